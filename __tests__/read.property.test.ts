// The readers against full parsers, over texts that nobody would think of; odd cases that somebody did think of: fixtures/parsers.
import { describe, expect, test } from "@jest/globals";
import dotenvPackage from "dotenv";
import fc from "./support/property.ts";
import fs from "node:fs";
import path from "node:path";
import { parse as smolToml } from "smol-toml";
import { isTable, type Document, type Value } from "../lib/model/document.ts";
import type { Path, Span } from "../lib/model/place.ts";
import { Secret, type SecretInfo } from "../lib/model/secret.ts";
import { decode } from "../lib/read/decode.ts";
import { readDotenv } from "../lib/read/dotenv.ts";
import { wrapSecrets, type SecretRegistry } from "../lib/read/secrets.ts";
import { locateToml } from "../lib/read/toml-locate.ts";
import { readToml } from "../lib/read/toml.ts";
import { traitsOf } from "../lib/read/secret-info.ts";
import { dotenvText } from "./support/dotenv.ts";
import { expand } from "./support/keys.ts";
import { standsOf, tomlText } from "./support/toml.ts";
import { fixtures } from "./support/worlds.ts";
import { cpuOf } from "./support/cpu.ts";

const parsers = path.join(fixtures, "parsers");
const table = <Row>(name: string): readonly Row[] =>
  JSON.parse(expand(fs.readFileSync(path.join(parsers, name), "utf8"))) as Row[];

/** Lines from 1, columns from 1, in UTF-16 code units. */
function spanOf(text: string, start: number, end: number): Span {
  const at = (offset: number): [number, number] => {
    const before = text.slice(0, offset).split("\n");
    return [before.length, (before.at(-1) ?? "").length + 1];
  };
  const [[line, column], [endLine, endColumn]] = [at(start), at(end)];
  return { line, column, endLine, endColumn, start, end };
}

