// Zsh's completion: a function for its `_arguments`, to be sourced or put on `$fpath` as `_mimo-doctor`.
import { built, ownFormats, switches, wordsOf, type Switch, type Values } from "./words.ts";

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
const escaped = (text: string): string => text.replace(/[[\]:\\]/g, "\\$&");

/** An action of `_arguments`. */
function action({ words, files, tail, list }: Values): string {
  const all = words.join(" ");
  if (files) return "_files";
  if (tail === "file") return `{_mimo-doctor_or_file ${all}}`;
  if (tail) return `{_mimo-doctor_pairs ${quoted(tail.join(" "))} ${all}}`;
  if (list) return `{_mimo-doctor_list ${all}}`;
  return all === "" ? " " : `(${all})`;
}

function spec(it: Switch, values = it.values): string {
  const does = `[${escaped(it.does)}]`;
  const value = values ? `:${it.name}:${action(values)}` : "";
  // Help and version leave no room for anything else.
  const others = it.name === "help" || it.name === "version" ? "(- *)" : `(-${it.short} --${it.name})`;
  if (it.short) return `'${others}'{-${it.short},--${it.name}}${quoted(does + value)}`;
  const own = it.repeated ? "*" : "";
  // `=-`: only behind an equals sign; a second colon: may be left out.
  return quoted(
    it.bare ? `${own}--${it.name}=-${does}:${value}` : `${own}--${it.name}${values ? "=" : ""}${does}${value}`,
  );
}

/** Options by the commands that take them. */
function optionBranches(): string {
  const alike = new Map<string, string[]>();
  const add = (commands: readonly string[], text: string): void => {
    if (commands.length > 0) alike.set(commands.join("|"), [...(alike.get(commands.join("|")) ?? []), text]);
  };
  for (const it of switches) {
    const own = it.commands.filter((name) => it.name === "format" && ownFormats[name]);
    for (const name of own) add([name], spec(it, ownFormats[name]));
    add(
      it.commands.filter((name) => !own.includes(name)),
      spec(it),
    );
  }
  return [...alike]
    .map(
      ([commands, all]) =>
        `  case $command in (${commands})\n    specs+=(\n${all.map((it) => `      ${it}`).join("\n")}\n    ) ;;\n  esac`,
    )
    .join("\n");
}

/** Words behind each command; the command itself is the first. */
const wordBranches = (): string =>
  built
    .map((row) => {
      const values = wordsOf(row);
      const place = values.files ? "*" : "2";
      const more =
        values.files || values.words.length > 0 ? ` ${quoted(`${place}:${row.name}:${action(values)}`)}` : "";
      return `    (${row.name}) specs+=('1:command:(${row.name})'${more}) ;;`;
    })
    .join("\n");

export const zsh = (): string => `#compdef mimo-doctor
# zsh completion of mimo-doctor: put this file on $fpath as \`_mimo-doctor\`, or \`source <(mimo-doctor completion zsh)\` after compinit.

# Words, and files behind an equals sign.
_mimo-doctor_or_file() {
  if compset -P '*='; then _files; else compadd -- "$@"; fi
}

# Words with commas between them.
_mimo-doctor_list() {
  compset -P '*,'
  compadd -qS , -- "$@"
}

# Pairs with commas between them; first what may follow the equals sign.
_mimo-doctor_pairs() {
  local -a levels
  levels=(\${=1})
  shift
  (( $#levels )) && compset -P '*,'
  if compset -P '*='; then compadd -- $levels; else compadd -S = -- "$@"; fi
}

_mimo-doctor_first() {
  local -a commands
  commands=(
${built.map((row) => `    ${quoted(`${row.name}:${escaped(row.does.template)}`)}`).join("\n")}
  )
  _describe -t commands command commands
  _files
}

_mimo-doctor() {
  local context state state_descr line command=check named word
  local -A opt_args
  local -a specs valued
  local -i i
  valued=(${switches
    .filter((it) => it.values && !it.bare)
    .map((it) => `--${it.name}`)
    .join(" ")})
  for ((i = 2; i < CURRENT; i++)); do
    word=$words[i]
    if (( \${valued[(Ie)$word]} )); then ((i++)); continue; fi
    case $word in
      (--) break ;;
      (-*) ;;
      (${built.map((row) => row.name).join("|")}) command=$word named=1; break ;;
      (*) break ;;
    esac
  done
${optionBranches()}
  if [[ -z $named ]]; then
    specs+=('1:command:_mimo-doctor_first' '*:check:_files')
  else
    case $command in
${wordBranches()}
    esac
  fi
  _arguments -s -S $specs
}

if [[ $funcstack[1] == _mimo-doctor ]]; then
  _mimo-doctor "$@"
else
  compdef _mimo-doctor mimo-doctor
fi
`;
