// Knows how to tell a key from a sample, a mask, a reference and a typing slip.
import { foreignPrefixes, keyLength, keyringSentinel, labelWords, sampleWords, schemeWords } from "../facts/keys.ts";
import type { Plan, Reference, Traits } from "../model/secret.ts";

const variable = /^[A-Z_][A-Z0-9_]{0,63}$/i;
const keyLike = /^(?:tp|sk)-[A-Za-z0-9]{8,}$/;

const references: readonly { readonly syntax: Reference["syntax"]; readonly form: RegExp }[] = [
  { syntax: "${{}}", form: /^\$\{\{\s*(?:secrets|vars|env)\.(\S+?)\s*\}\}$/ },
  { syntax: "store", form: /^\$\{secret:([^}]*)\}$/ },
  { syntax: "${:-}", form: /^\$\{(\w+):?[-=?][^}]*\}$/ },
  { syntax: "${}", form: /^\$\{(?:env:)?([^}]*)\}$/ },
  { syntax: "$env:", form: /^\$env:(\w+)$/i },
  { syntax: "$", form: /^\$([A-Za-z_]\w*)$/ },
  { syntax: "{env}", form: /^\{env:([^}]*)\}$/ },
  { syntax: "{file}", form: /^\{file:([^}]*)\}$/ },
  { syntax: "os.environ", form: /^os\.environ\/(\S+)$/ },
  { syntax: "env:", form: /^env:(\S+)$/ },
  { syntax: "%", form: /^%([A-Za-z_]\w*)%$/ },
  { syntax: "command", form: /^!(.+)$/ },
  { syntax: "store", form: /^(?:op|keychain|keyring|vault|secret):\/\/(.+)$/ },
];