/** A value as a text that also shows the order of keys, and `__proto__`. */
function written(value: unknown): string {
  if (value instanceof Secret) return JSON.stringify(Secret.reveal(value));
  if (value instanceof Date) return JSON.stringify(value.toISOString());
  if (typeof value === "bigint") return String(Number(value));
  if (typeof value !== "object" || value === null)
    return typeof value === "number" ? String(value) : JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(written).join()}]`;
  return `{${Object.entries(value)
    .map(([name, it]) => `${JSON.stringify(name)}:${written(it)}`)
    .join()}}`;
}

/** Numbers of runs that take about a second each. */
const runs = (numRuns: number) => ({ numRuns });

describe("TOML", () => {
  function agrees(text: string): void {
    const doc = readToml("/t.toml", text, []);
    expect(doc.problems).toEqual([]);
    expect(written(doc.value)).toBe(written(smolToml(text, { integersAsBigInt: "asNeeded" })));
    for (const { path, key, value } of standsOf(text)) {
      const found = { path, key: locateToml(text, path, "key"), value: locateToml(text, path, "value") };
      // Compared as texts first: a matcher for each of some ten thousand would take long.
      if (
        `${found.key?.start} ${found.key?.end} ${found.value?.start} ${found.value?.end}` !==
        `${key.join(" ")} ${value.join(" ")}`
      )
        expect(found).toEqual({ path, key: { start: key[0], end: key[1] }, value: { start: value[0], end: value[1] } });
    }
  }

  test("generated documents: values, and where each value and its key stand", () => {
    fc.assert(fc.property(tomlText, agrees), runs(400));
  });

  const files = fs.readdirSync(path.join(parsers, "toml"));
  test.each(files)("%s", (file) => {
    const text = fs.readFileSync(path.join(parsers, "toml", file), "utf8");
    agrees(text);
    agrees(text.replaceAll("\n", "\r\n"));
  });

  test("a document gives lines and columns, and remembers what it was asked", () => {
    fc.assert(
      fc.property(tomlText, (text) => {
        const doc = readToml("/t.toml", text, []);
        const stands = standsOf(text).slice(-6);
        for (const { path, key, value } of [...stands, ...stands]) {
          expect(doc.locate(path)).toEqual(spanOf(text, ...value));
          expect(doc.locate(path, "key")).toEqual(spanOf(text, ...key));
        }
      }),
      runs(40),
    );
  });

  const places = table<{ text: string; keys: Path; part?: "key"; shows: string | null }>("toml-places.json");
  test.each(places.map((it) => [it.keys.join(" / "), it.text, it] as const))(
    "%s in %j",
    (_keys, text, { keys, part, shows }) => {
      const doc = readToml("/t.toml", text, []);
      // Asked for everything before, so that a mixed-up memory shows.
      for (const other of places) if (other.text === text) doc.locate(other.keys, other.part);
      const span = doc.locate(keys, part);
      expect(span ? text.slice(span.start, span.end) : null).toBe(shows);
    },
  );

  const broken = table<{ text: string; at: [number, number]; says: string }>("toml-broken.json");
  test.each(broken.map((it, n) => [n + 1, it.says, it] as const))("broken text %i: %s", (_n, says, { text, at }) => {
    const doc = readToml("/t.toml", text, []);
    expect(doc.value).toEqual({});
    expect(doc.problems).toMatchObject([
      { kind: "syntax", mild: false, what: { template: says }, span: { line: at[0], column: at[1] } },
    ]);
  });

  test("whatever the text: nothing is thrown, and every answer lies inside it", () => {
    const parts = [
      "[",
      "[[",
      "]",
      "]]",
      "{",
      "}",
      "=",
      ".",
      ",",
      "#",
      '"',
      "'",
      '"""',
      "'''",
      "\\",
      "\n",
      "\r",
      " ",
      "a",
      "b",
      "1",
      "é",
      "\ufeff",
      "\\u00",
      "\\UFFFFFFFF",
      "tp-",
      "-",
    ];
    const text = fc.array(fc.constantFrom(...parts), { maxLength: 30 }).map((all) => all.join(""));
    fc.assert(
      fc.property(text, fc.array(fc.constantFrom("a", "b", "", 0, 1), { maxLength: 4 }), (it, keys) => {
        for (const range of [locateToml(it, keys, "key"), locateToml(it, keys, "value")])
          if (range) expect(0 <= range.start && range.start <= range.end && range.end <= it.length).toBe(true);
        for (const { span } of readToml("/t.toml", it, []).problems) expect(span && span.end <= it.length).toBe(true);
      }),
      runs(3000),
    );
  });

  const chain = (part: string, dot: string): string =>
    `[${Array.from({ length: 5_000 }, () => part).join(dot)}]\nx = 1\n`;
  test.each([
    ["bare", chain("a", ".")],
    ["spaced", chain("a", " . ")],
    ["quoted", chain('"a"', ".")],
    ["literal", chain("'a.]'", ".")],
    ["behind a text", `x = '#'\n${chain("a", ".")}`],
  ])("a key of thousands of parts is refused: %s", (_name, text) => {
    expect(readToml("/t.toml", text, []).problems).toMatchObject([
      { what: { template: "a key has more than {max} parts" } },
    ]);
  });

  test.each([
    ["numbers", `weights = [${"0.5, ".repeat(5_000)}]\n`],
    ["a comment", `# ${". ".repeat(5_000)}\n#${".".repeat(5_000)}\nx = 1\n`],
    ["a text", `x = "${"a.".repeat(5_000)}"\ny = '''\n${"a.".repeat(5_000)}'''\n`],
  ])("dots elsewhere are no key: %s", (_name, text) => {
    expect(readToml("/t.toml", text, []).problems).toEqual([]);
  });
});

