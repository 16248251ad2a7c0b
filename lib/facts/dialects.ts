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
  fish: "fish",
  bat: "batch",
  cmd: "batch",
  ps1: "powershell",
  service: "systemd",
  socket: "systemd",
  timer: "systemd",
  dockerfile: "dockerfile",
  containerfile: "dockerfile",
  ini: "ini",
  cfg: "ini",
  properties: "properties",
  md: "markdown",
  mdx: "markdown",
  mdc: "markdown",
  ipynb: "notebook",
  plist: "plist",
  reg: "registry",
};

/** Files that shells read when they start. */
const profiles: ReadonlySet<string> = new Set([
  ".bash_aliases",
  ".bash_login",
  ".zlogin",
  ".aliases",
  ".exports",
  ".kshrc",
  ".zshrc",
  ".zshenv",
  ".zprofile",
  ".bashrc",
  ".bash_profile",
  ".profile",
  ".envrc",
]);

/** Files in the form of INI that have no extension, or one of their own. */
const inis: ReadonlySet<string> = new Set([".npmrc", ".pypirc", ".gitconfig", ".editorconfig", ".pylintrc", ".flake8"]);

/** `Dockerfile`, `Dockerfile.dev`, `Containerfile`. */
const dockerfile = /^(?:docker|container)file(?:\.[\w-]+)*$/i;

/** The dialect that a name promises. */
export function dialectOf(path: string): Dialect | undefined {
  const name = path.slice(path.lastIndexOf("/") + 1);
  if (name === ".env" || name.startsWith(".env.")) return "dotenv";
  if (profiles.has(name) || name.startsWith(".envrc.")) return "shell";
  if (inis.has(name)) return "ini";
  if (dockerfile.test(name) && !/\.(?:md|txt|dockerignore)$/i.test(name)) return "dockerfile";
  // Drop-ins of a unit, and what `environment.d` holds.
  if (/\.(?:service|socket|timer)\.d\/[^/]+\.conf$/.test(path)) return "systemd";
  if (/(?:^|\/)environment\.d\/[^/]+\.conf$/.test(path)) return "dotenv";
  const dot = name.lastIndexOf(".");
  const extension = dot < 0 ? "" : name.slice(dot + 1).toLowerCase();
  return Object.hasOwn(extensions, extension) ? extensions[extension] : undefined;
}
