// Features of Hermes Agent that ask a model of their own: with an address beside them they no longer take the provider's key.
import type { Facts } from "../../model/facts.ts";
import { isMimoAddress } from "../shared/provider.ts";
import { remarked, textIn } from "../shared/entries.ts";
import { at, isTable } from "../../model/document.ts";
import type { Layer, SettingsSource } from "../../model/layer.ts";
import { entries } from "../../model/settings-source.ts";
import type { Path } from "../../model/place.ts";
import { Secret } from "../../model/secret.ts";
import { msg } from "../../model/message.ts";
import { own } from "./facts.ts";

interface Feature {
  readonly keys: Path;
  /** Variables that hold a key for it. */
  readonly variables: readonly string[];
}

const speech = ["VOICE_TOOLS_OPENAI_KEY", "OPENAI_API_KEY"];

/** Without a provider the address itself is not used. */
function featuresIn({ doc }: Layer): readonly Feature[] {
  const tasks = entries(doc?.value["auxiliary"]).flatMap(([name, table]): readonly Feature[] => {
    const provider = textIn(table, "provider")?.trim().toLowerCase() ?? "";
    return provider === "" || provider === "auto" || provider === "main"
      ? []
      : [{ keys: ["auxiliary", name], variables: ["OPENAI_API_KEY"] }];
  });
  const voices = ["tts", "stt"].map((name): Feature => ({ keys: [name, "openai"], variables: speech }));
  return [...tasks, ...voices];
}

const isSet = (value: unknown): boolean =>
  value instanceof Secret ? !value.info.blank : typeof value === "string" && value.trim() !== "";

/** The settings with a remark about each feature that has MiMo's address and no key. */
export function withFeatures(config: Layer, variables: SettingsSource, facts: Facts): Layer {
  const root = config.doc?.value;
  return featuresIn(config).reduce((layer, { keys, variables: names }) => {
    const table = at(root, keys);
    if (!isTable(table) || !isMimoAddress(table["base_url"], facts) || isSet(table["api_key"])) return layer;
    if (names.some((name) => isSet(variables.get("key", name)?.value))) return layer;
    const feature = keys.join(".");
    return remarked(layer, [...keys, "base_url"], {
      kind: "keyless-feature",
      hard: false,
      what: msg(
        "`{feature}` has an address and no `api_key`: Hermes 0.21 and older send `no-key-required` there, not the key of the provider",
        { feature },
      ),
      expected: msg("no `base_url`, or an `api_key` beside it"),
    });
  }, config);
}

/** Where an entry of the user's is called like the built-in provider, and something takes that one. */
export function withShadowed(config: Layer): Layer {
  const root = config.doc?.value;
  const chosen = [
    textIn(root, "model", "provider"),
    ...entries(root?.["auxiliary"]).map(([, it]) => textIn(it, "provider")),
  ];
  // Only for the conversation the prefix leads to the entry.
  const [first, ...beside] = chosen.map((it) => it?.trim().toLowerCase());
  if (first !== own.id && !beside.some((it) => it === own.id || it === `custom:${own.id}`)) return config;
  const list = root?.["custom_providers"];
  const at = Array.isArray(list) ? list.findIndex((it) => textIn(it, "name")?.trim().toLowerCase() === own.id) : -1;
  return at < 0
    ? config
    : remarked(config, ["custom_providers", at, "name"], {
        kind: "name-shadowed",
        hard: false,
        what: msg("`{name}` is built in, so Hermes takes that and not the entry of this name", { name: own.id }),
        expected: msg("another name, such as `mimo-plan`"),
      });
}
