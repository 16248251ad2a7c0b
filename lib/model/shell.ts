// The shells whose commands are known, and how each sets and takes away a variable.
import type { Platform } from "./host.ts";

export const shells = ["bash", "zsh", "fish", "powershell", "cmd"] as const;
export type Shell = (typeof shells)[number];

/** The shell that this environment speaks of; a guess, so the output names it. */
export function shellOf(env: Readonly<Record<string, string | undefined>>, platform: Platform): Shell {
  const name = (env["SHELL"] ?? "").replace(/^.*[/\\]/, "").replace(/\.exe$/i, "");
  if (name === "fish" || name === "zsh") return name;
  if (name === "pwsh") return "powershell";
  if (name !== "" || platform !== "win32") return "bash";
  return env["PSModulePath"] !== undefined && env["PROMPT"] === undefined ? "powershell" : "cmd";
}

/** `to` needs no quoting beyond this: a URL, a mode, a model id. */
export const setVariable: Readonly<Record<Shell, (name: string, to: string) => string>> = {
  bash: (name, to) => `export ${name}=${to}`,
  zsh: (name, to) => `export ${name}=${to}`,
  fish: (name, to) => `set -gx ${name} ${to}`,
  powershell: (name, to) => `$env:${name} = '${to}'`,
  cmd: (name, to) => `set "${name}=${to}"`,
};

export const unsetVariable: Readonly<Record<Shell, (name: string) => string>> = {
  bash: (name) => `unset ${name}`,
  zsh: (name) => `unset ${name}`,
  fish: (name) => `set -e ${name}`,
  powershell: (name) => `Remove-Item Env:${name}`,
  cmd: (name) => `set "${name}="`,
};

/** One variable's value under another name. */
const copyVariable: Readonly<Record<Shell, (name: string, from: string) => string>> = {
  bash: (name, from) => `export ${name}="$${from}"`,
  zsh: (name, from) => `export ${name}="$${from}"`,
  fish: (name, from) => `set -gx ${name} $${from}`,
  powershell: (name, from) => `$env:${name} = $env:${from}`,
  cmd: (name, from) => `set "${name}=%${from}%"`,
};

/** A sentence whose commands, in backticks, are POSIX ones, with those of `shell`. */
export function inShell(text: string, shell: Shell): string {
  if (shell === "bash" || shell === "zsh" || !/`(?:export|unset) /.test(text)) return text;
  return text
    .replace(/`export (\w+)="\$(\w+)"`/g, (_, name: string, from: string) => `\`${copyVariable[shell](name, from)}\``)
    .replace(/`export (\w+)=([^\s`"$]+)`/g, (_, name: string, to: string) => `\`${setVariable[shell](name, to)}\``)
    .replace(/`unset (\w+)`/g, (_, name: string) => `\`${unsetVariable[shell](name)}\``);
}
