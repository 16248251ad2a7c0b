// How a library chooses that reads its key and its base from variables, as long as the program gives it neither.
import { baseUrlOf } from "../../facts/endpoints.ts";
import { isMimoAddress } from "./provider.ts";
import type { Sdk } from "./sdk-facts.ts";
import type { Client, Policy, Source } from "../../model/contracts.ts";
import type { SettingsSource } from "../../model/layer.ts";
import { builtin } from "../../model/place.ts";
import type { Outcome, Condition, Route } from "../../model/resolution.ts";
import type { Secret } from "../../model/secret.ts";
import { msg } from "../../model/message.ts";
import { listedIn, unsendable } from "./headers.ts";
import { noModes, unlessAddress } from "./route.ts";

/** `alone`: nobody else is known to read its variables, so that one of MiMo's is meant for it. */
export const sdkClient = (sdk: Sdk, alone: boolean): Client<SettingsSource> => ({
  id: sdk.id,
  title: sdk.title,
  keyName: sdk.keys[0],
  instructions: {
    region: (region, facts) =>
      msg("`export {name}={url}`", { name: sdk.base, url: baseUrlOf(facts.endpointOf(region), sdk.wire) }),
    model: (id) => msg("ask for `{id}` in the program", { id }),
    key: (place, facts) =>
      msg("put the key of your console page ({page}) into `{name}`", {
        page: facts.keyPage,
        name: place?.kind === "env" ? place.name : sdk.keys[0],
      }),
  },
  survey: async ({ facts, env }) => {
    const base = env.get("baseUrl", sdk.base)?.value;
    const isMeant = alone && isMimoAddress(base, facts);
    return {
      layers: [],
      setUp: isMeant ? msg("`{name}` names MiMo", { name: sdk.base }) : null,
      open: () => ({ layers: [env.layer], steps: [], sources: env }),
    };
  },
});

/** A query is put behind the path; one slash at the end is gone. */
const sentBase = (text: string): string => text.trim().replace(/\?.*$/s, "").replace(/\/$/, "");

/** A byte-order mark at the beginning is taken off with the blanks. */
const blanksOff = (key: Outcome<Secret>): readonly Condition[] => {
  const odd = key.value?.info.odd;
  return odd?.code === 0xfeff && odd.position === 1 ? [] : unsendable(key);
};

export const sdkPolicy = (sdk: Sdk, version: string, source: Source): Policy<SettingsSource> => ({
  client: sdk.id,
  version,
  view: "wire",
  source,
  resolve(r, env): Route {
    const key = r.pick("key", [{ from: env, names: sdk.keys }], {
      won: msg("the first variable that is set counts, as long as the program gives no key"),
      none: msg("no key is set"),
    });
    const url = r.pick("baseUrl", [{ from: env, names: [sdk.base] }], {
      won: msg("it counts as long as the program gives no base URL"),
      none: msg("`{name}` is not set", { name: sdk.base }),
    });
    const because = msg("`{name}` is not set, so this is the one of the library", { name: sdk.base });
    const baseUrl: Route["baseUrl"] =
      url.value === null
        ? { ...r.derive("baseUrl", sdk.fallback, because, builtin), origin: "default" }
        : { ...url, value: sentBase(url.value), origin: "env" };
    const quirks = [...blanksOff(key), ...unlessAddress(baseUrl.value, r.facts)];
    // Without a key it stops before it asks.
    const silent = key.value === null || quirks.length > 0;
    return {
      key,
      baseUrl,
      mode: noModes,
      model: { value: null, place: null, because: msg("the program names the model itself") },
      auth: {
        value: silent ? null : "authorization",
        place: null,
        because: msg("what this library sends in that protocol"),
        also: silent ? [] : listedIn(env.get("mode", sdk.headers)),
      },
      protocol: sdk.wire,
      pathMode: "append",
      trims: "both",
      needsKey: true,
      conditions: quirks,
    };
  },
});
