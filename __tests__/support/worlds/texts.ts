// Error texts as people paste them, with who speaks and whether something was sent: what a reading must and must not say.
import { shippedFacts } from "../../../lib/facts/compile.ts";
import fs from "node:fs";
import path from "node:path";
import { decodeError } from "../../../lib/explain/index.ts";
import { reason, type Reason } from "../corpus.ts";
import { fixtures } from "../worlds.ts";

interface Pasted {
  readonly id: string;
  readonly text: string;
  /** Who speaks. */
  readonly kind: string;
  /** Whether a request left the client; `null` where it may have. */
  readonly sent: boolean | null;
  readonly says: string;
}

export const texts = JSON.parse(
  fs.readFileSync(path.join(fixtures, "errors/texts-open2.json"), "utf8"),
) as readonly Pasted[];

/** Nothing may be said about the key but by an answer of MiMo's. */
export function judgeText({ text, kind, sent, says }: Pasted): readonly Reason[] {
  const read = decodeError(text, shippedFacts());
  if (!read) return kind === "unknown" ? [] : [reason("text not known", says)];
  const isAnswer = read.meaning === "accepted" || read.meaning === "rejected" || read.status !== null;
  const misread =
    kind === "mimo-answer"
      ? !isAnswer
      : sent === false
        ? isAnswer
        : read.meaning === "rejected" || read.id === "no-key";
  return misread ? [reason("text misread", `as ${read.id}; it is: ${says}`)] : [];
}