/**
 * Deliberate differences from the package, each with its example in fixtures/parsers/dotenv.json: a hash needs a blank
 * before it, a backslash escapes nothing between single quotes, quotes inside a value stay, `NAME: value` assigns nothing,
 * a value stands on the line of its name, and a carriage return alone ends no line. The generator makes none of these.
 */
describe("dotenv", () => {
  const values = (text: string): Document["value"] => readDotenv("/.env", text, []).value;

  test("generated files: values as the package gives them", () => {
    fc.assert(
      fc.property(dotenvText, (text) => {
        expect({ ...values(text) }).toEqual({ ...dotenvPackage.parse(text) });
      }),
      runs(3000),
    );
  });

  test("generated files: names and values stand where they are shown", () => {
    fc.assert(
      fc.property(dotenvText, (text) => {
        const doc = readDotenv("/.env", text, []);
        for (const [name, value] of Object.entries(doc.value)) {
          const [key, at] = [doc.locate([name], "key"), doc.locate([name])];
          if (!key || !at) throw new Error("not found");
          expect(key).toEqual(spanOf(text, key.start, key.end));
          expect(at).toEqual(spanOf(text, at.start, at.end));
          expect(text.slice(key.start, key.end)).toBe(name);
          expect(text.slice(key.end, at.start)).toMatch(/^\s*=\s*$/);
          const shown = text.slice(at.start, at.end);
          // Written once more and read alone, it is the same value.
          expect(values(`${name}=${shown}`)).toEqual({ [name]: value });
        }
        expect(doc.locate(["NOT_THERE"])).toBeUndefined();
      }),
      runs(500),
    );
  });

  interface Row {
    readonly about: string;
    readonly text: string;
    readonly values: Readonly<Record<string, string>>;
    readonly edges?: Readonly<Record<string, SecretInfo["edges"]>>;
    readonly package?: Readonly<Record<string, string | null>>;
  }
  test.each(table<Row>("dotenv.json").map((it) => [it.about, it] as const))("%s", (_about, row) => {
    const read = values(row.text);
    const plain = Object.entries(read).map(([name, it]) => [name, it instanceof Secret ? Secret.reveal(it) : it]);
    // Compared without a matcher: it would print what it compares.
    expect(JSON.stringify(Object.fromEntries(plain)) === JSON.stringify(row.values)).toBe(true);
    for (const [name, edges] of Object.entries(row.edges ?? {})) expect((read[name] as Secret).info.edges).toBe(edges);
    const theirs = dotenvPackage.parse(row.text);
    if (row.package) for (const [name, it] of Object.entries(row.package)) expect(theirs[name] ?? null).toBe(it);
    else expect(JSON.stringify(theirs) === JSON.stringify(row.values)).toBe(true);
  });

  test("mixed line ends are worth a word, one kind is not", () => {
    expect(readDotenv("/.env", "A=1\nB=2\r\n", []).problems).toMatchObject([{ kind: "encoding", mild: true }]);
    expect(readDotenv("/.env", "A=1\nB=2\n", []).problems).toEqual([]);
    expect(readDotenv("/.env", "A=1\r\nB=2\r\n", []).problems).toEqual([]);
  });
});

const letters = "abcdefghijklmnopqrstuvwxyz0123456789";
const body = fc
  .array(fc.constantFrom(...letters), { minLength: 48, maxLength: 48 })
  .map((all) => all.join(""))
  // Fewer than one key in ten thousand million has so few different characters.
  .filter((it) => new Set(it).size >= 12);
const key = fc
  .tuple(fc.constantFrom("tp-" as const, "sk-" as const), fc.constantFrom("", "xxx", "123456", "your", "test"), body)
  .map(([prefix, begin, it]) => prefix + (begin + it).slice(0, 48));

