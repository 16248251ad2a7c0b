// Makes dotenv files of every shape that common readers agree on.
import fc from "./property.ts";

const pieces = (options: readonly string[], max: number): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...options), { maxLength: max }).map((all) => all.join(""));

const common = [
  "a",
  "Z",
  "7",
  " ",
  "=",
  "é",
  "密",
  "😀",
  "$X",
  "${Y}",
  "[",
  "]",
  ",",
  ";",
  ":",
  "https://h/v1",
  "B=",
  "\\n",
  "\\t",
];
const blank = fc.constantFrom("", " ", "\t", "  ");

// A quote at the very beginning would open a quoted value.
const bare = pieces([...common, '"', "'", "`"], 5)
  .map((text) => text.replace(/^[\s"'`]+/, ""))
  .map((text) => text.trim());
const between = (quote: string, more: readonly string[]): fc.Arbitrary<string> =>
  pieces([...common, "#", " # ", "\n", "\nB=", "\n# ", ...["'", '"', "`"].filter((it) => it !== quote), ...more], 6)
    // A backslash before the closing quote is read differently by different readers.
    .map((text) => `${quote}${text.replace(/\\$/, "")}${quote}`);

const closed = fc.oneof(bare, bare, between('"', ['\\"', "\\r"]), between("'", []), between("`", []));
// A quote that nobody closes shifts everything after it, so that here quoted texts hold only what reads alike anywhere.
const plain = (quote: string): fc.Arbitrary<string> =>
  pieces(["a", "Z", " ", "=", "é", "B=", "x'", 'x"'], 4).map((text) => quote + text.replaceAll(quote, "") + quote);
const open = fc.oneof(
  bare,
  plain('"'),
  plain("'"),
  fc.tuple(fc.constantFrom('"', "'"), fc.constantFrom("open", "open one", "a=b", "")).map((all) => all.join("")),
);
const comment = fc.constantFrom("", "", " # c", "\t#c 'x' \"y\"", " # A=1");
const name = fc.constantFrom("A", "B", "B_C", "d.e", "F-G", "export", "_1", "9");
const assignment = (value: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc
    .record({
      indent: blank,
      exported: fc.constantFrom("", "", "export ", "export\t "),
      name,
      left: blank,
      right: blank,
      value,
      comment,
      end: blank,
    })
    .map((it) => `${it.indent}${it.exported}${it.name}${it.left}=${it.right}${it.value}${it.comment}${it.end}`);
const other = fc.constantFrom(
  "",
  "  ",
  "# comment",
  "  # A=1",
  "# it's \"open",
  "plain words",
  "A",
  "export A",
  "<<<<<<< HEAD",
);

const lines = (value: fc.Arbitrary<string>): fc.Arbitrary<readonly string[]> =>
  fc.array(fc.oneof(assignment(value), assignment(value), other), { maxLength: 8 });

/** A dotenv file; a third of them with CRLF, some with mixed line ends or none at the end. */
export const dotenvText: fc.Arbitrary<string> = fc
  .record({
    lines: fc.oneof(lines(closed), lines(open)),
    ends: fc.constantFrom("\n", "\r\n", "mixed"),
    last: fc.boolean(),
  })
  .map(({ lines: all, ends, last }) => {
    const text = all.join("\n") + (last ? "\n" : "");
    let n = 0;
    return ends === "\n" ? text : text.replaceAll("\n", () => (ends === "\r\n" || n++ % 2 === 0 ? "\r\n" : "\n"));
  });
