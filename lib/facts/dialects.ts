// Knows the dialect that the name of a file promises.
import type { Dialect } from "../model/document.ts";

const extensions: Readonly<Record<string, Dialect>> = {
  toml: "toml",
  json: "jsonc",
  jsonc: "jsonc",
  json5: "json5",
  yml: "yaml",
  yaml: "yaml",
  env: "dotenv",
  sh: "shell",
  bash: "shell",
  zsh: "shell",
  fish: "shell",
  bat: "batch",
  cmd: "batch",
  ps1: "powershell",
  service: "systemd",
};

/** The dialect that a name promises. */
export function dialectOf(path: string): Dialect | undefined {
  const name = path.slice(path.lastIndexOf("/") + 1);
  if (/^\.env(?:\.|$)/.test(name)) return "dotenv";
  if (/^\.(?:zshrc|zshenv|zprofile|bashrc|bash_profile|profile|envrc)$/.test(name)) return "shell";
  const extension = /\.([A-Za-z0-9]+)$/.exec(name)?.[1]?.toLowerCase() ?? "";
  return Object.hasOwn(extensions, extension) ? extensions[extension] : undefined;
}
