// CodeWhale's names, spellings and small functions, per version; what is chosen from them is in its policies.
import type { Region } from "../../model/resolution.ts";
import { builtInOf, builtIns } from "../../facts/built-in.ts";
import { nearest } from "../../facts/hosts.ts";
import { withoutSlashes } from "../../facts/urls.ts";

export type CodeWhaleVersion = "pr2627" | "0.9";

export const keyNames = {
  tokenPlan: ["XIAOMI_MIMO_TOKEN_PLAN_API_KEY", "MIMO_TOKEN_PLAN_API_KEY"],
  standard: ["XIAOMI_MIMO_API_KEY", "XIAOMI_API_KEY", "MIMO_API_KEY"],
} as const;
export const allKeyNames = [...keyNames.tokenPlan, ...keyNames.standard] as const;
export const modeNames = ["XIAOMI_MIMO_MODE", "MIMO_MODE"] as const;
export const urlNames = ["XIAOMI_MIMO_BASE_URL", "MIMO_BASE_URL"] as const;
export const modelNames = ["XIAOMI_MIMO_MODEL", "MIMO_MODEL"] as const;
export const genericUrlNames = ["CODEWHALE_BASE_URL", "DEEPSEEK_BASE_URL"] as const;
export const genericModelNames = ["CODEWHALE_MODEL", "DEEPSEEK_MODEL", "DEEPSEEK_DEFAULT_TEXT_MODEL"] as const;
export const authModeNames = ["CODEWHALE_AUTH_MODE", "DEEPSEEK_AUTH_MODE"] as const;

/** Variables that select the provider; the first that is not blank counts. */
export const providerNames = ["CODEWHALE_PROVIDER", "DEEPSEEK_PROVIDER"] as const;
/** Spellings of `provider` that mean MiMo. */
export const providerSpellings = ["xiaomi-mimo", "xiaomi_mimo", "mimo", "xiaomi", "xiaomimimo"] as const;

/** Table names under `providers` that are read, best first; two of them in one file break it. */
export const tableSpellings = ["xiaomi_mimo", "xiaomi", "mimo", "xiaomimimo"] as const;
/** Read by 0.9 only, and by its two halves differently. */
export const kebabTable = "xiaomi-mimo";
export const camelTable = "xiaomiMimo";

/** Keys of the provider table: type, and the versions and views that read them. */
export const tableKeys = {
  api_key: { type: "string", since: "pr2627" },
  base_url: { type: "string", since: "pr2627" },
  model: { type: "string", since: "pr2627" },
  mode: { type: "string", since: "pr2627" },
  auth_mode: { type: "string", since: "pr2627" },
  http_headers: { type: "table", since: "pr2627" },
  path_suffix: { type: "string", since: "0.9" },
  api_key_env: { type: "string", since: "0.9" },
  context_window: { type: "integer", since: "0.9" },
  // Five more names of it, each read by both halves of 0.9.
  contextWindow: { type: "integer", since: "0.9" },
  context_window_tokens: { type: "integer", since: "0.9" },
  contextWindowTokens: { type: "integer", since: "0.9" },
  context_length: { type: "integer", since: "0.9" },
  contextLength: { type: "integer", since: "0.9" },
  max_concurrency: { type: "integer", since: "0.9" },
  reasoning_stream_style: { type: "string", since: "0.9" },
  wire: { type: "string", since: "0.9" },
  insecure_skip_tls_verify: { type: "boolean", since: "0.9" },
  kind: { type: "string", since: "0.9" },
  external_credentials: { type: "table", since: "0.9" },
  auth: { type: "table", since: "0.9" },
} as const satisfies Readonly<
  Record<string, { type: "string" | "integer" | "boolean" | "table"; since: CodeWhaleVersion }>
>;

/** Twins that the terminal half of 0.9 accepts beside the names above. */
export const tableKeyTwins: Readonly<Record<string, keyof typeof tableKeys>> = {
  apiKey: "api_key",
  baseUrl: "base_url",
  authMode: "auth_mode",
  httpHeaders: "http_headers",
  pathSuffix: "path_suffix",
  apiKeyEnv: "api_key_env",
  maxConcurrency: "max_concurrency",
  api_style: "wire",
  protocol: "wire",
  wire_format: "wire",
  dialect: "wire",
};

