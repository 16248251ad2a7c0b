// When a provider that a client's settings describe is MiMo's.
import type { Facts } from "../../model/facts.ts";
import { isMimoName, isMimoVariable } from "../../facts/mimo.ts";
import { isTable, type Value } from "../../model/document.ts";
import { Secret } from "../../model/secret.ts";
import { roleOfName } from "./roles.ts";
import { isMeant } from "./variables.ts";

/** An address of MiMo's, or one that was meant to be. */
export const isMimoAddress = (value: Value | undefined, facts: Facts): boolean =>
  typeof value === "string" && (facts.isMimoText(value) || isMeant(value, facts));

/** By its address, be it under a name that the client does not read; else by its name, its variables and its models. Another vendor's address is MiMo's only with a key that can be nobody else's. */
export function isMimoProvider(
  name: string,
  table: Value | undefined,
  urlNames: readonly string[],
  facts: Facts,
): boolean {
  const value = isTable(table) ? table : {};
  const url =
    urlNames.map((it) => value[it]).find((it) => typeof it === "string") ??
    Object.keys(value)
      .filter((it) => typeof value[it] === "string" && roleOfName(it) === "baseUrl")
      .map((it) => value[it])[0];
  if (isMimoAddress(url, facts)) return true;
  if (typeof url === "string" && facts.readUrl(url).known?.kind === "vendor")
    return Object.values(value).some((it) => it instanceof Secret && it.info.plan === "token-plan");
  return (
    isMimoName(name) ||
    facts.namesMimo(value) ||
    Object.values(value).some((it) => typeof it === "string" && isMimoVariable(it))
  );
}
