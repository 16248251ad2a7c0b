// A grammar of names: split into words in every case style, and understood by what the words say.
import type { Named, Role } from "../model/observation.ts";
import {
  addressQualifiers,
  addressWords,
  compounds,
  homeWords,
  keyQualifiers,
  keyWords,
  modelNouns,
  modelPurposes,
  modelQualifiers,
  modeQualifiers,
  nameWords,
  otherAddresses,
  otherKeys,
  pairs,
  parts,
  variants,
} from "./vocabulary.ts";

/** What the world says about names besides the grammar. */
export interface Naming {
  /** Vendors by the words that name them. */
  readonly vendors: ReadonlyMap<string, string>;
  /** The prefix for which bundlers publish a variable. */
  readonly published: (name: string) => string | null;
}

/** No name of a setting is longer. */
const longest = 120;

const nothing: Named = { words: [], role: null, owner: null, sure: false, stem: "", published: null };

/** Names that say nothing are most of all; without one of these no word of the grammar is in it. */
const worthwhile =
  /key|token|secret|cred|auth|ur[il]|base|host|server|addr|end.?p|mode|provider|adapter|vendor|mi.?mo|xiao|miio|mijia|mihome|plan|env|var|(?:^|_)(?:mi|sk|tp)(?:_|$)/i;

/** Understands names; the same few come again and again. */
export function namesBy(naming: Naming): (name: string) => Named {
  const known = new Map<string, Named>();
  return (name) => {
    let named = known.get(name);
    if (named) return named;
    if (name.length > longest || !worthwhile.test(name)) return nothing;
    if (known.size >= 4_000) known.clear();
    known.set(name, (named = understand(name, naming)));
    return named;
  };
}

function understand(name: string, naming: Naming): Named {
  const published = /^[A-Z][A-Z0-9]*_/.test(name) ? naming.published(name) : null;
  const words = wordsOf(name.slice(published?.length ?? 0), naming.vendors);
  const { owner, sure } = ownerOf(words, naming.vendors);
  const { role, from, to } = roleOf(words, owner, naming.vendors);
  return { words, role, owner, sure, stem: stemOf(words, role, from, to, owner), published };
}

