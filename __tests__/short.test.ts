// The text format is short, and says nothing in words that only its builders know.
import { expect, test } from "@jest/globals";
import fs from "node:fs";
import path from "node:path";
import { memoryWorld } from "../lib/host/memory.ts";
import { capture } from "./support/capture.ts";
import { expand } from "./support/keys.ts";
import { fixtures } from "./support/worlds.ts";

const table = (key: string, url: string, model = "mimo-v2.6-pro"): string =>
  `provider = "xiaomi-mimo"\n[providers.xiaomi_mimo]\napi_key = "${key}"\nbase_url = "${url}"\nmodel = "${model}"\n`;
const file = "/home/u/.codewhale/config.toml";
const hosts = ["token-plan-cn", "token-plan-sgp", "token-plan-ams"] as const;
const keyOf = {
  "token-plan-cn": "tp-c0000example",
  "token-plan-sgp": "tp-s0000example",
  "token-plan-ams": "tp-a0000example",
};
const urlOf = (host: string): string => `https://${host}.xiaomimimo.com/v1`;

type Machine = readonly [name: string, files: Readonly<Record<string, string>>, env?: Readonly<Record<string, string>>];

const models = ["mimo-v2.6-pro", "mimo-v2.6-flash"];
const right: readonly Machine[] = [
  ...hosts.map((host): Machine => [`file ${host}`, { [file]: table(keyOf[host], urlOf(host)) }]),
  ["file api", { [file]: table("sk-0000example", urlOf("api")) }],
  ...hosts.map((host): Machine => [
    `environment ${host}`,
    {},
    { XIAOMI_MIMO_API_KEY: keyOf[host], XIAOMI_MIMO_BASE_URL: urlOf(host), XIAOMI_MIMO_MODEL: models[0] as string },
  ]),
  [
    "environment api",
    {},
    {
      XIAOMI_MIMO_API_KEY: "sk-0000example",
      XIAOMI_MIMO_BASE_URL: urlOf("api"),
      XIAOMI_MIMO_MODEL: models[0] as string,
    },
  ],
];

const faults: readonly Machine[] = [
  ...hosts.flatMap((host): Machine[] => [
    [`sk key at ${host}`, { [file]: table("sk-0000example", urlOf(host)) }],
    [`tp key at api, not ${host}`, { [file]: table(keyOf[host], urlOf("api")) }],
    [`full path at ${host}`, { [file]: table(keyOf[host], `${urlOf(host)}/chat/completions`) }],
    [`retired model at ${host}`, { [file]: table(keyOf[host], urlOf(host), "mimo-v2-pro") }],
    [`open string at ${host}`, { [file]: table(keyOf[host], urlOf(host)).replace('example"', "example") }],
    [`no scheme at ${host}`, { [file]: table(keyOf[host], `http://${host}.xiaomimimo.com/v1`) }],
    [`masked key at ${host}`, { [file]: table("tp-****", urlOf(host)) }],
  ]),
  ["no key", { [file]: 'provider = "xiaomi-mimo"\n[providers.xiaomi_mimo]\nmodel = "mimo-v2.6-pro"\n' }],
];

async function printed([, files, env = {}]: Machine): Promise<string> {
  const made = Object.fromEntries(Object.entries(files).map(([name, text]) => [name, expand(text)]));
  const vars = Object.fromEntries(Object.entries(env).map(([name, text]) => [name, expand(text)]));
  const world = memoryWorld({ home: "/home/u", cwd: "/repo", files: made, env: { HOME: "/home/u", ...vars } });
  return (await capture(["--at", "2026-09-30"], world)).out;
}

const lines = (text: string): number => text.trimEnd().split("\n").length;

test.each(right.map((it) => [it[0], it] as const))("a right machine takes at most 6 lines: %s", async (_, machine) => {
  const text = await printed(machine);
  expect(text).toMatch(/^✓|^ok/);
  expect(lines(text)).toBeLessThanOrEqual(6);
});

test.each(faults.map((it) => [it[0], it] as const))("one fault takes at most 15 lines: %s", async (_, machine) => {
  const text = await printed(machine);
  expect(text).not.toMatch(/should work|可以使用/);
  expect(lines(text)).toBeLessThanOrEqual(15);
});

test("no page has a word of the house, nor a version without its explanation", () => {
  const folder = path.join(fixtures, "cli");
  const house =
    /nothing speaks against|\btongues?\b|\bquirks?\b|\bjudgements?\b|(?<![@\w/.-])pr2627(?![\w-]).*will fail/i;
  for (const name of fs.readdirSync(folder))
    expect([name, house.exec(fs.readFileSync(path.join(folder, name), "utf8"))?.[0]]).toEqual([name, undefined]);
});
