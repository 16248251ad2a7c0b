// How the change of a file is shown: a unified diff, three lines around each change.
import { structuredPatch } from "diff";
import { decode } from "../read/decode.ts";
import type { Colours } from "../report/formats/text/paint.ts";
import { maskKeys } from "../model/key-shape.ts";
import { msg, type Message } from "../model/message.ts";
import { safe } from "../report/show.ts";
import type { FileEdit } from "./draft.ts";

const octal = (mode: number): string => (mode & 0o777).toString(8).padStart(3, "0");

/** A line without its line end; a key in it is masked here and at the wall that every output passes. */
const shown = (line: string): string => safe(maskKeys(line.replace(/\r$/, "")));

/** Empty where only the permissions change. */
export function diffLines(name: string, edit: Pick<FileEdit, "before" | "after">, paint: Colours): readonly string[] {
  const patch = structuredPatch(name, name, decode(edit.before).text, decode(edit.after).text, "", "", { context: 3 });
  if (patch.hunks.length === 0) return [];
  const lines = patch.hunks.flatMap((hunk) => [
    paint.dim(`@@ -${hunk.oldStart},${hunk.oldLines} +${hunk.newStart},${hunk.newLines} @@`),
    ...hunk.lines.map((line) => {
      const text = shown(line);
      return line.startsWith("+") ? paint.good(text) : line.startsWith("-") ? paint.error(text) : text;
    }),
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
