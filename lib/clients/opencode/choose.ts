// Which provider and which model OpenCode and its kin take, and which other providers are MiMo's.
import type { Facts } from "../../model/facts.ts";
import { isMimoName } from "../../facts/mimo.ts";
import { distance } from "../../facts/hosts.ts";
import { builtins, keyName, type Variant } from "./facts.ts";
import { at, isTable, type Table } from "../../model/document.ts";
import type { SettingsSource } from "../../model/layer.ts";
import { isOurs } from "./ours.ts";

export interface Choice {
  /** Providers of MiMo's; the one that is taken by itself comes first. */
  readonly providers: readonly string[];
  /** What the client takes by itself, also where that is another vendor's. */
  readonly taken: string | undefined;
  /** There is no such provider. */
  readonly unknown?: boolean;
}

export interface Known {
  readonly config: Table;
  readonly auth: Table;
  /** `provider/model` that was chosen last. */
  readonly recent: string | undefined;
  readonly env: SettingsSource;
}

export const textAt = (table: Table, ...keys: readonly string[]): string | undefined => {
  const value = at(table, keys);
  return typeof value === "string" ? value : undefined;
};

export const tableAt = (table: Table, ...keys: readonly string[]): Table => {
  const value = at(table, keys);
  return isTable(value) ? value : {};
};

const listAt = (table: Table, name: string): readonly unknown[] | undefined => {
  const value = table[name];
  return Array.isArray(value) ? value : undefined;
};

/** `disabled_providers` and `enabled_providers`. */
export const isAllowed = (id: string, config: Table): boolean =>
  !listAt(config, "disabled_providers")?.includes(id) && (listAt(config, "enabled_providers")?.includes(id) ?? true);

export const providerOf = (model: string): string => model.split("/")[0] as string;
export const bareModel = (model: string): string => model.split("/").slice(1).join("/");

/** Variables that hold the key of a provider. */
export function variablesOf(id: string, config: Table): readonly string[] {
  const own = at(config, ["provider", id, "env"]);
  if (Array.isArray(own)) return own.filter((name): name is string => typeof name === "string");
  return builtins.has(id) ? [keyName] : [];
}

const isSet = (env: SettingsSource, name: string): boolean => {
  const found = env.get("key", name);
  return found !== undefined && found.state !== "blank";
};

/** Providers in the order in which the client lists them: by variable, by stored key, by settings. */
function listed({ config, auth, env }: Known, flavour: Variant): readonly string[] {
  const configured = [...Object.keys(tableAt(config, "provider")), ...flavour.adds];
  const exported = [...builtins.keys(), ...configured].filter((id) =>
    variablesOf(id, config).some((name) => isSet(env, name)),
  );
  const all = new Set([...exported, ...Object.keys(auth), ...configured].filter((id) => isAllowed(id, config)));
  return configured.length > 0 ? [...all].filter((id) => configured.includes(id)) : [...all];
}

/** Nobody describes it, and it is almost the name of one that there is, or sounds like MiMo's. */
const isMisspelt = (id: string, described: readonly string[]): boolean =>
  !described.includes(id) &&
  !builtins.has(id) &&
  (isMimoName(id) || [...described, ...builtins.keys()].some((other) => distance(id, other, 1) <= 1));

export function choose(known: Known, flavour: Variant, facts: Facts): Choice {
  const { config, auth, recent } = known;
  const providers = tableAt(config, "provider");
  const named = ["model", "small_model"].flatMap((name) => {
    const model = textAt(config, name);
    return model?.includes("/") ? [providerOf(model)] : [];
  });
  const order = listed(known, flavour);
  const taken = firstOf(known, order, recent);
  const ours = (id: string): boolean => isOurs(id, providers[id], facts);
  const certain = [
    ...Object.keys(providers).filter(ours),
    ...Object.keys(auth).filter((id) => builtins.has(id)),
    ...named.filter(ours),
  ];
  const unknown = taken !== undefined && isMisspelt(taken, Object.keys(providers));
  const all = taken !== undefined && (ours(taken) || unknown) ? [taken, ...certain] : certain;
  return { providers: [...new Set(all)], taken, ...(unknown ? { unknown } : {}) };
}

function firstOf({ config }: Known, order: readonly string[], recent: string | undefined): string | undefined {
  const model = textAt(config, "model");
  if (model !== undefined) return model.includes("/") ? providerOf(model) : order[0];
  if (recent !== undefined && order.includes(providerOf(recent))) return providerOf(recent);
  return order[0];
}
