// Which providers in the settings of OpenCode and its kin are MiMo's.
import type { Facts } from "../../model/facts.ts";
import { builtins } from "./facts.ts";
import { isTable, type Value } from "../../model/document.ts";
import { isMimoProvider } from "../shared/provider.ts";

const urlNames = ["baseURL", "baseUrl", "base_url", "api"];

/** By what stands in its table and in the `options` there. */
export function isOurs(id: string, table: Value | undefined, facts: Facts): boolean {
  const value = isTable(table) ? table : {};
  const options = isTable(value["options"]) ? value["options"] : {};
  return builtins.has(id) || isMimoProvider(id, { ...value, ...options }, urlNames, facts);
}
