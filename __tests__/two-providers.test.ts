// Of two providers in one client only the selected one decides: what the other lacks is a note.
import { expect, test } from "@jest/globals";
import { diagnose, memoryWorld } from "../lib/index.ts";

const host = "https://token-plan-sgp.xiaomimimo.com/v1";
const model = "mimo-v2.6-pro";
/** A key of the plan that the address belongs to, and one that it does not take. */
const keys = { mimoa: "tp-s0000example", mimob: "sk-0000example" };
const ids = Object.keys(keys) as readonly (keyof typeof keys)[];
type Id = (typeof ids)[number];

const json = (value: unknown): string => JSON.stringify(value);
const each = (of: (id: Id) => unknown): Record<string, unknown> => Object.fromEntries(ids.map((id) => [id, of(id)]));

const opencode = (selected: Id): string =>
  json({
    model: `${selected}/${model}`,
    provider: each((id) => ({
      npm: "@ai-sdk/openai-compatible",
      options: { baseURL: host, apiKey: keys[id] },
      models: { [model]: {} },
    })),
  });

interface World {
  readonly files: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
}

const worlds: Readonly<Record<string, (selected: Id) => World>> = {
  codex: (selected) => ({
    env: { MIMOA_KEY: keys.mimoa, MIMOB_KEY: keys.mimob },
    files: {
      ".codex/config.toml": [
        `model = "${model}"\nmodel_provider = "${selected}"\nweb_search = "disabled"`,
        ...ids.map(
          (id) =>
            `[model_providers.${id}]\nname = "${id}"\nbase_url = "${host}"\nenv_key = "${id.toUpperCase()}_KEY"\nwire_api = "responses"`,
        ),
      ].join("\n"),
    },
  }),
  opencode: (selected) => ({ files: { ".config/opencode/opencode.json": opencode(selected) } }),
  kilo: (selected) => ({ files: { ".config/kilo/kilo.json": opencode(selected) } }),
  "mimo-code": (selected) => ({ files: { ".config/mimocode/mimocode.json": opencode(selected) } }),
  pi: (selected) => ({
    files: {
      ".pi/agent/settings.json": json({ defaultProvider: selected, defaultModel: model }),
      ".pi/agent/models.json": json({
        providers: each((id) => ({
          baseUrl: host,
          api: "openai-completions",
          apiKey: keys[id],
          models: [{ id: model }],
        })),
      }),
    },
  }),
  "qwen-code": (selected) => ({
    env: { MIMOA_KEY: keys.mimoa, MIMOB_KEY: keys.mimob },
    files: {
      ".qwen/settings.json": json({
        security: { auth: { selectedType: "openai" } },
        model: { name: selected === "mimoa" ? model : "mimo-v2.6-flash" },
        modelProviders: {
          openai: [
            { id: model, baseUrl: host, envKey: "MIMOA_KEY" },
            { id: "mimo-v2.6-flash", baseUrl: host, envKey: "MIMOB_KEY" },
          ],
        },
      }),
    },
  }),
  crush: (selected) => ({
    files: {
      ".config/crush/crush.json": json({
        models: { large: { provider: selected, model }, small: { provider: selected, model } },
        providers: each((id) => ({
          name: id,
          type: "openai-compat",
          base_url: host,
          api_key: keys[id],
          models: [{ id: model, name: "MiMo" }],
        })),
      }),
    },
  }),
  "kimi-code": (selected) => ({
    files: {
      ".kimi-code/config.toml": [
        `default_model = "${selected}"`,
        ...ids.map(
          (id) =>
            `[providers.${id}]\ntype = "openai"\nbase_url = "${host}"\napi_key = "${keys[id]}"\n[models.${id}]\nprovider = "${id}"\nmodel = "${model}"\nmax_context_size = 1048576`,
        ),
      ].join("\n"),
    },
  }),
  "oh-my-pi": (selected) => ({
    files: {
      ".omp/agent/config.yml": json({ modelRoles: { default: `${selected}/${model}` } }),
      ".omp/agent/models.yml": json({
        providers: each((id) => ({
          baseUrl: host,
          apiKey: keys[id],
          api: "openai-completions",
          models: [{ id: model, name: "MiMo" }],
        })),
      }),
    },
  }),
  continue: (selected) => ({
    files: {
      ".continue/config.yaml": json({
        name: "mine",
        version: "1.0.0",
        schema: "v1",
        // The first of them is taken.
        models: [selected, ...ids.filter((id) => id !== selected)].map((id) => ({
          name: id,
          provider: "openai",
          model,
          apiBase: host,
          apiKey: keys[id],
          roles: ["chat"],
        })),
      }),
    },
  }),
  nanobot: (selected) => ({
    files: {
      ".nanobot/config.json": json({
        agents: { defaults: { model, provider: selected } },
        providers: each((id) => ({ apiKey: keys[id], apiBase: host })),
      }),
    },
  }),
};

const judged = async (client: string, selected: Id) => {
  const { files, env = {} } = (worlds[client] as (selected: Id) => World)(selected);
  const all = Object.fromEntries(Object.entries(files).map(([name, text]) => [`/home/u/${name}`, text]));
  const world = memoryWorld({ home: "/home/u", cwd: "/repo", env, files: all });
  const report = await diagnose({ clients: [client], at: "2026-12-01" }, world);
  const mismatch = report.findings.filter(({ rule }) => rule === "key-endpoint-mismatch");
  // What makes the status 1, whatever rule it is of.
  const errors = report.findings.filter(({ severity }) => severity === "error").map(({ rule }) => rule);
  return { mismatch, errors };
};

/** A template and what fills it, as a person would look for words in them. */
const said = (finding: unknown): string => JSON.stringify(finding);

test.each(Object.keys(worlds))("%s", async (client) => {
  const good = await judged(client, "mimoa");
  expect(good.errors).toEqual([]);
  expect(good.mismatch.map(({ severity }) => severity)).toEqual(["note"]);
  expect(said(good.mismatch)).toContain("not selected");
  const bad = await judged(client, "mimob");
  expect(bad.errors).toEqual(["key-endpoint-mismatch"]);
  expect(said(bad.mismatch)).not.toContain("not selected");
});
