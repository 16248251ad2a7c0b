# An interactive bash that writes the words of `mimo-doctor` to $OUT, `== ` before those of each call; ^T inserts every completion.
source "$SCRIPT"
PS1='' PS2=''
bind '"\C-t": insert-completions'
bind 'set completion-query-items 0'
mimo-doctor() {
  printf '== \n' >>"$OUT"
  [[ $# -eq 0 ]] || printf '%s\n' "$@" >>"$OUT"
}
