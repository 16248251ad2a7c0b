// Everything that may be said of a key without showing it: its plan, and what was pasted with it.
import { assignment, keyringSentinel, schemeWords } from "../facts/keys.ts";
import { shipped } from "../facts/shipped.ts";
import type { KeyFacts } from "../model/facts.ts";
import type { Plan, SecretInfo } from "../model/secret.ts";
import { isMasked, isSample, isVariableName, referenceIn } from "./placeholders.ts";

/** First character that HTTP cannot put into a header, counted from 1 in the trimmed value. */
function oddCharacter(core: string): SecretInfo["odd"] {
  // What stands before it is all ASCII, so that the offset is the count.
  for (let i = 0; i < core.length; i++) {
    const code = core.charCodeAt(i);
    if ((code < 0x20 && code !== 0x09) || code > 0x7e) return { position: i + 1, code: core.codePointAt(i) as number };
  }
  return null;
}

// Rust's `trim`, which CodeWhale uses: U+0085 counts as a blank, U+FEFF does not.
const blank = /[\u0009-\u000d\u0020\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/;
// Characters that nobody sees, and that come along when a key is copied from a page or a chat.
const unseen = /[\u0000-\u001f\u007f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/;
const quoteMark = /["'`\u201c\u201d\u2018\u2019]/;

/** Without the characters of a kind at both ends. A loop, since `[…]+$` is quadratic on long runs. */
function shaved(text: string, ...kinds: readonly RegExp[]): string {
  const goes = (c: string): boolean => kinds.some((kind) => kind.test(c));
  let start = 0;
  let end = text.length;
  while (start < end && goes(text[start] as string)) start++;
  while (end > start && goes(text[end - 1] as string)) end--;
  return text.slice(start, end);
}

interface Peeled {
  readonly core: string;
  readonly quoted: boolean;
  readonly scheme: string | null;
}

/** What is left once everything is gone that may be pasted with a key: blanks, quotes, scheme words, in any order. */
function peel(trimmed: string): Peeled {
  const schemes: string[] = [];
  let quoted = false;
  let core = trimmed;
  for (let round = 0; round < 6; round++) {
    const before = core;
    core = shaved(core, blank, unseen);
    const bare = withoutQuotes(core);
    quoted ||= bare !== core;
    const scheme = schemeWords.find((word) => beginsWith(bare, word)) ?? assignment.exec(bare)?.[0].trim();
    if (scheme) schemes.push(scheme);
    core = scheme ? bare.slice(scheme.length) : bare;
    if (core === before) break;
  }
  return { core, quoted, scheme: schemes.length > 0 ? schemes.join(" ") : null };
}

/** The key alone, without blanks, quotes and scheme words around it. */
export const coreOf = (text: string): string => peel(shaved(text, blank)).core;

/** One quote less at each end; `"…",` is a line of JSON. */
function withoutQuotes(text: string): string {
  const end = /[,;]$/.test(text) && quoteMark.test(text[text.length - 2] ?? "") ? text.length - 1 : text.length;
  const from = quoteMark.test(text[0] ?? "") ? 1 : 0;
  const to = end > from && quoteMark.test(text[end - 1] ?? "") ? end - 1 : end;
  return from === 0 && to === end ? text : text.slice(from, to);
}

const beginsWith = (text: string, scheme: string): boolean =>
  text.slice(0, scheme.length).toLowerCase() === scheme.toLowerCase() &&
  (scheme.endsWith(":") || blank.test(text[scheme.length] ?? ""));

/** Twelve different letters and digits: no sample has so many, and hardly any key has fewer. */
function varied(text: string): boolean {
  let kinds = 0;
  for (const c of "0123456789abcdefghijklmnopqrstuvwxyz") if (text.includes(c) && ++kinds >= 12) return true;
  return false;
}

/** The traits of a key as the console gives it: nothing to say but its plan and its letter. */
function clean(text: string, { length }: KeyFacts): SecretInfo | undefined {
  const tokenPlan = text.startsWith("tp-");
  if ((!tokenPlan && !text.startsWith("sk-")) || text.length < 3 + length.usual || !/^[a-z0-9]+$/.test(text.slice(3)))
    return undefined;
  if (!varied(text)) return undefined;
  const first = text[3] as string;
  return {
    ...plainTraits,
    prefix: tokenPlan ? "tp-" : "sk-",
    plan: tokenPlan ? "token-plan" : "standard",
    tokenPlanPrefix: tokenPlan,
    letter: tokenPlan && first >= "a" ? first : null,
  };
}

const plainTraits = {
  blank: false,
  edges: "none",
  quoted: false,
  scheme: null,
  odd: null,
  sample: false,
  masked: false,
  reference: null,
  vendor: null,
  short: false,
  sentinel: false,
  stranger: null,
  lineEnd: false,
  variable: null,
} as const satisfies Partial<SecretInfo>;

/** What is longer is no key, and its end need not be understood. */
const MAX_LENGTH = 4_096;

/** Everything that may be known about a value in a key slot. Linear in its length. */
export const traitsOf = (text: string, facts: KeyFacts = shipped.keys): SecretInfo =>
  clean(text, facts) ?? allTraits(text, facts);

function allTraits(text: string, facts: KeyFacts): SecretInfo {
  const trimmed = shaved(text, blank);
  const { core, quoted, scheme } = peel(trimmed.slice(0, MAX_LENGTH));
  // A whole key is no sample, whatever letters it happens to begin with.
  const whole = clean(core, facts) !== undefined;
  const reference = referenceIn(core);
  const sentinel = trimmed === keyringSentinel;
  const masked =
    !whole &&
    !sentinel &&
    !reference &&
    isMasked(core) &&
    (/^\*{3,}$/.test(core) || !/^(?:tp|sk)?-?[.\u2026*\u2022\u25cf\u00b7]+$/i.test(core));
  const stranger = reference || masked ? null : strangerIn(core);
  const sample = !whole && !sentinel && !reference && !masked && !stranger && isSample(core);
  const vendor = facts.foreign.find((row) => core.startsWith(row.prefix))?.vendor ?? null;
  const plan = sample || masked || reference || vendor || sentinel ? "unknown" : planOf(core);
  return {
    prefix: plan === "token-plan" ? "tp-" : plan === "standard" ? "sk-" : "",
    plan,
    tokenPlanPrefix: trimmed.startsWith("tp-"),
    letter: plan === "token-plan" ? (/^tp-([a-z])/.exec(core)?.[1] ?? null) : null,
    blank: trimmed === "",
    edges: edgesOf(text, trimmed),
    quoted,
    scheme,
    odd: trimmed === "" ? null : oddCharacter(trimmed),
    sample: sample && trimmed !== "",
    masked,
    reference,
    vendor: sample ? null : vendor,
    short: !sample && !masked && !reference && !vendor && !sentinel && core.length - 3 < facts.length.short,
    sentinel,
    stranger,
    lineEnd: /[\r\n]/.test(text),
    variable: isVariableName(core) ? core : null,
  };
}

/** What stands in a key's place and is none, for certain. */
function strangerIn(core: string): SecretInfo["stranger"] {
  if (/[<{$]/.test(core)) return null;
  if (/^https?:\/\/\S+\.\S+$|^[\w-]+\.(?:xiaomi)?mimo\.com(?:\/|$)/i.test(core)) return "address";
  if (/^(?:[\w-]+\/)?mimo-v\d[\w.-]{0,40}$/i.test(core)) return "model";
  return /^(?:authorization|x-api-key|api-key)$/i.test(core) ? "header" : null;
}

function edgesOf(text: string, trimmed: string): SecretInfo["edges"] {
  if (text === trimmed) return "none";
  if (trimmed !== "" && text.endsWith(trimmed)) return "leading";
  return trimmed !== "" && text.startsWith(trimmed) ? "trailing" : "both";
}

const planOf = (core: string): Plan =>
  core.startsWith("tp-") ? "token-plan" : core.startsWith("sk-") ? "standard" : "unknown";
