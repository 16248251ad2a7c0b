// Reader of the front matter of Markdown: YAML between `---` lines, as agents and skills are described.
import type { Document, Value } from "../model/document.ts";
import { spansOf } from "./lines.ts";
import { scopedDocument, type ScopedEntry } from "./scoped.ts";
import type { SecretRegistry } from "./secrets.ts";
type Reader = (path: string, text: string, vault: SecretRegistry) => Document;

const begin = /^---[ \t]*\r?\n/;
const end = /\n(?:---|\.\.\.)[ \t]*\r?(?:\n|$)/;
const longest = 100_000;

/**
 * Reads front matter; the text behind it holds no settings. Clients take front matter that is no YAML (a colon in a
 * description) line by line, so it is no fault either. Never throws. The reader of YAML is large, and comes on its own.
 */
export const readMarkdown =
  (readYaml: Reader): Reader =>
  (path, text, vault) => {
    const head = begin.exec(text)?.[0];
    const close =
      head === undefined
        ? -1
        : text
            .slice(0, longest)
            .slice(head.length - 1)
            .search(end);
    const none: Document = { path, dialect: "markdown", value: {}, problems: [], locate: () => undefined };
    if (head === undefined || close < 0) return none;
    // From the first line on, so that every offset stays as it is.
    const matter = text.slice(0, head.length - 1 + close + 1);
    const doc = readYaml(path, matter, vault);
    if (doc.problems.length === 0) return { ...doc, dialect: "markdown", locate: within(text, doc.locate) };
    return doc.problems.every((it) => it.mild) ? none : byLine(path, text, head.length, matter.length, vault);
  };

/** Spans with the ends of the whole text. */
function within(text: string, locate: Document["locate"]): Document["locate"] {
  const span = spansOf(text);
  return (keys, part) => {
    const found = locate(keys, part);
    return found && span(found.start, found.end);
  };
}

function byLine(path: string, text: string, from: number, to: number, vault: SecretRegistry): Document {
  const entries: ScopedEntry[] = [];
  const line = /^([A-Za-z_][\w-]*):[ \t]*(\S[^\r\n]*)?\r?$/gm;
  const matter = text.slice(from, to);
  for (const match of matter.matchAll(line)) {
    const [whole, name = "", raw = ""] = match;
    const shown = raw.trimEnd();
    const start = from + match.index;
    const at = start + (shown === "" ? name.length + 1 : whole.indexOf(shown, name.length + 1));
    const value: Value = /^(["'])(.*)\1$/.exec(shown)?.[2] ?? shown;
    entries.push({ scope: [], name, value, key: [start, start + name.length], at: [at, at + shown.length] });
  }
  const { assignments: _, ...doc } = scopedDocument({ path, dialect: "markdown", text, entries }, vault);
  return doc;
}