const blanks = fc.constantFrom(" ", "\t", "\n", "\r\n", "\u00a0", "\u3000", "\u2009", "\u0085", "  ");
const unseen = fc.constantFrom(
  "\u200b",
  "\u200c",
  "\u200d",
  "\u2060",
  "\ufeff",
  "\u00ad",
  "\u200e",
  "\u202a",
  "\u0000",
  "\u001b",
);
const schemes = fc.constantFrom(
  "Bearer ",
  "bearer ",
  "Token ",
  "Authorization: ",
  "Authorization: Bearer ",
  "api-key: ",
  "x-api-key:",
);
const around = (text: fc.Arbitrary<string>): fc.Arbitrary<(key: string) => string> =>
  fc.tuple(text, fc.constantFrom("before", "after", "around")).map(
    ([it, where]) =>
      (inner) =>
        `${where === "after" ? "" : it}${inner}${where === "before" ? "" : it}`,
  );
const quotes = fc.constantFrom('""', "''", "``", "“”", "‘’").map((it) => (inner: string) => it[0] + inner + it[1]);
const openQuote = around(fc.constantFrom('"', "'"));
const wrapper = fc.oneof(
  around(blanks),
  around(unseen),
  quotes,
  openQuote,
  schemes.map((it) => (inner: string) => it + inner),
);

describe("what is known of a key", () => {
  const harmless = {
    blank: false,
    sample: false,
    masked: false,
    reference: null,
    vendor: null,
    stranger: null,
    short: false,
    sentinel: false,
    lineEnd: false,
    variable: null,
  };
  const planOf = (it: string): Partial<SecretInfo> => ({
    plan: it.startsWith("tp-") ? "token-plan" : "standard",
    prefix: it.startsWith("tp-") ? "tp-" : "sk-",
    letter: /^tp-([a-z])/.exec(it)?.[1] ?? null,
  });

  test("a key as the console gives it: its plan, its letter, nothing else", () => {
    fc.assert(
      fc.property(key, (it) => {
        expect(traitsOf(it)).toEqual({
          ...harmless,
          ...planOf(it),
          tokenPlanPrefix: it.startsWith("tp-"),
          edges: "none",
          quoted: false,
          scheme: null,
          odd: null,
        });
      }),
      runs(2000),
    );
  });

  test("what was pasted around it is noticed, and its plan is still known", () => {
    fc.assert(
      fc.property(key, fc.array(wrapper, { minLength: 1, maxLength: 3 }), (it, wrappers) => {
        const traits = traitsOf(wrappers.reduce((inner, wrap) => wrap(inner), it));
        expect(traits).toMatchObject({ ...harmless, ...planOf(it), lineEnd: expect.any(Boolean) });
        expect(traits.edges !== "none" || traits.quoted || traits.scheme !== null || traits.odd !== null).toBe(true);
      }),
      runs(3000),
    );
  });

  type Row = { readonly text: string } & Partial<SecretInfo>;
  test.each(table<Row>("keys.json").map((it, n) => [n + 1, it] as const))(
    "text %i of fixtures/parsers/keys.json",
    (_n, { text, ...wanted }) => {
      expect(traitsOf(text)).toMatchObject(wanted);
    },
  );

  test("hostile lengths take no time", () => {
    const n = 300_000;
    const hostile = [
      `a${" ".repeat(n)}b`,
      `${"=".repeat(n)}x`,
      `-${"-".repeat(n)}x`,
      `${"_".repeat(n)}x`,
      '"'.repeat(n),
      "Bearer ".repeat(n / 6),
      "tp-".repeat(n / 3),
      "tp-/".repeat(n / 4),
      `\${{secrets.${"}".repeat(n)}x`,
      "x0".repeat(n),
      "A_".repeat(n),
    ];
    const took = cpuOf(() => {
      for (const text of hostile) {
        traitsOf(text);
        readDotenv("/.env", `A=${text}\nB_KEY=${text}`, []);
        readDotenv("/.env", `A=x${" #".repeat(n / 2)}\u2028`, []);
      }
    });
    expect(took).toBeLessThan(10_000);
  });
});

