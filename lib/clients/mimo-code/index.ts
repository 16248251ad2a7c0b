// The files and variables that give MiMo Code away.
import { mimoCode } from "./facts.ts";
import { opencodeClient } from "../opencode/survey.ts";
import type { Detection } from "../../model/contracts.ts";

export const detection: Detection = {
  files: [
    "~/.config/mimocode/mimocode.json",
    "~/.config/mimocode/mimocode.jsonc",
    "~/.config/mimocode/config.json",
    "~/.local/share/mimocode/auth.json",
    "./.mimocode/mimocode.json",
    "./.mimocode/mimocode.jsonc",
    "./mimocode.json",
    "./mimocode.jsonc",
    "~/.mimocode/mimocode.json",
    "~/.mimocode/mimocode.jsonc",
    "$MIMOCODE_HOME/config/mimocode.json",
    "$MIMOCODE_HOME/config/mimocode.jsonc",
    "$MIMOCODE_HOME/data/auth.json",
    "$XDG_CONFIG_HOME/mimocode/mimocode.json",
    "$XDG_CONFIG_HOME/mimocode/mimocode.jsonc",
    "$XDG_DATA_HOME/mimocode/auth.json",
    "$LOCALAPPDATA/mimocode/mimocode.json",
    "$LOCALAPPDATA/mimocode/mimocode.jsonc",
    "$LOCALAPPDATA/mimocode/auth.json",
    "$MIMOCODE_CONFIG",
  ],
  env: ["MIMOCODE_HOME", "MIMOCODE_CONFIG_CONTENT", "MIMOCODE_AUTH_CONTENT", "MIMOCODE_CONFIG_DIR"],
  also: [
    "$MIMOCODE_HOME/config/config.json",
    "$XDG_CONFIG_HOME/mimocode/config.json",
    "$LOCALAPPDATA/mimocode/config.json",
    "~/.local/state/mimocode/model.json",
    "$XDG_STATE_HOME/mimocode/model.json",
    "$MIMOCODE_HOME/state/model.json",
    "$LOCALAPPDATA/mimocode/model.json",
    "$MIMOCODE_CONFIG_DIR/mimocode.json",
    "$MIMOCODE_CONFIG_DIR/mimocode.jsonc",
    "/etc/opencode/mimocode.json",
    "/etc/opencode/mimocode.jsonc",
    "/Library/Application Support/opencode/mimocode.json",
    "/Library/Application Support/opencode/mimocode.jsonc",
    "C:/ProgramData/opencode/mimocode.json",
    "C:/ProgramData/opencode/mimocode.jsonc",
  ],
};

export default opencodeClient(mimoCode);
