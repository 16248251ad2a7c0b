// How to keep keys out of a text that is about to leave: the second wall, for what the first one missed.
import { Secret } from "../model/secret.ts";
import { hasRun, maskKeys } from "../model/key-shape.ts";
import { maskPieces } from "./pieces.ts";

/**
 * Ordinary words, names and addresses are no keys, even where somebody put them into a key slot:
 * `token-plan-sgp`, `mimo-v2.5-pro`, `localhost:8080`.
 */
const worthHiding = (text: string): boolean =>
  !/[\s/]/.test(text) &&
  text.split(/[-_.:]/).some((part) => part.length >= 32 || (part.length >= 10 && /\d/.test(part)));

/** Characters that depend on what stands before and after are left out. */
function base64(text: string, offset: number): string {
  const bytes = Buffer.from("\0".repeat(offset) + text);
  return bytes.toString("base64").slice(offset === 0 ? 0 : 4, Math.floor((bytes.length * 4) / 3));
}

/** No key is longer, and encoding a megabyte would cost more than the run. */
const MAX_LENGTH = 512;

/** Every spelling under which a key could be found. Only a long unbroken word can hold an encoded one. */
function forms(text: string, encoded: boolean): readonly string[] {
  if (text.length > MAX_LENGTH) return [text];
  const plain = /^[\w.-]+$/.test(text)
    ? [text]
    : [text, encodeURIComponent(text.replace(/\p{Surrogate}/gu, "\ufffd")), JSON.stringify(text).slice(1, -1)];
  if (!encoded) return plain;
  const hex = Buffer.from(text).toString("hex");
  const codes = [0, 1, 2].map((offset) => base64(text, offset));
  const forUrls = codes.map((code) => code.replaceAll("+", "-").replaceAll("/", "_"));
  return [...new Set([...plain, hex, hex.toUpperCase(), ...codes, ...forUrls])];
}

/** Letters, digits and `+`, `-`, `/`, `=`, `_`: what Base64 is made of. */
const inCode = (code: number): boolean =>
  (code >= 0x61 && code <= 0x7a) ||
  (code >= 0x2f && code <= 0x39) ||
  (code >= 0x41 && code <= 0x5a) ||
  "+-=_".includes(String.fromCharCode(code));

/** Paths are long words too; nearly all of them have neither a digit nor a capital. */
const mayHoldCode = (text: string): boolean =>
  hasRun(text, 24, inCode) && (text.match(/[\w+/=-]{24,}/g) ?? []).some((word) => /[A-Z\d]/.test(word));

const PIECE_LENGTH = 6;
/** So many keys are looked for one by one. */
const MAX_KEPT = 20;

/** A number for every six characters that stand together: those that went before are shifted out of it. */
const next = (sum: number, code: number): number => ((sum << 5) ^ code) & 0x3fffffff;
const slotOf = (sum: number, bits: number): number => Math.imul(sum, 0x9e3779b1) >>> (32 - bits);

/** Tells of nearly every form that is not in the text that it is not, without looking for it: a tree has thousands of keys. */
function absence(text: string): (form: string) => boolean {
  const bits = text.length < 1_000_000 ? 22 : 26;
  const seen = new Uint8Array(1 << (bits - 3));
  let sum = 0;
  for (let i = 0; i < text.length; i++) {
    sum = next(sum, text.charCodeAt(i));
    const slot = slotOf(sum, bits);
    seen[slot >>> 3] = (seen[slot >>> 3] as number) | (1 << (slot & 7));
  }
  const isThere = (form: string, from: number): boolean => {
    let sum = 0;
    for (let i = from; i < form.length; i++) {
      sum = next(sum, form.charCodeAt(i));
      const slot = slotOf(sum, bits);
      if (i >= from + PIECE_LENGTH - 1 && ((seen[slot >>> 3] as number) & (1 << (slot & 7))) === 0) return false;
    }
    return true;
  };
  // Keys differ most at their ends. A mask that was put in can make a form with stars.
  return (form) => !(isThere(form, form.length - PIECE_LENGTH) && isThere(form, 0)) && !form.includes("*");
}

/**
 * Replaces every known key in every usual encoding, and everything that has the shape of one.
 * @param invented Made-up keys that may be shown.
 */
export function redact(text: string, secrets: readonly Secret[] = [], invented: readonly string[] = []): string {
  if (invented.length === 0) return hidden(text, secrets);
  const longestFirst = [...invented].sort((a, b) => b.length - a.length);
  const token = (n: number): string => `\ufdd0${String.fromCodePoint(0xf0000 + n)}\ufdd1`;
  const aside = longestFirst.reduce((out, one, n) => out.replaceAll(one, token(n)), text);
  return longestFirst.reduce((out, one, n) => out.replaceAll(token(n), one), hidden(aside, secrets));
}

function hidden(text: string, secrets: readonly Secret[]): string {
  let out = text;
  const encoded = secrets.length > 0 && mayHoldCode(text);
  const isAbsent = secrets.length > MAX_KEPT ? absence(text) : undefined;
  const hidden: string[] = [];
  for (const secret of new Set(secrets)) {
    const raw = Secret.reveal(secret).trim();
    if (!worthHiding(raw)) continue;
    hidden.push(raw);
    for (const form of forms(raw, encoded)) {
      if (isAbsent?.(form)) continue;
      if (out.includes(form)) out = out.replaceAll(form, secret.mask);
    }
  }
  return maskPieces(maskKeys(out), hidden);
}