/** Root keys whose type decides whether the file loads at all. */
export const rootKeys = {
  provider: "string",
  api_key: "string",
  base_url: "string",
  model: "string",
  default_text_model: "string",
  auth_mode: "string",
  http_headers: "table",
  providers: "table",
  profiles: "table",
  managed_config_path: "string",
} as const satisfies Readonly<Record<string, "string" | "table">>;

export const disabledAuthModes: ReadonlySet<string> = new Set([
  "none",
  "off",
  "disabled",
  "no_auth",
  "no-auth",
  "anonymous",
]);

// Rust's `char::is_whitespace`: JavaScript's \s has U+FEFF and lacks U+0085.
const isBlank = (code: number): boolean =>
  code === 0x20 ||
  (code >= 0x09 && code <= 0x0d) ||
  (code > 0x7f && "\u0085\u00a0\u1680\u2028\u2029\u202f\u205f\u3000".includes(String.fromCharCode(code))) ||
  (code >= 0x2000 && code <= 0x200a);

/** Without blanks at both ends. A loop, since `[…]+$` is quadratic on long runs. */
export function trimRust(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isBlank(text.charCodeAt(start))) start++;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  return text.slice(start, end);
}
const lowerAscii = (text: string): string =>
  text === text.toLowerCase() ? text : text.replace(/[A-Z]+/g, (run) => run.toLowerCase());

/** Trimmed, ASCII lower case, `_` and blank to `-`. */
export const normal = (text: string): string => lowerAscii(trimRust(text)).replaceAll("_", "-").replaceAll(" ", "-");

export type ModeKind = "standard" | "generic" | "unknown" | Region;

const modes: Readonly<Record<Exclude<ModeKind, "unknown">, string>> = {
  standard: "standard default payg paygo pay-as-you-go pay-as-go",
  generic: "token-plan tokenplan subscription subscribed plan",
  cn: "token-plan-cn token-plan-china token-plan-mainland token-plan-mainland-china cn china",
  sgp: "token-plan-sgp token-plan-sg token-plan-singapore sgp sg singapore",
  ams: "token-plan-ams token-plan-eu token-plan-europe token-plan-amsterdam ams eu europe amsterdam",
};
/** Whether a word is in a list of words with blanks between them. Nothing is built from the lists: a run asks them once or twice. */
const lists = (list: string, word: string): boolean => ` ${list} `.includes(` ${word} `);

export const modeSpellings = (): readonly string[] => Object.values(modes).flatMap((list) => list.split(" "));

/** What a mode means; null for a blank one. Any text that is in no table is a Token Plan of the version's default region. */
export const modeKind = (text: string): ModeKind | null => {
  const word = normal(text);
  if (word === "") return null;
  return (Object.keys(modes) as (keyof typeof modes)[]).find((kind) => lists(modes[kind], word)) ?? "unknown";
};

/** The spelling of a mode that every version takes for the same endpoint; pay-as-you-go for null. */
export const modeOf = (region: Region | null): string => (region === null ? "standard" : `token-plan-${region}`);

/** Region of a generic or unknown Token Plan mode, and of a Token Plan key without any setting. */
export const defaultRegion = { pr2627: "cn", "0.9": "sgp" } as const satisfies Record<CodeWhaleVersion, Region>;

const bare = (url: string): string => lowerAscii(withoutSlashes(url));
const planUrls = new Set(builtIns.filter((row) => row.region !== null).map((row) => row.openai));
const standardUrl = builtInOf(null).openai;
const standardHostUrl = standardUrl.replace(/\/v1$/, "");

/** Whole-string test, blanks and ports and all, as CodeWhale does it. */
export const isPaygUrl = (url: string): boolean => bare(url) === standardUrl || bare(url) === standardHostUrl;
export const isPlanUrl = (url: string): boolean => planUrls.has(bare(url));
/** pr2627 knows the four `/v1` URLs only; 0.9 also the standard host without a path. */
export const isOfficialUrl = (url: string, version: CodeWhaleVersion): boolean =>
  isPlanUrl(url) || (version === "pr2627" ? bare(url) === standardUrl : isPaygUrl(url));