describe("sealing", () => {
  const names = fc.constantFrom("a", "url", "api_key", "authToken", "__proto__", "constructor", "2", "1", "é", "list");
  const before = fc.constantFrom("", " ", "https://", "https://u:", "x=", "Bearer ", '"', "key: ", "{env:", "a/");
  const after = fc.constantFrom("", " ", "@host/v1", "/v1", "&y=1", '"', "}", " and more", "\n");
  const text = fc.oneof(
    fc.constantFrom("", "plain", "mimo-v2.5-pro", "https://api.xiaomimimo.com/v1"),
    fc.tuple(before, key, after).map((all) => all.join("")),
  );
  const { node } = fc.letrec<{ node: unknown; list: unknown; table: object }>((tie) => ({
    node: fc.oneof(
      { depthSize: "small" },
      text,
      fc.double(),
      fc.boolean(),
      fc.constant(null),
      tie("list"),
      tie("table"),
    ),
    list: fc.array(tie("node"), { maxLength: 4 }),
    // From JSON, since a literal `__proto__` would not become a property.
    table: fc
      .array(fc.tuple(names, tie("node")), { maxLength: 5 })
      .map(
        (all) =>
          JSON.parse(
            `{${all.map(([name, it]) => `${JSON.stringify(name)}:${JSON.stringify(it) ?? "null"}`).join()}}`,
          ) as object,
      ),
  }));
  const root = fc
    .array(fc.tuple(names, node), { maxLength: 6 })
    .map(
      (all) =>
        JSON.parse(
          `{${all.map(([name, it]) => `${JSON.stringify(name)}:${JSON.stringify(it) ?? "null"}`).join()}}`,
        ) as Record<string, unknown>,
    );

  /** Every key and every text of a value, in order. */
  function* walk(value: unknown): Generator<[kind: "name" | "text" | "secret" | "other", text: string]> {
    if (value instanceof Secret) yield ["secret", Secret.reveal(value)];
    else if (typeof value === "string") yield ["text", value];
    else if (Array.isArray(value)) for (const it of value) yield* walk(it);
    else if (typeof value === "object" && value !== null)
      for (const [name, it] of Object.entries(value)) {
        yield ["name", name];
        yield* walk(it);
      }
    else yield ["other", String(value)];
  }

  test("no key is left in any text; shape, order and everything else stay", () => {
    fc.assert(
      fc.property(root, (it) => {
        const vault: SecretRegistry = [];
        const [was, is] = [[...walk(it)], [...walk(wrapSecrets(it, vault))]];
        expect(is.map(([kind, text]) => (kind === "name" ? text : ""))).toEqual(
          was.map(([kind, text]) => (kind === "name" ? text : "")),
        );
        const known = vault.map((secret) => Secret.reveal(secret)).join("\n");
        is.forEach(([kind, text], n) => {
          const [, before] = was[n] as [string, string];
          const inside = /(?:tp|sk)-[a-z0-9]{48}/.exec(before)?.[0];
          if (kind === "text") {
            expect(/[a-z0-9]{20}/.test(text)).toBe(false);
            if (!inside) expect(text).toBe(before);
          } else if (kind === "secret") expect(text === before).toBe(true);
          else expect(text).toBe(before);
          if (inside) expect(known.includes(inside)).toBe(true);
        });
        expect(({} as Record<string, unknown>)["a"]).toBeUndefined();
      }),
      runs(1000),
    );
  });

  test("a name that says so makes a secret of any text, in lists too", () => {
    const sealed = wrapSecrets(
      { api_key: "swordfish", token: ["one", { note: "two" }], monkey: "three", max_tokens: "4" },
      [],
    );
    const kinds = [...walk(sealed)].filter(([kind]) => kind !== "name").map(([kind]) => kind);
    expect(kinds).toEqual(["secret", "secret", "text", "text", "text"]);
  });

  test("nesting that would exhaust a recursion", () => {
    let deep: unknown = "end";
    for (let n = 0; n < 100_000; n++) deep = n % 2 === 0 ? [deep] : { a: deep };
    expect(isTable(wrapSecrets({ deep }, []))).toBe(true);
  });

  test("`__proto__` of a file is a plain property", () => {
    const sealed = readToml("/t.toml", '__proto__.api_key = "tp-c"\n[a.__proto__]\nb = 1\n', []).value;
    expect(Object.keys(sealed)).toEqual(["__proto__", "a"]);
    expect(Object.getPrototypeOf(sealed)).toBe(Object.prototype);
    expect(Object.getOwnPropertyDescriptor(sealed, "__proto__")?.value as Value).toHaveProperty("api_key");
  });
});

