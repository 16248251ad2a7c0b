// Knows the lists: rules, clients, formats and facts, one a line, the name first.
import { UsageError } from "../../model/errors.ts";
import { say, tell, type Text } from "../../model/text.ts";
import clients from "../../clients/index.ts";
import { formats } from "../../report/formats/index.ts";
import { columns } from "../../report/formats/text/paint.ts";
import { laterRules } from "../../rules/ids.ts";
import { levels } from "../../rules/levels.ts";
import { status, type Command } from "../command.ts";
import { answered } from "../outputs.ts";

type Rows = readonly (readonly string[])[];

const text = (it: Text): string => tell(it, { place: () => "" });

async function ruleRows(): Promise<Rows> {
  const { pages } = await import("../../rules/pages.ts");
  const title = (id: string): string => (pages[id] ? text(pages[id].title) : "");
  return [
    ...Object.entries(levels).map(([id, level]) => [id, level, title(id)]),
    ...Object.entries(laterRules).map(([id, level]) => [id, level, "(not built yet)"]),
  ];
}

const lists: Readonly<Record<string, () => Rows | Promise<Rows>>> = {
  rules: ruleRows,
  clients: () => clients.map((row) => [row.id, row.title, row.versions.join(", ")]),
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
  if (what === "facts" && more.length === 0) return (await import("../list-facts.ts")).listFacts(input);
  const rows =
    what !== undefined && more.length === 0 && Object.hasOwn(lists, what) ? await lists[what]?.() : undefined;
  if (!rows)
    throw new UsageError(say("`list` wants one of: {all}", { all: [...Object.keys(lists), "facts"].join(", ") }));
  return { ...answered(input, { text: () => `${table(rows)}\n`, json: () => rows }), status: status.clean };
};

export default command;
