# Prints what our function offers for a line: `bash --norc bash-completions.bash SCRIPT LINE`. Words are split as bash does it.
source "$1"
COMP_LINE=$2 COMP_POINT=${#2} COMP_WORDS=()
rest=$COMP_LINE
while [[ $rest ]]; do
  case $rest in
  [[:blank:]]*) rest=${rest#?} ;;
  [=:@]*) word=${rest%%[!=:@]*} COMP_WORDS+=("$word") rest=${rest#"$word"} ;;
  *) word=${rest%%[=:@[:blank:]]*} COMP_WORDS+=("$word") rest=${rest#"$word"} ;;
  esac
done
[[ $COMP_LINE == *[[:blank:]] ]] && COMP_WORDS+=('')
COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
_mimo_doctor
printf '%s\n' "${COMPREPLY[@]}"
