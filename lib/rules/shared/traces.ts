// What the rules ask of an observation.
import type { Observation } from "../../model/observation.ts";
import { Secret } from "../../model/secret.ts";

/** The key that an observation is, where it is MiMo's: by its shape, or by the name under which it stands. */
export function mimoKeyOf({ kind, value, evidence, named, owner }: Observation): Secret | undefined {
  if (kind !== "key" || !(value instanceof Secret) || !value.real) return undefined;
  const { plan, vendor, short } = value.info;
  if (vendor !== null) return undefined;
  if (plan === "token-plan") return short && evidence.length === 0 ? undefined : value;
  // In a vendor's variable it is MiMo's where the address beside it is.
  if (owner !== null && owner !== "mimo" && !evidence.includes("beside")) return undefined;
  if (plan === "standard") return value;
  const isOurs = owner === "mimo" && (evidence.includes("name") || evidence.includes("table"));
  return isOurs && named.role === "key" && !short ? value : undefined;
}

/** As it is written there, for people. */
export const nameOf = ({ name, path }: Observation): string =>
  path && path.length > 0 ? path.map(String).join(".") : (name ?? "");

/** It stands under MiMo's name, or is MiMo's by what it says. */
export const isOurs = ({ owner, evidence }: Observation): boolean =>
  owner === "mimo" || evidence.some((it) => it !== "beside");
