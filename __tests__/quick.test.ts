// Where `check` says that no rule can have anything to say, all rules must find just what the few find that are always asked.
import { describe, expect, test } from "@jest/globals";
import fs from "node:fs";
import path from "node:path";
import { stringify } from "smol-toml";
import { examine } from "../lib/examine.ts";
import type { Request } from "../lib/request.ts";
import * as cw from "../lib/clients/codewhale/facts.ts";
import { endpointOf } from "../lib/facts/endpoints.ts";
import { otherKeyNames } from "../lib/facts/names.ts";
import { placeId } from "../lib/model/place.ts";
import type { Host } from "../lib/model/host.ts";
import { runRules } from "../lib/report/run-rules.ts";
import rules from "../lib/rules/index.ts";
import { always, nothingToSay } from "../lib/rules/quick.ts";
import { memoryWorld } from "../lib/host/memory.ts";
import { expand } from "./support/keys.ts";
import { fixtures, foldersIn, readCase, type Case } from "./support/worlds.ts";

/** What all rules find and the few do not, where the short way is taken; null where it is not. */
async function missed(world: Host, request: Request = {}): Promise<readonly string[] | null> {
  const { run } = await examine(request, world);
  if (!nothingToSay(run, otherKeyNames)) return null;
  const said = (set: typeof always): readonly string[] =>
    runRules(set, run).judgements.map(
      ({ rule, found, clients }) => `${rule} ${placeId(found.place)} ${clients.join()}`,
    );
  const few = said(always);
  return said(rules).filter((line) => !few.includes(line));
}

const read = (family: string): readonly Case[] =>
  foldersIn(path.join(fixtures, family)).map((name) => readCase(path.join(fixtures, family, name)));

async function all(cases: readonly Case[]): Promise<{ readonly quiet: number; readonly wrong: readonly string[] }> {
  let quiet = 0;
  const wrong: string[] = [];
  for (const it of cases) {
    const lines = await missed(it.world, it.expect["request"]);
    if (lines) quiet++;
    for (const line of lines ?? []) wrong.push(`${path.relative(fixtures, it.folder)}: ${line}`);
  }
  return { quiet, wrong };
}

interface Machine {
  readonly env: Readonly<Record<string, string>>;
  readonly dotenv?: string;
  readonly root?: Readonly<Record<string, string>>;
  readonly table?: Readonly<Record<string, string>>;
}

function worldOf({ env, dotenv, root, table }: Machine): Host {
  const toml = stringify({ ...root, ...(table ? { providers: { xiaomi_mimo: table } } : {}) });
  const files: Record<string, string> = dotenv === undefined ? {} : { "/repo/.env": dotenv };
  if (root ?? table) files["/home/u/.codewhale/config.toml"] = toml;
  return memoryWorld({ env, files, home: "/home/u", cwd: "/repo", now: "2026-09-30" });
}

const model = "mimo-v2.6-pro";
const [standard, china, singapore] = [endpointOf(null).openai, endpointOf("cn").openai, endpointOf("sgp").openai];
const exported = (name: string, key: string, url: string): Machine => ({
  env: { [name]: expand(key), [cw.urlNames[0]]: url, [cw.modelNames[0]]: model },
});
const written = (key: string, url: string): Machine => ({
  env: {},
  root: { provider: "xiaomi-mimo" },
  table: { api_key: expand(key), base_url: url, model },
});
const inOrder: readonly Machine[] = [
  { env: {} },
  exported(cw.keyNames.standard[0], "sk-0000example", standard),
  exported(cw.keyNames.tokenPlan[0], "tp-s0000example", singapore),
  written("sk-0000example", standard),
  written("tp-c0000example", china),
];

