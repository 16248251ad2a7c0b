// Knows `--help`: commands and options from the one table, those of one command where one is named.
import { tell, type Text } from "../../model/text.ts";
import { status, type Command } from "../command.ts";
import { commandRows, optionRows, type OptionRow } from "../options.ts";

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
  const lines = fold(right, Math.max(24, width - indent));
  const head = left.length + 2 > indent ? `${left}\n${" ".repeat(indent)}` : left.padEnd(indent);
  return head + lines.join(`\n${" ".repeat(indent)}`);
}

const optionLabel = (option: OptionRow): string =>
  `  ${option.short ? `-${option.short}, ` : "    "}--${option.name}${option.value ? ` ${option.value}` : ""}`;

const command: Command = async ({ parsed, view }) => {
  const { width } = view;
  const one = parsed.command === "check" ? undefined : commandRows.find((it) => it.name === parsed.command);
  const options = optionRows.filter(
    (option) => option.commands === "all" || !one || option.commands.includes(one.name),
  );
  const usage = one
    ? [`mimo-doctor ${one.name} ${one.words}`.trim(), "", row("", text(one.does), 0, width)]
    : [
        "mimo-doctor [command] [options]",
        "",
        ...commandRows.map((it) => row(`  ${it.name} ${it.words}`, text(it.does), 36, width)),
      ];
  const lines = [
    ...usage,
    "",
    "Options",
    ...options.map((option) => row(optionLabel(option), text(option.does), 30, width)),
    "",
    row(
      "",
      "Exit status: 0 nothing found, 1 findings, 2 wrong usage, 3 could not finish, 4 no verdict from the live probe.",
      0,
      width,
    ),
  ];
  return { out: `${lines.join("\n")}\n`, status: status.clean };
};

export default command;