/** `xiaomiMimoApiKey`, `XIAOMI_MIMO_APIKEY`, `mimo.api-key`: `mimo`, `api`, `key`. */
export function wordsOf(name: string, vendors: ReadonlyMap<string, string>): readonly string[] {
  const split = name
    .replace(/([a-z\d])([A-Z])/g, "$1 $2")
    .replace(/([A-Z])([A-Z][a-z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z\d]+/);
  const words: string[] = [];
  const push = (word: string): void => {
    const last = words.at(-1);
    const one = last === undefined ? undefined : (pairs[`${last} ${word}`] ?? joined(last, word, vendors));
    if (one === undefined) return void words.push(word);
    words.pop();
    push(one);
  };
  for (const word of split) if (word !== "") for (const part of pieces(word, vendors)) push(part);
  return words;
}

/** `open`, `ai`: what the case style of `OpenAI` splits. */
const joined = (last: string, word: string, vendors: ReadonlyMap<string, string>): string | undefined =>
  last.length > 1 && vendors.has(last + word) ? last + word : undefined;

const whole = new Set([...parts, ...keyWords, ...addressWords, ...Object.values(pairs)]);

function pieces(word: string, vendors: ReadonlyMap<string, string>): readonly string[] {
  if (Object.hasOwn(compounds, word)) return compounds[word] as readonly string[];
  if (word.length < 6 || whole.has(word) || vendors.has(word)) return [word];
  return fallApart(word, vendors) ?? [word];
}

/** The words of which another one is made, all of it: `apikey` is, `monkey` is not. */
function fallApart(word: string, vendors: ReadonlyMap<string, string>): readonly string[] | undefined {
  if (word === "") return [];
  for (const part of parts) {
    if (!word.startsWith(part)) continue;
    const rest = fallApart(word.slice(part.length), vendors);
    if (rest) return [part, ...rest];
  }
  for (let end = word.length - 1; end >= 4; end--) {
    if (!vendors.has(word.slice(0, end))) continue;
    const rest = fallApart(word.slice(end), vendors);
    if (rest) return [word.slice(0, end), ...rest];
  }
  return undefined;
}

/** `MI_API_KEY`: two letters that are Xiaomi's before what nobody's vacuum cleaner has. */
const behindMi: ReadonlySet<string> = new Set(["api", "key", "model", "base", "url", "plan", "ai", "llm", "token"]);

function ownerOf(
  words: readonly string[],
  vendors: ReadonlyMap<string, string>,
): { readonly owner: string | null; readonly sure: boolean } {
  if (words.includes("mimo")) return { owner: "mimo", sure: true };
  if (words.includes("xiaomi"))
    return words.some((word) => homeWords.has(word))
      ? { owner: "xiaomi-home", sure: true }
      : { owner: "mimo", sure: words.includes("plan") };
  for (const word of words) {
    const vendor = vendors.get(word);
    if (vendor !== undefined) return { owner: vendor, sure: true };
  }
  if (words[0] === "mi" && behindMi.has(words[1] ?? "")) return { owner: "mimo", sure: false };
  const plan = words.includes("plan") || words.includes("tp");
  return {
    owner: plan && words.some((word) => keyWords.has(word) || addressWords.has(word)) ? "mimo" : null,
    sure: false,
  };
}

interface Found {
  readonly role: Role | null;
  /** The words that the role takes: what stands before and behind is the stem. */
  readonly from: number;
  readonly to: number;
}

const none: Found = { role: null, from: 0, to: 0 };

function roleOf(words: readonly string[], owner: string | null, vendors: ReadonlyMap<string, string>): Found {
  const model = modelOf(words);
  if (model) return model;
  let end = words.length;
  while (end > 1 && isVariant(words[end - 1] as string, vendors)) end--;
  return (
    keyNameOf(words, end) ??
    keyOf(words, end, owner) ??
    addressOf(words, end) ??
    modeOf(words, end, owner) ??
    providerOf(words, end) ??
    none
  );
}

const isVariant = (word: string, vendors: ReadonlyMap<string, string>): boolean =>
  variants.has(word) || word === "mimo" || /^(?:\d{1,3}|[a-z])$/.test(word) || vendors.has(word);

/** `MODEL_NAME`, `FALLBACK_MODELS`, `MIMO_MODEL_FAST`. */
function modelOf(words: readonly string[]): Found | undefined {
  const at = words.findLastIndex((word) => word === "model" || word === "models");
  if (at < 0) return undefined;
  const behind = words.slice(at + 1);
  if (
    !behind.every(
      (word) => modelNouns.has(word) || variants.has(word) || modelPurposes.has(word) || /^\d{1,3}$/.test(word),
    )
  )
    return undefined;
  const many = words[at] === "models" || behind.some((word) => /^(?:list|ids|names|fallbacks)$/.test(word));
  return { role: many ? "models" : "model", from: at, to: words.length };
}

/** `api_key_env`, `envKey`, `api_key_env_name`. */
function keyNameOf(words: readonly string[], end: number): Found | undefined {
  const last = words[end - 1];
  if (last === "key" && words[end - 2] === "env") return { role: "key-name", from: end - 2, to: end };
  let at = last === "name" ? end - 1 : end;
  const before = at;
  while (at > 0 && nameWords.has(words[at - 1] as string)) at--;
  if (at === before) return undefined;
  if (at === 0) return before > 1 ? { role: "key-name", from: 0, to: end } : undefined;
  return keyWords.has(words[at - 1] as string) ? { role: "key-name", from: at - 1, to: end } : undefined;
}

function keyOf(words: readonly string[], end: number, owner: string | null): Found | undefined {
  const last = words[end - 1] ?? "";
  const before = words[end - 2] ?? "";
  if (last === "authorization") return { role: "header", from: end - 1, to: end };
  if (!keyWords.has(last) || otherKeys.has(before)) return undefined;
  if ((last === "keys" || last === "auth" || last === "sk") && owner !== "mimo" && before !== "api") return undefined;
  return { role: "key", from: end - 1, to: end };
}

/** What follows is one's that is asked for answers. */
const ofModels: ReadonlySet<string> = new Set(["llm", "ai", "model", "models", "gpt"]);

function addressOf(words: readonly string[], end: number): Found | undefined {
  if (!addressWords.has(words[end - 1] ?? "")) return undefined;
  // `APP_LLM_URL` is a model's; `LLM_APP_URL` is not.
  const since = words.slice(0, end - 1).findLastIndex((word) => ofModels.has(word)) + 1;
  return words.slice(since, end - 1).some((word) => otherAddresses.has(word))
    ? undefined
    : { role: "address", from: end - 1, to: end };
}

function modeOf(words: readonly string[], end: number, owner: string | null): Found | undefined {
  if (words[end - 1] !== "mode") return undefined;
  const before = words[end - 2];
  const fits = before === undefined || owner === "mimo" ? before !== "auth" : modeQualifiers.has(before);
  return fits ? { role: "mode", from: end - 1, to: end } : undefined;
}

function providerOf(words: readonly string[], end: number): Found | undefined {
  const at = /^(?:id|name)$/.test(words[end - 1] ?? "") ? end - 1 : end;
  return /^(?:provider|adapter|vendor)$/.test(words[at - 1] ?? "")
    ? { role: "provider", from: at - 1, to: end }
    : undefined;
}

const qualifiers: Readonly<Record<Role, ReadonlySet<string>>> = {
  key: keyQualifiers,
  header: keyQualifiers,
  "key-name": keyQualifiers,
  address: addressQualifiers,
  model: modelQualifiers,
  models: modelQualifiers,
  mode: modeQualifiers,
  provider: new Set(["model", "llm", "default", "active", "api", "selected", "custom", "chat"]),
};

/** The words that are left; those of a model's purpose only where another one is. */
function stemOf(words: readonly string[], role: Role | null, from: number, to: number, owner: string | null): string {
  if (role === null) return "";
  let start = from;
  while (start > 0 && qualifiers[role].has(words[start - 1] as string) && !isPlan(words, start - 1, role)) start--;
  if (role === "model" || role === "models")
    while (
      start > 1 &&
      (modelPurposes.has(words[start - 1] as string) || modelQualifiers.has(words[start - 1] as string))
    )
      start--;
  const behind =
    role === "model" || role === "models"
      ? words.slice(from + 1).filter((word) => !modelNouns.has(word))
      : words.slice(to);
  const tail = role === "model" || role === "models" ? behind.filter((word) => !modelPurposes.has(word)) : behind;
  const rest = [...words.slice(0, start), ...tail];
  return rest.map((word) => (owner === "mimo" && (word === "xiaomi" || word === "mi") ? "mimo" : word)).join("-");
}

const isPlan = (words: readonly string[], at: number, role: Role): boolean => role === "mode" && words[at] === "plan";
