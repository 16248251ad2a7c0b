// Bash's completion: one function that depends on nothing else, for bash 3.2 and later.
import { built, ownFormats, switches, wordsOf, type Values } from "./words.ts";

const list = (words: readonly string[]): string => words.join(" ");
const patterns = (words: readonly string[]): string => words.join(" | ");

/** Shell variables that say what may stand here. */
const assigned = ({ words, files, tail, list: many }: Values): string =>
  [
    `values='${list(words)}'`,
    ...(files ? ["files=1"] : []),
    ...(tail === undefined ? [] : [`tail='${tail === "file" ? "file" : `=${list(tail)}`}'`]),
    ...(many ? ["many=1"] : []),
  ].join(" ");

/** Branches of a `case`, those that do the same in one. */
function branches(rows: readonly (readonly [pattern: string, does: string])[], indent: string): string {
  const alike = new Map<string, string[]>();
  for (const [pattern, does] of rows) alike.set(does, [...(alike.get(does) ?? []), pattern]);
  return [...alike].map(([does, all]) => `${indent}${patterns(all)}) ${does} ;;`).join("\n");
}

const valued = switches.filter((it) => it.values && !it.bare);
const flagsOf = (command: string): string =>
  list(
    switches
      .filter((it) => it.commands.some((name) => name === command))
      .flatMap((it) => [...(it.short ? [`-${it.short}`] : []), `--${it.name}`]),
  );

const optionBranches = branches(
  switches.flatMap((it) => (it.values ? [[`--${it.name}`, assigned(it.values)] as const] : [])),
  "    ",
);
const formatBranches = branches(
  Object.entries(ownFormats).map(([command, values]) => [`--format:${command}`, assigned(values)]),
  "    ",
);

export const bash =
  (): string => `# bash completion of mimo-doctor: source this file, or \`source <(mimo-doctor completion bash)\`.
_mimo_doctor() {
  COMPREPLY=()
  local IFS=$' \\t\\n'
  # Bash has split words at = and others: what no blank separates is put together again.
  local rest=\${COMP_LINE:0:COMP_POINT} word joined i n=-1
  local -a line=()
  for ((i = 0; i <= COMP_CWORD; i++)); do
    joined=$((i > 0))
    [[ $rest == [[:blank:]]* ]] && joined=0
    rest=\${rest#"\${rest%%[![:blank:]]*}"}
    word=\${COMP_WORDS[i]}
    ((i == COMP_CWORD)) && word=$rest
    rest=\${rest#"$word"}
    if ((joined)); then line[n]+=$word; else line[++n]=$word; fi
  done

  local command=check named='' option=''
  for ((i = 1; i < n; i++)); do
    word=\${line[i]}
    if [[ $option ]]; then
      option=''
      continue
    fi
    case $word in
    --) return ;;
    ${patterns(valued.map((it) => `--${it.name}`))}) option=$word ;;
    -*) ;;
    ${patterns(built.map((row) => row.name))})
      [[ $named ]] || command=$word
      named=1
      ;;
    *) named=1 ;;
    esac
  done

  local whole=\${line[n]} current=\${line[n]} values='' files='' tail='' many='' part
  if [[ ! $option && $current == --*=* ]]; then
    option=\${current%%=*}
    current=\${current#*=}
  fi
  case $option in
  '')
    case $current in
    -*)
      case $command in
${branches(
  built.map((row) => [row.name, `values='${flagsOf(row.name)}'`]),
  "      ",
)}
      esac
      ;;
    *)
      case $command in
${branches(
  built.map((row) => [row.name, assigned(wordsOf(row))]),
  "      ",
)}
      esac
      [[ $named ]] || values='${list(built.map((row) => row.name))}'
      ;;
    esac
    ;;
  *)
    case $option in
${optionBranches}
    esac
    case $option:$command in
${formatBranches}
    esac
    ;;
  esac

  local head=\${whole%"$current"}
  if [[ $many ]]; then
    part=\${current%"\${current##*,}"}
    head+=$part
    current=\${current#"$part"}
  fi
  if [[ $tail && $current == *=* ]]; then
    # Nothing is answered: bash then completes files by itself.
    [[ $tail == file ]] && return
    part=\${current%%=*}=
    head+=$part
    current=\${current#"$part"}
    values=\${tail#=}
  elif [[ $tail == =* ]]; then
    values=$(printf '%s= ' $values)
    compopt -o nospace 2>/dev/null
  fi
  [[ $files ]] || compopt +o default 2>/dev/null

  COMPREPLY=($(compgen -W "$values" -- "$current"))
  # Only what follows the last character at which bash splits is replaced.
  local breaks='' kept=''
  for part in = : @; do
    [[ $COMP_WORDBREAKS == *"$part"* ]] && breaks+=$part
  done
  [[ $breaks && $whole == *[$breaks]* ]] && kept=\${whole%"\${whole##*[$breaks]}"}
  # @ is replaced too: bash sees the name of a host in it.
  kept=\${kept%@}
  for i in "\${!COMPREPLY[@]}"; do
    part=$head\${COMPREPLY[i]}
    COMPREPLY[i]=\${part#"$kept"}
  done
}
complete -o default -F _mimo_doctor mimo-doctor
`;
