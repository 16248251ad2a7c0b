// The CodeWhale files of one run that were judged already, and recognises those that are like them.
import type { Document } from "../model/document.ts";
import type { SecretRegistry } from "../read/secrets.ts";
import { readToml } from "../read/toml.ts";
import { attached, detached } from "./alike.ts";
import type { Linted, Seen } from "./file.ts";
import { byContent, byName } from "./recognise.ts";
import { shapeOf } from "./shape.ts";

/** A tree has a few hundred kinds of files; of one made to harm no more are kept. */
const MAX_COUNT = 4_000;
/** Settings of which a walk looks at every one. */
const MAX_LENGTH = 30_000;

/** A file as far as it can be compared. */
export interface Likeness {
  readonly id: string;
  readonly doc: Document;
  readonly secrets: SecretRegistry;
}

/** What a file would be compared by; undefined where more than its settings counts. */
export function likenessOf(path: string, text: string, inProject: boolean): Likeness | undefined {
  if (text.length > MAX_LENGTH || !path.endsWith(".toml") || path.startsWith("/etc/")) return undefined;
  const named = byName(path);
  if (named && named.row.id !== "codewhale") return undefined;
  const secrets: SecretRegistry = [];
  const doc = readToml(path, text, secrets);
  const owner = named ?? byContent(doc);
  const shape = doc.problems.length > 0 ? faultOf(doc, text) : owner?.row.id === "codewhale" && shapeOf(doc.value);
  if (!shape) return undefined;
  return { id: `${inProject ? "p" : "u"}${owner?.template ?? ""} ${shape}`, doc, secrets };
}

/** Of a file that does not parse nothing counts but why, and whether it speaks of MiMo. */
function faultOf({ problems }: Document, text: string): string | undefined {
  const [fault] = problems;
  if (problems.length > 1 || !fault?.span || fault.mild) return undefined;
  return `!${/mimo/i.test(text) ? "m" : "o"}${JSON.stringify(fault.what)}`;
}

/** What was found in a file like this one. */
export function recalled(seen: Seen, like: Likeness, vault: SecretRegistry): Linted | undefined {
  const kept = seen.get(like.id);
  if (!kept) return undefined;
  if (kept.judgements.length > 0) vault.push(...like.secrets);
  return { ...kept, run: undefined, judgements: attached(kept.judgements, like.doc), suppressed: [], skipped: [] };
}

/** Keeps what was found, where all of it can be said of another file. */
export function remember(seen: Seen, { id, doc }: Likeness, linted: Linted): void {
  if (seen.size >= MAX_COUNT || linted.skipped.length > 0) return;
  const judgements = detached(linted.judgements, doc.path);
  if (judgements) seen.set(id, { judgements, judgeable: linted.judgeable, outcome: linted.outcome });
}