/** The host test behind the choice of the header: any `token-plan-…` label of the domain. */
export function isPlanHost(url: string): boolean {
  if (isPlanUrl(url) || isPaygUrl(url)) return isPlanUrl(url);
  const host = lowerAscii(trimRust(url))
    .replace(/^https?:\/\//, "")
    .replace(/[/?#].*$/s, "")
    .replace(/:.*$/s, "");
  return host.startsWith("token-plan-") && host.endsWith(".xiaomimimo.com");
}

/** Whether the HTTP half refuses the URL; prefixes, so `http://localhost.evil.example` passes. */
export const refusesUrl = (url: string, insecureAllowed: boolean): boolean =>
  !(
    url.startsWith("https://") ||
    /^http:\/\/(?:localhost|127\.0\.0\.1|\[::1\])/.test(url) ||
    (insecureAllowed && url.startsWith("http://"))
  );

/** Local hosts to which 0.9 sends a request without a key. */
export const isLocalUrl = (url: string): boolean =>
  /^https?:\/\/(?:localhost|127\.0\.0\.1|\[::1\]|0\.0\.0\.0)(?:[:/?#]|$)/i.test(trimRust(url));

export const defaultModel = "mimo-v2.5-pro";

const aliasTable: readonly (readonly [string, string, CodeWhaleVersion])[] = [
  ["mimo-v2.5-pro", "mimo mimo-v2-5-pro xiaomi-mimo-v2.5-pro xiaomi-mimo-v2-5-pro", "pr2627"],
  [
    "mimo-v2.5",
    "omni mimo-omni v2.5-omni v25-omni mimo-v25 mimo-v2-5 mimo-v2.5-omni mimo-v25-omni mimo-v2-5-omni xiaomi-mimo-v2.5 xiaomi-mimo-v2-5 xiaomi-mimo-v2.5-omni xiaomi-mimo-v2-5-omni",
    "pr2627",
  ],
  ["mimo-v2.5-asr", "asr mimo-asr speech-to-text transcribe", "pr2627"],
  ["mimo-v2.5-tts", "tts speech mimo-tts mimo-v25-tts", "pr2627"],
  [
    "mimo-v2.5-tts-voicedesign",
    "voicedesign voice-design mimo-tts-voicedesign mimo-voice-design mimo-v25-tts-voicedesign",
    "pr2627",
  ],
  [
    "mimo-v2.5-tts-voiceclone",
    "voiceclone voice-clone mimo-tts-voiceclone mimo-voice-clone mimo-v25-tts-voiceclone",
    "pr2627",
  ],
  ["mimo-v2-tts", "", "pr2627"],
  [
    "mimo-v2.5-pro-ultraspeed",
    "ultraspeed pro-ultraspeed mimo-v2-5-pro-ultraspeed xiaomi-mimo-v2.5-pro-ultraspeed xiaomi-mimo-v2-5-pro-ultraspeed",
    "0.9",
  ],
];

/** The id that an alias stands for, or undefined where the version does not know it. */
export function modelAlias(text: string, version: CodeWhaleVersion): string | undefined {
  const word = normal(text);
  const row = word === "" ? undefined : aliasTable.find(([id, list]) => id === word || lists(list, word));
  return row && (row[2] === "pr2627" || version === "0.9") ? row[0] : undefined;
}

/** CodeWhale was DeepSeek's client first: its root settings may still name those models. */
export const isDeepseekModel = (text: string): boolean => normal(text).startsWith("deepseek") || normal(text) === "pro";

/** pr2627 trims an id it does not know before it sends it, and straightens one DeepSeek spelling. */
export const wireModel = (text: string): string => {
  const id = trimRust(text);
  return normal(id) === "deepseek-v4pro" ? "deepseek-v4-pro" : id;
};

const regionWords: Readonly<Record<string, Region>> = {
  beijing: "cn",
  mainland: "cn",
  asia: "sgp",
  singapur: "sgp",
  "eu-west": "ams",
  netherlands: "ams",
  nl: "ams",
};

/** The mode that an unknown one was probably meant to be. */
export function modeMeant(text: string): string | undefined {
  const word = normal(text);
  const tail = word.replace(/^token-?plan-?/, "");
  const region = regionWords[tail];
  if (region) return `token-plan-${region}`;
  const near = nearest(word, modeSpellings(), 3) ?? nearest(tail, modeSpellings(), 1);
  const kind = near === undefined ? null : modeKind(near);
  if (kind === null || kind === "unknown") return undefined;
  return kind === "standard" ? "standard" : kind === "generic" ? "token-plan" : `token-plan-${kind}`;
}
