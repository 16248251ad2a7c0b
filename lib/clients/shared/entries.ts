// What clients have in common that describe each way to a model in one entry of a file: what to do in them, and how to say that another entry is taken.
import type { Facts } from "../../model/facts.ts";
import { putKey } from "../../facts/remedies.ts";
import { baseUrlOf } from "../../facts/endpoints.ts";
import type { Instructions, Opened } from "../../model/contracts.ts";
import { at, placeIn, type Value } from "../../model/document.ts";
import type { Layer, Diagnostic, SettingsSource } from "../../model/layer.ts";
import type { Path } from "../../model/place.ts";
import { Secret } from "../../model/secret.ts";
import type { AlsoModel, Header, Outcome, Condition, Route, Protocol } from "../../model/resolution.ts";
import { msg, type Message } from "../../model/message.ts";
import { isMimoAddress } from "./provider.ts";
import { credentials, unlessStopped } from "./headers.ts";
import { endsAt, noModes, unlessAddress } from "./route.ts";

/** What the settings are called, and the file in which they stand. */
export interface Called {
  readonly file: string;
  readonly base: string;
  readonly model: string;
  /** The setting, or the variable, that holds the key. */
  readonly key: string;
  /** The whole address is wanted, path and all. */
  readonly whole?: true;
}

/** What to do in such a client. */
export const entryHow = ({ file, base, model, key, whole }: Called): Instructions => ({
  region(region, facts, { baseUrl, protocol: wire }) {
    const url = baseUrlOf(facts.endpointOf(region), wire) + (whole ? "/chat/completions" : "");
    if (baseUrl.place?.kind === "env") return msg("`export {name}={url}`", { name: baseUrl.place.name, url });
    return baseUrl.place?.kind === "file"
      ? msg("write `{url}` in {place}", { url, place: baseUrl.place })
      : msg("write `{url}` as `{name}` in `{file}`", { url, name: base, file });
  },
  model: (id, place) =>
    place?.kind === "file"
      ? msg("write `{id}` in {place}", { id, place })
      : msg("write `{id}` as `{name}` in `{file}`", { id, name: model, file }),
  key: (place, facts) =>
    putKey(
      place,
      msg("put the key of your console page ({page}) into `{name}`", {
        page: facts.keyPage,
        name: place?.kind === "env" ? place.name : key,
      }),
      facts,
    ),
});

/** The layer with a remark about one of its settings; the layer itself where the setting is not there. */
export function remarked(layer: Layer, keys: Path, remark: Omit<Diagnostic, "place">, part?: "key" | "value"): Layer {
  if (!layer.doc || at(layer.doc.value, keys) === undefined) return layer;
  return { ...layer, diagnostics: [...layer.diagnostics, { ...remark, place: placeIn(layer.doc, keys, part) }] };
}

/** MiMo is described, and the client takes another. */
export const withOther = (layer: Layer, keys: Path, what: Message, expected?: Message): Layer =>
  remarked(layer, keys, { kind: "other-provider", hard: false, what, ...(expected ? { expected } : {}) });

/** The first of them that speaks of MiMo, as the reason why a client counts as set up. */
export function setUpBy(layers: readonly Layer[], speaks: (layer: Layer) => boolean): Message | null {
  const named = layers.find((layer) => layer.hints === true || speaks(layer));
  return named ? msg("{file} names MiMo", { file: { kind: "file", path: named.path ?? "" } }) : null;
}

/** The first of these variables that speaks of MiMo. */
export function setUpIn(env: SettingsSource, names: readonly string[], base: string, facts: Facts): Message | null {
  const named = names.find((name) => {
    const value = env.get("mode", name)?.value;
    if (value instanceof Secret) return value.info.plan === "token-plan";
    return typeof value === "string" && (facts.isMimoText(value) || (name === base && isMimoAddress(value, facts)));
  });
  return named ? msg("`{name}` names MiMo", { name: named }) : null;
}

/** The text at `keys`. */
export function textIn(value: Value | undefined, ...keys: Path): string | undefined {
  const found = at(value, keys);
  return typeof found === "string" ? found : undefined;
}

/** What is left where a file that cannot be read hides the entries. */
export const endedBy = (layer: Layer, because: Message): Opened<never> => ({
  layers: [layer],
  steps: [],
  route: endsAt("file", because, { kind: "file", path: layer.path ?? "" }),
});

/** What a policy has found out about one entry. */
export interface Entry {
  readonly key: Outcome<Secret>;
  readonly baseUrl: Route["baseUrl"];
  readonly model: Outcome<string>;
  readonly header: Header;
  readonly wire?: Protocol;
  readonly path?: Route["pathMode"];
  readonly mode?: Route["mode"];
  /** Headers that somebody wrote out. */
  readonly written?: Route["auth"]["also"];
  readonly alsoModels?: readonly AlsoModel[];
  readonly trims?: Route["trims"];
  readonly declared?: boolean;
  readonly quirks?: readonly Condition[];
}

/** The route of an entry; where there is no key, no header is sent. */
export function entryRoute(entry: Entry, facts: Facts): Route {
  const { key, baseUrl, model, wire = "openai-chat", path = "append", mode = noModes } = entry;
  const sent = credentials(key, entry.header, entry.written ?? []);
  const quirks: readonly Condition[] = [
    ...(entry.quirks ?? []),
    ...(sent.key.value ? sent.quirks : []),
    ...unlessAddress(baseUrl.value, facts),
  ];
  return {
    key: sent.key,
    baseUrl,
    mode,
    model,
    auth: unlessStopped({ auth: sent.key.value ? sent.auth : { ...sent.auth, value: null }, quirks }),
    protocol: wire,
    pathMode: path,
    ...(entry.trims ? { trims: entry.trims } : {}),
    ...(entry.declared ? { declared: true } : {}),
    ...(entry.alsoModels ? { alsoModels: entry.alsoModels } : {}),
    conditions: quirks,
  };
}

/** `xiaomi_mimo/mimo-v2.6-pro`: the part before the slash names the provider and is not sent. */
export const withoutProvider = (model: Outcome<string>, providers: readonly string[]): Outcome<string> => {
  const [first, ...rest] = model.value?.trim().split("/") ?? [];
  return first !== undefined && rest.length > 0 && providers.includes(first.toLowerCase().replaceAll("-", "_"))
    ? { ...model, value: rest.join("/") }
    : model;
};
