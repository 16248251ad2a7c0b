// Knows when a key holds a character that no HTTP header can carry.
import { rule, type Page } from "../model/contracts.ts";
import type { Resolution } from "../model/resolution.ts";
import { Secret } from "../model/secret.ts";
import { say, type Text } from "../model/text.ts";

export const page: Page = {
  title: say("A character in the key that no header can carry"),
  why: say(
    "Chat programs and web pages add characters that cannot be seen: a zero-width space, a no-break space, a line end, typographic quotes, full-width letters. Clients then stop with an odd message, drop the header, or send bytes that MiMo refuses.",
  ),
  remedy: say("Paste the key again from the console; the message names the character and where it stands."),
};

const names: Readonly<Record<number, Text>> = {
  0x09: say("a tab"),
  0x0a: say("a line end"),
  0x0d: say("a carriage return"),
  0xa0: say("a no-break space"),
  0x200b: say("a zero-width space"),
  0x200c: say("a zero-width non-joiner"),
  0x200d: say("a zero-width joiner"),
  0x2060: say("a word joiner"),
  0xfeff: say("a byte-order mark"),
  0x201c: say("a typographic quote"),
  0x201d: say("a typographic quote"),
  0x2018: say("a typographic quote"),
  0x2019: say("a typographic quote"),
};

const nameOf = (code: number): Text =>
  names[code] ?? (code >= 0xff01 && code <= 0xff5e ? say("a full-width character") : say("a character outside ASCII"));

/** Some clients take out what nobody sees. */
const isTaken = ({ trims }: Resolution, code: number): boolean =>
  trims === "all" && /[\r\n\u200b-\u200d\u2060\ufeff]/.test(String.fromCodePoint(code));

export default rule({
  id: "key-not-ascii",
  on: "candidate",
  severity: "error",
  check({ candidate, judged, wins }) {
    const key = candidate.value;
    if (!(key instanceof Secret) || !key.traits.odd || key.traits.sample || key.traits.masked || key.traits.reference)
      return undefined;
    const { code, position } = key.traits.odd;
    const point = `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
    return {
      message: say("character {position} of the key in `{name}` is {what} ({point})", {
        position,
        name: candidate.name,
        what: nameOf(code),
        point,
      }),
      place: candidate.place,
      expected: say("letters, digits and hyphens"),
      remedy: judged.client.how.key(candidate.place),
      ...(wins.length > 0 && !wins.every((r) => isTaken(r, code)) ? {} : { severity: "note" as const }),
    };
  },
});