describe("encodings", () => {
  const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
  const utf16 = (text: string, big: boolean, mark: boolean): Uint8Array => {
    const bytes = Buffer.from(`${mark ? "\ufeff" : ""}${text}`, "utf16le");
    return new Uint8Array(big ? bytes.swap16() : bytes);
  };
  const text = fc
    .string({ unit: "binary", maxLength: 60 })
    .filter((it) => !it.includes("\0") && !it.startsWith("\ufeff"));
  const says = (bytes: Uint8Array): readonly string[] =>
    decode(bytes).problems.map((it) => `${it.mild ? "mild" : "hard"}: ${it.what.template}`);
  const sixteen = "hard: it is written in UTF-16, which the client does not read";
  const config = '[providers.xiaomi_mimo]\napi_key = "é密"\n';

  test("UTF-8 is read as it is, with a byte-order mark too", () => {
    fc.assert(
      fc.property(text, fc.boolean(), (it, long) => {
        const whole = long ? it + "x".repeat(10_000) : it;
        expect(decode(utf8(whole))).toEqual({ text: whole, skipped: 0, problems: [] });
        expect(decode(utf8(`\ufeff${whole}`))).toMatchObject({
          text: whole,
          skipped: 3,
          problems: [{ kind: "encoding", mild: true }],
        });
      }),
      runs(300),
    );
  });

  test("the replacement character may stand in a text", () => {
    expect(decode(utf8("a = '\ufffd'"))).toMatchObject({ text: "a = '\ufffd'", problems: [] });
  });

  test("UTF-16 is recognised, with its mark and without", () => {
    for (const big of [false, true])
      for (const mark of [false, true])
        for (const it of [config, "a=1\n", "A=密钥密钥密钥\n"]) {
          const decoded = decode(utf16(it, big, mark));
          expect({ big, mark, text: decoded.text, hard: decoded.problems.some((p) => !p.mild) }).toEqual({
            big,
            mark,
            text: "",
            hard: true,
          });
        }
    for (const big of [false, true])
      for (const mark of [false, true]) expect(says(utf16(config, big, mark))).toEqual([sixteen]);
  });

  test.each([
    ["a byte that none begins with", [0xff]],
    ["an overlong slash", [0xc0, 0xaf]],
    ["half a character", [0xe5, 0xaf]],
    ["a surrogate", [0xed, 0xa0, 0x80]],
    ["Latin-1", [0xe9]],
  ])("not UTF-8: %s", (_name, bytes) => {
    for (const around of [utf8("# é\n"), utf8("x".repeat(10_000)), utf8("")])
      expect(says(new Uint8Array([...around, ...bytes, 0x0a]))).toEqual(["hard: it is not valid UTF-8"]);
  });

  test("NUL bytes", () => {
    expect(says(utf8('api_key = "a\0"\nmore = "of the same"\n'))).toEqual(["hard: it holds NUL bytes"]);
    expect(says(new Uint8Array(4096))).toHaveLength(1);
    expect(says(utf8("\ufeffa\0"))).toHaveLength(2);
    expect(says(new Uint8Array(0))).toEqual([]);
  });
});
