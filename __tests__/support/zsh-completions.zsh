# Prints what a real zsh offers for a line: `zsh -f zsh-completions.zsh SCRIPT OUT LINE`.
zmodload zsh/zpty || exit 1
script=$1 out=$2 line=$3
init=$out.init
cat > $init <<'INIT'
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
setopt extendedglob
said() { : > $out.done }
comppostfuncs=(said)
bindkey '^I' complete-word
INIT
: > $out
script=$script out=$out zpty z zsh -f -i
zpty -w z "script=${(q)script} out=${(q)out}; source ${(q)init}; : > ${(q)out}.ready"
for i in {1..200}; do [[ -e $out.ready ]] && break; sleep 0.02; done
zpty -w -n z "$line"$'\t'
for i in {1..200}; do [[ -e $out.done ]] && break; sleep 0.02; done
zpty -d z
cat $out
