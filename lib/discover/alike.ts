// How what was found in one file is said of another that is like it: the same findings, at places of its own.
import type { Document } from "../model/document.ts";
import type { RawFinding } from "../model/finding.ts";
import type { FilePlace, Place } from "../model/place.ts";
import type { Arg, Message } from "../model/message.ts";
import type { RuleResult } from "../report/run-rules.ts";

/** Stands for the path of the file at hand. */
const here = "\u0000here";

type Move = (place: FilePlace) => FilePlace;

const movedPlace = (place: Place, move: Move): Place => (place.kind === "file" ? move(place) : place);

function movedText(text: Message, move: Move): Message {
  const { args: a } = text;
  if (!a) return text;
  let moved: Record<string, Arg> | undefined;
  for (const name of Object.keys(a)) {
    const arg = a[name] as Arg;
    if (typeof arg !== "object") continue;
    const other = movedArg(arg, move);
    if (other !== arg) (moved ??= { ...a })[name] = other;
  }
  return moved ? { template: text.template, args: moved } : text;
}

function movedArg(arg: Arg, move: Move): Arg {
  if (typeof arg !== "object") return arg;
  if (isList(arg)) return arg.map((it) => movedArg(it, move));
  return "kind" in arg ? movedPlace(arg, move) : movedText(arg, move);
}

const isList = (arg: Arg): arg is readonly Arg[] => Array.isArray(arg);

const texts = ["message", "was", "expected", "remedy"] as const;

function movedFound(found: RawFinding, move: Move): RawFinding {
  // A report has no repairs, and those who make them look at each file themselves.
  const { repair: _, ...rest } = found;
  const moved: { -readonly [K in keyof RawFinding]: RawFinding[K] } = rest;
  for (const name of texts) {
    const text = found[name];
    if (text) moved[name] = movedText(text, move);
  }
  if (found.place) moved.place = movedPlace(found.place, move);
  if (found.related)
    moved.related = found.related.map((it) => ({
      place: movedPlace(it.place, move),
      message: movedText(it.message, move),
    }));
  return moved;
}

const moved = (judgements: readonly RuleResult[], move: Move): readonly RuleResult[] =>
  judgements.map((it) => ({ ...it, found: movedFound(it.found, move) }));

/** Judgements without their file, so that neither its text nor its path is kept; undefined where a place could not be found again. */
export function detached(judgements: readonly RuleResult[], path: string): readonly RuleResult[] | undefined {
  let whole = true;
  const detach: Move = (place) => {
    if (place.path !== path || (place.span && !place.part)) whole = false;
    const { span: _, ...rest } = place;
    return { ...rest, path: here };
  };
  const all = moved(judgements, detach);
  // A name that was made part of a sentence could not be exchanged.
  const name = JSON.stringify(path.slice(path.lastIndexOf("/") + 1)).slice(1, -1);
  return whole && !JSON.stringify(all).includes(name) ? all : undefined;
}

/** The judgements for another file. */
export function attached(judgements: readonly RuleResult[], doc: Document): readonly RuleResult[] {
  const attach: Move = (place) => {
    if (place.path !== here) return place;
    const { keys, part } = place;
    const found = { ...place, path: doc.path };
    if (part === "fault") return { ...found, span: () => doc.problems[0]?.span };
    return keys && part ? { ...found, span: () => doc.locate(keys, part) } : found;
  };
  return moved(judgements, attach);
}
