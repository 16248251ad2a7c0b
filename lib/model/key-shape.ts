// What in a text has the shape of a key, and how it is masked there.

/**
 * A prefix that begins a word, with what follows a break inside the key; a prefix before a run that no ordinary word has;
 * and such a run without any prefix.
 */
const shapes =
  /(?<![A-Za-z0-9])(?:tp-|sk-)[\w-]{8,}(?:[^A-Za-z0-9/:@?&#.,]{1,3}(?=[a-z]*\d)[a-z0-9]{8,})*|(?:tp-|sk-)[A-Za-z0-9]{24,}|(?<![A-Za-z0-9])[A-Za-z0-9]{36,}/gi;

/** What the mask may show of it; undefined where it is no key: `sk-learn-pipelines`, a commit's hash. */
function prefixOf(found: string): string | undefined {
  if (!/\d/.test(found)) return undefined;
  if (found[2] === "-") return found.slice(0, 3).toLowerCase();
  return /[g-z]/i.test(found) ? "" : undefined;
}

/** `tp-` or `sk-`, in capitals too, that is not followed by our own mask. */
function mayBegin(text: string): boolean {
  for (let at = text.indexOf("-", 2); at >= 0; at = text.indexOf("-", at + 1)) {
    const last = text.charCodeAt(at - 1) | 0x20;
    if ((last === 0x70 || last === 0x6b) && "tTsS".includes(text[at - 2] as string) && text[at + 1] !== "*")
      return true;
  }
  return false;
}

const letterOrDigit = (code: number): boolean =>
  (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a);

/** Whether as many characters of a kind stand together. Looks at every n-th character, and around those few that are of the kind. */
export function hasRun(text: string, length: number, isOne: (code: number) => boolean = letterOrDigit): boolean {
  for (let at = length - 1; at < text.length; at += length) {
    let start = at;
    while (start >= 0 && isOne(text.charCodeAt(start))) start--;
    let end = at;
    while (end - start <= length && isOne(text.charCodeAt(end))) end++;
    if (end - start > length) return true;
  }
  return false;
}

/** Whether a text is worth the closer look: compiling the expression costs more than all the rest of a short run. */
export const mayHoldKey = (text: string): boolean => text.length >= 11 && (mayBegin(text) || hasRun(text, 36));

/** Longer words are no key, and matching one exhausts the stack of regular expressions at some millions of characters. */
const MAX_LENGTH = 65_536;
const wordPart = (code: number): boolean => letterOrDigit(code) || code === 0x2d || code === 0x5f;

/** Masks every part that looks like a key; `seen` is told of each. Linear in the length of the text. */
export function maskKeys(text: string, seen?: (key: string) => void): string {
  if (!mayHoldKey(text)) return text;
  if (text.length > MAX_LENGTH && hasRun(text, MAX_LENGTH, wordPart)) return maskAround(text, seen);
  return text.replace(shapes, (found) => {
    const prefix = prefixOf(found);
    if (prefix === undefined) return found;
    seen?.(found);
    return `${prefix}****`;
  });
}

/** Masks a text with words that are too long to be looked at: each of them as a whole, and what stands between them as ever. */
function maskAround(text: string, seen?: (key: string) => void): string {
  let masked = "";
  let from = 0;
  for (let at = MAX_LENGTH - 1; at < text.length; at += MAX_LENGTH) {
    if (at < from || !wordPart(text.charCodeAt(at))) continue;
    let start = at;
    while (start > from && wordPart(text.charCodeAt(start - 1))) start--;
    let end = at + 1;
    while (end < text.length && wordPart(text.charCodeAt(end))) end++;
    if (end - start < MAX_LENGTH) continue;
    masked += `${maskKeys(text.slice(from, start), seen)}****`;
    seen?.(text.slice(start, end));
    from = end;
  }
  return masked + maskKeys(text.slice(from), seen);
}
