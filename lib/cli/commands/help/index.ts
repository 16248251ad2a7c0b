// Knows `--help`: commands and options from the one table, those of one command where one is named.
import { msg, formatter, type Message } from "../../../model/message.ts";
import { columns, padded, wrapAt } from "../../../report/formats/text/paint.ts";
import { status, type Command } from "../../command.ts";
import { commandRows, optionRows, type CommandRow, type OptionRow } from "../../options.ts";
import { statuses } from "./statuses.ts";

type Tell = (text: Message) => string;

function row(left: string, right: string, indent: number, width: number): string {
  // On a narrow terminal a column beside the names would hold three words a line.
  if (width < indent + 30) return [left, ...wrapAt(right, width - 10).map((line) => " ".repeat(10) + line)].join("\n");
  const lines = wrapAt(right, width - indent);
  const head = columns(left) + 2 > indent ? `${left}\n${" ".repeat(indent)}` : padded(left, indent);
  return head + lines.join(`\n${" ".repeat(indent)}`);
}

const optionLabel = (option: OptionRow): string =>
  `  ${option.short ? `-${option.short}, ` : "    "}--${option.negated ? "no-" : ""}${option.name}${option.value ? ` ${option.value}` : ""}`;

/** What a command does; and whether it does so already. */
const doing = (row: CommandRow): Message => (row.later ? msg("{does} (not built yet)", { does: row.does }) : row.does);

const exits = Object.entries(statuses).map(([code, does]) => msg("{code} {does}", { code, does }));

const command: Command = async ({ parsed, view }) => {
  const { width } = view;
  const tell: Tell = formatter(view.words);
  const one = parsed.command === "check" ? undefined : commandRows.find((it) => it.name === parsed.command);
  const options = optionRows.filter(
    (option) => option.commands === "all" || !one || option.commands.includes(one.name),
  );
  const usage = one
    ? [`mimo-doctor ${one.name} ${one.words}`.trim(), "", ...wrapAt(tell(doing(one)), width)]
    : [
        tell(msg("mimo-doctor [command] [options]")),
        "",
        ...commandRows.map((it) => row(`  ${it.name} ${it.words}`, tell(doing(it)), 36, width)),
      ];
  const lines = [
    ...usage,
    "",
    tell(msg("Options")),
    ...options.map((option) => row(optionLabel(option), tell(option.does), 30, width)),
    "",
    ...wrapAt(tell(msg("Exit status: {exits}.", { exits })), width),
  ];
  return { out: `${lines.join("\n")}\n`, status: status.clean };
};

export default command;
