// The texts in quotes of JSON, JSONC and JSON5: where they end, and what they mean.
import { msg, type Message } from "../model/message.ts";

export type JsonDialect = "json" | "jsonc" | "jsonc-strict" | "json5";

/** Where a text is not in the dialect; the reason where the character there does not say it. */
export interface Fault {
  readonly at: number;
  readonly what?: Message;
}

const backslash = 0x5c;

/** End of a text in quotes, or what is wrong in it. */
export function stringEnd(text: string, from: number, dialect: JsonDialect): number | Fault {
  const end = text.charCodeAt(from);
  let i = from + 1;
  while (i < text.length) {
    const c = text.charCodeAt(i);
    if (c === end) return i + 1;
    if (c === backslash) {
      const length = escapeLength(text, i, dialect);
      if (length === 0)
        return { at: i, what: msg("a backslash begins no known escape; in Windows paths it is doubled") };
      i += length;
    } else if (c === 0x0a || c === 0x0d) return { at: from, what: msg("a text is not closed on its line") };
    else if (c < 0x20 && dialect !== "json5") return { at: i, what: msg("a control character stands in a text") };
    else i++;
  }
  return { at: text.length };
}

const escape = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y;
const escape5 = /\\(?:u[\da-fA-F]{4}|x[\da-fA-F]{2}|\r\n|0(?!\d)|[^ux\d])/y;

/** 0 where it is none. A backslash at the very end is left to the end of the text. */
function escapeLength(text: string, at: number, dialect: JsonDialect): number {
  if (at + 1 >= text.length) return 1;
  const form = dialect === "json5" ? escape5 : escape;
  form.lastIndex = at;
  return form.test(text) ? form.lastIndex - at : 0;
}

const short: Readonly<Record<string, string>> = {
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
  0: "\0",
  "\n": "",
  "\r": "",
  "\u2028": "",
  "\u2029": "",
};

/** What a name or a text in quotes means; it must be one that was scanned. */
export function meantBy(raw: string): string {
  const inner = raw[0] === '"' || raw[0] === "'" ? raw.slice(1, -1) : raw;
  let next = inner.indexOf("\\");
  if (next < 0) return inner;
  let meant = "";
  let from = 0;
  while (next >= 0) {
    const c = inner[next + 1] as string;
    const length = c === "u" ? 6 : c === "x" ? 4 : c === "\r" && inner[next + 2] === "\n" ? 3 : 2;
    meant += inner.slice(from, next);
    meant += length > 3 ? String.fromCharCode(parseInt(inner.slice(next + 2, next + length), 16)) : (short[c] ?? c);
    from = next + length;
    next = inner.indexOf("\\", from);
  }
  return meant + inner.slice(from);
}
