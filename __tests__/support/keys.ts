// Fake keys: stand-ins in fixtures become keys of the real shape, each different, none of them anybody's.

const alphabet = "0123456789abcdefghijklmnopqrstuvwxyz";

/** 48 characters that depend on the stand-in alone. `letter`: the first one; a digit where there is none. */
function body(seedText: string, letter: string): string {
  let seed = 2_166_136_261;
  for (const character of seedText) seed = Math.imul(seed ^ character.charCodeAt(0), 16_777_619) >>> 0;
  let out = letter || "4";
  while (out.length < 48) {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    out += alphabet[(seed >>> 16) % 36];
  }
  return out;
}

const standIn = /(tp|sk)-([a-z]?)0000example[a-z]*/g;

/** `tp-c0000example` becomes `tp-c` and 47 characters; equal stand-ins become equal keys. */
export const expand = (text: string): string =>
  text.replace(standIn, (whole, prefix: string, letter: string) => `${prefix}-${body(whole, letter)}`);

/** The keys that a text with stand-ins holds once it is expanded. */
export const keysOf = (text: string): readonly string[] => [...text.matchAll(standIn)].map(([whole]) => expand(whole));
