// Qwen Code's names, its protocols, and where requests go as long as nothing is set.
import type { Protocol } from "../../model/resolution.ts";

export const names = {
  home: "QWEN_HOME",
  system: "QWEN_CODE_SYSTEM_SETTINGS_PATH",
  defaults: "QWEN_CODE_SYSTEM_DEFAULTS_PATH",
  trust: "QWEN_CODE_TRUSTED_FOLDERS_PATH",
} as const;

export const folder = ".qwen";

/** Where the settings of a machine are. */
export const machineFolder = {
  linux: "/etc/qwen-code",
  darwin: "/Library/Application Support/QwenCode",
  win32: "C:/ProgramData/qwen-code",
} as const;

export interface ProtocolRow {
  readonly wire: Protocol;
  readonly key: string;
  readonly base: string;
  readonly models: readonly string[];
  /** Where requests go without a base URL: by an entry of `modelProviders`, and without one. */
  readonly entryBase: string;
  readonly bareBase: string;
  /** The model without any setting. */
  readonly usual?: string;
}

const openai = {
  key: "OPENAI_API_KEY",
  base: "OPENAI_BASE_URL",
  models: ["OPENAI_MODEL", "QWEN_MODEL"],
  entryBase: "https://api.openai.com/v1",
  bareBase: "https://dashscope.aliyuncs.com/compatible-mode/v1",
} as const;

/** Values of `security.auth.selectedType` that can lead to MiMo. */
const protocols: Readonly<Record<string, ProtocolRow>> = {
  openai: { ...openai, wire: "openai-chat", usual: "qwen3.7-max" },
  "openai-responses": { ...openai, wire: "openai-responses", bareBase: openai.entryBase },
  anthropic: {
    wire: "anthropic",
    key: "ANTHROPIC_API_KEY",
    base: "ANTHROPIC_BASE_URL",
    models: ["ANTHROPIC_MODEL"],
    entryBase: "https://api.anthropic.com",
    bareBase: "https://api.anthropic.com",
  },
};

export const protocolOf = (type: string | undefined): ProtocolRow | undefined =>
  type !== undefined && Object.hasOwn(protocols, type) ? protocols[type] : undefined;

/** Types that are taken by themselves where all three of their variables are set. */
export const guessedTypes = ["openai", "anthropic"] as const;

/** Settings under the names that they had in the first version of the file. */
export const settings = {
  type: ["security.auth.selectedType", "selectedAuthType"],
  model: ["model.name", "model"],
} as const;
