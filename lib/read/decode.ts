// In which encoding a file is written, and what of it a client would trip over.
import type { Problem } from "../model/document.ts";
import { msg } from "../model/message.ts";
import { spansOf } from "./lines.ts";

export interface Decoded {
  readonly text: string;
  readonly problems: readonly Problem[];
  /** Bytes before the text: a byte-order mark. */
  readonly skipped: number;
}

const problem = (mild: boolean, what: Problem["what"], text = "", start = 0, end = start): Problem => ({
  kind: "encoding",
  mild,
  what,
  span: spansOf(text)(start, end),
});
const inUtf16 = (): Problem => problem(false, msg("it is written in UTF-16, which the client does not read"));

/** Configurations are nearly always ASCII, and then no decoder need be built. */
function utf8(bytes: Uint8Array): string {
  // What comes from the disk is a Buffer, which decodes itself faster; on damaged texts the decoder has the word.
  const own = bytes instanceof Buffer ? bytes.toString("utf8") : undefined;
  if (own !== undefined && !own.includes("\ufffd")) return own;
  if (bytes.length <= 8_192 && bytes.every((byte) => byte < 0x80)) return String.fromCharCode(...bytes);
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
}

/** Decodes a file. A text in another encoding than UTF-8 is not decoded: no client reads it either. */
export function decode(bytes: Uint8Array, wide = false): Decoded {
  const [a, b, c] = bytes;
  if (wide && a === 0xff && b === 0xfe)
    return { text: new TextDecoder("utf-16le").decode(bytes), skipped: 2, problems: [] };
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) return { text: "", skipped: 0, problems: [inUtf16()] };
  const bom = a === 0xef && b === 0xbb && c === 0xbf;
  const skipped = bom ? 3 : 0;
  const body = bom ? bytes.subarray(3) : bytes;
  const text = utf8(body);
  const problems: Problem[] = [];
  if (bom) problems.push(problem(true, msg("it begins with a byte-order mark (U+FEFF)")));
  const nul = text.indexOf("\0");
  if (nul >= 0) {
    problems.push(looksWide(body) ? inUtf16() : problem(false, msg("it holds NUL bytes"), text, nul, nul + 1));
    return { text: "", skipped, problems };
  }
  const odd = text.includes("\ufffd") ? notUtf8(body, text) : -1;
  if (odd >= 0) problems.push(problem(false, msg("it is not valid UTF-8"), text, odd, odd + 1));
  return { text, skipped, problems };
}

/** Every second byte is zero in the beginning: UTF-16 without its mark. */
function looksWide(bytes: Uint8Array): boolean {
  const n = Math.min(bytes.length, 64) & ~1;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < n; i += 2) {
    if (bytes[i] === 0) even++;
    if (bytes[i + 1] === 0) odd++;
  }
  return n >= 4 && (even > n / 4 || odd > n / 4);
}

/** Offset of the first character that stands for bytes that are none; -1 where each is written as it is. */
function notUtf8(bytes: Uint8Array, text: string): number {
  let offset = 0;
  let from = 0;
  for (let at = text.indexOf("\ufffd"); at >= 0; at = text.indexOf("\ufffd", from)) {
    offset += new TextEncoder().encode(text.slice(from, at)).length;
    if (bytes[offset] !== 0xef || bytes[offset + 1] !== 0xbf || bytes[offset + 2] !== 0xbd) return at;
    offset += 3;
    from = at + 1;
  }
  return -1;
}
