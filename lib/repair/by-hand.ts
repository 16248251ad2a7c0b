// The command with which a person makes a change that no file holds, in the words of their own shell.
import type { SettingChange } from "./splice.ts";
import type { Platform } from "../model/host.ts";

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

/** `to` is one of our own values: a URL, a mode, a model id. None of them needs quoting beyond this. */
const set: Readonly<Record<Shell, (name: string, to: string) => string>> = {
  bash: (name, to) => `export ${name}=${to}`,
  zsh: (name, to) => `export ${name}=${to}`,
  fish: (name, to) => `set -gx ${name} ${to}`,
  powershell: (name, to) => `$env:${name} = '${to}'`,
  cmd: (name, to) => `set "${name}=${to}"`,
};

const unset: Readonly<Record<Shell, (name: string) => string>> = {
  bash: (name) => `unset ${name}`,
  zsh: (name) => `unset ${name}`,
  fish: (name) => `set -e ${name}`,
  powershell: (name) => `Remove-Item Env:${name}`,
  cmd: (name) => `set "${name}="`,
};

/** Keeps what looks like a key, so that the key itself is in no command and no history. */
const clean: Readonly<Record<Shell, ((name: string) => string) | undefined>> = {
  bash: (name) => `export ${name}="$(printf %s "$${name}" | grep -oE '(tp|sk)-[A-Za-z0-9]+' | head -n 1)"`,
  zsh: (name) => `export ${name}="$(printf %s "$${name}" | grep -oE '(tp|sk)-[A-Za-z0-9]+' | head -n 1)"`,
  fish: (name) => `set -gx ${name} (string match -r '(?:tp|sk)-[A-Za-z0-9]+' -- "$${name}")[1]`,
  powershell: (name) => `$env:${name} = [regex]::Match($env:${name}, '(tp|sk)-[A-Za-z0-9]+').Value`,
  cmd: undefined,
};

/** The command for one variable; undefined where that shell has none. */
export function commandFor(shell: Shell, name: string, change: SettingChange): string | undefined {
  if (!/^[A-Za-z_]\w*$/.test(name)) return undefined;
  switch (change.kind) {
    case "value":
      return /^[\w.:/@+-]+$/.test(change.to) ? set[shell](name, change.to) : undefined;
    case "remove":
      return unset[shell](name);
    case "clean":
      return clean[shell]?.(name);
    case "name":
      return undefined;
  }
}
