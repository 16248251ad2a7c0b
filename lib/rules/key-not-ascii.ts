// When a key holds a character that no HTTP header can carry.
import { keyRemedy } from "./shared/key-remedy.ts";
import { rule, type Page } from "../model/contracts.ts";
import type { Resolution } from "../model/resolution.ts";
import { Secret } from "../model/secret.ts";
import { msg, type Message } from "../model/message.ts";

export const page: Page = {
  title: msg("A character in the key that no header can carry"),
  why: msg(
    "Chat programs and web pages add characters that cannot be seen: a zero-width space, a no-break space, a line end, typographic quotes, full-width letters. Clients then stop with an odd message, drop the header, or send bytes that MiMo refuses.",
  ),
  remedy: msg("Paste the key again from the console; the message names the character and where it stands."),
};

const names: Readonly<Record<number, Message>> = {
  0x09: msg("a tab"),
  0x0a: msg("a line end"),
  0x0d: msg("a carriage return"),
  0xa0: msg("a no-break space"),
  0x200b: msg("a zero-width space"),
  0x200c: msg("a zero-width non-joiner"),
  0x200d: msg("a zero-width joiner"),
  0x2060: msg("a word joiner"),
  0xfeff: msg("a byte-order mark"),
  0x201c: msg("a typographic quote"),
  0x201d: msg("a typographic quote"),
  0x2018: msg("a typographic quote"),
  0x2019: msg("a typographic quote"),
};

const nameOf = (code: number): Message =>
  names[code] ?? (code >= 0xff01 && code <= 0xff5e ? msg("a full-width character") : msg("a character outside ASCII"));

/** Some clients take out what nobody sees. */
const isTaken = ({ trims }: Resolution, code: number): boolean =>
  trims === "all" && /[\r\n\u200b-\u200d\u2060\ufeff]/.test(String.fromCodePoint(code));

export default rule({
  id: "key-not-ascii",
  on: "candidate",
  severity: "error",
  explains: ["spoilt", "badSign"],
  check({ candidate, judged, wins, run }) {
    const key = candidate.value;
    if (!(key instanceof Secret) || !key.info.odd || key.info.sample || key.info.masked || key.info.reference)
      return undefined;
    const { code, position } = key.info.odd;
    const point = `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
    return {
      message: msg("character {position} of the key in `{name}` is {what} ({point})", {
        position,
        name: candidate.name,
        what: nameOf(code),
        point,
      }),
      place: candidate.place,
      expected: msg("letters, digits and hyphens"),
      remedy: keyRemedy(candidate, judged, run),
      ...(wins.length > 0 && !wins.every((r) => isTaken(r, code)) ? {} : { severity: "note" as const }),
    };
  },
});
