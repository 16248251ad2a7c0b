// Pi's names, its built-in providers by version, and which provider it takes where the wanted one has no key.
import type { Header, Protocol } from "../../model/resolution.ts";
import { builtIns } from "../../facts/built-in.ts";
import { sources } from "../../facts/sources.ts";

export const names = { folder: "PI_CODING_AGENT_DIR" } as const;
export const folder = ".pi/agent";
export const projectFolder = ".pi";

export interface Builtin {
  /** Variables for its key, the first that is set counts; some go out in a header of their own. */
  readonly keys: readonly { readonly name: string; readonly header?: Header }[];
  readonly base: string;
  readonly wire: Protocol;
  /** Models in its catalogue; missing where the catalogue is another vendor's and long. */
  readonly models?: readonly string[];
  /** The model that is taken where none is chosen. */
  readonly usual: string;
}

/** What tells two versions of Pi apart. */
export interface Line {
  readonly title: string;
  readonly version: string;
  readonly builtins: Readonly<Record<string, Builtin>>;
  /** Where a key is looked for, in this order; `table`: `models.json`. */
  readonly order: readonly ("stored" | "table" | "variables")[];
  /** How a setting refers to a variable: with a dollar sign, or by its bare name. */
  readonly references: "dollar" | "bare";
  /** A provider without a key is passed over, even where it is the one that is wanted. */
  readonly passesOver: boolean;
  /** Settings that say what is wanted; without one for the provider the model's names it, before a slash. */
  readonly wanted: { readonly provider?: string; readonly model: string };
  /** What a description of a provider has to have. */
  readonly requires: {
    readonly costs: "file" | "provider";
    readonly key: boolean;
    readonly sparesBuiltins: boolean;
    /** Without models one of these. */
    readonly oneOf: readonly string[];
  };
  readonly headers: Readonly<Record<Protocol, Header>>;
  /** The provider that goes to another base once its key begins with `tp-`. */
  readonly byPrefix?: { readonly provider: string; readonly base: string };
  /** Other vendors' providers with the variables of their keys; they come before MiMo's. */
  readonly vendors: Readonly<Record<string, readonly string[]>>;
  /** Of MiMo's own, in the order in which they come. */
  readonly own: readonly string[];
  /** Settings of a project count only in a folder that is trusted. */
  readonly asksForTrust: boolean;
}

const xiaomi = (
  wire: Protocol,
  models: readonly string[],
  onPlan: readonly string[],
  usual: string,
): Readonly<Record<string, Builtin>> =>
  Object.fromEntries(
    builtIns.map(({ region, openai, anthropic }) => [
      region === null ? "xiaomi" : `xiaomi-token-plan-${region}`,
      {
        keys: [{ name: region === null ? "XIAOMI_API_KEY" : `XIAOMI_TOKEN_PLAN_${region.toUpperCase()}_API_KEY` }],
        base: wire === "anthropic" ? anthropic : openai,
        wire,
        models: region === null ? models : onPlan,
        usual,
      },
    ]),
  );

const old = ["mimo-v2-flash", "mimo-v2-omni", "mimo-v2-pro", "mimo-v2.5", "mimo-v2.5-pro"];
const ultra = ["mimo-v2.5-pro-ultraspeed", "mimo-v2.6-pro-ultraspeed"];
const common = ["mimo-v2.5", "mimo-v2.5-pro", "mimo-v2.6-flash", "mimo-v2.6-pro"];

const onApi = [...common, ...ultra];

const openai = (usual: string): Builtin => ({
  keys: [{ name: "OPENAI_API_KEY" }],
  base: "https://api.openai.com/v1",
  wire: "openai-responses",
  usual,
});

const anthropic = (usual: string, ...tokens: readonly string[]): Builtin => ({
  keys: [...tokens.map((name) => ({ name, header: "authorization" as const })), { name: "ANTHROPIC_API_KEY" }],
  base: "https://api.anthropic.com",
  wire: "anthropic",
  usual,
});