/** The reference that a value is, if it is one as a whole. */
export function referenceIn(text: string): Reference | null {
  const core = text.trim();
  if (!/[$%{!:/]/.test(core)) return null;
  for (const { syntax, form } of references) {
    const match = form.exec(core);
    if (!match) continue;
    const name = match[1] ?? "";
    return { syntax, name: variable.test(name) && !keyLike.test(name) ? name : null };
  }
  return null;
}

/** A mask copied from a console or a log: the key was never complete. */
const isMasked = (core: string): boolean =>
  /\*{2,}|\u2026|\.{3}|[\u2022\u25cf\u00b7]{2,}|\u2025/.test(core) && !/^[^\w]*$/.test(core);

/** `123456…`, `abcdef…`, one character over and over. */
function isFiller(body: string): boolean {
  if (body.length < 3) return false;
  const lower = body.toLowerCase();
  if (/^[x0_\-.*#?]+$/.test(lower)) return true;
  if (body.length >= 6 && new Set(lower).size <= 2) return true;
  return (
    body.length >= 6 &&
    ("12345678901234567890".startsWith(lower) ||
      "0123456789abcdef0123456789abcdef".includes(lower) ||
      "abcdefghijklmnopqrstuvwxyz".startsWith(lower))
  );
}

/** A text that was meant to be replaced; by its form, not by a list of samples. */
export function isSample(text: string): boolean {
  const core = text.trim();
  if (core === "") return false;
  if (/\p{Script=Han}|\p{Script=Hangul}|\p{Script=Hiragana}|\p{Script=Katakana}/u.test(core)) return true;
  if (/^<.*>$|^\[.*\]$|^\{.*\}$|^={2,}.*={2,}$|^_{2,}.*_{2,}$|^-{2,}.*-{2,}$|^#.*#$|^"?<[^>]*>"?$/.test(core))
    return true;
  const body = core.replace(/^(?:tp|sk|xm_sk)[-_]?/i, "");
  if (/^(?:tp|sk)[-_]?$/i.test(core) || /^[.\u2026*\u2022\u25cf\u00b7]+$/.test(body)) return true;
  if (isFiller(body) || /^x{3,}/i.test(body)) return true;
  if (/(?:tp|sk)-.{0,12}(?:\/|\||,| or ).{0,4}(?:tp|sk)-/i.test(core)) return true;
  if (/[<>{}]/.test(core)) return true;
  return isWords(core);
}

/** Words of a label: `YOUR_API_KEY`, `sk-your-api-key-here`, `mimo api key`. */
function isWords(core: string): boolean {
  const words = core
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "");
  if (words.length === 0) return true;
  if (words.some((word) => sampleWords.has(word))) return true;
  if (/^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/.test(core) && /(?:KEY|TOKEN|SECRET)$/.test(core)) return true;
  return words.every((word) => labelWords.has(word));
}

/** First character that HTTP cannot put into a header, counted from 1 in the trimmed value. */
function oddCharacter(core: string): Traits["odd"] {
  let position = 0;
  for (const character of core) {
    position++;
    const code = character.codePointAt(0) ?? 0;
    if ((code < 0x20 && code !== 0x09) || code > 0x7e) return { position, code };
  }
  return null;
}

// Rust's `trim`, which CodeWhale uses: U+0085 counts as a blank, U+FEFF does not.
const blankChars = "\\u0009-\\u000d\\u0020\\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
const leading = new RegExp(`^[${blankChars}]+`);
const trailing = new RegExp(`[${blankChars}]+$`);

/** The traits of a key as the console gives it: nothing to say but its plan and its letter. */
function clean(text: string): Traits | undefined {
  const tokenPlan = text.startsWith("tp-");
  if (
    (!tokenPlan && !text.startsWith("sk-")) ||
    text.length < 3 + keyLength.usual ||
    !/^[a-z0-9]+$/.test(text.slice(3))
  )
    return undefined;
  if (new Set(text).size < 12) return undefined;
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
} as const satisfies Partial<Traits>;

/** Everything that may be known about a value in a key slot. Linear in its length. */
export const traitsOf = (text: string): Traits => clean(text) ?? allTraits(text);

function allTraits(text: string): Traits {
  const trimmed = text.replace(leading, "").replace(trailing, "");
  const edges = text === trimmed ? "none" : `${leading.test(text) ? "l" : ""}${trailing.test(text) ? "t" : ""}`;
  const quote = /^(["'`\u201c\u201d\u2018\u2019])(.*)(["'`\u201c\u201d\u2018\u2019])$/s.exec(trimmed);
  const unquoted = quote ? (quote[2] ?? "").trim() : trimmed;
  const scheme =
    schemeWords.find((word) =>
      unquoted.toLowerCase().startsWith(word.toLowerCase() + (word.endsWith(":") ? "" : " ")),
    ) ?? null;
  const core = scheme ? unquoted.slice(scheme.length).trim() : unquoted;
  const reference = referenceIn(core);
  const sentinel = trimmed === keyringSentinel;
  const masked =
    !sentinel && !reference && isMasked(core) && !/^(?:tp|sk)?-?[.\u2026*\u2022\u25cf\u00b7]+$/i.test(core);
  const sample = !sentinel && !reference && !masked && isSample(core);
  const vendor = foreignPrefixes.find((row) => core.startsWith(row.prefix))?.vendor ?? null;
  const plan = sample || masked || reference || vendor || sentinel ? "unknown" : planOf(core);
  return {
    prefix: plan === "token-plan" ? "tp-" : plan === "standard" ? "sk-" : "",
    plan,
    tokenPlanPrefix: text.replace(leading, "").startsWith("tp-"),
    letter: plan === "token-plan" ? (/^tp-([a-z])/.exec(core)?.[1] ?? null) : null,
    blank: trimmed === "",
    edges: edges === "none" ? "none" : edges === "l" ? "leading" : edges === "t" ? "trailing" : "both",
    quoted: quote !== null,
    scheme,
    odd: trimmed === "" ? null : oddCharacter(trimmed),
    sample: sample && trimmed !== "",
    masked,
    reference,
    vendor: sample ? null : vendor,
    short: plan !== "unknown" && core.length - 3 < keyLength.short,
    sentinel,
  };
}

const planOf = (core: string): Plan =>
  core.startsWith("tp-") ? "token-plan" : core.startsWith("sk-") ? "standard" : "unknown";
