// What has been read of a shell text so far: variables, who sees them, and files that are taken in.
import type { Path } from "../model/place.ts";
import type { ScopedEntry, ScopedInclusion } from "./scoped.ts";
import type { Word } from "./shell-words.ts";

export interface ShellOptions {
  readonly fish?: boolean;
  /** The functions of direnv's standard library: `dotenv`, `source_env`. */
  readonly direnv?: boolean;
  /** Scope and offset of a text inside another one. */
  readonly scope?: Path;
  readonly base?: number;
}

export interface Held extends ScopedEntry {
  scope: Path;
  exported: boolean;
}

export interface State {
  readonly text: string;
  readonly options: ShellOptions;
  readonly entries: Held[];
  readonly includes: ScopedInclusion[];
  /** Reads a text inside this one: what an alias runs. */
  readonly read: (text: string, options: ShellOptions) => Pick<State, "entries">;
  /** By scope and name: what `export NAME` and `unset NAME` mean. */
  readonly set: Map<string, Held[]>;
  readonly named: Map<string, boolean>;
  all: boolean;
  depth: number;
  commands: number;
  heredocs: number;
  within: { readonly name: string; readonly depth: number } | undefined;
  awaits: string | undefined;
}

export const name = /^[A-Za-z_]\w*$/;
export const assigning = /^([A-Za-z_]\w*)=/;

const idOf = (scope: Path, called: string): string => `${scope.join("\0")}\0${called}`;

export const scopeOf = (s: State): Path => [
  ...(s.options.scope ?? []),
  ...(s.within ? ["@function", s.within.name] : []),
];

export function put(word: Word, scope: Path, exported: boolean, s: State): void {
  const called = word.value.slice(0, word.value.indexOf("="));
  const equals = s.text.indexOf("=", word.start);
  const start = equals - called.length;
  // Behind a quote around the whole, or at once.
  if (!name.test(called) || s.text.slice(start, equals) !== called) return;
  const at = [equals + 1, word.end - (start - word.start)] as const;
  const value = word.value.slice(called.length + 1);
  hold({ name: called, value, literal: word.literal }, [start, equals], at, scope, exported, s);
}

export function hold(
  it: { readonly name: string; readonly value: string; readonly literal: boolean },
  key: readonly [number, number],
  at: readonly [number, number],
  scope: Path,
  exported: boolean,
  s: State,
): void {
  const base = s.options.base ?? 0;
  const id = idOf(scope, it.name);
  const entry: Held = {
    ...it,
    scope,
    key: [key[0] + base, key[1] + base],
    at: [at[0] + base, at[1] + base],
    exported: exported || (s.named.get(id) ?? false),
  };
  s.entries.push(entry);
  const all = s.set.get(id);
  if (all) all.push(entry);
  else s.set.set(id, [entry]);
}

/** `export A=1 B`; names alone are marked, for before and after. */
export function declare(words: readonly Word[], exported: boolean, s: State, marks = true): void {
  for (const word of words) {
    if (word.value.includes("=")) put(word, scopeOf(s), exported || s.all, s);
    else if (marks && name.test(word.value)) {
      const id = idOf(scopeOf(s), word.value);
      s.named.set(id, exported);
      const last = s.set.get(id)?.at(-1);
      if (last) last.exported = exported;
    }
  }
}

export function unset(called: string, s: State): void {
  const id = idOf(scopeOf(s), called);
  for (const entry of s.set.get(id) ?? []) entry.scope = ["@unset"];
  s.set.delete(id);
  s.named.delete(id);
}
