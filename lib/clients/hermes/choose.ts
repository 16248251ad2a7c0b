// Which provider Hermes Agent takes, and which of those that are described lead to MiMo.
import type { Facts } from "../../model/facts.ts";
import { addressNames, names, normal, own } from "./facts.ts";
import { isMimoName } from "../../facts/mimo.ts";
import { textIn } from "../shared/entries.ts";
import { isMimoAddress, isMimoProvider } from "../shared/provider.ts";
import type { Context } from "../../model/contracts.ts";
import { at, isTable, type Value } from "../../model/document.ts";
import type { Layer } from "../../model/layer.ts";
import { entries } from "../../model/settings-source.ts";
import type { Path } from "../../model/place.ts";
import type { Files } from "./files.ts";

/** One way to a model. */
export interface Way {
  /** `xiaomi`, `custom` or `custom:name`. */
  readonly name: string;
  /** The entry that describes it; none for the built-in provider and for what `model` itself describes. */
  readonly keys?: Path;
  /** Neither Hermes has it, nor an entry. */
  readonly unknown?: true;
}

export interface Choice {
  readonly ways: readonly Way[];
  /** The provider that is taken, where it is another vendor's. */
  readonly other: string | undefined;
}

/** Entries of the user's, under `providers` and in the older list. */
function entriesIn(config: Layer): readonly (Way & { readonly value: Value; readonly called: readonly string[] })[] {
  const root = config.doc?.value;
  const tables = entries(root?.["providers"])
    .filter(([name, value]) => isTable(value) && name !== own.id)
    .map(([name, value]) => ({ name, value, keys: ["providers", name] as Path }));
  const list = root?.["custom_providers"];
  const older = Array.isArray(list)
    ? (list as readonly Value[]).map((value, n) => ({
        name: textIn(value, "name") ?? "",
        value,
        keys: ["custom_providers", n] as Path,
      }))
    : [];
  return [...tables, ...older].map(({ name, value, keys }) => ({
    name: `custom:${normal(name)}`,
    keys,
    value,
    called: [name, textIn(value, "name") ?? name].map(normal),
  }));
}

function providerOf(config: Layer, { env }: Context): string {
  const set = textIn(config.doc?.value, "model", "provider");
  const exported = env.get("provider", names.provider)?.value;
  return (set?.trim() || (typeof exported === "string" && exported.trim()) || "auto").toLowerCase();
}

const isOurs = (value: Value, facts: Facts): boolean =>
  isTable(value) && isMimoProvider(textIn(value, "name") ?? "", value, addressNames, facts);

export function choiceOf({ config, dotenv, auth }: Files, context: Context): Choice {
  const root = config.doc?.value;
  const all = entriesIn(config);
  const named = providerOf(config, context);
  const bare = normal(named.replace(/^custom:/, ""));
  const entry = named === own.id ? undefined : all.find(({ called }) => called.includes(bare));
  const described = all.filter(
    ({ value, name }) => isOurs(value, context.facts) || isMimoName(name.slice("custom:".length)),
  );
  const builtIn =
    context.facts.namesMimo(dotenv.doc?.value ?? null) ||
    at(auth.doc?.value, ["credential_pool", own.id]) !== undefined;
  const rest: readonly Way[] = [...described, ...(builtIn && named !== own.id ? [{ name: own.id }] : [])];
  const first = (way: Way): Choice => ({
    ways: [way, ...rest.filter(({ name }) => name !== way.name && name !== own.id)],
    other: undefined,
  });
  if (named === own.id || (own.aliases.includes(named) && !entry)) return first({ name: own.id });
  if (entry && described.includes(entry)) return first(entry);
  const address = at(root, ["model", "base_url"]);
  const isFree = named === "auto" || named === "custom" || (named.startsWith("custom:") && !entry);
  if (isFree && (isMimoAddress(address, context.facts) || isMimoName(bare)))
    return first({ name: named === "auto" ? "custom" : named });
  if (isMimoName(bare) && !entry && !named.startsWith("custom")) return first({ name: named, unknown: true });
  if (named === "auto") return builtIn ? first({ name: own.id }) : { ways: rest, other: undefined };
  return { ways: rest, other: rest.length > 0 ? named : undefined };
}
