// Knows `--help`: commands and options from the one table, those of one command where one is named.
import { tell, type Text } from "../../model/text.ts";
import { status, type Command } from "../command.ts";
import { commandRows, optionRows, type CommandRow, type OptionRow } from "../options.ts";
import { statuses } from "../statuses.ts";

const text = (it: Text): string => tell(it, { place: () => "" });

function fold(line: string, width: number): string[] {
  const lines: string[] = [];
  let rest = line;
  while (rest.length > width) {
    const cut = rest.lastIndexOf(" ", width);
    if (cut <= 0) break;
    lines.push(rest.slice(0, cut));
    rest = rest.slice(cut + 1);
  }
  return [...lines, rest];
}

function row(left: string, right: string, indent: number, width: number): string {
  // On a narrow terminal a column beside the names would hold three words a line.
  if (width < indent + 30) return [left, ...fold(right, width - 10).map((line) => " ".repeat(10) + line)].join("\n");
  const lines = fold(right, width - indent);
  const head = left.length + 2 > indent ? `${left}\n${" ".repeat(indent)}` : left.padEnd(indent);
  return head + lines.join(`\n${" ".repeat(indent)}`);
}

const optionLabel = (option: OptionRow): string =>
  `  ${option.short ? `-${option.short}, ` : "    "}--${option.negated ? "no-" : ""}${option.name}${option.value ? ` ${option.value}` : ""}`;

/** What a command does; and whether it does so already. */
const doing = (row: CommandRow): string => text(row.does) + (row.later ? " (not built yet)" : "");

const exits = Object.entries(statuses)
  .map(([code, it]) => `${code} ${text(it)}`)
  .join(", ");

const command: Command = async ({ parsed, view }) => {
  const { width } = view;
  const one = parsed.command === "check" ? undefined : commandRows.find((it) => it.name === parsed.command);
  const options = optionRows.filter(
    (option) => option.commands === "all" || !one || option.commands.includes(one.name),
  );
  const usage = one
    ? [`mimo-doctor ${one.name} ${one.words}`.trim(), "", ...fold(doing(one), width)]
    : [
        "mimo-doctor [command] [options]",
        "",
        ...commandRows.map((it) => row(`  ${it.name} ${it.words}`, doing(it), 36, width)),
      ];
  const lines = [
    ...usage,
    "",
    "Options",
    ...options.map((option) => row(optionLabel(option), text(option.does), 30, width)),
    "",
    ...fold(`Exit status: ${exits}.`, width),
  ];
  return { out: `${lines.join("\n")}\n`, status: status.clean };
};

export default command;
