// What the commands of a shell text set, for whom, and which files they take in.
import { builtin } from "./shell-builtins.ts";
import { assigning, hold, put, scopeOf, type ShellOptions, type State } from "./shell-state.ts";
import { commandsOf, type Command, type Word } from "./shell-words.ts";
import { isFull } from "./variables.ts";

/** Reads what a text sets, in its order. Never throws; what sets nothing is passed over. Linear in its length. */
export function shellEntries(text: string, options: ShellOptions = {}): Pick<State, "entries" | "includes"> {
  const s: State = {
    text,
    options,
    entries: [],
    includes: [],
    read: shellEntries,
    set: new Map(),
    named: new Map(),
    all: false,
    depth: 0,
    commands: 0,
    heredocs: 0,
    within: undefined,
    awaits: undefined,
  };
  for (const it of commandsOf(text, options.fish ?? false)) {
    if ("body" in it) heredoc(text, it.body, s);
    else take(it, s);
    if (isFull(s.entries.length)) break;
  }
  return s;
}

const opening: ReadonlySet<string> = new Set("if then else elif do while until ! time begin and or not".split(" "));
/** Commands that run the words behind their options. */
const running: ReadonlySet<string> = new Set("env sudo exec command nohup time builtin nice".split(" "));

function take({ words, isFunction }: Command, s: State): void {
  let rest = words;
  const before = s.within;
  if (isFunction || (rest[0]?.value === "function" && rest[1])) {
    const called = rest[isFunction ? 0 : 1] as Word;
    rest = rest.slice(isFunction && rest[0]?.value !== "function" ? 1 : 2);
    if (s.options.fish) enter(called.value, s);
    else if (rest.length === 0) s.awaits = called.value;
    else if (rest[0]?.value === "{") s.awaits = called.value;
    else s.within = { name: called.value, depth: s.depth };
    if (s.options.fish) return;
  }
  const single = s.within !== before;
  rest = s.options.fish ? fishBlocks(rest, s) : blocks(rest, s);
  if (rest.length > 0) simple(rest, s);
  if (single && !s.options.fish) s.within = before;
}

function enter(called: string, s: State): void {
  s.within ??= { name: called.slice(0, 200), depth: s.depth };
  s.depth++;
}

function leave(s: State): void {
  s.depth = Math.max(0, s.depth - 1);
  if (s.within && s.depth <= s.within.depth) s.within = undefined;
}

/** Without the words that only open and close blocks. */
function blocks(words: readonly Word[], s: State): readonly Word[] {
  let n = 0;
  for (; n < words.length; n++) {
    const { value } = words[n] as Word;
    if (value === "{") {
      if (s.awaits !== undefined) enter(s.awaits, s);
      else s.depth++;
    } else if (value === "}") leave(s);
    else if (!opening.has(value)) break;
    s.awaits = undefined;
  }
  return words.slice(n);
}

const fishOpening: ReadonlySet<string> = new Set(["if", "while", "for", "switch", "begin"]);

function fishBlocks(words: readonly Word[], s: State): readonly Word[] {
  let n = 0;
  for (; n < words.length; n++) {
    const { value } = words[n] as Word;
    if (fishOpening.has(value)) s.depth++;
    else if (value === "end") leave(s);
    else if (!opening.has(value)) break;
    if (value === "for" || value === "switch") return [];
  }
  return words.slice(n);
}

/** A command without blocks. */
function simple(words: readonly Word[], s: State): void {
  s.awaits = undefined;
  const inline: Word[] = [];
  let n = 0;
  for (; n < words.length; n++) {
    const word = words[n] as Word;
    if (assigning.test(s.text.slice(word.start, word.start + 200))) {
      // `NAME=(…)`: a list, whose parts are no values of it.
      if (!(word.value.endsWith("=") && s.text[word.end] === "(")) inline.push(word);
    } else if (running.has(word.value)) n = behindOptions(words, n);
    else break;
  }
  const [command, ...rest] = words.slice(n);
  if (!command) return inline.forEach((word) => put(word, scopeOf(s), s.all || n > inline.length, s));
  if (inline.length > 0) {
    const scope = s.within ? scopeOf(s) : [...scopeOf(s), "@command", s.commands++];
    inline.forEach((word) => put(word, scope, true, s));
  }
  builtin(command, rest, s);
}

function behindOptions(words: readonly Word[], at: number): number {
  let n = at;
  while (words[n + 1]?.value.startsWith("-")) n += words[n + 1]?.value === "-u" ? 2 : 1;
  return n;
}

/** Lines that a script hands on: often the settings file that it writes. */
function heredoc(text: string, [from, to]: readonly [number, number], s: State): void {
  const scope = [...scopeOf(s), "@heredoc", s.heredocs++];
  for (let start = from; start < to && !isFull(s.entries.length);) {
    const end = Math.min(to, text.indexOf("\n", start) >>> 0);
    const line = text.slice(start, end).trimEnd();
    const [before, called] = /^[ \t]*(?:export[ \t]+)?([A-Za-z_]\w*)=/.exec(line) ?? [];
    if (before !== undefined && called !== undefined) {
      const raw = line.slice(before.length);
      const value = /^(["'])(.*)\1$/.exec(raw)?.[2] ?? raw;
      const at = start + before.length;
      // Whoever reads what is written fills it in, if the shell does not.
      hold(
        { name: called, value, literal: false },
        [at - 1 - called.length, at - 1],
        [at, at + raw.length],
        scope,
        true,
        s,
      );
    }
    start = end + 1;
  }
}
