// Reader of what shell files set: sh, bash, zsh, and direnv's `.envrc`.
// By hand: no library for it tells where in the file a value stands.
import type { Document } from "../model/document.ts";
import { scopedDocument } from "./scoped.ts";
import type { SecretRegistry } from "./secrets.ts";
import { shellEntries } from "./shell-commands.ts";

/**
 * Reads what a shell file sets: what it sets for all at the top, the rest under `@function`, `@alias`, `@command`,
 * `@heredoc`, `@unset`. Never throws; lines that set nothing are passed over.
 */
export function readShell(path: string, text: string, vault: SecretRegistry): Document {
  const direnv = /(?:^|[\\/])\.envrc(?:\.|$)/.test(path);
  return scopedDocument({ path, dialect: "shell", text, ...shellEntries(text, { direnv }) }, vault);
}
