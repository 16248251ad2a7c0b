// The dialect that the name of a file promises.
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
  plist: "plist",
  reg: "registry",
};

/** Files that shells read when they start. */
const profiles: ReadonlySet<string> = new Set([
  ".zshrc",
  ".zshenv",
  ".zprofile",
  ".bashrc",
  ".bash_profile",
  ".profile",
  ".envrc",
]);

/** The dialect that a name promises. */
export function dialectOf(path: string): Dialect | undefined {
  const name = path.slice(path.lastIndexOf("/") + 1);
  if (name === ".env" || name.startsWith(".env.")) return "dotenv";
  if (profiles.has(name)) return "shell";
  const dot = name.lastIndexOf(".");
  const extension = dot < 0 ? "" : name.slice(dot + 1).toLowerCase();
  return Object.hasOwn(extensions, extension) ? extensions[extension] : undefined;
}
