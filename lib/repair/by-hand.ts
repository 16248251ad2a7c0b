// The command with which a person makes a change that no file holds, in the words of their own shell.
import type { SettingChange } from "./splice.ts";
import { setVariable, unsetVariable, type Shell } from "../model/shell.ts";

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
      return /^[\w.:/@+-]+$/.test(change.to) ? setVariable[shell](name, change.to) : undefined;
    case "remove":
      return unsetVariable[shell](name);
    case "clean":
      return clean[shell]?.(name);
    case "name":
      return undefined;
  }
}
