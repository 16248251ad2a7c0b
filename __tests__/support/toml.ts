// Makes TOML documents of every shape, valid by construction, and asks a full parser where everything stands.
import fc from "./property.ts";
import { parseTOML, type AST } from "toml-eslint-parser";

const pieces = (options: readonly string[], max: number): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...options), { maxLength: max }).map((all) => all.join(""));

const common = [
  "a",
  "Z",
  "7",
  " ",
  "[",
  "]",
  "{",
  "}",
  "=",
  "#",
  ",",
  ".",
  "é",
  "密",
  "😀",
  "\u200b",
  "\t",
  "]]",
  "# no comment",
  "x = 1",
];
const basicOnly = ["'", '\\"', "\\\\", "\\n", "\\t", "\\u00e9", "\\U0001F600", "\\e", "\\x41"];

const basic = pieces([...common, ...basicOnly], 6).map((text) => `"${text}"`);
const literal = pieces([...common, '"', "\\", "\\n", '"""'], 6).map((text) => `'${text}'`);
const multiBasic = fc
  .tuple(
    pieces([...common, ...basicOnly, "\n", "\n\n", '"x', '""x', "\\\n   ", "[t]\n", "# c\n"], 8),
    fc.constantFrom("", '"', '""'),
  )
  .map(([text, end]) => `"""${text}${end}"""`);
const multiLiteral = fc
  .tuple(pieces([...common, '"', "\\", "\n", "'x", "''x", "[t]\n", '"""'], 8), fc.constantFrom("", "'", "''"))
  .map(([text, end]) => `'''${text}${end}'''`);
const scalar = fc.constantFrom(
  ..."0 -17 +3 1_000 0xFF 0o17 0b101 1.5 -2.0e10 6.02E-23 inf -inf nan true false 1979-05-27 07:32:00 07:32:00.5".split(
    " ",
  ),
  "1979-05-27T07:32:00Z",
  "1979-05-27 07:32:00",
  "1979-05-27T00:32:00.999-07:00",
  "9007199254740993",
);

/** What may stand between two tokens where line ends are allowed. */
const gap = fc.constantFrom("", " ", "\t", "\n", " \n  ", " # a ] comment, 'with' \"quotes\n", "\n# {\n\t");
const blank = fc.constantFrom("", " ", "  ", "\t");

/** Text of a key that nobody else has, in one of three spellings. */
let serial = 0;
const keyText = (kind: number, tail: string): string => {
  const name = `k${serial++}`;
  if (kind === 0) return name;
  if (kind === 1) return `"${name}${tail}\\u00e9\\"."`;
  return `'${name}${tail}"\\'`;
};
const key = fc
  .record({
    kind: fc.nat(2),
    tail: fc.constantFrom("", ".", "]", "=", "#", " ", "é", "密", "[0]"),
    inner: fc.boolean(),
    blanks: blank,
  })
  // Called while the text is put together, so that no name comes twice.
  .map(
    ({ kind, tail, inner, blanks }) =>
      () =>
        `${inner ? `d${blanks}.${blanks}` : ""}${keyText(kind, tail)}`,
  );

type Make = () => string;
const fixed = (text: fc.Arbitrary<string>): fc.Arbitrary<Make> => text.map((it) => () => it);

const { value } = fc.letrec<{ value: Make; list: Make; table: Make }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fixed(scalar),
    fixed(basic),
    fixed(literal),
    fixed(multiBasic),
    fixed(multiLiteral),
    tie("list"),
    tie("table"),
  ),
  list: fc
    .record({ items: fc.array(fc.tuple(gap, tie("value"), gap), { maxLength: 4 }), comma: fc.boolean(), end: gap })
    .map(
      ({ items, comma, end }) =>
        () =>
          `[${items.map(([a, it, b]) => a + it() + b).join(",")}${comma && items.length > 0 ? "," : ""}${end}]`,
    ),
  table: fc
    .record({
      items: fc.array(fc.tuple(gap, key, blank, tie("value"), gap), { maxLength: 4 }),
      comma: fc.boolean(),
      end: gap,
    })
    .map(
      ({ items, comma, end }) =>
        () =>
          `{${items.map(([a, name, b, it, c]) => `${a}${name()}${b}=${b}${it()}${c}`).join(",")}${comma && items.length > 0 ? "," : ""}${end}}`,
    ),
}));

const lineEnding = fc.constantFrom("\n", " \n", "\t# c = 'x' [y]\n", "\n\n", "\n  # é\n\n");
const pairs = fc
  .array(fc.tuple(blank, key, blank, value, lineEnding), { maxLength: 4 })
  .map((all) => () => all.map(([indent, name, b, it, end]) => `${indent}${name()}${b}=${b}${it()}${end}`).join(""));

const section = fc.oneof(
  fc.tuple(key, blank, lineEnding, pairs).map(
    ([name, b, end, body]) =>
      () =>
        `[${b}${name()}${b}]${end}${body()}`,
  ),
  fc
    .tuple(key, blank, lineEnding, fc.array(pairs, { minLength: 1, maxLength: 3 }), fc.option(pairs))
    .map(([name, b, end, bodies, sub]) => () => {
      const list = name();
      return bodies
        .map(
          (body, n) =>
            `[[${b}${list}${b}]]${end}${body()}${sub && n % 2 === 0 ? `[${list}.sub]\n${sub()}[[${list}.nested]]\n${sub()}[[${list}.nested]]\n` : ""}`,
        )
        .join("");
    }),
);

/** A valid document; a third of them with CRLF, a few with mixed line ends or none at the end. */
export const tomlText: fc.Arbitrary<string> = fc
  .record({
    head: pairs,
    sections: fc.array(section, { maxLength: 4 }),
    ends: fc.constantFrom("\n", "\n", "\r\n", "mixed"),
    cut: fc.boolean(),
  })
  .map(({ head, sections, ends, cut }) => {
    serial = 0;
    let text = head() + sections.map((it) => it()).join("");
    // The full parser takes a lone zero at the end of a text for nothing.
    if (cut && !/\b0\n$/.test(text)) text = text.replace(/\n$/, "");
    let n = 0;
    return ends === "\n" ? text : text.replaceAll("\n", () => (ends === "\r\n" || n++ % 2 === 0 ? "\r\n" : "\n"));
  });

export interface Stand {
  readonly path: readonly (string | number)[];
  readonly key: AST.Range;
  readonly value: AST.Range;
}

const nameOf = (part: AST.TOMLBare | AST.TOMLQuoted): string => (part.type === "TOMLBare" ? part.name : part.value);

/** Every value of a document, with where it and its key stand, as the full parser has it. */
export function standsOf(text: string): readonly Stand[] {
  const out: Stand[] = [];
  const visit = (path: Stand["path"], key: AST.Range, node: AST.TOMLContentNode): void => {
    out.push({ path, key, value: node.range });
    if (node.type === "TOMLArray") node.elements.forEach((element, n) => visit([...path, n], element.range, element));
    else if (node.type === "TOMLInlineTable") for (const pair of node.body) visitPair(path, pair);
  };
  const visitPair = (base: Stand["path"], pair: AST.TOMLKeyValue): void =>
    visit([...base, ...pair.key.keys.map(nameOf)], pair.key.keys.at(-1)!.range, pair.value);
  for (const node of parseTOML(text, { tomlVersion: "1.1" }).body[0].body) {
    if (node.type === "TOMLKeyValue") visitPair([], node);
    else for (const pair of node.body) visitPair(node.resolvedKey, pair);
  }
  return out;
}
