// How changes become splices of one file's text: nothing outside the spans is touched.
import type { Dialect, Document } from "../model/document.ts";
import type { FilePlace, Span } from "../model/place.ts";
import type { Change } from "../model/repair.ts";
import { Secret } from "../model/secret.ts";
import { msg, type Message } from "../model/message.ts";
import { coreOf } from "../read/secret-info.ts";
import { encoded, encodedName } from "./encode.ts";

export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export type Spliced = { readonly splice: Splice } | { readonly refused: Message };

export type SettingChange = Exclude<Change, { readonly kind: "mode" }>;

const refused = (because: Message): Spliced => ({ refused: because });
const unclear = refused(msg("where it stands in the file is not certain enough to change it"));

const exported = refused(msg("it is an export of the registry: `setx` changes the variable itself"));

/** @param doc The file as it was read; its spans are offsets into `text`. */
export function spliceOf(doc: Document, text: string, change: SettingChange, place: FilePlace): Spliced {
  const span = place.span?.();
  if (!span) return unclear;
  if (doc.dialect === "registry") return exported;
  const raw = text.slice(span.start, span.end);
  switch (change.kind) {
    case "value":
      return put(span, replaced(doc.dialect, raw, change));
    case "clean":
      return put(span, encoded(doc.dialect, raw, coreOf(Secret.reveal(change.key))));
    case "name":
      return put(span, renamed(doc.dialect, raw, change.to));
    case "remove":
      return lineOf(doc.dialect, text, span);
  }
}

const put = ({ start, end }: Span, text: string | undefined): Spliced =>
  text === undefined ? unclear : { splice: { start, end, text } };

/** The place of a TOML table is its whole header, of which only the last name changes. */
function renamed(dialect: Dialect, raw: string, to: string): string | undefined {
  const [, front, name, end] = /^(\[.*?)("[^"]*"|'[^']*'|[\w-]+)(\s*\]+)$/.exec(raw) ?? [];
  if (dialect !== "toml" || front === undefined || name === undefined) return encodedName(dialect, raw, to);
  const put = encodedName(dialect, name, to);
  return put && front + put + end;
}

function replaced(dialect: Dialect, raw: string, { to, from }: Extract<Change, { kind: "value" }>): string | undefined {
  const at = from ? raw.indexOf(from) : -1;
  if (from && at >= 0 && raw.indexOf(from, at + 1) < 0 && /^[\w./:-]+$/.test(to))
    return raw.slice(0, at) + to + raw.slice(at + from.length);
  return encoded(dialect, raw, to);
}

const lines: readonly Dialect[] = ["toml", "dotenv", "shell", "batch", "powershell", "systemd", "yaml"];

/** The line of a setting that stands alone on it. */
function lineOf(dialect: Dialect, text: string, span: Span): Spliced {
  const start = text.lastIndexOf("\n", span.start - 1) + 1;
  const newline = text.indexOf("\n", span.end);
  const end = newline < 0 ? text.length : newline + 1;
  const before = text.slice(start, span.start);
  const after = text.slice(span.end, newline < 0 ? text.length : newline);
  const alone =
    /^\s*(?:export\s+|set\s+"?|\$env:)?["']?[\w.-]*["']?\s*[:=]?\s*["']?$/i.test(before) &&
    /^["']?\s*(?:#.*)?$/.test(after);
  if (!lines.includes(dialect) || !alone || span.line !== span.endLine)
    return refused(msg("it shares its line with something else, so take it away by hand"));
  return { splice: { start, end, text: "" } };
}

/** All splices in one text. Equal ones count once; of two that overlap the first given one is made. */
export function splice(text: string, splices: readonly Splice[]): string {
  const kept: Splice[] = [];
  for (const one of splices) if (!kept.some((it) => it.start < one.end && one.start < it.end)) kept.push(one);
  let out = text;
  for (const { start, end, text: put } of kept.sort((a, b) => b.start - a.start))
    out = out.slice(0, start) + put + out.slice(end);
  return out;
}
