// How the table of all clients is set: as many columns as the terminal has room for, the most telling ones first.
import type { View } from "../../../model/format.ts";
import type { Report } from "../../../model/report.ts";
import { msg, formatter, type Message } from "../../../model/message.ts";
import { fleetOf, usual, type Column } from "../../comparison.ts";
import { columns, padded, type Paint } from "./paint.ts";

const gap = 2;
/** Nobody compares what is longer. */
const MAX_LENGTH = 34;

const end = (view: View): string => (view.unicode ? "…" : "...");

/** At most as wide as that, by what a terminal shows. */
function clipped(text: string, room: number, view: View): string {
  if (columns(text) <= room) return text;
  const mark = end(view);
  let out = "";
  for (const character of text) {
    if (columns(out + character) > room - mark.length) break;
    out += character;
  }
  return out + mark;
}

interface Set {
  readonly column: Column;
  readonly head: string;
  readonly cells: readonly string[];
  readonly width: number;
}

function set(column: Column, room: number, view: View): Set {
  const name = formatter(view.words)(column.name);
  const head = column.drifts ? `${name}*` : name;
  const cells = column.cells.map((cell) => clipped(cell, room, view));
  return { column, head, cells, width: Math.max(...[head, ...cells].map(columns)) };
}

/** The columns that fit beside the first one, and those that do not. */
function shared(all: readonly Set[], first: Set, view: View): readonly [Set[], Set[]] {
  const [fits, rest]: [Set[], Set[]] = [[], []];
  let room = view.width - first.width;
  for (const it of all) {
    if (it.width + gap > room) rest.push(it);
    else {
      fits.push(it);
      room -= it.width + gap;
    }
  }
  return [fits, rest];
}

function table(parts: readonly Set[], paint: Paint): string {
  const last = parts.length - 1;
  const line = (cell: (it: Set, text: (plain: string) => string) => string): string =>
    parts.map((it, n) => cell(it, (plain) => (n === last ? plain : padded(plain, it.width)))).join(" ".repeat(gap));
  const head = line((it, text) => paint.bold(text(it.head)));
  const rows = parts[0]?.cells.map((_, n) =>
    line(({ column, cells }, text) => {
      const own = text(cells[n] ?? "");
      return column.drifts && column.cells[n] !== usual(column) ? paint.warning(own) : own;
    }),
  );
  return [head, ...(rows ?? [])].join("\n");
}

/** One table; with `-v` a second one for what had no room. None where there are not several clients. */
export function fleet(report: Report, view: View, paint: Paint): readonly string[] {
  const all = fleetOf(report);
  const [who, ...others] = all ?? [];
  if (!who) return [];
  const first = set(who, Math.floor(view.width / 3), view);
  const widest = Math.min(MAX_LENGTH, view.width - first.width - gap);
  const [fits, rest] = shared(
    others.map((column) => set(column, widest, view)),
    first,
    view,
  );
  const legend = legendOf(
    fits.some(({ column }) => column.drifts),
    view.verbosity === "verbose" ? [] : rest.map(({ column }) => column.name),
  );
  const parts = [
    table([first, ...fits], paint),
    ...(legend ? [paint.dim(paint.wrap(formatter(view.words)(legend), ""))] : []),
  ];
  const more = view.verbosity === "verbose" ? inTables(rest, first, view, paint) : [];
  return [parts.join("\n"), ...more];
}

function legendOf(drifts: boolean, names: readonly Message[]): Message | undefined {
  if (!drifts) return names.length > 0 ? msg("with -v: {names}", { names }) : undefined;
  return names.length > 0
    ? msg("* differs between your clients; with -v: {names}", { names })
    : msg("* differs between your clients");
}

function inTables(rest: readonly Set[], first: Set, view: View, paint: Paint): readonly string[] {
  const [fits, more] = shared(rest, first, view);
  // A column that is too wide for any table is clipped to what there is, so each round takes at least one.
  if (fits.length === 0) return [];
  return [table([first, ...fits], paint), ...inTables(more, first, view, paint)];
}
