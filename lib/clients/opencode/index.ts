// The files and variables that give OpenCode away.
import { opencode } from "./facts.ts";
import { opencodeClient } from "./survey.ts";
import type { Detection } from "../../model/contracts.ts";

export const detection: Detection = {
  files: [
    "~/.config/opencode/opencode.json",
    "~/.config/opencode/opencode.jsonc",
    "~/.config/opencode/config.json",
    "~/.local/share/opencode",
    "~/.local/share/opencode/auth.json",
    "~/.opencode/opencode.json",
    "~/.opencode/opencode.jsonc",
    "./opencode.json",
    "./opencode.jsonc",
    "./.opencode/opencode.json",
    "./.opencode/opencode.jsonc",
    "$XDG_CONFIG_HOME/opencode/opencode.json",
    "$XDG_CONFIG_HOME/opencode/opencode.jsonc",
    "$XDG_DATA_HOME/opencode/auth.json",
    "$OPENCODE_CONFIG",
    "/etc/opencode/opencode.json",
    "/etc/opencode/opencode.jsonc",
  ],
  env: ["OPENCODE_CONFIG_CONTENT", "OPENCODE_AUTH_CONTENT", "OPENCODE_CONFIG_DIR"],
  also: [
    "$XDG_CONFIG_HOME/opencode/config.json",
    "~/.local/state/opencode/model.json",
    "$XDG_STATE_HOME/opencode/model.json",
    "$OPENCODE_CONFIG_DIR/opencode.json",
    "$OPENCODE_CONFIG_DIR/opencode.jsonc",
    "/Library/Application Support/opencode/opencode.json",
    "/Library/Application Support/opencode/opencode.jsonc",
    "C:/ProgramData/opencode/opencode.json",
    "C:/ProgramData/opencode/opencode.jsonc",
  ],
  signatures: ["provider.*.options.baseURL", "provider.*.options.apiKey", "provider.*.npm"],
};

export default opencodeClient(opencode);