/** Other vendors' providers with the variables of their keys; all of them come before Xiaomi's. */
export const vendors: Readonly<Record<string, readonly string[]>> = {
  anthropic: ["ANTHROPIC_API_KEY", "ANTHROPIC_OAUTH_TOKEN"],
  openai: ["OPENAI_API_KEY"],
  deepseek: ["DEEPSEEK_API_KEY"],
  google: ["GEMINI_API_KEY"],
  openrouter: ["OPENROUTER_API_KEY"],
  "vercel-ai-gateway": ["AI_GATEWAY_API_KEY"],
  xai: ["XAI_API_KEY"],
  groq: ["GROQ_API_KEY"],
  cerebras: ["CEREBRAS_API_KEY"],
  zai: ["ZAI_API_KEY"],
  mistral: ["MISTRAL_API_KEY"],
  minimax: ["MINIMAX_API_KEY"],
  "minimax-cn": ["MINIMAX_CN_API_KEY"],
  moonshotai: ["MOONSHOT_API_KEY"],
  huggingface: ["HF_TOKEN"],
  fireworks: ["FIREWORKS_API_KEY"],
  opencode: ["OPENCODE_API_KEY"],
  "kimi-coding": ["KIMI_API_KEY"],
};

const headers = {
  "openai-chat": "authorization",
  "openai-responses": "authorization",
  anthropic: "x-api-key",
} as const;
export const enough = ["baseUrl", "headers", "compat", "modelOverrides"];

/** What both versions share. */
const shared = {
  title: "Pi",
  wanted: { provider: "defaultProvider", model: "defaultModel" },
  headers,
  vendors,
  own: ["xiaomi", "xiaomi-token-plan-cn", "xiaomi-token-plan-ams", "xiaomi-token-plan-sgp"],
} as const;

const newer = {
  ...shared,
  order: ["stored", "table", "variables"],
  references: "dollar",
  passesOver: true,
  requires: { costs: "provider", key: false, sparesBuiltins: true, oneOf: [...enough, "apiKey", "authHeader"] },
  asksForTrust: true,
} as const;

const lines: { readonly source: typeof sources.pi; readonly rows: readonly [Line, Line, Line] } = {
  source: sources.pi,
  rows: [
    {
      ...newer,
      version: "1.6",
      builtins: {
        anthropic: anthropic("claude-opus-5-5", "ANTHROPIC_AUTH_TOKEN", "ANTHROPIC_OAUTH_TOKEN"),
        openai: openai("gpt-6.2-sol"),
        ...xiaomi("openai-chat", onApi, common, "mimo-v2.6-pro"),
      },
    },
    {
      ...newer,
      version: "0.87",
      builtins: {
        anthropic: anthropic("claude-opus-4-8", "ANTHROPIC_AUTH_TOKEN", "ANTHROPIC_OAUTH_TOKEN"),
        openai: openai("gpt-5.5"),
        ...xiaomi("openai-chat", onApi, common, "mimo-v2.5-pro"),
      },
    },
    {
      ...shared,
      version: "0.73",
      builtins: {
        anthropic: anthropic("claude-opus-4-7", "ANTHROPIC_OAUTH_TOKEN"),
        openai: openai("gpt-5.4"),
        ...xiaomi("anthropic", old, old, "mimo-v2.5-pro"),
      },
      order: ["stored", "variables", "table"],
      references: "bare",
      passesOver: false,
      requires: { costs: "file", key: true, sparesBuiltins: true, oneOf: enough },
      asksForTrust: false,
    },
  ],
};

export const all = lines.rows;
export const [newest, current, previous] = all;
export const lineOf = (version: string): Line => all.find((line) => line.version === version) ?? current;

/** The version line that reads the files of this release: from 0.77 on a variable is meant only with a dollar sign. */
export function lineOfRelease(release: string): Line {
  const [, major, minor] = /^(\d+)\.(\d+)\./.exec(release) ?? [];
  if (Number(major) > 0) return newest;
  return major === "0" && Number(minor) < 77 ? previous : current;
}

/** What `api` may say. */
export const wires: Readonly<Record<string, Protocol>> = {
  "openai-completions": "openai-chat",
  "openai-responses": "openai-responses",
  "anthropic-messages": "anthropic",
};
