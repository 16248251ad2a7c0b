// Canary keys: made when a test runs, one for each slot, and found again in any text, in part or encoded.

const alphabet = "0123456789abcdefghijklmnopqrstuvwxyz";

/** A key of 51 characters that depends on the seed alone. */
export function canary(seedText: string, prefix: "tp-" | "sk-" = "tp-"): string {
  let seed = 5_381;
  for (const character of `canary ${seedText}`) seed = (Math.imul(seed, 33) ^ character.charCodeAt(0)) >>> 0;
  let body = "";
  while (body.length < 48) {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
    body += alphabet[(seed >>> 16) % alphabet.length];
  }
  return prefix + body;
}

const window = 8;
const known = new Map<string, { readonly windows: ReadonlySet<string>; readonly coded: readonly string[] }>();

/** Every part of eight characters behind the prefix, and the whole in other encodings; all in lower case but base64. */
function tracesOf(key: string) {
  let traces = known.get(key);
  if (traces) return traces;
  const body = key.slice(3).toLowerCase();
  const windows = new Set(Array.from({ length: body.length - window + 1 }, (_, n) => body.slice(n, n + window)));
  const bytes = Buffer.from(key);
  const base64 = [0, 1, 2].map((shift) =>
    Buffer.concat([Buffer.alloc(shift), bytes])
      .toString("base64")
      .slice(4, -4),
  );
  const percent = [...key].map((c) => `%${c.charCodeAt(0).toString(16)}`).join("");
  known.set(key, (traces = { windows, coded: [...base64, bytes.toString("hex"), percent] }));
  return traces;
}

/** Whether a text gives away any part of a key. */
export function givesAway(text: string, key: string): boolean {
  const { windows, coded } = tracesOf(key);
  const lower = text.toLowerCase();
  if (coded.some((code) => text.includes(code) || lower.includes(code))) return true;
  for (const [run] of lower.matchAll(/[a-z0-9]{8,}/g))
    for (let at = 0; at + window <= run.length; at++) if (windows.has(run.slice(at, at + window))) return true;
  return false;
}
