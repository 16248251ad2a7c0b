// JSON, JSONC and JSON5 against a full parser: values, and where each of them stands; and texts that parsers have tripped over.
import { describe, expect, test } from "@jest/globals";
import { parse, type AnyNode, type Mode, type ValueNode } from "@humanwhocodes/momoa";
import fc from "./support/property.ts";
import { Secret } from "../lib/model/secret.ts";
import { readJson } from "../lib/read/json.ts";
import { randomFrom, type Random } from "./support/random.ts";

const modes = ["json", "jsonc", "json5"] as const satisfies readonly Mode[];

const nameOf = (node: AnyNode): string =>
  node.type === "String" ? node.value : node.type === "Identifier" ? node.name : "";

interface Stand {
  readonly keys: readonly (string | number)[];
  readonly value: readonly number[];
  readonly key: readonly number[];
}

/** Where momoa finds each value; of a name that stands there twice the last one. */
function standsOf(node: ValueNode, keys: Stand["keys"] = [], key = node.range as number[]): readonly Stand[] {
  const own = { keys, value: node.range as number[], key };
  if (node.type === "Array") {
    const inner = node.elements.map((it, n) => standsOf(it.value, [...keys, n]));
    return [own, ...inner.flat()];
  }
  if (node.type !== "Object") return [own];
  const last = new Map(node.members.map((member) => [nameOf(member.name), member]));
  return [own, ...[...last].flatMap(([name, it]) => standsOf(it.value, [...keys, name], it.name.range as number[]))];
}

