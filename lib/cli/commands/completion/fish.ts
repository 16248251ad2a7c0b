// Fish's completion: one `complete` a row of the tables.
import { built, ownFormats, switches, wordsOf, type Switch, type Values } from "./words.ts";

const quoted = (text: string): string => `'${text.replace(/[\\']/g, "\\$&")}'`;

const names = built.map((row) => row.name);

/** The condition under which a row counts: one of these commands, or `check`, which need not be said. */
function when(commands: readonly string[]): string {
  if (names.every((name) => commands.includes(name))) return "";
  const condition = commands.includes("check")
    ? `not __fish_seen_subcommand_from ${names.filter((name) => !commands.includes(name)).join(" ")}`
    : `__fish_seen_subcommand_from ${commands.join(" ")}`;
  return ` -n ${quoted(condition)}`;
}

/** What follows, and whether files do. */
function values({ words, files, tail, list }: Values): string {
  const all = words.join(" ");
  if (files) return "-r -F";
  if (tail === "file") return `-x -a ${quoted(`(__mimo_doctor_or_file ${all})`)}`;
  if (tail) return `-x -a ${quoted(`(__mimo_doctor_pairs "${tail.join(" ")}" ${all})`)}`;
  if (list) return `-x -a ${quoted(`(__mimo_doctor_list ${all})`)}`;
  return all === "" ? "-x" : `-x -a ${quoted(all)}`;
}

function row(it: Switch, commands: readonly string[], own: Values | undefined): string {
  const value = own && (it.bare ? ` -f -a ${quoted(own.words.join(" "))}` : ` ${values(own)}`);
  return `complete -c mimo-doctor${when(commands)}${it.short ? ` -s ${it.short}` : ""} -l ${it.name}${value ?? ""} -d ${quoted(it.does)}`;
}

function rows(it: Switch): readonly string[] {
  if (it.name !== "format") return [row(it, it.commands, it.values)];
  const own = it.commands.filter((name) => ownFormats[name]);
  return [
    row(
      it,
      it.commands.filter((name) => !own.includes(name)),
      it.values,
    ),
    ...own.map((name) => row(it, [name], ownFormats[name])),
  ];
}

const commandLines = (): readonly string[] =>
  built.flatMap((one) => {
    const { words, files } = wordsOf(one);
    const own = `complete -c mimo-doctor -n ${quoted(`__fish_seen_subcommand_from ${one.name}`)} -f`;
    return [
      `complete -c mimo-doctor -n ${quoted(`not __fish_seen_subcommand_from ${names.join(" ")}`)} -a ${one.name} -d ${quoted(one.does.template)}`,
      ...(files ? [] : [words.length > 0 ? `${own} -a ${quoted(words.join(" "))}` : own]),
    ];
  });

export const fish =
  (): string => `# fish completion of mimo-doctor: \`mimo-doctor completion fish > ~/.config/fish/completions/mimo-doctor.fish\`.

# The value that is being typed, without its option.
function __mimo_doctor_value
    commandline -ct | string replace -r -- '^--[a-z-]+=' ''
end

# Words, and files behind an equals sign.
function __mimo_doctor_or_file
    set -l parts (string split -m 1 = -- (__mimo_doctor_value))
    if set -q parts[2]
        string join \\n -- "$parts[1]="(__fish_complete_path $parts[2])
    else
        string join \\n -- $argv
    end
end

# Words with commas between them.
function __mimo_doctor_list
    set -l head (__mimo_doctor_value | string replace -r -- '[^,]*$' '')
    string join \\n -- "$head"$argv
end

# Pairs with commas between them; first what may follow the equals sign.
function __mimo_doctor_pairs
    set -l value (__mimo_doctor_value)
    set -l head (string replace -r -- '[^,]*$' '' "$value")
    set -l name (string match -r -- '[^,=]*=' (string replace -r -- '^.*,' '' "$value"))
    if set -q name[1]
        string join \\n -- "$head$name[1]"(string split ' ' -- $argv[1])
    else
        string join \\n -- "$head"$argv[2..]=
    end
end

${commandLines().join("\n")}
${switches.flatMap(rows).join("\n")}
`;
