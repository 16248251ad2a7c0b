// Knows in which encoding a file is written, and what of it a client would trip over.
import type { Problem } from "../model/document.ts";
import { say } from "../model/text.ts";

export interface Decoded {
  readonly text: string;
  readonly problems: readonly Problem[];
  /** Bytes before the text: a byte-order mark. */
  readonly skipped: number;
}

const hard = (what: Problem["what"]): Problem => ({ kind: "encoding", mild: false, what });
const mild = (what: Problem["what"]): Problem => ({ kind: "encoding", mild: true, what });

/** Configurations are nearly always ASCII, and then no decoder need be built. */
function utf8(bytes: Uint8Array): string {
  if (bytes.length <= 8_192 && bytes.every((byte) => byte < 0x80)) return String.fromCharCode(...bytes);
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
}

/** Decodes a file. A text in another encoding than UTF-8 is not decoded: no client reads it either. */
export function decode(bytes: Uint8Array, wide = false): Decoded {
  const [a, b, c] = bytes;
  if (wide && a === 0xff && b === 0xfe)
    return { text: new TextDecoder("utf-16le").decode(bytes), skipped: 2, problems: [] };
  if (a === 0xff && b === 0xfe)
    return { text: "", skipped: 0, problems: [hard(say("it is written in UTF-16, which the client does not read"))] };
  if (a === 0xfe && b === 0xff)
    return { text: "", skipped: 0, problems: [hard(say("it is written in UTF-16, which the client does not read"))] };
  const bom = a === 0xef && b === 0xbb && c === 0xbf;
  const body = bom ? bytes.subarray(3) : bytes;
  const text = utf8(body);
  const problems: Problem[] = [];
  if (bom) problems.push(mild(say("it begins with a byte-order mark (U+FEFF)")));
  if (text.includes("\0")) {
    const wide = looksWide(body);
    problems.push(
      hard(wide ? say("it is written in UTF-16, which the client does not read") : say("it holds NUL bytes")),
    );
    return { text: "", skipped: bom ? 3 : 0, problems };
  }
  if (text.includes("\ufffd") && !isUtf8(body)) problems.push(hard(say("it is not valid UTF-8")));
  return { text, skipped: bom ? 3 : 0, problems };
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

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
