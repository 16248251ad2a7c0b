// How a list of variables with their offsets becomes a document, whatever language they were written in.
import type { Dialect, Document, Problem, Value } from "../model/document.ts";
import { Secret, type SecretInfo } from "../model/secret.ts";
import { msg } from "../model/message.ts";
import { spansOf, type SpanOf } from "./lines.ts";
import { wrapSetting, type SecretRegistry } from "./secrets.ts";

export type Range = readonly [start: number, end: number];

/** One variable as it is set. */
export interface Entry {
  readonly name: string;
  readonly value: string;
  /** Blanks that were taken from the value. */
  readonly edges: SecretInfo["edges"];
  readonly key: Range;
  readonly at: Range;
}

/** No file of variables has more; reading goes no farther. */
const maxSettings = 500_000;

export const isFull = (count: number): boolean => count > maxSettings;

/** Said of such a file, at the variable that is one too many. */
export const tooMany = (at: Range, span: SpanOf): Problem => ({
  kind: "syntax",
  mild: false,
  what: msg("there are more than {max} settings", { max: maxSettings }),
  span: span(...at),
});

/** A document of variables; of a name that is set twice the last value counts. */
export function variablesDocument(
  path: string,
  dialect: Dialect,
  text: string,
  list: readonly Entry[],
  vault: SecretRegistry,
  problems: readonly Problem[] = [],
): Document {
  const span = spansOf(text);
  const last = list.at(-1);
  if (last && isFull(list.length))
    return { path, dialect, value: {}, problems: [tooMany(last.key, span)], locate: () => undefined };
  const entries = new Map(list.map((entry) => [entry.name, entry]));
  const value: Record<string, Value> = {};
  for (const entry of entries.values())
    Object.defineProperty(value, entry.name, { value: seal(entry, vault), enumerable: true });
  return {
    path,
    dialect,
    value,
    problems,
    locate(keys, part = "value") {
      const entry = typeof keys[0] === "string" && keys.length === 1 ? entries.get(keys[0]) : undefined;
      return entry && span(...(part === "key" ? entry.key : entry.at));
    },
  };
}

/** Blanks around it are gone from the value, and are still worth a word. */
function seal(entry: Entry, vault: SecretRegistry): Value {
  const sealed = wrapSetting(entry.name, entry.value, vault);
  if (!(sealed instanceof Secret) || entry.edges === "none") return sealed;
  const noticed = new Secret(entry.value, { ...sealed.info, edges: entry.edges });
  vault.push(noticed);
  return noticed;
}