const keys = ["sk-0000example", "sk-0000exampleb", "tp-0000example", "tp-c0000example", "your-api-key", "${KEY}"];
const urls = [
  standard,
  `${standard}/`,
  `${china} `,
  endpointOf("cn").anthropic,
  "http://localhost:4000/v1",
  "https://llm.example.org/v1",
];
const words = [
  "",
  " ",
  "none",
  "1",
  "token-plan",
  "standard",
  "sgp",
  model,
  "MiMo-V2.6-Pro",
  "deepseek-v4-pro",
  "mimo",
  "/other.toml",
];
const values = [...keys, ...urls, ...words];
const settings = ["AUTH_MODE", "CONFIG_PATH", "HOME", "PROFILE", "SECRET_BACKEND", "ALLOW_INSECURE_HTTP"];
const variables = new Set<string>([
  ...otherKeyNames,
  ...cw.modeNames,
  ...cw.urlNames,
  ...cw.genericUrlNames,
  ...cw.modelNames,
  ...cw.genericModelNames,
  ...cw.providerNames,
  ...settings.flatMap((it) => [`CODEWHALE_${it}`, `DEEPSEEK_${it}`]),
]);

interface Addition {
  readonly what: string;
  readonly more: (base: Machine) => Partial<Machine>;
}

function* additions(): Generator<Addition> {
  // Stand-ins are shown, never what they stand for.
  for (const shown of values) {
    const value = expand(shown);
    for (const name of variables) {
      yield { what: `${name}=${shown}`, more: ({ env }) => ({ env: { ...env, [name]: value } }) };
      yield { what: `.env: ${name}=${shown}`, more: () => ({ dotenv: `${name}="${value}"\n` }) };
    }
    for (const name of Object.keys(cw.tableKeys))
      yield { what: `table: ${name}=${shown}`, more: ({ table }) => ({ table: { ...table, [name]: value } }) };
    for (const name of Object.keys(cw.rootKeys))
      yield { what: `root: ${name}=${shown}`, more: ({ root }) => ({ root: { ...root, [name]: value } }) };
  }
}

describe("the short way says the same", () => {
  test("over the fixtures of the rules", async () => {
    const { quiet, wrong } = await all(foldersIn(path.join(fixtures, "rules")).flatMap((id) => read(`rules/${id}`)));
    expect(wrong).toEqual([]);
    expect(quiet).toBeGreaterThan(0);
  });

  test("over real configurations", async () => {
    expect((await all(read("corpus"))).wrong).toEqual([]);
  });

  // The vectors' own keys are too short, and most of their models are to be retired: healed, many of them are in order.
  test("over 2,000 of CodeWhale's inputs, as they are and healed", async () => {
    const lines = fs.readFileSync(path.join(fixtures, "policies/codewhale/vectors.jsonl"), "utf8").trim().split("\n");
    const healed = (text: string): string =>
      text.replace(/(tp|sk)-(\d)(\d)(\d)(\d)/g, (_, prefix: string, ...digits: string[]) =>
        expand(
          `${prefix}-0000example${digits
            .slice(0, 4)
            .map((d) => "abcdefghij"[Number(d)])
            .join("")}`,
        ),
      );
    let quiet = 0;
    const wrong: string[] = [];
    for (const line of lines.filter((_, n) => n % 5 < 2)) {
      for (const [text, more] of [[line, {}] as const, [healed(line), { CODEWHALE_MODEL: "mimo-v2.6-pro" }] as const]) {
        const { id, env, toml } = JSON.parse(text) as { id: string; env: Record<string, string>; toml: object };
        const found = await missed(
          memoryWorld({
            env: { ...env, ...more },
            files: { "/home/u/.codewhale/config.toml": stringify(toml) },
            home: "/home/u",
            cwd: "/repo",
            now: "2026-09-30",
          }),
          { clients: ["codewhale"] },
        );
        if (found) quiet++;
        for (const lost of found ?? []) wrong.push(`${id}: ${lost}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(quiet).toBeGreaterThan(0);
    console.info(`quick: ${quiet} of 4,000 inputs need no rule`);
  });

  test("over machines in order with one thing more", async () => {
    let quiet = 0;
    const wrong = new Set<string>();
    for (const base of inOrder)
      for (const { more, what } of additions()) {
        const found = await missed(worldOf({ ...base, ...more(base) }));
        if (found) quiet++;
        for (const lost of found ?? []) wrong.add(`${what}: ${lost}`);
      }
    expect([...wrong]).toEqual([]);
    expect(quiet).toBeGreaterThan(1000);
  });
});
