// The short reader of plain TOML: whatever it takes, the whole parser takes as well, and for the same value.
import { expect, test } from "@jest/globals";
import fc from "./support/property.ts";
import { parse } from "smol-toml";
import { readPlain } from "../lib/read/toml-plain.ts";

const sample = `# a comment
provider = "xiaomi-mimo"
auto_update = false # set by the installer
delay = 1.50

[providers.xiaomi_mimo]
base_url = 'https://api.xiaomimimo.com/v1'
http_headers = { X-Trace = "65761927", n = 1 }

[providers]
[tui]
status_items = ["mode", 'model', 3]
`;

/** Texts that are plain, nearly plain, or spoil what stands around them. */
const bits = [
  ..."\"'\n\r=.[]{}, #\t01-_ea\\+\u0000\u007fé",
  "\r\n",
  "true",
  "[a]\n",
  "[a.b]\n",
  "a = 1\n",
  "a.b = 1\n",
  "[[x]]\n",
  "[providers]\n",
  '"""',
  "'''",
  "1.5",
  "00",
  "1_0",
  "9007199254740993",
  "1979-05-27",
  "__proto__ = 1\n",
  "[__proto__]\n",
  "constructor = 1\n",
  "\ufeff",
];

const spoilt = fc
  .array(fc.tuple(fc.nat(sample.length), fc.constantFrom(...bits), fc.nat(3)), { maxLength: 4 })
  .map((cuts) => cuts.reduce((text, [at, bit, gone]) => text.slice(0, at) + bit + text.slice(at + gone), sample));
const made = fc.array(fc.constantFrom(...bits, "k = ", '"x"', "[t]\n"), { maxLength: 12 }).map((all) => all.join(""));

/** Also shows the order of the keys. */
const written = (value: unknown): string => JSON.stringify(value);

test("takes nothing that the whole parser refuses, and reads the same", () => {
  let plain = 0;
  fc.assert(
    fc.property(fc.oneof(spoilt, made), (text) => {
      const value = readPlain(text);
      if (value === undefined) return;
      plain++;
      expect(written(value)).toBe(written(parse(text, { integersAsBigInt: "asNeeded" })));
    }),
    { numRuns: 20_000 },
  );
  expect(plain).toBeGreaterThan(1_000);
});

test("reads the usual configuration", () => {
  expect(readPlain(sample)).toEqual(parse(sample));
  expect(readPlain(sample.replaceAll("\n", "\r\n"))).toEqual(parse(sample));
});

test("leaves to the whole parser what is not plain", () => {
  const odd = ["a.b = 1", '"a" = 1', "a = 1\na = 2", "[a]\n[a]", "a = 0x1", "a = -1", 'a = "\\n"', "[[a]]", "a = 1 2"];
  expect(odd.filter((text) => readPlain(text) !== undefined)).toEqual([]);
});
