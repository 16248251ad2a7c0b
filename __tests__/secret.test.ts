// A key is carried and never shown: by no way of turning it into text, and not by the wall behind it.
import { describe, expect, test } from "@jest/globals";
import fc from "./support/property.ts";
import util from "node:util";
import v8 from "node:v8";
import { Secret } from "../lib/model/secret.ts";
import { traitsOf } from "../lib/read/secret-info.ts";
import { redact } from "../lib/report/redact.ts";
import { expand } from "./support/keys.ts";
import { cpuOf } from "./support/cpu.ts";

const secret = (text: string): Secret => new Secret(text, traitsOf(text));
const key = expand("tp-c0000example");
const it = secret(key);

/** Whether eight characters of the key stand in a text; a matcher would print them. */
const shows = (text: string, of = key): boolean =>
  Array.from({ length: of.length - 10 }, (_, n) => of.slice(3 + n, 11 + n)).some((part) => text.includes(part));

describe("a secret turned into text", () => {
  const ways: Readonly<Record<string, () => string>> = {
    "template string": () => `${it}`,
    "String()": () => String(it),
    concatenation: () => "" + (it as unknown as string),
    join: () => [it].join(),
    toLocaleString: () => it.toLocaleString(),
    JSON: () => JSON.parse(JSON.stringify(it)) as string,
    "util.inspect": () => util.inspect(it),
    "util.inspect, everything": () =>
      util.inspect(it, { showHidden: true, depth: null, getters: true, showProxy: true }),
    "util.format %s": () => util.format("%s", it),
    "util.format %o": () => util.format("%o", it),
  };
  test.each(Object.entries(ways))("%s gives the mask alone", (_way, way) => {
    expect(way()).toBe("tp-****");
  });

  const deep = { list: [{ key: it }], map: new Map([["key", it]]), set: new Set([it]) };
  const more: Readonly<Record<string, () => string>> = {
    "inside other things": () => util.inspect(deep, { depth: null, showHidden: true }) + JSON.stringify(deep),
    "util.inspect without our own word": () =>
      util.inspect(it, { customInspect: false, showHidden: true, depth: null }),
    "a copy of its fields": () =>
      util.inspect({ ...it }, { depth: null, showHidden: true }) + JSON.stringify({ ...it }),
    "Object.assign": () => JSON.stringify(Object.assign({}, it)),
    "every property, hidden ones and inherited ones too": () =>
      [it, Object.getPrototypeOf(it) as object]
        .flatMap((from) =>
          Reflect.ownKeys(from).map((name) =>
            [name, util.inspect(Reflect.get(from, name, it), { depth: null })].map(String),
          ),
        )
        .join(),
    structuredClone: () => util.inspect(structuredClone(it), { depth: null, showHidden: true }),
    "v8.serialize": () => v8.serialize(it).toString("latin1"),
    "the message of an error": () => new Error(`cannot use ${it}`).message,
    "an error that carries it": () => {
      const error = Object.assign(new Error("no", { cause: it }), { it });
      return util.inspect(error, { depth: null, showHidden: true }) + String(error.stack);
    },
    "the message of a failed comparison": () => {
      try {
        expect(it).toBe(secret("another"));
        return "";
      } catch (error) {
        return (error as Error).message;
      }
    },
    "a number made of it": () => String(Number(it)),
    "a URL made of it": () => `${URL.canParse(String(it), "https://x")}${new URL(String(it), "https://x").href}`,
    "util.inspect of a proxy of it": () =>
      util.inspect(new Proxy(it, {}), { showProxy: true, showHidden: true, depth: null }),
  };
  test.each(Object.entries(more))("%s does not show it", (_way, way) => {
    expect(shows(way())).toBe(false);
  });

  test("its only key is `info`", () => {
    expect(Object.keys(it)).toEqual(["info"]);
    expect(Reflect.ownKeys(it)).toEqual(["info"]);
  });

  test("traits hold no piece of any key", () => {
    const wrapped = [
      "$KEY",
      "env:KEY",
      "{env:KEY}",
      "${KEY}",
      "Bearer KEY",
      '"KEY"',
      "KEY...",
      "<KEY>",
      "!echo KEY",
      "\u200bKEY",
      " KEY ",
    ];
    for (const form of wrapped) expect(shows(JSON.stringify(traitsOf(form.replace("KEY", key))))).toBe(false);
  });

  test("the mask is of constant length, and says at most the plan", () => {
    const masks = ["tp-c0000example", "sk-0000example", "0000example", "xxxx", "", "sk-ant-0000"].map(
      (text) => secret(expand(text)).mask,
    );
    expect(masks).toEqual(["tp-****", "sk-****", "****", "****", "****", "****"]);
    expect(secret(`${key}${key}`).mask).toBe("tp-****");
  });

  test("only its own class can open it", () => {
    expect(Secret.reveal(it) === key).toBe(true);
    const stranger = Object.create(Secret.prototype) as Secret;
    expect(() => Secret.reveal(stranger)).toThrow(TypeError);
    expect(() => Secret.reveal(structuredClone(it))).toThrow(TypeError);
  });

  test("equal keys are equal, blanks around them aside", () => {
    expect(Secret.same(it, secret(` ${key}\n`))).toBe(true);
    expect(Secret.same(it, secret(expand("tp-c0000exampleb")))).toBe(false);
  });
});

