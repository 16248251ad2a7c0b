// The list of facts about MiMo: each with what it says, how old it is, how well it is known, and where that was learnt.
import { ageLimit, ageOf } from "../../../facts/ages.ts";
import { msg, formatter, type Message } from "../../../model/message.ts";
import type { Facts, ModelRow } from "../../../model/facts.ts";
import { columns, paintFor } from "../../../report/formats/text/paint.ts";
import { instant } from "../../../request.ts";
import { confidenceWords } from "../../confidences.ts";
import { status, type Input, type Output } from "../../command.ts";
import { answered } from "../../outputs.ts";

interface Row {
  readonly fact: string;
  readonly says: string;
  readonly seen: string;
  readonly days: number;
  readonly confidence: keyof typeof confidenceWords;
  /** Its name in the file, and what it is. */
  readonly source: string;
  readonly from: string;
}

type Tell = (it: Message) => string;

const standing = ({ ends }: ModelRow, at: number): Message =>
  ends === null
    ? msg("current")
    : Date.parse(ends) > at
      ? msg("ends {day}", { day: ends.slice(0, 10) })
      : msg("ended {day}", { day: ends.slice(0, 10) });

function rowsAt({ endpoints, models, keys, hosts, sources }: Facts, at: number, tell: Tell): readonly Row[] {
  const row = (fact: string, says: string, source: string): Row[] => {
    const found = sources[source];
    if (!found) return [];
    const { from, seen, confidence } = found;
    return [{ fact, says, seen, days: ageOf(seen, at), confidence, source, from }];
  };
  return [
    ...endpoints.flatMap((it) => row(it.host, it.region === null ? it.plan : `plan ${it.region}`, it.source)),
    ...models.flatMap((it) => row(it.id, tell(standing(it, at)), it.source)),
    ...row("keys.length", String(keys.length.usual), keys.length.source),
    ...row("keys.letters", Object.keys(keys.letters.regions).join(" "), keys.letters.source),
    ...row(
      "hosts",
      String(hosts.vendors.length + hosts.consoles.length + hosts.dead.length + hosts.lookalikes.length),
      hosts.source,
    ),
  ];
}

/** Ages stand to the right, everything else to the left. */
function table(rows: readonly Row[], tell: Tell): string {
  const cells = rows.map(
    (it) =>
      [
        it.fact,
        it.says,
        tell(msg("{days} d", { days: it.days })),
        tell(confidenceWords[it.confidence]),
        it.source,
      ] as const,
  );
  const widths = [0, 1, 2, 3].map((n) => Math.max(...cells.map((row) => columns(row[n] as string))));
  return cells
    .map((row) =>
      row
        .map((cell, n) => {
          const room = " ".repeat(Math.max(0, (widths[n] ?? 0) - columns(cell)));
          return n === 2 ? room + cell : n === 4 ? cell : cell + room;
        })
        .join("  "),
    )
    .join("\n");
}

function text(rows: readonly Row[], input: Input, tell: Tell): string {
  const { wrap } = paintFor(input.view);
  const sources = new Map(rows.map((it) => [it.source, it.from]));
  const width = Math.max(...[...sources.keys()].map(columns));
  const old = rows.filter(({ days }) => days > ageLimit).length;
  const note = msg(
    "{old} of {all} are more than {limit} days old: update mimo-doctor, or give newer ones with `--facts`.",
    {
      old,
      all: rows.length,
      limit: ageLimit,
    },
  );
  const parts = [
    table(rows, tell),
    [...sources].map(([name, from]) => wrap(from, name + " ".repeat(width - columns(name) + 2))).join("\n"),
    ...(old > 0 ? [wrap(tell(note), "")] : []),
  ];
  return `${parts.join("\n\n")}\n`;
}

/** @throws {UsageError} for a date that is none. */
export function listFacts(input: Input): Output {
  const at = instant(input.parsed.values["at"]?.[0], input.world);
  const tell = formatter(input.view.words);
  return {
    ...answered(input, {
      text: () => text(rowsAt(input.facts, at, tell), input, tell),
      json: (words) => rowsAt(input.facts, at, formatter(words)),
    }),
    status: status.clean,
  };
}
