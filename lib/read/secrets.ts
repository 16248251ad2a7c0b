// Where keys hide in what was read, and wraps them before anybody else sees them.
import { isSecretName } from "../facts/keys.ts";
import type { Facts, KeyFacts } from "../model/facts.ts";
import type { Table, Value } from "../model/document.ts";
import { Secret } from "../model/secret.ts";
import { maskKeys, mayHoldKey } from "../model/key-shape.ts";
import { traitsOf } from "./secret-info.ts";

/** Collects the secrets of one run, for the wall that every output passes. */
export interface SecretRegistry extends Array<Secret> {
  /** By which the keys are judged; those of this version where it is missing. */
  readonly keyFacts?: KeyFacts;
}

export const registryFor = ({ keys }: Facts): SecretRegistry => Object.assign([], { keyFacts: keys });

/** The same few dozen names come again and again. */
const names = new Map<string, boolean>();

function isSecret(name: string): boolean {
  let is = names.get(name);
  if (is === undefined) {
    if (names.size >= 1_000) names.clear();
    names.set(name, (is = isSecretName(name)));
  }
  return is;
}

/** What is longer is no key, and matching it would exhaust the stack of regular expressions. */
const MAX_LENGTH = 4_096;
const wholeKey = /^\s*["'`]?(?:Bearer\s+)?(?:tp|sk)-[A-Za-z0-9_-]{12,}["'`]?\s*$/i;

export function wrapText(text: string, vault: SecretRegistry): Secret {
  const secret = new Secret(text, traitsOf(text, vault.keyFacts));
  vault.push(secret);
  return secret;
}

/** In a header that is written out, the word before the key belongs there. */
const withoutScheme = (text: string): string => text.replace(/^Bearer (?=\S)/i, "");

/** A single setting: a Secret where the name says so or the value is a key, else the text without keys. */
export function wrapSetting(name: string, text: string, vault: SecretRegistry): string | Secret {
  if (isSecret(name)) return wrapText(name.toLowerCase() === "authorization" ? withoutScheme(text) : text, vault);
  if (!mayHoldKey(text)) return text;
  if (text.length <= MAX_LENGTH && wholeKey.test(text)) return wrapText(text, vault);
  return maskKeys(text, (key) => wrapText(key, vault));
}

/** `{ "name": "API_KEY", "value": … }`: the value is called as its neighbour says. */
const calledIn = (branch: Branch, key: string): string =>
  key === "value" && typeof branch["name"] === "string" ? branch["name"] : key;

type Branch = Record<string | number, Value>;

/** Seals every text in a parsed value. Iterative, so that deep nesting cannot exhaust the call stack. */
export function wrapSecrets(root: Readonly<Record<string, unknown>>, vault: SecretRegistry): Table {
  const out: Branch = {};
  const work: [from: object, to: Branch, name: string][] = [[root, out, ""]];
  const seal = (to: Branch, key: string | number, value: unknown, name: string): void => {
    if (typeof value === "string") return put(to, key, wrapSetting(name, value, vault));
    if (typeof value !== "object" || value === null) return put(to, key, scalar(value));
    if (value instanceof Date) return put(to, key, value.toISOString());
    const child = (Array.isArray(value) ? [] : {}) as Branch;
    put(to, key, child as Value);
    work.push([value, child, name]);
  };
  // A queue, not a stack: keys keep their order, and the order of providers means something to clients.
  for (const [from, to, name] of work) {
    if (Array.isArray(from)) from.forEach((value, n) => seal(to, n, value, name));
    else for (const key of Object.keys(from)) seal(to, key, (from as Branch)[key], calledIn(from as Branch, key));
  }
  return out as Table;
}

/** `__proto__` in a file must become a plain property. */
const put = (to: Branch, key: string | number, value: Value): void => {
  if (key !== "__proto__") to[key] = value;
  else Object.defineProperty(to, key, { value, enumerable: true, writable: true, configurable: true });
};

const scalar = (value: unknown): Value =>
  typeof value === "number" || typeof value === "boolean" || value === null
    ? value
    : typeof value === "bigint"
      ? Number(value)
      : String(value);