describe("the wall", () => {
  const base64 = (text: string): string => Buffer.from(text).toString("base64");
  const spellings: Readonly<Record<string, (key: string) => string>> = {
    raw: (text) => text,
    "in a sentence": (text) => `before ${text}, after`,
    "in a word": (text) => `abc${text}xyz`,
    "in a URL": (text) => `https://${text}@host/v1?k=${text}`,
    "URL-encoded": (text) => encodeURIComponent(text.replace(/\p{Surrogate}/gu, "\ufffd")),
    "in a query": (text) => new URLSearchParams({ q: text }).toString(),
    "JSON-escaped": (text) => JSON.stringify({ text }),
    base64: (text) => base64(text),
    "base64, moved by one": (text) => base64(`x${text}`),
    "base64, moved by two": (text) => base64(`u:${text}`),
    "base64 in a header": (text) => `Basic ${base64(`user:${text}:more`)}`,
    base64url: (text) => Buffer.from(`{"k":"${text}"}`).toString("base64url"),
    hex: (text) => Buffer.from(text).toString("hex"),
    "hex in capitals": (text) => Buffer.from(`x${text}`).toString("hex").toUpperCase(),
  };
  /** Ways to read pieces of a key out of a text once more. */
  const readings = (text: string): readonly string[] => {
    const words = text.match(/[\w+/=-]{8,}/g) ?? [];
    const decoded = words.flatMap((word) =>
      [0, 1, 2, 3].map((n) => Buffer.from(word.slice(n), "base64").toString("latin1")),
    );
    return [
      text,
      unescaped(text),
      ...decoded,
      ...words.flatMap((word) => [0, 1].map((n) => Buffer.from(word.slice(n), "hex").toString("latin1"))),
    ];
  };
  const unescaped = (text: string): string => {
    try {
      return decodeURIComponent(text);
    } catch {
      return text;
    }
  };

  const letters = "abcdefghijklmnopqrstuvwxyz0123456789";
  const body = fc.array(fc.constantFrom(...letters), { minLength: 48, maxLength: 48 }).map((all) => all.join(""));
  const someKey = fc.oneof(
    fc.tuple(fc.constantFrom("tp-", "sk-"), body).map((all) => all.join("")),
    // Keys of other vendors and of proxies have other characters.
    fc
      .tuple(body, fc.constantFrom('"', "\\", "%", "+", "é", "\u200b", "$", "密", "😀", "\ud800"))
      .map(([text, odd]) => `${text.slice(0, 20)}${odd}${text.slice(20, 40)}`),
  );

  test.each(Object.entries(spellings))("%s", (_name, spell) => {
    fc.assert(
      fc.property(someKey, (text) => {
        const out = redact(spell(text), [secret(text)]);
        for (const reading of readings(out)) if (shows(reading, text)) throw new Error("a piece of the key is left");
        expect(out).toContain("****");
      }),
      { numRuns: 300 },
    );
  });

  test("what stands around a key stays", () => {
    expect(redact(`key = ${key}; host = api.xiaomimimo.com\n`, [it])).toBe(
      "key = tp-****; host = api.xiaomimimo.com\n",
    );
    expect(redact(`a ${key} b ${key}`, [it])).toBe("a tp-**** b tp-****");
  });

  test("a key that nobody has told it of is known by its shape", () => {
    expect(redact(`a ${key} b`)).toBe("a tp-**** b");
    expect(redact(`a ${expand("sk-0000example")} b`)).toBe("a sk-**** b");
  });

  const words = [
    "anything",
    "token-plan-sgp",
    "local",
    "none",
    "EMPTY",
    "mimo-v2.5-pro",
    "localhost:8080",
    "127.0.0.1:8000",
    "xiaomi-mimo",
    "MIMO_API_KEY",
    "https://token-plan-sgp.xiaomimimo.com/v1",
    "2026-09-30",
    "your-api-key-here",
    "sk-your-api-key-here",
    "config.toml",
    "a",
    " ",
    "",
    "1234567",
    "claude-3-5-sonnet-20241022",
    "tp-****",
  ];
  test.each(words)("`%s` in a key slot does not destroy the output", (word) => {
    const out = `{"model":"mimo-v2.5-pro","at":"2026-09-30","host":"token-plan-sgp.xiaomimimo.com","other":"anything ${word} local"}\n`;
    expect(redact(out, [secret(word)])).toBe(out);
  });

  test("a report without keys is not touched", () => {
    const out = `fingerprint a1b2c3d4e5f60718, commit 8b0a9f1d2c3b4a5968778695a4b3c2d1e0f90817, docs/rules/key-endpoint-mismatch.md, /home/u/projects/sk-learn-pipelines/tp-link-archer-settings\n`;
    expect(redact(out, [it])).toBe(out);
  });

  test("thousands of keys: none is forgotten, and it takes no time", () => {
    const many = Array.from({ length: 50_000 }, (_, n) =>
      secret(`${"q0w1e2r3".repeat(4)}${String(n).padStart(6, "0")}`),
    );
    const shown = [many[7], many[49_999]].map((one) => Secret.reveal(one as Secret));
    const out = `${"some words and no key at all, ".repeat(2_000)}${base64(`u:${shown[0]}`)} ${shown[1]}`;
    let scrubbed = "";
    expect(cpuOf(() => void (scrubbed = redact(out, many)))).toBeLessThan(6_000);
    for (const reading of readings(scrubbed.slice(-200))) expect(/q0w1e2r3/.test(reading)).toBe(false);
  });
});
