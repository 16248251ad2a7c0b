// What Kilo has of its own: the names of its files, and its gateway.
import type { Variant } from "../opencode/facts.ts";

const all = ["kilo.jsonc", "kilo.json", "opencode.jsonc", "opencode.json"];

export const kilo: Variant = {
  id: "kilo",
  title: "Kilo",
  app: "kilo",
  globals: ["config.json", "kilo.json", "kilo.jsonc", "opencode.json", "opencode.jsonc"],
  projects: [
    ["kilo.json", "kilo.jsonc"],
    ["opencode.json", "opencode.jsonc"],
  ],
  folders: [".kilocode", ".kilo"],
  inFolders: all,
  managed: all,
  variables: {
    config: "KILO_CONFIG",
    folder: "KILO_CONFIG_DIR",
    content: "KILO_CONFIG_CONTENT",
    auth: "KILO_AUTH_CONTENT",
    noProject: "KILO_DISABLE_PROJECT_CONFIG",
  },
  broken: "left-out",
  projectReferences: "skipped",
  lostModel: "stops",
  adds: [],
  gateway: "https://api.kilo.ai/api/openrouter",
};
