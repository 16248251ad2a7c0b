// How the change of a file is shown: a unified diff, three lines around each change.
import { structuredPatch } from "diff";
import { decode } from "../read/decode.ts";
import type { Colours } from "../report/formats/text/paint.ts";
import { maskKeys } from "../model/key-shape.ts";
import { msg, type Message } from "../model/message.ts";
import { safe, withoutCommands } from "../report/show.ts";
import type { FileEdit } from "./draft.ts";

const octal = (mode: number): string => (mode & 0o777).toString(8).padStart(3, "0");

/** A name and what joins it to its value; brackets, and headers of tables. */
const named = /^(\s*(?:- )?(?:export\s+|set\s+"?|\$env:|Environment=)?["']?[\w.$-]{1,64}["']?\s*[:=])(\s*)(.*)$/;
const bare = /^[\s{}[\](),]*$/;
const header = /^\s*\[{1,2}[\w.\-"' ]{1,200}\]{1,2}\s*$/;

/** A line that no repair is about: its name, and nothing of its value. */
function context(line: string): string {
  if (bare.test(line) || header.test(line)) return line;
  const [, head] = /^(\s*\[{1,2}[\w.\-"' ]{1,200}\]{1,2}\s+)#/.exec(line) ?? [];
  if (head !== undefined) return `${head}# …`;
  const [, name, gap = "", value = ""] = named.exec(line) ?? [];
  if (name === undefined) return `${/^\s*/.exec(line)?.[0] ?? ""}…`;
  return bare.test(value) ? line : `${name}${gap}…${/[,{[]$/.exec(value)?.[0] ?? ""}`;
}

/** Of a changed line what stands before or behind the change: texts without a name's mark behind them, and comments, are hidden. */
const beside = (part: string): string =>
  part
    .replace(/"(?:[^"\\]|\\.)*"|'[^']*'/g, (text, at: number) =>
      /^\s*[:=]/.test(part.slice(at + text.length, at + text.length + 9)) ? text : `${text[0] ?? ""}…${text[0] ?? ""}`,
    )
    .replace(/(^|\s)(#|\/\/)(?!\/).*$/, "$1$2 …");

/** A line that is there on one side alone: it is what the repair is about, unless it is a part of a longer value. */
const alone = (line: string): string => (named.test(line) ? line.replace(/\s(?:#|\/\/).*$/, " # …") : context(line));

/** What two lines have in common at their beginning and at their end. */
function common(a: string, b: string): { readonly start: number; readonly end: number } {
  const most = Math.min(a.length, b.length);
  let start = 0;
  while (start < most && a[start] === b[start]) start++;
  let end = 0;
  while (end < most - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  // The whole value counts as changed, from its sign or quote on.
  const value = Math.max(
    a.lastIndexOf("=", start - 1) + 1,
    a.lastIndexOf('"', start - 1),
    a.lastIndexOf(": ", start - 1) + 1,
    0,
  );
  const close = a.slice(a.length - end).search(/["'\s,]/);
  return {
    start: Math.min(start, value),
    end: close < 0 ? 0 : end - close - (/["']/.test(a[a.length - end + close] as string) ? 1 : 0),
  };
}

/** Lines of a hunk as they may be shown. Line ends aside, a key in them is masked here and at the wall that every output passes. */
function shownLines(lines: readonly string[]): readonly string[] {
  const all = lines.map((line) => line.replace(/\r$/, ""));
  const out = [...all];
  for (let from = 0; from < all.length;) {
    const gone = run(all, from, "-");
    const come = run(all, from + gone, "+");
    for (let n = 0; n < gone + come; n++) {
      const line = (all[from + n] as string).slice(1);
      const twin =
        n < gone ? (n < come ? all[from + gone + n] : undefined) : n - gone < gone ? all[from + n - gone] : undefined;
      const { start, end } = twin === undefined ? { start: 0, end: 0 } : common(line, twin.slice(1));
      const sign = n < gone ? "-" : "+";
      const middle = line.slice(start, line.length - end);
      out[from + n] =
        twin === undefined
          ? sign + alone(line)
          : sign + beside(line.slice(0, start)) + middle + beside(line.slice(line.length - end));
    }
    if (gone + come === 0) {
      const line = all[from] as string;
      out[from++] = line.startsWith(" ") ? ` ${context(line.slice(1))}` : line;
    } else from += gone + come;
  }
  // Masked as one text: a key may go over lines.
  return withoutCommands(safe(maskKeys(out.join("\n")))).split("\n");
}

/** How many lines begin with a sign. */
function run(lines: readonly string[], from: number, sign: string): number {
  const end = lines.findIndex((line, n) => n >= from && !line.startsWith(sign));
  return (end < 0 ? lines.length : end) - from;
}

/** Empty where only the permissions change. */
export function diffLines(name: string, edit: Pick<FileEdit, "before" | "after">, paint: Colours): readonly string[] {
  const patch = structuredPatch(name, name, decode(edit.before).text, decode(edit.after).text, "", "", { context: 3 });
  if (patch.hunks.length === 0) return [];
  const lines = patch.hunks.flatMap((hunk) => [
    paint.dim(`@@ -${hunk.oldStart},${hunk.oldLines} +${hunk.newStart},${hunk.newLines} @@`),
    ...shownLines(hunk.lines).map((line) =>
      line.startsWith("+") ? paint.good(line) : line.startsWith("-") ? paint.error(line) : line,
    ),
  ]);
  return [paint.bold(`--- ${safe(name)}`), paint.bold(`+++ ${safe(name)}`), ...lines];
}

/** `mode 644 becomes 600`, where it changes. */
export const modeLine = (
  name: string,
  { mode: { before, after } }: Pick<FileEdit, "mode">,
  show: (text: Message) => string,
): string | undefined =>
  before === null || after === null || before === after
    ? undefined
    : show(msg("{file}: mode {before} becomes {after}", { file: name, before: octal(before), after: octal(after) }));
