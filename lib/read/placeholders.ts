// When a text only stands for a key: a reference, a masked copy, a sample that was meant to be replaced.
import { labelWords, sampleWords } from "../facts/keys.ts";
import type { Reference } from "../model/secret.ts";

const variable = /^[A-Z_][A-Z0-9_]{0,63}$/i;
const keyLike = /^(?:tp|sk)-[A-Za-z0-9]{8,}$/;

const references: readonly { readonly syntax: Reference["syntax"]; readonly form: RegExp }[] = [
  { syntax: "${{}}", form: /^\$\{\{\s*(?:secrets|vars|env)\.(\S+?)\s*\}\}$/ },
  { syntax: "${{}}", form: /^(?:\$\{\{[^}]*\}\}|\{\{-?\s*[\w.$][^}]*[.|(][^}]*\}\})$()/ },
  { syntax: "store", form: /^\$\{secret:([^}]*)\}$/ },
  { syntax: "store", form: /^\$\{input:([^}]*)\}$/ },
  { syntax: "${:-}", form: /^\$\{(\w+):?[-=?][^}]*\}$/ },
  { syntax: "${}", form: /^\$\{(?:(?:env|localEnv|containerEnv):)?([^}]*)\}$/ },
  { syntax: "$env:", form: /^\$env:(\w+)$/i },
  { syntax: "$", form: /^\$([A-Za-z_]\w*)$/ },
  { syntax: "{env}", form: /^\{env:([^}]*)\}$/ },
  { syntax: "{file}", form: /^\{file:([^}]*)\}$/ },
  { syntax: "os.environ", form: /^os\.environ\/(\S+)$/ },
  { syntax: "env:", form: /^env:(\S+)$/ },
  { syntax: "%", form: /^%([A-Za-z_]\w*)%$/ },
  { syntax: "$()", form: /^\$\((.+)\)$/ },
  { syntax: "store", form: /^!(?:secrets?|vault|ref|getatt|importvalue|include|file) (.+)$/i },
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
    if (keyLike.test(name)) return { syntax, name: null, isKey: true };
    return { syntax, name: variable.test(name) ? name : null };
  }
  return null;
}

/** A mask copied from a console or a log: the key was never complete. */
export const isMasked = (core: string): boolean =>
  /\*{2,}|\u2026|\.{3}|[\u2022\u25cf\u00b7]{2,}|\u2025/.test(core) && (/^\*{3,}$/.test(core) || !/^[^\w]*$/.test(core));

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
  if (/^<.*>$|^\[.*\]$|^\{.*\}$|^==.*==$|^__.*__$|^--.*--$|^#.*#$|^"?<[^>]*>"?$/.test(core)) return true;
  const body = core.replace(/^(?:tp|sk|xm_sk)[-_]?/i, "");
  if (/^(?:tp|sk)[-_]?$/i.test(core) || /^[.\u2026*\u2022\u25cf\u00b7]+$/.test(body)) return true;
  if (isFiller(body) || (/^x{3,}/i.test(body) && !isRandom(body))) return true;
  if (/(?:tp|sk)-.{0,12}(?:\/|\||,| or ).{0,4}(?:tp|sk)-/i.test(core)) return true;
  if (/[<>{}]/.test(core)) return true;
  return isWords(core);
}

/** Letters and digits in turn, as nobody writes them by hand: a key, whatever words happen to be in it. */
const isRandom = (word: string): boolean =>
  word.length >= 16 && (word.match(/[a-z](?=\d)|\d(?=[a-z])/gi)?.length ?? 0) >= 3;

/** `MIMO_API_KEY`: in capitals, and of words; what could be a key is none. */
export const isVariableName = (core: string): boolean =>
  core.length <= 64 && /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/.test(core) && !core.split("_").some(isRandom);

/** Words of a label: `YOUR_API_KEY`, `sk-your-api-key-here`, `mimo api key`. */
function isWords(core: string): boolean {
  const words = core
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "");
  if (words.length === 0) return true;
  if (core.split(/[^A-Za-z0-9]+/).some(isRandom)) return false;
  if (words.some((word) => sampleWords.has(word))) return true;
  if (/^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/.test(core) && /(?:KEY|TOKEN|SECRET)$/.test(core)) return true;
  return words.every((word) => labelWords.has(word));
}
