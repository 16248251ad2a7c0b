// Where a file lies that another one takes in.
import type { Inclusion } from "../model/document.ts";

export interface Around {
  /** Folder of the file that names it. */
  readonly folder: string;
  readonly home: string;
  /** Files that are named without a folder lie in the home folder: what a profile sources. */
  readonly inHome?: boolean;
}

const homes = /^(?:~|\$HOME|\$\{HOME\}|%h)(?=\/|$)/;
/** The ways to say "beside this file". */
const beside =
  /^(?:\$\(\s*(?:cd\s+)?"?\$?\(?\s*dirname [^)]*\)"?[^)]*\)?|\$\{(?:BASH_SOURCE(?:\[0\])?|0)%\/\*\}|\$\{0:a:h\}|\$\(pwd\)|\$PWD|\$\{PWD\})(?=\/)/;
const configs = /^(?:\$XDG_CONFIG_HOME|\$\{XDG_CONFIG_HOME(?::-[^}]*)?\}|%E)(?=\/)/;

/** The absolute path; undefined where it hangs on what only a running shell knows. */
export function includedPath({ path, dialect }: Inclusion, { folder, home, inHome }: Around): string | undefined {
  if (path.length > 4_096) return undefined;
  const meant = path.replace(homes, home).replace(configs, `${home}/.config`).replace(beside, folder);
  if (meant === "" || /[$`%*?<>\n]/.test(meant)) return undefined;
  if (/^(?:\/|[A-Za-z]:[\\/])/.test(meant)) return meant;
  const base = `${inHome && dialect !== "dotenv" ? home : folder}/${meant}`;
  // direnv: a folder stands for its `.envrc`.
  return collapsed(base);
}

function collapsed(path: string): string {
  const out: string[] = [];
  for (const part of path.split("/")) {
    if (part === "." || (part === "" && out.length > 0)) continue;
    if (part === ".." && out.length > 1) out.pop();
    else out.push(part);
  }
  return out.join("/");
}
