// How to find pieces of keys that are known as a whole: half a key that was pasted into an address shows it as well.

/** Fewer characters may be the same by chance, and tell little. */
const shortest = 8;
/** Only a file made to harm holds so many keys. */
const many = 200;

/** No key is longer, and looking through a megabyte would take its square. */
const MAX_LENGTH = 512;

/** Letters and digits in turn, as no word and no name has them: a piece of it is not met elsewhere by chance. */
const random = /(?=(?:[A-Za-z]*\d+[A-Za-z]+){4})[A-Za-z\d]{24,512}/;

/** Masks what eight or more characters of a key stand in. */
export function maskPieces(text: string, keys: readonly string[]): string {
  const windows = new Set<string>();
  for (const key of keys.slice(0, many)) {
    const body = random.exec(key.slice(0, MAX_LENGTH))?.[0].toLowerCase() ?? "";
    for (let at = 0; at + shortest <= body.length; at++) windows.add(body.slice(at, at + shortest));
  }
  return windows.size === 0 ? text : text.replace(/[A-Za-z\d]{8,4096}/g, (word) => maskWord(word, windows));
}

function maskWord(word: string, windows: ReadonlySet<string>): string {
  const lower = word.toLowerCase();
  let masked = "";
  let from = 0;
  for (let at = 0; at + shortest <= lower.length; at++) {
    if (!windows.has(lower.slice(at, at + shortest))) continue;
    let end = at + shortest;
    while (end < lower.length && windows.has(lower.slice(end - shortest + 1, end + 1))) end++;
    masked += `${word.slice(from, at)}****`;
    from = end;
    at = end - 1;
  }
  return masked + word.slice(from);
}
