// How the steps of a decision are told: what lost, what was not set, and in which versions.
import type { ShownPlace, ShownResolution, ShownStep } from "../../../model/report.ts";
import { grouped } from "../../../model/group.ts";
import { msg, type Message } from "../../../model/message.ts";
import { clip } from "../../show.ts";

export function place(it: ShownPlace | null): string | Message {
  if (!it) return "";
  if (it.kind === "builtin") return msg("built-in default");
  if (it.kind !== "file") return it.kind === "store" ? msg("store {name}", { name: it.name }) : it.name;
  return it.line === null ? it.path : `${it.path}:${it.line}:${it.column}`;
}

export const verdictWords = {
  won: msg("won"),
  shadowed: msg("lost"),
  blank: msg("blank"),
  unset: msg("not set"),
  ignored: msg("ignored"),
  derived: msg("derived"),
  refused: msg("not used"),
} as const satisfies Readonly<Record<ShownStep["verdict"], Message>>;

/** A setting that was looked at: its name, the letter of its key, and its place in a file. */
export function stepText(step: ShownStep): Message {
  const own = clip(step.name);
  const name = step.same ? msg("{value} ({letter})", { value: own, letter: step.same }) : own;
  return step.place?.kind === "file"
    ? msg("{name} at {place}", { name, place: place(step.place) })
    : msg("{name}", { name });
}

/** Steps one by one, in the order of the search, but those that are not set and follow each other together. */
export function runs(steps: readonly ShownStep[]): readonly (readonly [ShownStep, ...ShownStep[]])[] {
  const out: [ShownStep, ...ShownStep[]][] = [];
  for (const step of steps) {
    const last = out.at(-1);
    if (last && step.verdict === "unset" && last[0].verdict === "unset") last.push(step);
    else out.push([step]);
  }
  return out;
}

/** `pr2627, 0.9/wire`: the versions of a group; with the half where not every half of `all` is in it. */
export const versions = (group: readonly ShownResolution[], all: readonly ShownResolution[]): readonly string[] =>
  grouped(group, (r) => r.version).flatMap((same) => {
    const { version, title } = same[0];
    const halves = all.filter((r) => r.version === version && r.title === title).length;
    return same.length === halves ? [version] : same.map((r) => `${version}/${r.view}`);
  });

/** Lines about each of a group: once where all say the same, else behind the versions that say it. */
export function perVersion(
  group: readonly [ShownResolution, ...ShownResolution[]],
  all: readonly ShownResolution[],
  lines: (r: ShownResolution) => readonly string[],
  tell: (text: Message) => string,
): readonly string[] {
  const told = group.map((r) => ({ r, own: lines(r) }));
  const different = grouped(told, ({ own }) => own.join("\n"));
  if (different.length === 1) return told[0]?.own ?? [];
  return different.flatMap((same) => {
    const who = versions(
      same.map(({ r }) => r),
      all,
    );
    return same[0].own.map((line) => tell(msg("{who}: {line}", { who, line })));
  });
}
