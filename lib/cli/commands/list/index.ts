// The lists: rules, clients, formats and facts, one a line, the name first.
import { UsageError } from "../../../model/errors.ts";
import { msg, formatter, type Message } from "../../../model/message.ts";
import clients from "../../../clients/index.ts";
import { formats } from "../../../report/formats/index.ts";
import { columns } from "../../../report/formats/text/paint.ts";
import { severityWords } from "../../../report/order.ts";
import { laterRules } from "../../../rules/ids.ts";
import { levels } from "../../../rules/severities.ts";
import { status, type Command } from "../../command.ts";
import { answered } from "../../outputs.ts";

type Rows = readonly (readonly string[])[];

type Tell = (text: Message) => string;

async function ruleRows(tell: Tell): Promise<Rows> {
  const { pages } = await import("../../../rules/pages.ts");
  const title = (id: string): string => (pages[id] ? tell(pages[id].title) : "");
  return [
    ...Object.entries(levels).map(([id, level]) => [id, tell(severityWords[level]), title(id)]),
    ...Object.entries(laterRules).map(([id, level]) => [id, level, tell(msg("(not built yet)"))]),
  ];
}

const lists: Readonly<Record<string, (tell: Tell) => Rows | Promise<Rows>>> = {
  rules: ruleRows,
  clients: (tell) =>
    clients.map((row) => [
      row.id,
      tell(msg("{title}", { title: row.title })),
      tell(msg("{names}", { names: row.versions })),
    ]),
  formats: () => Object.keys(formats).map((name) => [name]),
};

function table(rows: Rows): string {
  const widths: number[] = [];
  for (const row of rows) row.forEach((cell, n) => (widths[n] = Math.max(widths[n] ?? 0, columns(cell))));
  return rows
    .map((row) =>
      row
        .map((cell, n) => (n === row.length - 1 ? cell : cell + " ".repeat((widths[n] ?? 0) - columns(cell) + 2)))
        .join("")
        .trimEnd(),
    )
    .join("\n");
}

const command: Command = async (input) => {
  const { parsed } = input;
  const [what, ...more] = parsed.words;
  if (what === "facts" && more.length === 0) return (await import("./facts.ts")).listFacts(input);
  const list = what !== undefined && more.length === 0 && Object.hasOwn(lists, what) ? lists[what] : undefined;
  if (!list) throw new UsageError(msg("`list` wants one of: {all}", { all: [...Object.keys(lists), "facts"] }));
  const shown = await list(formatter(input.view.words));
  const plain = await list(formatter(undefined));
  return {
    ...answered(input, {
      text: () => `${table(shown)}\n`,
      // Names of severities and confidences are for machines here.
      json: (words) => (words ? shown : plain),
    }),
    status: status.clean,
  };
};

export default command;
