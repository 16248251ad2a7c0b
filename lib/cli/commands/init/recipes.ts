// What each client needs in its own file to use MiMo: the settings, by path, and where the file is.
import { modeOf } from "../../../clients/codewhale/facts.ts";
import { names as claude, otherModels } from "../../../clients/claude-code/facts.ts";
import { baseUrlOf } from "../../../facts/endpoints.ts";
import type { Dialect } from "../../../model/document.ts";
import type { Facts } from "../../../model/facts.ts";
import type { Path } from "../../../model/place.ts";
import type { Region } from "../../../model/resolution.ts";

/** One setting to write; `key` stands for the user's key. */
export interface SettingEdit {
  readonly path: Path;
  readonly to: string | { readonly key: true };
  /** Only where the file has it already, with another value. */
  readonly ifPresent?: true;
}

export interface Recipe {
  readonly client: string;
  /** As in `Traces`: `~/…` is the home folder, `$NAME/…` the folder that a variable names. */
  readonly files: readonly string[];
  readonly dialect: Extract<Dialect, "toml" | "json">;
  readonly wishes: (region: Region | null, facts: Facts) => readonly SettingEdit[];
  /** What to run then. */
  readonly run: string;
}

const key = { key: true } as const;

export const recipes: readonly Recipe[] = [
  {
    client: "codewhale",
    files: ["$CODEWHALE_HOME/config.toml", "~/.codewhale/config.toml"],
    dialect: "toml",
    wishes: (region, facts) => [
      { path: ["provider"], to: "xiaomi-mimo" },
      { path: ["providers", "xiaomi_mimo", "api_key"], to: key },
      { path: ["providers", "xiaomi_mimo", "base_url"], to: facts.endpointOf(region).openai },
      { path: ["providers", "xiaomi_mimo", "model"], to: facts.usualModel },
      { path: ["providers", "xiaomi_mimo", "mode"], to: modeOf(region), ifPresent: true },
    ],
    run: "codewhale",
  },
  {
    client: "claude-code",
    files: ["$CLAUDE_CONFIG_DIR/settings.json", "~/.claude/settings.json"],
    dialect: "json",
    wishes: (region, facts) => [
      { path: ["env", claude.baseUrl], to: baseUrlOf(facts.endpointOf(region), "anthropic") },
      { path: ["env", claude.token], to: key },
      { path: ["env", claude.model], to: facts.usualModel },
      ...Object.keys(otherModels).map((name): SettingEdit => ({ path: ["env", name], to: facts.usualModel })),
    ],
    run: "claude",
  },
];
