// Templates in YAML text (Helm, Jinja): taken out before the parser sees them, and put back into what it gives.

export interface Masked {
  /** As long as the text, so that every offset stays. */
  readonly text: string;
  /** Puts the templates back into a text or a name of the document. */
  readonly restore: (text: string) => string;
}

/** A template that is not quoted, as Helm has them; what is quoted is YAML as it stands. */
export const isTemplated = (text: string): boolean =>
  text.includes("{") && /^[ \t]*\{\{[^}]|^[ \t]*\{%|[:-][ \t]+\{\{[^\n]*\}\}/m.test(text.slice(0, 1_000_000));

/** Templates that steer stand alone on their lines: what is written is not the file that is read. */
export const isSteered = (text: string): boolean => /^[ \t]*\{[{%]/m.test(text);

export const mayHoldTemplate = (text: string): boolean => /(?:^|[^$])\{[{%]/.test(text);

// Characters for private use, which no configuration holds.
const first = 0xe000;
const base = 4_096;
const filler = "\uf8ff";
const mark = /\ue000([\ue001-\uf000])([\ue001-\uf000])\uf8ff*/g;

interface Template {
  readonly start: number;
  readonly end: number;
}

/** The text with each template replaced; undefined where it holds the characters that stand for them. */
export function masked(text: string): Masked | undefined {
  if (/[\ue000-\uf8ff]/.test(text)) return undefined;
  const originals: string[] = [];
  const parts: string[] = [];
  let from = 0;
  for (const { start, end } of templatesIn(text)) {
    const raw = text.slice(start, end);
    parts.push(text.slice(from, start), isAlone(text, start, end) ? comment(raw) : token(originals.push(raw) - 1, raw));
    from = end;
  }
  return { text: parts.join("") + text.slice(from), restore: (it) => restored(it, originals) };
}

function* templatesIn(text: string): Generator<Template> {
  let at = 0;
  for (;;) {
    const found = text.slice(at, at + 1) === "" ? -1 : nextOpen(text, at);
    if (found < 0) return;
    const closing = text[found + 1] === "{" ? "}}" : text[found + 1] + "}";
    const close = text.indexOf(closing, found + 2);
    if (close < 0) return;
    yield { start: found, end: close + 2 };
    at = close + 2;
  }
}

/** `{{`, `{%`, `{#`; not `${{`, which is text to YAML. */
function nextOpen(text: string, from: number): number {
  for (let at = text.indexOf("{", from); at >= 0; at = text.indexOf("{", at + 1)) {
    const next = text[at + 1];
    if ((next === "{" || next === "%" || next === "#") && text[at - 1] !== "$" && text.slice(at - 2, at) !== "${")
      return at;
  }
  return -1;
}

const isAlone = (text: string, start: number, end: number): boolean =>
  /(?:^|\n)[ \t]*$/.test(text.slice(Math.max(0, start - 300), start)) &&
  /^[ \t\r]*(?:\n|$)/.test(text.slice(end, end + 300));

/** Lines that only steer are comments to the parser. */
const comment = (raw: string): string => raw.replace(/[^\n]+/g, (line) => `#${" ".repeat(line.length - 1)}`);

const token = (index: number, raw: string): string =>
  raw.length < 3 || index >= base * base
    ? filler.repeat(raw.length)
    : (
        String.fromCharCode(first, first + 1 + (index % base), first + 1 + Math.floor(index / base)) +
        filler.repeat(raw.length)
      ).slice(0, raw.length);

const restored = (text: string, originals: readonly string[]): string =>
  text.includes("\ue000")
    ? text.replace(mark, (all, low: string, high: string) => {
        const index = low.charCodeAt(0) - first - 1 + (high.charCodeAt(0) - first - 1) * base;
        return originals[index] ?? all;
      })
    : text;
