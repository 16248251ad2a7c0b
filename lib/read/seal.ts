// Knows where keys hide in what was read, and wraps them before anybody else sees them.
import { isSecretName } from "../facts/keys.ts";
import type { Table, Value } from "../model/document.ts";
import { Secret } from "../model/secret.ts";
import { traitsOf } from "./traits.ts";

/** Collects the secrets of one run, for the wall that every output passes. */
export type Vault = Secret[];

const keyShape = /(?:tp|sk)-[A-Za-z0-9_-]{16,}/;
const keyShapes = /(tp-|sk-)[A-Za-z0-9_-]{16,}/g;
const wholeKey = /^\s*["'`]?(?:Bearer\s+)?(?:tp|sk)-[A-Za-z0-9_-]{12,}["'`]?\s*$/i;

export function sealText(text: string, vault: Vault): Secret {
  const secret = new Secret(text, traitsOf(text));
  vault.push(secret);
  return secret;
}

/** A text that is no key, with every key-shaped part of it replaced by a mask. */
function withoutKeys(text: string, vault: Vault): string {
  return text.replace(keyShapes, (key, prefix: string) => {
    sealText(key, vault);
    return `${prefix}****`;
  });
}

/** A single setting: a Secret where the name says so or the value is a key, else the text without keys. */
export function sealSetting(name: string, text: string, vault: Vault): string | Secret {
  if (isSecretName(name)) return sealText(text, vault);
  // Most texts hold nothing that begins like a key, and need no closer look.
  if (!text.includes("tp-") && !text.includes("sk-") && !/[TS][PK]-/.test(text)) return text;
  if (wholeKey.test(text)) return sealText(text, vault);
  return keyShape.test(text) ? withoutKeys(text, vault) : text;
}

/** Seals every text in a parsed value. Iterative, so that deep nesting cannot exhaust the call stack. */
export function sealTree(root: Readonly<Record<string, unknown>>, vault: Vault): Table {
  const out: Record<string, Value> = {};
  const work: [unknown, Record<string | number, Value>, string | number, string][] = [];
  const enqueue = (from: object, to: Record<string | number, Value>, name: string) => {
    if (Array.isArray(from)) from.forEach((value, index) => work.push([value, to, index, name]));
    else for (const [key, value] of Object.entries(from)) work.push([value, to, key, key]);
  };
  enqueue(root, out, "");
  // A queue, not a stack: keys keep their order, and the order of providers means something to clients.
  for (let i = 0; i < work.length; i++) {
    const [value, to, key, name] = work[i] as (typeof work)[number];
    if (typeof value === "string") put(to, key, sealSetting(name, value, vault));
    else if (typeof value !== "object" || value === null) put(to, key, scalar(value));
    else if (value instanceof Date) put(to, key, value.toISOString());
    else {
      const child: Record<string | number, Value> = Array.isArray(value) ? ([] as never) : {};
      put(to, key, child as Value);
      enqueue(value, child, name);
    }
  }
  return out;
}

/** `__proto__` in a file must become a plain property. */
const put = (to: Record<string | number, Value>, key: string | number, value: Value): void => {
  if (key !== "__proto__") to[key] = value;
  else Object.defineProperty(to, key, { value, enumerable: true, writable: true, configurable: true });
};

const scalar = (value: unknown): Value =>
  typeof value === "number" || typeof value === "boolean" || value === null
    ? value
    : typeof value === "bigint"
      ? Number(value)
      : String(value);
