// Knows how deep brackets are nested in a text, by one linear scan: parsers that recurse are not given what would exhaust them.

/** Offset at which brackets nest deeper than `limit`, strings left aside; undefined where they do not. */
export function tooDeep(text: string, limit: number): number | undefined {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 0x22 || c === 0x27) i = stringEnd(text, i, c);
    else if (c === 0x5b || c === 0x7b) {
      if (++depth > limit) return i;
    } else if (c === 0x5d || c === 0x7d) depth--;
  }
  return undefined;
}

/** Offset of the closing quote on the same line, or the offset itself: an apostrophe in a comment opens nothing. */
function stringEnd(text: string, from: number, quote: number): number {
  for (let i = from + 1; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 0x5c) i++;
    else if (c === quote) return i;
    else if (c === 0x0a) return from;
  }
  return from;
}
