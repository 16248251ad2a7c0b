// Reader of what fish files set.
import type { Document } from "../model/document.ts";
import { scopedDocument } from "./scoped.ts";
import type { SecretRegistry } from "./secrets.ts";
import { shellEntries } from "./shell-commands.ts";

/** Reads what a fish file sets, in the form of `readShell`. Never throws. */
export const readFish = (path: string, text: string, vault: SecretRegistry): Document =>
  scopedDocument({ path, dialect: "fish", text, ...shellEntries(text, { fish: true }) }, vault);
