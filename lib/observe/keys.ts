// Keys of full shape in a text, and which of them no leaf of the document holds.
import type { Document } from "../model/document.ts";
import type { Observation } from "../model/observation.ts";
import { Secret } from "../model/secret.ts";
import type { Knowledge } from "./knowledge.ts";

export interface RawKey {
  readonly secret: Secret;
  readonly start: number;
  readonly end: number;
}

const shape = /(?<![A-Za-z0-9])(?:tp|sk)-[A-Za-z0-9]{20,120}(?![A-Za-z0-9])/g;
/** More keys than anybody has; one who has moved so many knows where the others are. */
const most = 500;

/** Keys that name themselves by their shape, in the order of the text. */
export function keysIn(text: string, k: Knowledge): readonly RawKey[] {
  if (!text.includes("tp-") && !text.includes("sk-")) return [];
  const found: RawKey[] = [];
  for (const match of text.matchAll(shape)) {
    if (!/\d/.test(match[0])) continue;
    const secret = k.seal(match[0]);
    if (!secret.real || secret.info.short) continue;
    found.push({ secret, start: match.index, end: match.index + match[0].length });
    if (found.length >= most) break;
  }
  return found;
}

/** Those that stand in no leaf: counted first, as finding a leaf takes as long as its file is long. */
export function uncovered(
  raw: readonly RawKey[],
  leaves: readonly Observation[],
  doc: Document,
  text: string,
): readonly RawKey[] {
  if (raw.length === 0) return raw;
  const number = Secret.numbering();
  const held = leaves.filter(
    ({ kind, value, path }) => kind === "key" && path && value instanceof Secret && value.real,
  );
  const holders = new Map<number, Observation[]>();
  for (const it of held) {
    const id = number(it.value as Secret);
    holders.set(id, [...(holders.get(id) ?? []), it]);
  }
  const counts = new Map<number, number>();
  for (const { secret } of raw) counts.set(number(secret), (counts.get(number(secret)) ?? 0) + 1);
  const loose = raw.filter(
    ({ secret }) => (counts.get(number(secret)) ?? 0) > (holders.get(number(secret))?.length ?? 0),
  );
  if (loose.length === 0) return loose;
  const wanted = new Set(loose.map(({ secret }) => number(secret)));
  const isOdd = ({ info }: Secret): boolean =>
    info.quoted || info.scheme !== null || info.edges !== "none" || info.odd !== null || info.plan === "unknown";
  const near = held.filter(({ value }) => wanted.has(number(value as Secret)) || isOdd(value as Secret));
  let left = Math.max(8, Math.min(200, Math.floor(4_000_000 / (text.length + 1))));
  const spans = near.flatMap(({ path }) => (path && left-- > 0 ? (doc.locate(path) ?? []) : []));
  return loose.filter(({ start, end }) => !spans.some((span) => span.start <= start && end <= span.end));
}
