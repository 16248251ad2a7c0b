// What MiMo Code has of its own: the names of its files, and the base URL that its login keeps beside the key.
import type { Variant } from "../opencode/facts.ts";

export const mimoCode: Variant = {
  id: "mimo-code",
  title: "MiMo Code",
  app: "mimocode",
  globals: ["config.json", "mimocode.json", "mimocode.jsonc"],
  projects: [["mimocode.json", "mimocode.jsonc"]],
  folders: [".mimocode"],
  inFolders: ["mimocode.json", "mimocode.jsonc"],
  managed: ["mimocode.json", "mimocode.jsonc"],
  variables: {
    config: "MIMOCODE_CONFIG",
    folder: "MIMOCODE_CONFIG_DIR",
    content: "MIMOCODE_CONFIG_CONTENT",
    auth: "MIMOCODE_AUTH_CONTENT",
    noProject: "MIMOCODE_DISABLE_PROJECT_CONFIG",
    home: "MIMOCODE_HOME",
  },
  windows: "$LOCALAPPDATA/mimocode",
  broken: "stops",
  projectReferences: "filled",
  lostModel: "falls-through",
  adds: ["xiaomi", "mimo"],
  own: new Set(["mimo"]),
  storedUrl: "metadata.base_url",
};
