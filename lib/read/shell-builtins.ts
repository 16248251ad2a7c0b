// The commands by which shells set variables, define aliases and take in other files.
import { declare, hold, name, scopeOf, unset, type State } from "./shell-state.ts";
import type { Word } from "./shell-words.ts";

/** One command with its operands; most set nothing. */
export function builtin(word: Word, rest: readonly Word[], s: State): void {
  const options = rest.filter(({ value }) => /^[-+]/.test(value)).map(({ value }) => value);
  const has = (letter: string): boolean => options.some((it) => it[0] === "-" && it[1] !== "-" && it.includes(letter));
  const operands = rest.filter(({ value }) => !/^[-+]/.test(value));
  const shown = has("x") && !has("u");
  switch (word.value) {
    case "set":
      if (s.options.fish || has("g") || has("x") || has("U")) fishSet(rest, s);
      if (has("a") || operands.some(({ value }) => value === "allexport")) s.all = !options.some((it) => it[0] === "+");
      if (options.some((it) => /^\+\w*a/.test(it))) s.all = false;
      return;
    case "export":
      if (s.options.fish && operands.length === 2 && !operands[0]?.value.includes("="))
        return fishSet([{ ...(operands[0] as Word), value: "-x" }, ...operands], s);
      return declare(operands, !has("n"), s);
    case "declare":
    case "typeset":
      return declare(operands, shown, s, shown);
    case "readonly":
    case "local":
      return declare(operands, shown || s.all, s, shown);
    case "unset":
      return operands.forEach(({ value }) => unset(value, s));
    case "alias":
      return s.options.fish && operands.length === 2 && !operands[0]?.value.includes("=")
        ? alias(operands[0]?.value ?? "", operands[1] as Word, 0, s)
        : operands.forEach((word) => alias(word.value.split("=", 1)[0] ?? "", word, word.value.indexOf("=") + 1, s));
    default:
      include(word, operands, s);
  }
}

/** `set -gx NAME VALUE…`, `set --erase NAME`. */
function fishSet(words: readonly Word[], s: State): void {
  const options = words.filter(({ value }) => value.startsWith("-")).map(({ value }) => value);
  const has = (letter: string, long: string): boolean =>
    options.some((it) => it === `--${long}` || (/^-\w/.test(it) && it.includes(letter)));
  const [called, first, ...more] = words.filter(({ value }) => !value.startsWith("-"));
  if (!called || !name.test(called.value) || has("q", "query")) return;
  if (has("e", "erase")) return unset(called.value, s);
  if (!first) return;
  const last = more.at(-1) ?? first;
  const value = [first, ...more].map((it) => it.value).join(" ");
  const literal = [first, ...more].some((it) => it.literal);
  const exported = has("x", "export");
  hold(
    { name: called.value, value, literal },
    [called.start, called.end],
    [first.start, last.end],
    scopeOf(s),
    exported,
    s,
  );
}

/** What an alias runs is shell text too; read where it stands, if it stands there without escapes. */
function alias(called: string, word: Word, from: number, s: State): void {
  const raw = s.text.slice(word.start + from, word.end);
  const quoted = /^(['"])([^]*)\1$/.exec(raw);
  const inner = quoted?.[2] ?? raw;
  if (!inner.includes("=") || (s.options.scope?.length ?? 0) > 3) return;
  const base = (s.options.base ?? 0) + word.start + from + (quoted ? 1 : 0);
  const plain = sameLength(inner, quoted?.[1]);
  const read = s.read(plain, { ...s.options, base, scope: [...scopeOf(s), "@alias", called.slice(0, 200)] });
  for (const entry of read.entries) s.entries.push({ ...entry, scope: entry.scope.slice(0, scopeOf(s).length + 2) });
}

/** Quotes inside quotes, written so that a word stands where it stood: at the begin and at the end of what they hold in turn. */
function sameLength(inner: string, quote: string | undefined): string {
  let n = 0;
  if (quote === "'") return inner.replace(/'\\''/g, () => (n++ % 2 === 0 ? `$""'` : `'$""`));
  return quote === '"' ? inner.replace(/\\"/g, () => (n++ % 2 === 0 ? '$"' : '" ')) : inner;
}

const sourcing: ReadonlySet<string> = new Set(["source", "."]);
const direnvs: Readonly<Record<string, "shell" | "dotenv">> = {
  dotenv: "dotenv",
  dotenv_if_exists: "dotenv",
  source_env: "shell",
  source_env_if_exists: "shell",
};

function include(called: Word, [file]: readonly Word[], s: State): void {
  const command = called.value;
  const { fish, direnv, base = 0 } = s.options;
  const own = sourcing.has(command);
  const dialect = own
    ? fish
      ? "fish"
      : "shell"
    : direnv && Object.hasOwn(direnvs, command)
      ? direnvs[command]
      : undefined;
  if (dialect === undefined || (own && !file)) return;
  const path = file?.value ?? (dialect === "dotenv" ? ".env" : ".envrc");
  const { start, end } = file ?? called;
  const at = [start + base, end + base] as const;
  // Whether a script goes on without the file hangs on tests around it, which nobody evaluates here.
  s.includes.push({ path, dialect, optional: own || command.endsWith("_if_exists"), at });
}
