// Where quotes and brackets of shell text end.

export const lineEnd = (text: string, from: number): number => {
  const end = text.indexOf("\n", from);
  return end < 0 ? text.length : end;
};

/** -1 where it lies beyond. */
export const ending = (end: number, to: number): number => (end < to ? end : -1);
export const unescaped = (inner: string): string => inner.replace(/\\(?:(["\\$`])|\r?\n)/g, "$1");

export function singleEnd(text: string, from: number, to: number, escapes: boolean): number {
  for (let i = from; i < to; i++) {
    if (text[i] === "\\" && escapes) i++;
    else if (text[i] === "'") return i;
  }
  return -1;
}

export function doubleEnd(text: string, from: number, to: number): number {
  for (let i = from; i < to; i++) {
    const c = text[i];
    if (c === "\\") i++;
    else if (c === '"') return i;
    else if (c === "$" && text[i + 1] === "(") {
      const close = closing(text, i + 2, to, "(", ")");
      if (close < 0) return -1;
      i = close;
    }
  }
  return -1;
}

/** The bracket that closes the one before `from`; quotes inside are passed over. */
export function closing(text: string, from: number, to: number, open: string, close: string): number {
  let depth = 1;
  for (let i = from; i < to; i++) {
    const c = text[i];
    if (c === "\\") i++;
    else if (c === open) depth++;
    else if (c === close && --depth === 0) return i;
    else if (c === "'" || c === '"') {
      i++;
      while (i < to && text[i] !== c) i += text[i] === "\\" && c === '"' ? 2 : 1;
    }
  }
  return -1;
}
