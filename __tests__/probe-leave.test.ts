// Where a key may go: by whose it is, whose the address is, and who chose to join them.
import { describe, expect, test } from "@jest/globals";
import type { Exchange } from "../lib/model/exchange.ts";
import { hostVerdicts } from "../lib/model/verdict.ts";
import { lookup } from "../lib/probe/dial.ts";
import { planIn, targetOf, type Situation } from "./support/probes.ts";

const gateway = "http://127.0.0.1:8790/v1";
const mimo = "https://api.xiaomimimo.com/v1";
const hidden = "made-up-credential-0123456789abcdefghij";

const compose = (variable: string, base: string): Situation => ({
  env: { [variable]: hidden, GITHUB_TOKEN: hidden },
  files: {
    "/repo/docker-compose.yml": `services:\n  a:\n    environment:\n      MIMO_API_KEY: \${${variable}}\n      MIMO_BASE_URL: ${base}\n      MIMO_MODEL: mimo-v2.6-pro\n`,
  },
  request: { clients: ["compose"] },
});

const litellm = (variable: string, base: string): Situation => ({
  env: { [variable]: hidden },
  files: {
    "/repo/litellm_config.yaml": `model_list:\n  - model_name: mimo\n    litellm_params:\n      model: openai/mimo-v2.6-pro\n      api_base: ${base}\n      api_key: os.environ/${variable}\n`,
  },
  request: { clients: ["litellm"] },
});

const opencode = (variable: string, base: string): Situation => ({
  env: { [variable]: hidden },
  files: {
    "/repo/opencode.json": JSON.stringify({
      model: "xiaomi/mimo-v2.6-pro",
      provider: { xiaomi: { options: { apiKey: `{env:${variable}}`, baseURL: base } } },
    }),
  },
  request: { clients: ["opencode"] },
});

const codex = (variable: string, base: string): Situation => ({
  env: { [variable]: hidden },
  files: {
    "/repo/.codex/config.toml": `model = "mimo-v2.6-pro"\nmodel_provider = "m"\n[model_providers.m]\nname = "m"\nbase_url = "${base}"\nenv_key = "${variable}"\nwire_api = "responses"\n`,
  },
  request: { clients: ["codex"] },
});

const makers = { compose, litellm, opencode, codex };
const strangers = ["GITHUB_TOKEN", "AWS_SECRET_ACCESS_KEY", "OPENAI_API_KEY", "NPM_TOKEN", "DATABASE_PASSWORD"];

describe.each(Object.entries(makers))("a project file of %s", (_client, make) => {
  test.each(strangers.flatMap((name) => [mimo, gateway].map((base) => [name, base] as const)))(
    "chooses %s for %s",
    async (name, base) => {
      for (const sweep of [false, true]) expect((await planIn(make(name, base), { sweep })).targets).toEqual([]);
    },
  );
});

test("a variable that is named after MiMo still goes to MiMo", async () => {
  const { targets } = await planIn(compose("XIAOMI_MIMO_API_KEY", mimo), {});
  expect(targets.map(({ host }) => host)).toEqual(["api.xiaomimimo.com"]);
});

test.each([gateway, "http://localhost:8790/v1", "http://[::1]:8790/v1"])(
  "%s, which only a project names, is asked where the user allows it",
  async (base) => {
    const situation: Situation = {
      env: { ANTHROPIC_AUTH_TOKEN: "tp-c0000example" },
      files: { "/repo/.claude/settings.json": JSON.stringify({ env: { ANTHROPIC_BASE_URL: base } }) },
      request: { clients: ["claude-code"] },
    };
    const refused = await planIn(situation, {});
    expect(refused.targets).toEqual([]);
    const [{ host, flag }] = refused.refused as [(typeof refused.refused)[number]];
    expect(flag).toBe(`--allow-host ${host}`);
    expect((await planIn(situation, { allowHosts: [host as string] })).targets).toHaveLength(1);
  },
);

test("an address of the user's that a project's variable is part of is the project's", async () => {
  const { targets } = await planIn(
    {
      env: {},
      files: {
        "/home/u/.hermes/config.yaml":
          "model:\n  default: mimo-v2.6-pro\n  provider: custom\n  base_url: https://${GATE}/v1\n  api_key: tp-c0000example\n",
        "/repo/.env": "GATE=evil.example\n",
      },
      request: { clients: ["hermes"] },
    },
    {},
  );
  expect(targets.filter(({ host }) => host === "evil.example")).toEqual([]);
});

describe("a sweep leaves alone", () => {
  const keys: Readonly<Record<string, Record<string, string>>> = {
    "a key of another vendor": { OPENAI_BASE_URL: mimo, OPENAI_API_KEY: "sk-or-v1-0123456789abcdef0123456789abcdef" },
    "a key beside another vendor's address": {
      OPENAI_BASE_URL: "https://api.deepseek.com/v1",
      OPENAI_API_KEY: "sk-0000example",
    },
    "a key beside an unknown address": {
      OPENAI_BASE_URL: "https://llm.corp.example/v1",
      OPENAI_API_KEY: "sk-0000example",
    },
  };
  test.each(Object.entries(keys))("%s", async (_name, env) => {
    const { targets } = await planIn({ env, request: { clients: ["openai-sdk"] } }, { sweep: true });
    expect(targets.filter(({ host }) => host.endsWith("xiaomimimo.com"))).toEqual([]);
  });
});

test("localhost is this machine, without asking a name server", async () => {
  const found = await lookup(
    { host: "localhost", port: 1, isProxy: false },
    { progress: { stage: "dns", answering: false }, signal: new AbortController().signal },
  );
  expect(found.map(({ address }) => address)).toEqual(["127.0.0.1", "::1"]);
});

describe("a 401 counts, whatever follows it", () => {
  const target = targetOf(`${mimo}/models`);
  const said = (...meanings: readonly Exchange["meaning"][]): string | undefined =>
    hostVerdicts(meanings.map((meaning) => ({ target, meaning, header: "authorization" }) as Exchange))[0]?.verdict;
  test.each([
    [["rejected", "unknown"], "rejected"],
    [["rejected", "rejected", "unknown"], "rejected"],
    [["unknown", "rejected"], "rejected"],
    [["rejected", "accepted"], "accepted"],
    [["unknown"], "unknown"],
  ] as const)("%j", (meanings, verdict) => expect(said(...meanings)).toBe(verdict));
});
