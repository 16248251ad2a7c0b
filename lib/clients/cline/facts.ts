// Cline's names, and where requests of its providers go as long as their settings say nothing.
import type { Header, Protocol } from "../../model/resolution.ts";
import { builtIns } from "../../facts/built-in.ts";
import { sources } from "../../facts/sources.ts";

export const names = { folder: "CLINE_DIR", data: "CLINE_DATA_DIR", file: "CLINE_PROVIDER_SETTINGS_PATH" } as const;
export const folder = ".cline";
export const inData = "settings/providers.json";

export interface Kind {
  readonly key: string;
  readonly base: string;
  readonly wire: Protocol;
  readonly header: Header;
  /** What it appends, where that is not what its protocol is known for. */
  readonly tail?: string;
  readonly model: string;
}

const compatible: Kind = {
  key: "OPENAI_API_KEY",
  base: "https://api.openai.com/v1",
  wire: "openai-chat",
  header: "authorization",
  model: "gpt-4o",
};

export const usual = "openai-compatible";

const kinds: { readonly source: typeof sources.cline; readonly rows: Readonly<Record<string, Kind>> } = {
  source: sources.cline,
  rows: {
    [usual]: compatible,
    anthropic: {
      key: "ANTHROPIC_API_KEY",
      base: "https://api.anthropic.com/v1",
      wire: "anthropic",
      header: "x-api-key",
      tail: "/messages",
      model: "claude-opus-5-5",
    },
    ...Object.fromEntries(
      builtIns.map(({ region, openai }): [string, Kind] => [
        region === null ? "xiaomi" : `xiaomi-token-plan-${region}`,
        { ...compatible, key: "XIAOMI_API_KEY", base: openai, model: "mimo-v2.6-flash" },
      ]),
    ),
  },
};

export const kindOf = (id: string): Kind | undefined => (Object.hasOwn(kinds.rows, id) ? kinds.rows[id] : undefined);

/** A name that Cline takes for another, under which it then looks for settings. */
export const meant = (id: string): string => (id === "openai" ? usual : id);

/** Files of the version before, whose providers are taken over once. */
export const before = { state: "globalState.json", keys: "secrets.json" } as const;
