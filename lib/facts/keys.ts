// Knows what MiMo keys look like, what other vendors' keys look like, and what is no key at all.
import type { Source } from "../model/contracts.ts";
import { sources } from "./sources.ts";

/** Characters after the prefix: 48 in every full sample seen; below `short` it was certainly cut. */
export const keyLength = { usual: 48, short: 20, source: sources.publicConfigs } as const satisfies {
  usual: number;
  short: number;
  source: Source;
};

/** Beginnings that no MiMo key has. A plain `sk-` is shared by several vendors and proves nothing. */
export const foreignPrefixes = [
  { prefix: "sk-ant-", vendor: "Anthropic" },
  { prefix: "sk-or-", vendor: "OpenRouter" },
  { prefix: "sk-proj-", vendor: "OpenAI" },
  { prefix: "sk-svcacct-", vendor: "OpenAI" },
  { prefix: "sk-admin-", vendor: "OpenAI" },
  { prefix: "sk-sp-", vendor: "Alibaba Cloud coding plan" },
  { prefix: "sk-kimi-", vendor: "Moonshot (Kimi)" },
  { prefix: "gsk_", vendor: "Groq" },
  { prefix: "AIza", vendor: "Google" },
  { prefix: "xai-", vendor: "xAI" },
  { prefix: "pplx-", vendor: "Perplexity" },
  { prefix: "hf_", vendor: "Hugging Face" },
  { prefix: "nvapi-", vendor: "NVIDIA" },
  { prefix: "ghp_", vendor: "GitHub" },
  { prefix: "github_pat_", vendor: "GitHub" },
  { prefix: "csk-", vendor: "Cerebras" },
  { prefix: "r8_", vendor: "Replicate" },
] as const;

/** Words that people paste with the key. */
export const schemeWords = ["Bearer", "Token", "ApiKey", "Basic", "Authorization:", "api-key:", "x-api-key:"] as const;

/** One of these as a whole word says: replace me. */
export const sampleWords: ReadonlySet<string> = new Set(
  (
    "your yours yourkey yourapikey yourtoken replace replaced replaceme change changeme placeholder insert paste enter put fill " +
    "todo fixme tbd here dummy sample example fake xxx foo bar redacted hidden removed none null undefined nil na empty mykey myapikey"
  ).split(" "),
);

/** Made of nothing but these words, a value is a name or a label, not a key. */
export const labelWords: ReadonlySet<string> = new Set(
  "api key apikey token plan secret mimo xiaomi sk tp my the a real actual valid new test demo access auth id value string user for of".split(
    " ",
  ),
);

/** CodeWhale: look in the secret store instead. */
export const keyringSentinel = "__KEYRING__";

/** Names under which a value is a key, in any dialect. */
const secretName =
  /(?:^|[._-])(?:api[_-]?key|auth[_-]?token|access[_-]?token|refresh[_-]?token|bearer[_-]?token|authorization|token|secret|passw(?:or)?d|credentials?|cookie|key)$/i;
const camelSecretName = /(?:[a-z0-9](?:Key|Token|Secret|Password|Authorization)|^(?:apikey|token|key))$/;
/** Names that end like a secret's and hold the name of a variable, or a number. */
const notSecretName =
  /(?:max|min|num|count|limit|env|context|output|input|total|per|cost)[_-]?(?:api[_-]?)?(?:keys?|tokens?)$|env[_-]?key$|envKey$|maxTokens?$|publicKey$/i;

export const isSecretName = (name: string): boolean =>
  (secretName.test(name) || camelSecretName.test(name)) && !notSecretName.test(name);
