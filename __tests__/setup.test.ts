// Setting one value in a text: it is there afterwards, and nothing else has changed.
import { shippedFacts } from "../lib/facts/compile.ts";
import { describe, expect, test } from "@jest/globals";
import { parse as parseToml } from "smol-toml";
import { parse as parseJson } from "jsonc-parser";
import { setJson, setToml } from "../lib/cli/commands/init/edit.ts";
import { pasted } from "../lib/cli/commands/init/key.ts";
import { expand } from "./support/keys.ts";

const path = ["providers", "xiaomi_mimo", "base_url"];
const value = "https://token-plan-sgp.xiaomimimo.com/v1";

const at = (tree: unknown, keys: readonly string[]): unknown =>
  keys.reduce<unknown>((here, key) => (here as Record<string, unknown> | undefined)?.[key], tree);

/** The text without the lines that hold the value. */
const rest = (text: string): string =>
  text
    .split(/(?<=\n)/)
    .filter((line) => !line.includes("base_url"))
    .join("");

const tomls: Readonly<Record<string, string>> = {
  empty: "",
  "a comment only": "# mine",
  "another table": "[other]\na = 1\n",
  "no line end at the end": "[other]\na = 1",
  "the table, without the setting": "[providers.xiaomi_mimo]\nmodel = 'x' # keep\n\n[other]\na = 1\n",
  "the table at the end": "[other]\na = 1\n\n[providers.xiaomi_mimo]\nmodel = 'x'",
  "the table, empty": "[providers.xiaomi_mimo]\n\n[other]\na = 1\n",
  "a header with a comment": "[ providers . xiaomi_mimo ]  # mine\nmodel = 'x'\n# last\n\n# of the other\n[other]\n",
  "a quoted header": "[providers.\"xiaomi_mimo\"]\nmodel = 'x'\n",
  "the setting, in other quotes": "[providers.xiaomi_mimo]\nbase_url = 'http://old' # keep\nmodel = 'x'\n",
  "the setting, of several lines": '[providers.xiaomi_mimo]\nbase_url = """\nhttp://old"""\nmodel = "x"\n',
  "Windows line ends": "[providers.xiaomi_mimo]\r\nbase_url = \"http://old\"\r\nmodel = 'x'\r\n",
  "Windows line ends, without the setting": "[providers.xiaomi_mimo]\r\nmodel = 'x'\r\n\r\n[other]\r\n",
  "a list of several lines before the next table": "[providers.xiaomi_mimo]\nlist = [\n  1,\n]\n[other]\na = 1\n",
  "dotted keys": "[providers]\nxiaomi_mimo.base_url = 'http://old'\n",
  "an inline table with it": "providers = { xiaomi_mimo = { base_url = 'http://old', model = 'x' } }\n",
  "tables below it": "[providers.xiaomi_mimo.http_headers]\na = 'b'\n",
};

describe("TOML", () => {
  test.each(Object.entries(tomls))("%s", (_name, text) => {
    const out = setToml(text, path, value);
    expect(at(parseToml(out), path)).toBe(value);
    // Every line that was there is there, in its order.
    const lines = rest(text)
      .split(/\r?\n/)
      .filter((line) => line.trim() !== "" && !line.includes("http://old"));
    expect(
      rest(out)
        .split(/\r?\n/)
        .filter((line) => lines.includes(line)),
    ).toEqual(lines);
    if (text.includes("\r\n")) expect(out.replaceAll("\r\n", "")).not.toContain("\n");
    expect(setToml(out, path, value)).toBe(out);
  });

  test.each([
    ["", 'provider = "xiaomi-mimo"\n'],
    ["# mine\n# too\n[a]\nb = 1\n", '# mine\n# too\nprovider = "xiaomi-mimo"\n[a]\nb = 1\n'],
    ["provider = 'deepseek'\n[a]\n", "provider = 'xiaomi-mimo'\n[a]\n"],
  ])("at the root of %j", (text, out) => {
    expect(setToml(text, ["provider"], "xiaomi-mimo")).toBe(out);
  });

  test.each([["providers = { other = { a = 1 } }\n"], ["providers = 1\n"], ["[[providers.xiaomi_mimo]]\na = 1\n"]])(
    "refused: %j",
    (text) => expect(() => setToml(text, path, value)).toThrow("cannot be set"),
  );
});

const jsons: Readonly<Record<string, string>> = {
  empty: "",
  "an empty object": "{}",
  "another setting": '{\n  "theme": "dark"\n}\n',
  tabs: '{\n\t"theme": "dark",\n\t"env": {\n\t\t"A": "b"\n\t}\n}\n',
  comments: '// mine\n{\n  // too\n  "env": { "A": "b" } // end\n}\n',
  "the setting": '{ "env": { "ANTHROPIC_BASE_URL": "http://old", "A": "b" } }',
  "Windows line ends": '{\r\n  "env": {\r\n    "A": "b"\r\n  }\r\n}\r\n',
};

test.each(Object.entries(jsons))("JSON: %s", (_name, text) => {
  const out = setJson(text, ["env", "ANTHROPIC_BASE_URL"], value);
  expect(at(parseJson(out), ["env", "ANTHROPIC_BASE_URL"])).toBe(value);
  for (const word of ['"theme": "dark"', '"A": "b"', "// mine", "// too", "// end"])
    expect(out.includes(word)).toBe(text.includes(word));
  if (text.includes("\r\n")) expect(out.replaceAll("\r\n", "")).not.toContain("\n");
  expect(setJson(out, ["env", "ANTHROPIC_BASE_URL"], value)).toBe(out);
});

test.each([
  [` \t"Bearer ${expand("tp-s0000example")}" \n`, "token-plan", "sgp", true],
  [expand("sk-0000example"), "standard", null, false],
])("a pasted key, %#", (text, plan, hint, cleaned) => {
  expect(pasted(text, [], shippedFacts())).toMatchObject({ plan, hint, cleaned });
});
