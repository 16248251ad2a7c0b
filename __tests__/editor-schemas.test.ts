// The schemas for editors: draft-07, and right about the examples that a person would write.
import { shippedFacts } from "../lib/facts/compile.ts";
import { describe, expect, test } from "@jest/globals";
import { Ajv } from "ajv";
import fs from "node:fs";
import path from "node:path";
import { parse } from "smol-toml";
import * as z from "zod/mini";
import * as cw from "../lib/clients/codewhale/facts.ts";
import { shipped } from "../lib/facts/shipped.ts";
import { levels } from "../lib/rules/severities.ts";
import { shape } from "../lib/cli/settings/shape.ts";
import { expand } from "./support/keys.ts";

const root = path.resolve(import.meta.dirname, "..");
const ajv = new Ajv({ allErrors: true, strict: true, strictRequired: false, strictTypes: false });
const load = (name: string) => JSON.parse(fs.readFileSync(path.join(root, "schema", name), "utf8"));
const settings = load("settings.schema.json");
const codewhale = load("codewhale-xiaomi-mimo.schema.json");
const isSettings = ajv.compile(settings);
const isCodewhale = ajv.compile(codewhale);

test("both say that they are draft-07, are valid as such, and are shipped", () => {
  const { exports, files } = JSON.parse(fs.readFileSync(path.join(root, "package.json"), "utf8"));
  expect(files).toContain("schema");
  for (const [name, schema] of Object.entries({ settings, "codewhale-xiaomi-mimo": codewhale })) {
    expect(schema.$schema).toBe("http://json-schema.org/draft-07/schema#");
    expect([ajv.validateSchema(schema), ajv.errors]).toEqual([true, null]);
    expect(exports).toHaveProperty([`./schema/${name}.schema.json`]);
  }
});

describe("mimo-doctor.toml: the schema and the program agree", () => {
  test.each<[good: boolean, text: string]>([
    [true, ``],
    [true, `fail-on = "never"`],
    [true, `clients = ["codewhale@0.9", "claude-code"]\nignore = ["vendor/", "!vendor/ours"]`],
    [true, `[rules]\nmodel-unknown = "off"\nkey-placeholder = "note"`],
    [true, `[[overrides]]\npaths = ["examples/**"]\nrules = { key-placeholder = "off" }`],
    [false, `fail-on = "always"`],
    [false, `clients = ["nobody"]`],
    [false, `clients = "codewhale"`],
    [false, `ignore = [""]`],
    [false, `[rules]\nkey-placeholdr = "off"`],
    [false, `[rules]\nkey-placeholder = "fatal"`],
    [false, `[[overrides]]\npaths = []\nrules = {}`],
    [false, `[[overrides]]\nrules = {}`],
    [false, `severity = "off"`],
  ])("%j: %s", (good, text) => {
    const value = parse(text);
    expect([isSettings(value), z.safeParse(shape, value).success]).toEqual([good, good]);
  });

  test("each rule can be set, and says what it finds", () => {
    for (const [id, level] of Object.entries(levels))
      expect(settings.definitions.rules.properties[id].description).toMatch(new RegExp(`^${level}: \\S`));
  });
});

describe("[providers.xiaomi_mimo]", () => {
  const table = (text: string) => isCodewhale(parse(expand(`[providers.xiaomi_mimo]\n${text}\n`)));

  test.each([
    [``],
    [`mode = "token-plan-sgp"`],
    [`mode = "Token_Plan SGP"`],
    [`base_url = "https://token-plan-cn.xiaomimimo.com/v1"\napi_key = "tp-c0000example"`],
    [`base_url = "https://api.xiaomimimo.com/v1"\napi_key = "sk-0000example"`],
    [`base_url = "http://127.0.0.1:4000/v1"\napi_key = "tp-c0000example"`],
    [`base_url = "https://llm.example.org/v1"`],
    [`model = "our-own"\ncontext_window = 200000\nhttp_headers = { X-Team = "a" }`],
    [`insecure_skip_tls_verify = true`],
  ])("good: %s", (text) => expect([table(text), isCodewhale.errors]).toEqual([true, null]));

  test.each([
    [`mode = "token-plan-usa"`],
    [`mode = 3`],
    [`api_key = ""`],
    [`api_key = "Bearer sk-0000example"`],
    [`api_kye = "sk-0000example"`],
    [`apiKey = "sk-0000example"`],
    [`base_url = "http://api.xiaomimimo.com/v1"`],
    [`base_url = "api.xiaomimimo.com/v1"`],
    [`base_url = "https://api.xiaomimimo.com/anthropic"`],
    [`base_url = "https://api.xiaomimimo.com/v1/chat/completions"`],
    [`base_url = "https://api.xiaomimimo.com/v1"\napi_key = "tp-c0000example"`],
    [`base_url = "https://token-plan-ams.xiaomimimo.com/v1"\napi_key = "sk-0000example"`],
    [`context_window = 0`],
    [`http_headers = { X-Team = 1 }`],
    [`insecure_skip_tls_verify = "yes"`],
  ])("bad: %s", (text) => expect(table(text)).toBe(false));

  test("every spelling of the table is held to it, two of them are one too many, and others are wrong", () => {
    const at = (name: string, text = `mode = "standard"`) => isCodewhale(parse(`[providers."${name}"]\n${text}`));
    for (const name of cw.tableSpellings) expect([name, at(name), at(name, "mode = 1")]).toEqual([name, true, false]);
    for (const name of [cw.kebabTable, cw.camelTable]) expect([name, at(name)]).toEqual([name, false]);
    expect(isCodewhale(parse("[providers.mimo]\n[providers.xiaomi]"))).toBe(false);
    expect(isCodewhale(parse("[profiles.work.providers.mimo]\nmode = 1"))).toBe(false);
    expect(isCodewhale(parse('provider = "openai"\n[providers.openai]\napi_key = 1\n[mcp]\nx = 1'))).toBe(true);
  });

  test("it knows what the tables of facts know", () => {
    for (const mode of cw.modeSpellings()) expect([mode, table(`mode = "${mode}"`)]).toEqual([mode, true]);
    for (const { openai } of shippedFacts().endpoints)
      expect([openai, table(`base_url = "${openai}"`)]).toEqual([openai, true]);
    for (const { id } of shippedFacts().models) expect([id, table(`model = "${id}"`)]).toEqual([id, true]);
    for (const host of [...shipped.hosts.consoles, ...shipped.hosts.dead])
      expect([host, table(`base_url = "https://${host}/v1"`)]).toEqual([host, false]);
    expect(Object.keys(codewhale.definitions.xiaomi_mimo.properties).sort()).toEqual(Object.keys(cw.tableKeys).sort());
  });

  // Each is refused by CodeWhale's own loader.
  test.each(["list-as-headers", "number-as-header", "number-as-key", "text-as-table", "two-spellings-of-the-table"])(
    "the fixture %s is marked",
    (name) => {
      const file = path.join(root, "fixtures/rules/config-schema", name, "home/.codewhale/config.toml");
      expect(isCodewhale(parse(expand(fs.readFileSync(file, "utf8"))))).toBe(false);
    },
  );
});
