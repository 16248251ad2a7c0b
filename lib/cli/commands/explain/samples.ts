// The least that makes each client ask MiMo: a provider and a model, and where it can be neither key nor address.

export interface Sample {
  /** By template: `~/…` home, `./…` working directory. */
  readonly files?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  /** On Windows, where a file stands elsewhere there. */
  readonly windows?: Readonly<Record<string, string>>;
}

const model = "mimo-v2.6-pro";
const json = (value: unknown): string => JSON.stringify(value);
const opencode = json({ model: `xiaomi/${model}`, provider: { xiaomi: {} } });
const zed = json({ language_models: { openai_compatible: { mimo: { available_models: [{ name: model }] } } } });
const hermes = `model:\n  default: ${model}\n  provider: xiaomi\n`;
const crush = json({
  providers: { mimo: { type: "openai-compat", models: [{ id: model }] } },
  models: { large: { provider: "mimo", model } },
});
/** Without an address OpenClaw does not start. */
const openclaw = {
  baseUrl: "https://api.xiaomimimo.com/v1",
  apiKey: "${MIMO_API_KEY}",
  models: [{ id: model, name: model, maxTokens: 131_072 }],
};

export const samples: Readonly<Record<string, Sample>> = {
  "claude-code": { env: { ANTHROPIC_MODEL: model } },
  "anthropic-sdk": { env: { ANTHROPIC_BASE_URL: "https://api.xiaomimimo.com/anthropic" } },
  "openai-sdk": { env: { OPENAI_BASE_URL: "https://api.xiaomimimo.com/v1" } },
  cline: {
    files: {
      "~/.cline/data/settings/providers.json": json({
        version: 1,
        lastUsedProvider: "xiaomi",
        modes: {},
        providers: {
          xiaomi: {
            settings: { provider: "xiaomi", model },
            updatedAt: "2026-11-24T00:00:00.000Z",
            tokenSource: "manual",
          },
        },
      }),
    },
  },
  codebuddy: { files: { "~/.codebuddy/models.json": json({ models: [{ id: model, vendor: "Xiaomi" }] }) } },
  codex: {
    files: {
      "~/.codex/config.toml": `model_provider = "mimo"\n[model_providers.mimo]\nname = "MiMo"\nenv_key = "MIMO_API_KEY"\n`,
    },
  },
  continue: {
    files: {
      "~/.continue/config.yaml": `name: mine\nversion: 1.0.0\nschema: v1\nmodels:\n  - name: MiMo\n    provider: openai\n    model: ${model}\n`,
    },
  },
  "copilot-cli": { env: { COPILOT_PROVIDER_BASE_URL: "https://api.xiaomimimo.com/v1" } },
  crush: { files: { "~/.config/crush/crush.json": crush }, windows: { "$LOCALAPPDATA/crush/crush.json": crush } },
  hermes: { files: { "~/.hermes/config.yaml": hermes }, windows: { "$LOCALAPPDATA/hermes/config.yaml": hermes } },
  kilo: { files: { "~/.config/kilo/kilo.json": opencode } },
  "kimi-code": {
    files: {
      "~/.kimi-code/config.toml": `default_model = "mimo"\n[providers.mimo]\ntype = "openai"\n[models.mimo]\nprovider = "mimo"\nmodel = "${model}"\n`,
    },
  },
  // Its proxy asks nobody that the file does not describe.
  litellm: {
    files: {
      "./litellm_config.yaml": `model_list:\n  - model_name: mimo\n    litellm_params:\n      model: openai/${model}\n      api_base: https://api.xiaomimimo.com/v1\n      api_key: os.environ/MIMO_API_KEY\n`,
    },
  },
  "mimo-code": {
    files: { "~/.config/mimocode/mimocode.json": opencode },
    windows: { "$LOCALAPPDATA/mimocode/mimocode.json": opencode },
  },
  nanobot: {
    files: {
      "~/.nanobot/config.json": json({
        providers: { xiaomi_mimo: {} },
        agents: { defaults: { model: `xiaomi/${model}` } },
      }),
    },
  },
  "oh-my-pi": { files: { "~/.omp/agent/config.yml": `modelRoles:\n  default: xiaomi/${model}\n` } },
  openclaw: {
    files: {
      "~/.openclaw/openclaw.json": json({
        models: { providers: { mimo: openclaw } },
        agents: { defaults: { model: { primary: `mimo/${model}` } } },
      }),
    },
  },
  opencode: { files: { "~/.config/opencode/opencode.json": opencode } },
  pi: {
    files: {
      "~/.pi/agent/settings.json": json({ defaultProvider: "xiaomi", defaultModel: model }),
    },
  },
  mimofan: { files: { "~/.mimofan/config.toml": `provider = "xiaomi-mimo"\ndefault_text_model = "${model}"\n` } },
  vtcode: { files: { "~/.vtcode/vtcode.toml": `[agent]\nprovider = "mimo"\ndefault_model = "${model}"\n` } },
  "qwen-code": {
    files: {
      "~/.qwen/settings.json": json({
        security: { auth: { selectedType: "openai" } },
        model: { name: model },
        modelProviders: { openai: [{ id: model, envKey: "MIMO_API_KEY" }] },
      }),
    },
  },
  zed: { files: { "~/.config/zed/settings.json": zed }, windows: { "$APPDATA/Zed/settings.json": zed } },
};

/** What a file holds that is there and says nothing. */
export const hollow = (path: string): string | undefined => {
  if (/credentials|oauth|secrets|\*/i.test(path)) return undefined;
  return /\.(?:json|jsonc|json5)$/.test(path) ? "{}" : /\.(?:toml|ya?ml|env)$/.test(path) ? "" : undefined;
};
