# Prints what a real zsh offers for lines: `zsh -f zsh-completions.zsh SCRIPT FOLDER LINE…`; `== ` before those of each line.
zmodload zsh/zpty || exit 1
script=$1 out=$2/out
shift 2
cat > $out.init <<'INIT'
PROMPT= RPROMPT=
autoload -Uz compinit && compinit -D -u
source $script
# Every match passes through here.
compadd() {
  if [[ ${@[1,(i)(-|--)]} == *-[a-zA-Z]#(O|A|D)(\ *|) ]]; then builtin compadd "$@"; return; fi
  local -a hits
  builtin compadd -A hits "$@"
  (( $#hits )) && print -rl -- $IPREFIX${^hits} >> $out
  builtin compadd "$@"
}
setopt extendedglob no_auto_list
# Called once and then forgotten, unless it says so again.
said() { : > $out.done; comppostfuncs=(said) }
comppostfuncs=(said)
bindkey '^I' complete-word '^U' kill-whole-line
INIT
: > $out
zpty z zsh -f -i
zpty -w z "script=${(q)script} out=${(q)out}; source ${(q)out}.init; : > ${(q)out}.ready"
for i in {1..500}; do [[ -e $out.ready ]] && break; sleep 0.02; done
for line; do
  rm -f $out.done
  : > $out
  zpty -w -n z $'\025'"$line"$'\t'
  for i in {1..250}; do [[ -e $out.done ]] && break; sleep 0.02; done
  # What it shows must be read, or it waits for us.
  while zpty -r -t z shown; do :; done
  print -r -- '== '
  cat $out
done
zpty -d z
