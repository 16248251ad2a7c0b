// The terminal for a program that draws, where nothing but ASCII can be shown.
const signs: Readonly<Record<string, string>> = Object.fromEntries(
  (
    [
      ["*", "◆●◼▪•"],
      ["o", "◇◒◐◓◑"],
      [" ", "○◻"],
      ["+", "┌└├╮╯╰╭┐┘"],
      ["|", "│"],
      ["-", "─—"],
      ["x", "■"],
      ["!", "▲"],
      ["^", "↑"],
      ["v", "↓"],
      [".", "…"],
    ] as const
  ).flatMap(([to, from]) => Array.from(from, (sign) => [sign, to])),
);

const inAscii = (text: unknown): unknown =>
  typeof text === "string" ? text.replace(/[^\0-\u007f]/gu, (sign) => signs[sign] ?? sign) : text;

/** Standard output with signs of ASCII in place of drawn ones, each as wide as the other. */
export const asciiTerminal = (): NodeJS.WriteStream =>
  new Proxy(process.stdout, {
    get(stream, name) {
      const found: unknown = Reflect.get(stream, name);
      if (typeof found !== "function") return found;
      if (name !== "write") return (found as (...all: unknown[]) => unknown).bind(stream);
      return (text: unknown, ...rest: unknown[]) => Reflect.apply(found, stream, [inAscii(text), ...rest]) as unknown;
    },
  });