/** Writes a value with blanks, comments and quotes as the dialect allows them. */
function write(value: unknown, mode: Mode, random: Random): string {
  const gap = (): string =>
    random.of(["", "", " ", "\n", "\t", "\r\n", ...(mode === "json" ? [] : ["/* [{ ' */", '// ] "\n', "/**/"])]);
  const text = (it: string): string => {
    const plain = JSON.stringify(it);
    if (mode !== "json5" || random.below(2) === 0) return plain;
    return `'${plain.slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
  };
  const name = (it: string): string =>
    mode === "json5" && /^[A-Za-z_$][\w$]*$/.test(it) && random.below(2) === 0 ? it : text(it);
  const list = (parts: readonly string[], open: string, close: string): string =>
    open +
    parts.join(",") +
    (mode !== "json" && parts.length > 0 && random.below(3) === 0 ? `,${gap()}` : gap()) +
    close;
  const written = (it: unknown): string => {
    if (Array.isArray(it))
      return list(
        it.map((child) => gap() + written(child) + gap()),
        "[",
        "]",
      );
    if (typeof it === "object" && it !== null)
      return list(
        Object.entries(it).map(([key, child]) => gap() + name(key) + gap() + ":" + gap() + written(child) + gap()),
        "{",
        "}",
      );
    return typeof it === "string" ? text(it) : JSON.stringify(it);
  };
  return gap() + written(value) + gap();
}

/** Opens keys before anything is written as JSON: a key writes itself as its mask. */
function opened(value: unknown): unknown {
  if (value instanceof Secret) return Secret.reveal(value);
  if (Array.isArray(value)) return value.map(opened);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, it]) => [name, opened(it)]));
}

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(opened(value)));

describe.each(modes)("%s", (mode) => {
  const names = fc.oneof(
    fc.constantFrom("a", "b", "key", "__proto__", "é", "😀", "x y", ""),
    fc.string({ maxLength: 4 }),
  );
  const { node } = fc.letrec<{ node: unknown }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 4 },
      fc.oneof(
        fc.string(),
        fc.integer(),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.boolean(),
        fc.constant(null),
        fc.constantFrom("tab\t", "\\", "'", '"', "//", "/*"),
      ),
      fc.array(tie("node"), { maxLength: 4 }),
      fc.array(fc.tuple(names, tie("node")), { maxLength: 4 }).map((all) => Object.fromEntries(all)),
    ),
  }));

  test("generated documents: values, and where each value and its name stand", () => {
    fc.assert(
      fc.property(fc.dictionary(names, node, { maxKeys: 4 }), fc.nat(), (value, seed) => {
        const text = write(value, mode, randomFrom(seed));
        const doc = readJson(mode)("/x", text, []);
        expect(doc.problems).toEqual([]);
        expect(plain(doc.value)).toEqual(plain(value));
        const { body } = parse(text, { mode, ranges: true, allowTrailingCommas: mode === "jsonc" });
        for (const { keys, value: at, key } of standsOf(body)) {
          const [found, label] = [doc.locate(keys), doc.locate(keys, "key")];
          expect([keys, found?.start, found?.end, label?.start, label?.end]).toEqual([keys, ...at, ...key]);
        }
      }),
      { numRuns: 400 },
    );
  });

  test("whatever the text: nothing is thrown, and every answer lies inside of it", () => {
    const parts = [
      "{",
      "}",
      "[",
      "]",
      ":",
      ",",
      '"',
      "'",
      "\\",
      "\\u00",
      "/*",
      "*/",
      "//",
      "\n",
      "a",
      "1",
      "-",
      ".",
      "e",
      "true",
      " ",
      "\ufeff",
      "😀",
      "Infinity",
    ];
    const texts = fc.array(fc.constantFrom(...parts), { maxLength: 25 }).map((all) => all.join(""));
    fc.assert(
      fc.property(texts, (text) => {
        const doc = readJson(mode)("/x", text, []);
        for (const { span } of doc.problems)
          expect(span && span.start <= span.end && span.end <= text.length).toBe(true);
        for (const keys of [[], ["a"], [0], ["a", 0]]) {
          const span = doc.locate(keys);
          expect(span === undefined || span.end <= text.length).toBe(true);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});

interface Row {
  readonly mode: (typeof modes)[number];
  readonly text: string;
  /** Undefined where it is read. */
  readonly says?: string;
  readonly at?: string;
}

const closed = "it ends too early: a bracket or a quote is not closed";

describe("texts that parsers have tripped over", () => {
  test.each<[string, Row]>([
    [
      "a text that ends with a backslash, for which the parser never ended",
      { mode: "json5", text: '{"a": "x\\', says: closed, at: "1:10" },
    ],
    [
      "twenty thousand comments, for which it ran out of stack",
      { mode: "jsonc", text: `${"// c\n".repeat(20_000)}{}` },
    ],
    [
      "a line end in a text, which it let pass",
      { mode: "jsonc", text: '{\n"a": "x\n"}', says: "a text is not closed on its line", at: "2:6" },
    ],
    [
      "a tab in a text, for which no place was given",
      { mode: "json", text: '{"a": "x\ty"}', says: "a control character stands in a text", at: "1:9" },
    ],
    [
      "a Windows path",
      {
        mode: "json",
        text: '{"a": "C:\\Users"}',
        says: "a backslash begins no known escape; in Windows paths it is doubled",
        at: "1:10",
      },
    ],
    ["a list, which is no fault of a file that is nobody's", { mode: "jsonc", text: "[1]" }],
    ["a list where a client wants settings", { mode: "json", text: " [1]", says: "it holds no object", at: "1:2" }],
    [
      "brackets behind an apostrophe in a comment",
      {
        mode: "jsonc",
        text: `/*'*/{"a":${"[".repeat(5_000)}/*'*/`,
        says: "it is nested too deeply to be a configuration",
        at: "1:210",
      },
    ],
    [
      "a comment in plain JSON",
      { mode: "json", text: '{"a": 1 /* x */}', says: "a comment, which this file may not hold", at: "1:9" },
    ],
    [
      "a last comma in plain JSON",
      { mode: "json", text: '{"a": 1,\n}', says: "a comma before a closing bracket", at: "2:1" },
    ],
  ])("%s", (_name, { mode, text, says, at }) => {
    const hard = readJson(mode)("/x", text, []).problems;
    const found = hard.map(({ what, span }) => `${what.template} at ${span?.line}:${span?.column}`);
    expect(found).toEqual(says === undefined ? [] : [`${says} at ${at}`]);
  });
});
