// What leaves passes one wall: secrets that no finding is about, keys in any spelling, and lines that a CI service obeys.
import { describe, expect, test } from "@jest/globals";
import { diffLines } from "../lib/repair/diff.ts";
import { wrapText, type SecretRegistry } from "../lib/read/secrets.ts";
import { noColours } from "../lib/report/formats/text/paint.ts";
import { redact } from "../lib/report/redact.ts";
import { variableName, withoutCommands } from "../lib/report/show.ts";
import { canary, givesAway } from "./support/canaries.ts";

const key = canary("wall", "tp-");
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const diff = (before: string, after: string): string =>
  diffLines("x", { before: bytes(before), after: bytes(after) }, noColours).join("\n");

const hidden = "hunter2-hunter2";
const around: Readonly<Record<string, readonly [string, string, string]>> = {
  toml: [
    `pw = "${hidden}"\n# ${hidden}\nmodel = "mimo-v2.5-pro" # ${hidden}\n[a]\nt = """\n${hidden}\n"""\n`,
    "2.5",
    "2.6",
  ],
  json: [
    `{\n  "pw": "${hidden}",\n  "l": ["${hidden}",\n  "${hidden}"],\n  "model": "mimo-v2.5-pro"\n}\n`,
    "2.5",
    "2.6",
  ],
  "json on one line": [`{"pw":"${hidden}","model":"mimo-v2.5-pro","url":"https://u:${hidden}@h"}\n`, "2.5", "2.6"],
  yaml: [
    `pw: ${hidden}\nfolded: >\n  ${hidden}\n  ${hidden}\nmodel: mimo-v2.5-pro # ${hidden}\nurl: x://u:${hidden}@h\n`,
    "2.5",
    "2.6",
  ],
  dotenv: [`# ${hidden}\nDATABASE_URL=postgres://a:${hidden}@h\nMODEL=mimo-v2.5-pro # ${hidden}\n`, "2.5", "2.6"],
  shell: [`curl -u a:${hidden} x\nexport PW='${hidden}'\nexport MODEL=mimo-v2.5-pro # ${hidden}\n`, "2.5", "2.6"],
};

describe("beside a repair", () => {
  test.each(Object.entries(around))("%s", (_name, [text, from, to]) => {
    const shown = diff(text, text.replace(from, to));
    expect(shown).not.toContain("hunter2");
    expect(shown).toContain(`mimo-v${from}-pro`);
    expect(shown).toContain(`mimo-v${to}-pro`);
  });
});

describe("a known key", () => {
  const vault: SecretRegistry = [];
  wrapText(key, vault);
  wrapText(`${key.slice(0, 20)}\n  ${key.slice(20)}`, vault);
  const spellings: Readonly<Record<string, string>> = {
    "JSON escapes": [...key].map((c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`).join(""),
    "a few JSON escapes": [...key]
      .map((c, n) => (n % 3 ? c : `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`))
      .join(""),
    "percent escapes": [...key].map((c) => `%${c.charCodeAt(0).toString(16)}`).join(""),
    "a few percent escapes": [...key].map((c, n) => (n % 2 ? c : `%${c.charCodeAt(0).toString(16)}`)).join(""),
    "hex escapes": [...key].map((c) => `\\x${c.charCodeAt(0).toString(16)}`).join(""),
    "two lines": `-a = "${key.slice(0, 24)}\\\n-${key.slice(24)}"`,
    base64: Buffer.from(`x${key}y`).toString("base64"),
  };
  test.each(Object.entries(spellings))("in %s", (_name, text) => {
    const out = redact(`value ${text} end`, vault);
    const plain = out
      .replace(/\\u(....)|\\x(..)|%(..)/g, (_, a, b, c) => String.fromCharCode(Number.parseInt(a ?? b ?? c, 16)))
      .concat(Buffer.from(out.split(" ")[1] ?? "", "base64").toString());
    expect(givesAway(plain, key)).toBe(false);
  });

  test("behind thousands of others", () => {
    const many: SecretRegistry = [];
    for (let n = 0; n < 1_000; n++) wrapText(canary(`many ${n}`, "sk-"), many);
    const last = canary("many 999", "sk-");
    expect(givesAway(redact(`https://x/${last.slice(10, 40)}/v1`, many), last)).toBe(false);
  });

  test.each(["密码钥匙天地", "пароль-длинный", "correcthorsebatterystaple"])("in other letters: %s", (text) => {
    const other: SecretRegistry = [];
    wrapText(text, other);
    expect(redact(`a ${text} b`, other)).not.toContain(text);
  });
});

test("no line begins with two colons", () => {
  expect(withoutCommands("::add-mask::a\n  ::b\n-::c\nstd::d")).toBe("\\u003a:add-mask::a\n  \\u003a:b\n-::c\nstd::d");
  expect(diff("a: 1\n::add-mask::a\n  ::b\n", "a: 2\n::add-mask::a\n  ::b\n")).not.toMatch(/^\s*::/m);
});

test.each(["#", ".", "&", " "])(
  "a key in a variable's place is hidden as a whole, whatever stands in it: %s",
  (mark) => {
    expect(variableName(`${key.slice(0, 36)}${mark}${key.slice(36)}`)).toBe("****");
    expect(variableName(`tp-****${mark}${key.slice(36)}`)).toBe("****");
    expect(variableName("MIMO_API_KEY")).toBe("MIMO_API_KEY");
  },
);
