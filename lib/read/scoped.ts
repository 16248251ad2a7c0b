// A document of variables that are set in more than one place: at the top, in functions, for one command only.
import type { Assignment, Dialect, Document, Inclusion, Table, Value } from "../model/document.ts";
import type { Path, Span } from "../model/place.ts";
import { spansOf, type SpanOf } from "./lines.ts";
import { wrapSetting, type SecretRegistry } from "./secrets.ts";
import { tooMany, isFull, type Range } from "./variables.ts";

/** One assignment as it stands in the text. Names that begin with `@` are scopes: no variable is called so. */
export interface ScopedEntry {
  /** Tables in which it stands: none at the top, `["@alias", "mimo"]`. */
  readonly scope: Path;
  readonly name: string;
  /** Null where the name is only passed through. */
  readonly value: string | null;
  readonly key: Range;
  readonly at: Range;
  readonly exported?: boolean;
  readonly literal?: boolean;
}

export interface ScopedInclusion extends Omit<Inclusion, "span"> {
  readonly at: Range;
}

export interface Scoped {
  readonly path: string;
  readonly dialect: Dialect;
  readonly text: string;
  readonly entries: readonly ScopedEntry[];
  readonly includes?: readonly ScopedInclusion[];
}

type Branch = Record<string | number, unknown>;

const define = (to: Branch, key: string | number, value: unknown): void =>
  void Object.defineProperty(to, key, { value, enumerable: true, writable: true, configurable: true });

function child(of: Branch, key: string | number): Branch {
  const held = Object.hasOwn(of, key) ? of[key] : undefined;
  if (typeof held === "object" && held !== null) return held as Branch;
  const made: Branch = {};
  define(of, key, made);
  return made;
}

/**
 * The document. Of a name that is set twice in one scope the last value counts; the earlier ones (of many
 * the first thousand) are kept under `["@earlier", n, name]`, since each was meant for something.
 */
export function scopedDocument(scoped: Scoped, vault: SecretRegistry): Document {
  const { path, dialect, text, entries } = scoped;
  const span = spansOf(text);
  const last = entries.at(-1);
  if (last && isFull(entries.length))
    return { path, dialect, value: {}, problems: [tooMany(last.key, span)], locate: () => undefined };
  const placed = placedOf(entries);
  const root: Branch = {};
  for (const { entry, keys } of placed) {
    let branch = root;
    for (const key of keys.slice(0, -1)) branch = child(branch, key);
    define(branch, entry.name, entry.value === null ? null : wrapSetting(entry.name, entry.value, vault));
  }
  return {
    path,
    dialect,
    value: root as Table & Value,
    problems: [],
    ...located(placed, span),
    ...included(scoped, span),
  };
}

interface Placed {
  readonly entry: ScopedEntry;
  readonly keys: Path;
}

const idOf = (keys: Path): string => JSON.stringify(keys);

/** Nobody sets a name more often on purpose. */
const mostEarlier = 1_000;

function placedOf(entries: readonly ScopedEntry[]): readonly Placed[] {
  const lasts = new Map<string, ScopedEntry>();
  const ids = entries.map(({ scope, name }) => (scope.length === 0 ? name : `${scope.join("\0")}\0${name}`));
  entries.forEach((entry, n) => lasts.set(ids[n] as string, entry));
  const placed: Placed[] = [];
  let earlier = 0;
  entries.forEach((entry, n) => {
    if (lasts.get(ids[n] as string) === entry) placed.push({ entry, keys: [...entry.scope, entry.name] });
    else if (earlier < mostEarlier) placed.push({ entry, keys: ["@earlier", earlier++, entry.name] });
  });
  return placed;
}

function located(placed: readonly Placed[], span: SpanOf): Pick<Document, "locate" | "assignments"> {
  let known: Map<string, ScopedEntry> | undefined;
  return {
    locate(keys, part = "value"): Span | undefined {
      known ??= new Map(placed.map((it) => [idOf(it.keys), it.entry]));
      // A list's index may come as a text.
      const entry =
        known.get(idOf(keys)) ?? known.get(idOf(keys.map((key) => (/^\d+$/.test(String(key)) ? Number(key) : key))));
      return entry && span(...(part === "key" ? entry.key : entry.at));
    },
    assignments: placed.map(({ entry, keys }): Assignment => ({
      name: entry.name,
      keys,
      exported: entry.exported ?? true,
      literal: entry.literal ?? false,
    })),
  };
}

/** Those of `includes` with their spans; nothing where there are none. */
export function included({ includes = [] }: Pick<Scoped, "includes">, span: SpanOf): Pick<Document, "includes"> {
  if (includes.length === 0) return {};
  return { includes: includes.slice(0, 1_000).map(({ at, ...it }) => ({ ...it, span: span(...at) })) };
}
