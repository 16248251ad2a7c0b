// Knows how to keep keys out of a text that is about to leave: the second wall, for what the first one missed.
import { Secret } from "../model/secret.ts";

const shape = /((?:tp|sk)-)[A-Za-z0-9_-]{16,}/g;

/** Ordinary words and names are no keys, even where somebody put them into a key slot. */
const worthHiding = (text: string): boolean => text.length >= 12 && /\d/.test(text) && !/[\s/]/.test(text);

const base64 = (text: string, offset: number): string => {
  const bytes = new TextEncoder().encode("\0".repeat(offset) + text);
  const coded = btoa(String.fromCharCode(...bytes));
  // Characters that depend on what stands before and after are left out.
  return coded
    .slice(
      offset === 0 ? 0 : 4,
      text.length + offset - 3 > 0 ? Math.floor(((text.length + offset) * 4) / 3) : undefined,
    )
    .replace(/=+$/, "");
};

/** Every spelling under which a key could be found. Only a long unbroken word can hold an encoded one. */
function forms(text: string, encoded: boolean): readonly string[] {
  const plain = [text, encodeURIComponent(text), JSON.stringify(text).slice(1, -1)];
  if (!encoded) return plain;
  const hex = [...new TextEncoder().encode(text)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return [...plain, hex, base64(text, 0), base64(text, 1), base64(text, 2)];
}

const mayHoldCode = (text: string): boolean =>
  (text.match(/[A-Za-z0-9+/=]{24,}/g) ?? []).some((word) => /\d/.test(word));

/** Replaces every known key in every usual encoding, and everything that has the shape of one. */
export function scrub(text: string, secrets: readonly Secret[] = []): string {
  let out = text;
  const encoded = secrets.length > 0 && mayHoldCode(text);
  for (const secret of new Set(secrets)) {
    const raw = Secret.reveal(secret).trim();
    if (!worthHiding(raw)) continue;
    for (const form of forms(raw, encoded)) if (out.includes(form)) out = out.replaceAll(form, secret.mask);
  }
  return out.replace(shape, (found, prefix: string) => (/\d/.test(found) ? `${prefix}****` : found));
}
