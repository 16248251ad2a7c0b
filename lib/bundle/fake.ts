// How to put a key that never existed in the place of a real one: same shape, same traits, equal for equal keys.
import { createHash, randomBytes } from "node:crypto";
import { Secret } from "../model/secret.ts";
import { maskKeys } from "../model/key-shape.ts";
import type { SecretRegistry } from "../read/secrets.ts";
import { coreOf, traitsOf } from "../read/secret-info.ts";

const letters = "abcdefghijklmnopqrstuvwxyz";
const digits = "0123456789";

/** Beginnings that say whose key it is, and that no secret is in. */
const front =
  /^(?:tp-[a-z]?|sk-(?:ant-|or-v1-|or-|proj-|svcacct-|admin-|sp-|kimi-)?|gsk_|AIza|xai-|pplx-|hf_|nvapi-|ghp_|github_pat_|csk-|r8_)/;

/** Random letters and digits for each letter and digit of the core; everything else stays where it is. */
function invented(core: string, salt: Buffer): string {
  const kept = front.exec(core)?.[0] ?? "";
  const stream = createHash("sha512").update(salt).update(core).digest();
  let n = 0;
  const next = (alphabet: string): string => {
    const byte = stream[n++ % stream.length] ?? 0;
    return alphabet[(byte + n * 7) % alphabet.length] as string;
  };
  const body = core.slice(kept.length).replace(/[A-Za-z0-9]/g, (c, at: number) => {
    // Letters and digits are mixed anew, so that nothing of the pattern stays.
    const one = at % 3 === 2 ? next(digits) : next(letters);
    return c >= "A" && c <= "Z" && at % 3 !== 2 ? one.toUpperCase() : one;
  });
  return kept + body;
}

const alike = (a: string, b: string): boolean => {
  const { prefix: _, ...one } = traitsOf(a);
  const { prefix: __, ...other } = traitsOf(b);
  return JSON.stringify(one) === JSON.stringify(other);
};

export interface Fakes {
  /** The text with every key replaced by its fake. */
  readonly all: () => readonly string[];
  readonly hide: (text: string) => string;
}

/** Fakes for every key of a run; the salt is never kept, so that no fake leads back to its key. */
export function fakesFor(vault: SecretRegistry): Fakes {
  const salt = randomBytes(32);
  const fakes = new Map<string, string>();
  const add = (core: string): void => {
    if (core.length < 4 || fakes.has(core)) return;
    let fake = invented(core, salt);
    for (let n = 0; n < 8 && !alike(core, fake); n++) fake = invented(core, Buffer.concat([salt, Buffer.from([n])]));
    fakes.set(core, fake);
  };
  for (const secret of vault) {
    const { blank, reference, sentinel, sample } = secret.info;
    if (!blank && !reference && !sentinel && !sample) add(coreOf(Secret.reveal(secret)));
  }
  return {
    all: () => [...fakes.values()],
    hide(text) {
      let out = text;
      for (const [core, fake] of [...fakes].sort(([a], [b]) => b.length - a.length)) out = out.replaceAll(core, fake);
      // What has the shape of a key and stood in no key's place.
      const known = new Set(fakes.values());
      const strangers = new Set<string>();
      maskKeys(
        out,
        (key) => void ([...known].some((fake) => fake.includes(key) || key.includes(fake)) || strangers.add(key)),
      );
      for (const key of strangers) {
        add(key);
        out = out.replaceAll(key, fakes.get(key) ?? "****");
      }
      return out;
    },
  };
}
