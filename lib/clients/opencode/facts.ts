// OpenCode's names: its files in the order in which it merges them, its built-in providers, and what each package sends.
import type { Header, Protocol } from "../../model/resolution.ts";
import { builtIns } from "../../facts/built-in.ts";

/** What tells OpenCode and the clients that were made from it apart. Lists go from the weakest to the strongest. */
export interface Variant {
  readonly id: string;
  readonly title: string;
  /** Its folder among the user's settings, data and state. */
  readonly app: string;
  readonly globals: readonly string[];
  /** Files of a project; each group is searched from the root of the repository down to the working directory. */
  readonly projects: readonly (readonly string[])[];
  /** Folders of a project, and of the home folder. */
  readonly folders: readonly string[];
  readonly inFolders: readonly string[];
  readonly managed: readonly string[];
  readonly variables: {
    readonly config: string;
    readonly folder: string;
    readonly content: string;
    readonly auth: string;
    readonly noProject: string;
    /** The folder that holds settings, data and state. */
    readonly home?: string;
  };
  /** Where Windows has its settings, if not where other systems have them. */
  readonly windows?: string;
  readonly broken: "stops" | "left-out";
  readonly projectReferences: "filled" | "skipped";
  readonly lostModel: "stops" | "falls-through";
  /** Providers that it adds to those of the settings. */
  readonly adds: readonly string[];
  /** Providers of its maker's, with an address and a login of their own. */
  readonly own?: ReadonlySet<string>;
  /** A setting in `auth.json` that holds a base URL. */
  readonly storedUrl?: string;
  /** Who is asked where no provider is left. */
  readonly gateway?: string;
}

export const opencode: Variant = {
  id: "opencode",
  title: "OpenCode",
  app: "opencode",
  globals: ["config.json", "opencode.json", "opencode.jsonc"],
  projects: [["opencode.json", "opencode.jsonc"]],
  folders: [".opencode"],
  inFolders: ["opencode.json", "opencode.jsonc"],
  managed: ["opencode.json", "opencode.jsonc"],
  variables: {
    config: "OPENCODE_CONFIG",
    folder: "OPENCODE_CONFIG_DIR",
    content: "OPENCODE_CONFIG_CONTENT",
    auth: "OPENCODE_AUTH_CONTENT",
    noProject: "OPENCODE_DISABLE_PROJECT_CONFIG",
  },
  broken: "stops",
  projectReferences: "filled",
  lostModel: "stops",
  adds: [],
};

export const managedFolder = {
  linux: "/etc/opencode",
  darwin: "/Library/Application Support/opencode",
  win32: "C:/ProgramData/opencode",
} as const;

/** The variable that all four built-in providers share. */
export const keyName = "XIAOMI_API_KEY";

const idOf = (region: string | null): string => (region === null ? "xiaomi" : `xiaomi-token-plan-${region}`);

/** Built-in providers and their bases; the first is the one that is taken where nothing else is said. */
export const builtins: ReadonlyMap<string, string> = new Map(
  [...builtIns]
    .sort((a, b) => (a.region === "cn" ? -1 : 0) - (b.region === "cn" ? -1 : 0))
    .map((row) => [idOf(row.region), row.openai]),
);

export interface Package {
  readonly wire: Protocol;
  readonly header: Header;
  /** What it appends, where that is not what its protocol is known for. */
  readonly tail?: string;
  /** Its own variable and base, where the settings have none. */
  readonly variable?: string;
  readonly base?: string;
}

export const usualPackage = "@ai-sdk/openai-compatible";
const compatible: Package = { wire: "openai-chat", header: "authorization" };
const packages: Readonly<Record<string, Package>> = {
  [usualPackage]: compatible,
  "@ai-sdk/openai": {
    wire: "openai-responses",
    header: "authorization",
    variable: "OPENAI_API_KEY",
    base: "https://api.openai.com/v1",
  },
  // Its base ends in `/v1`, which the base of MiMo's pages does not.
  "@ai-sdk/anthropic": {
    wire: "anthropic",
    header: "x-api-key",
    tail: "/messages",
    variable: "ANTHROPIC_API_KEY",
    base: "https://api.anthropic.com/v1",
  },
};

/** Packages that speak protocols which MiMo does not. Source: ai-sdk.dev/providers, 2026-11-24. */
export const foreignPackages: Readonly<Record<string, string>> = {
  "@ai-sdk/google": "Google",
  "@ai-sdk/google-vertex": "Google Vertex",
  "@ai-sdk/amazon-bedrock": "Amazon Bedrock",
  "@ai-sdk/azure": "Azure",
  "@ai-sdk/cohere": "Cohere",
};

export const packageOf = (npm: string): Package =>
  Object.hasOwn(packages, npm) ? (packages[npm] as Package) : compatible;
