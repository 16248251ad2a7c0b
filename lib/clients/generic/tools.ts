// Tools without an adapter that are used with MiMo: where their settings file is, and what little is known of how they read it.
import type { Reference } from "../../model/secret.ts";
import type { Route } from "../../model/resolution.ts";

export interface Tool {
  readonly title: string;
  /** Path templates, as those of a client's detection. */
  readonly files: readonly string[];
  /** What the tool makes of an address; not known where it is missing. */
  readonly path?: Route["pathMode"];
  /** References that it looks up in the environment. */
  readonly expands?: readonly Reference["syntax"][];
  /** It reads `.env` of the working directory as well, for what the environment lacks. */
  readonly dotenv?: true;
}

/** As public settings files, documents and threads show them, 2026-11. What is not said of a tool is not known. */
export const tools: readonly Tool[] = [
  { title: "CodeSmith", files: ["~/.codesmith/config.toml"], path: "append" },
  { title: "CC Switch", files: ["~/.cc-switch/*.json"] },
  { title: "9router", files: ["~/.9router/*.json"] },
  {
    title: "Claude Code Router",
    files: ["~/.claude-code-router/config.json"],
    path: "verbatim",
    expands: ["${}", "$"],
  },
  {
    title: "aweswitch",
    files: ["~/.config/aweswitch/config.json", "$XDG_CONFIG_HOME/aweswitch/config.json"],
    path: "append",
    expands: ["${}"],
  },
  { title: "xiaotie", files: ["~/.xiaotie/config.yaml"], path: "append" },
  { title: "InkOS", files: ["~/.inkos/.env"] },
  { title: "omni", files: ["~/.omni/config.json"], path: "append" },
  { title: "Reasonix", files: ["~/.reasonix/config.toml", "./reasonix.toml"], path: "append" },
  { title: "kioxus", files: ["./config/kioxus.json", "./kioxus.json"], path: "verbatim", dotenv: true },
  { title: "Factory", files: ["~/.factory/config.json", "~/.factory/settings.json"] },
  { title: "Snow CLI", files: ["~/.snow/config.json", "~/.snow/profiles/*.json"] },
  { title: "MiMo-CLI", files: ["~/.mimo-code/config.json", "./.mimo-code.json"] },
];

const formOf = (template: string): RegExp =>
  new RegExp(
    `/${template
      .replace(/^(?:[~.]|\$\w+)\//, "")
      .split("*")
      .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"))
      .join("[^/]*")}$`,
  );

/** The tool whose settings file has this name. */
export const toolOf = (path: string): Tool | undefined =>
  tools.find(({ files }) => files.some((template) => formOf(template).test(path)));
