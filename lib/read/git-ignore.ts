// The lines of a `.gitignore`, as `dir.c` of git reads them: https://github.com/git/git/blob/v2.47.0/dir.c
// By hand: `ignore` asks for the folders above as well, so that nothing of an ignored folder could be judged that was named itself.
import { matches } from "./wildmatch.ts";

export interface Pattern {
  readonly text: string;
  /** Begins with `!`: takes back what a line before it ignores. */
  readonly takesBack: boolean;
  readonly onlyFolders: boolean;
  /** Has no slash, so that it means a name in whatever folder. */
  readonly isName: boolean;
  /** Length of what stands before the first wildcard, and is compared as it is. */
  readonly plain: number;
}

/** A text with one character for each byte that it has in UTF-8. */
export function bytewise(text: string): string {
  // eslint-disable-next-line no-control-regex
  if (/^[\0-\x7f]*$/.test(text)) return text;
  return fromBytes(new TextEncoder().encode(text));
}

function fromBytes(bytes: Uint8Array): string {
  let out = "";
  for (let from = 0; from < bytes.length; from += 4_096)
    out += String.fromCharCode(...bytes.subarray(from, from + 4_096));
  return out;
}

/** Patterns of a file, the one that decides first at the front: the last that matches counts. */
export function readPatterns(bytes: Uint8Array): readonly Pattern[] {
  return fromBytes(bytes)
    .replace(/^\u00ef\u00bb\u00bf/, "")
    .split("\n")
    .flatMap((line) => patternOf(line.replace(/\r$/, "")) ?? [])
    .reverse();
}

function patternOf(line: string): Pattern | undefined {
  if (line === "" || line.startsWith("#")) return undefined;
  let text = withoutBlanks(line);
  const takesBack = text.startsWith("!");
  if (takesBack) text = text.slice(1);
  const onlyFolders = text.endsWith("/");
  if (onlyFolders) text = text.slice(0, -1);
  if (text === "") return undefined;
  const isName = !text.includes("/");
  if (text.startsWith("/")) text = text.slice(1);
  const wild = text.search(/[*?[\\]/);
  return { text, takesBack, onlyFolders, isName, plain: wild < 0 ? text.length : wild };
}

/** Blanks at the end do not count, but one behind a backslash. */
function withoutBlanks(line: string): string {
  let end = 0;
  for (let i = 0; i < line.length; i++) {
    if (line[i] === "\\") {
      // A backslash at the very end leaves everything as it is.
      if (++i === line.length) return line;
      end = i + 1;
    } else if (line[i] !== " ") end = i + 1;
  }
  return line.slice(0, end);
}

/** What the patterns of one file say of a path below its folder, both bytewise; undefined where they say nothing. */
export function isIgnored(patterns: readonly Pattern[], path: string, isFolder: boolean): boolean | undefined {
  const name = path.slice(path.lastIndexOf("/") + 1);
  const found = patterns.find((it) => (isFolder || !it.onlyFolders) && fits(it, it.isName ? name : path));
  return found && !found.takesBack;
}

// What stands before the first wildcard of a path is cut off, as git does it: `a**/b` then begins with two stars.
function fits({ text, isName, plain }: Pattern, subject: string): boolean {
  if (plain === text.length) return text === subject;
  if (isName) return matches(text, subject, false);
  return subject.startsWith(text.slice(0, plain)) && matches(text.slice(plain), subject.slice(plain), true);
}
