// Keys that never existed, in the place of real ones: same shape, same traits, equal for equal keys.
import type { Facts } from "../model/facts.ts";
import { createHash, randomBytes } from "node:crypto";
import { Secret } from "../model/secret.ts";
import { maskKeys } from "../model/key-shape.ts";
import { coreOf, traitsOf } from "../read/secret-info.ts";
import type { Disguise } from "./words.ts";

const letters = "abcdefghijklmnopqrstuvwxyz";
const digits = "0123456789";

/** Beginnings that say whose key it is, and that no secret is in. */
const front =
  /^(?:tp-[a-z\d]?|sk-(?:ant-|or-v1-|or-|proj-|svcacct-|admin-|sp-|kimi-)?|gsk_|AIza|xai-|pplx-|hf_|nvapi-|ghp_|github_pat_|csk-|r8_)/;

/** Other letters and digits in place of each, and one sign for all signs but those that keys are made of. */
function invented(core: string, salt: Buffer): string {
  const kept = front.exec(core)?.[0] ?? "";
  const stream = createHash("sha512").update(salt).update(core).digest();
  let n = 0;
  const next = (alphabet: string): string => {
    const byte = stream[n++ % stream.length] ?? 0;
    return alphabet[(byte + n * 7) % alphabet.length] as string;
  };
  const body = core.slice(kept.length).replace(/[^]/g, (c, at: number) => {
    if (c === "-" || c === "_" || c === "." || c === " ") return c;
    if (c > "~") return "é";
    if (c < " ") return c;
    if (!/[A-Za-z0-9]/.test(c)) return "+";
    // Letters and digits are mixed anew, so that nothing of the pattern stays.
    const one = at % 3 === 2 ? next(digits) : next(letters);
    return c >= "A" && c <= "Z" && at % 3 !== 2 ? one.toUpperCase() : one;
  });
  return kept + body;
}

/** What a rule may ask of a key; where an odd character stands, not which one it is. */
const asked = (text: string): string => {
  const { prefix: _, odd, reference, variable, ...rest } = traitsOf(text);
  return JSON.stringify({ ...rest, odd: odd?.position, reference: reference?.syntax, variable: variable !== null });
};

/** Longer ones are no keys. */
const MAX_LENGTH = 512;

export interface Fakes {
  /** Every key that was made up. */
  readonly all: () => readonly string[];
  /** What stands for a value in a key's place. */
  readonly of: (secret: Secret) => string;
  /** A text that holds no key. */
  readonly hide: (text: string) => string;
}

/** A made-up key for each that there is, the same for the same. */
interface Mint {
  readonly of: (core: string) => string;
  readonly made: ReadonlySet<string>;
}

function minting(): Mint {
  const salt = randomBytes(32);
  const fakes = new Map<string, string>();
  const made = new Set<string>();
  return {
    made,
    of(core) {
      let fake = fakes.get(core);
      if (fake !== undefined) return fake;
      fake = invented(core, salt);
      for (let n = 0; n < 8 && asked(core) !== asked(fake); n++)
        fake = invented(core, Buffer.concat([salt, Buffer.from([n])]));
      fakes.set(core, fake);
      made.add(fake);
      return fake;
    },
  };
}

/** The key replaced, and what was pasted with it left: quotes, blanks and words of a scheme, and nothing else. */
function whole(text: string, mint: Mint, { isPublic }: Disguise): string {
  const core = coreOf(text);
  const at = text.indexOf(core);
  const around = text.slice(0, at) + text.slice(at + core.length);
  const isKnown = around.length <= 64 && isPublic(around.replace(/[^\p{L}\p{N}]/gu, " "));
  return isKnown ? text.slice(0, at) + mint.of(core) + text.slice(at + core.length) : mint.of(core);
}

function standIn(secret: Secret, mint: Mint, disguise: Disguise, facts: Facts): string {
  const { info: traits } = secret;
  const text = Secret.reveal(secret).slice(0, MAX_LENGTH);
  if (traits.blank || traits.sentinel) return text;
  if (traits.reference || traits.variable) return disguise.text(text);
  const prefix = /^(?:tp|sk)-/.exec(coreOf(text))?.[0] ?? "";
  const alike = (...candidates: readonly string[]): string =>
    candidates.find((it) => asked(it) === asked(text)) ?? (candidates[0] as string);
  if (traits.masked)
    return alike(
      `${prefix}****`,
      prefix + text.replace(prefix, "").replace(/[\p{L}\p{N}]+/gu, "ab"),
      `${prefix}ab…cd`,
      `${prefix}ab...cd`,
    );
  if (traits.sample)
    return alike(...(disguise.isPublic(text) ? [text] : []), `${prefix}your-api-key`, "<your-api-key>", "your-api-key");
  // An address or a model in a key's place is no key.
  if (facts.readUrl(text).host !== null || facts.isMimoText(text)) return disguise.text(text);
  return whole(text, mint, disguise);
}

/** Fakes for the keys of a run; the salt is never kept, so that no fake leads back to its key. */
export function fakesFor(disguise: Disguise, facts: Facts): Fakes {
  const mint = minting();
  return {
    all: () => [...mint.made],
    of(secret) {
      const fake = standIn(secret, mint, disguise, facts);
      // Blanks at the end of a line, which the reader has taken.
      return secret.info.edges === "trailing" && fake === fake.trimEnd() ? `${fake}  ` : fake;
    },
    hide(text) {
      const found: string[] = [];
      maskKeys(text, (it) => void found.push(it));
      return found.reduce((out, it) => (mint.made.has(it) ? out : out.replaceAll(it, mint.of(it))), text);
    },
  };
}
