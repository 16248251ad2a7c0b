// How OpenCode and its kin choose: each setting from the strongest file, then stored keys, then the variables of the provider.
import type { Facts } from "../../model/facts.ts";
import { packageOf, usualPackage, type Variant } from "./facts.ts";
import type { Policy, Recorder, Source } from "../../model/contracts.ts";
import type { Condition, Route } from "../../model/resolution.ts";
import { msg } from "../../model/message.ts";
import { noModes, nowhere, type Nowhere } from "../shared/route.ts";
import { urlOf } from "./address.ts";
import { strongest, textOf } from "./asks.ts";
import { credentials } from "./credentials.ts";
import { alsoModels, modelChoice } from "./model.ts";
import { packageFault } from "./package.ts";
import type { Sources } from "./sources.ts";
import { brokenFile, stops } from "./stops.ts";

/** Nothing of MiMo's is left of what is set up. */
function fallen({ gateway, title }: Variant): Nowhere {
  const because =
    gateway === undefined
      ? msg("no provider is left")
      : msg("no provider is left, so {client} asks its own gateway, `{gateway}`", { client: title, gateway });
  return { kind: "falls-back", because, place: null };
}

/** Whether a request can go there: a blank at the end comes before the path, and what was never filled in is no host. */
function isAddress(base: string, facts: Facts): boolean {
  const { host, template } = facts.readUrl(`${base}/`);
  return host !== null && template === null;
}

function route(r: Recorder, from: Sources, flavour: Variant): Route {
  const broken = brokenFile(from, flavour);
  if (from.provider === "") return nowhere(broken ?? fallen(flavour));
  const named = strongest(from.models, "provider.npm") ?? strongest(from.tables, "npm");
  const npm = textOf(named) ?? usualPackage;
  const sent = packageOf(npm);
  const { key, auth, quirks } = credentials(r, from, sent);
  const baseUrl = urlOf(r, from, flavour, sent);
  const model = modelChoice(r, from);
  const isOwn = baseUrl.value === null && named === undefined && flavour.own?.has(from.provider) === true;
  const refused = baseUrl.value !== null && !isAddress(baseUrl.value, r.facts);
  const all: Condition[] = [
    ...quirks,
    ...(broken ? [broken] : []),
    ...stops(from, flavour, key, model, r.facts),
    ...(isOwn ? [] : packageFault(from, named, baseUrl.value, r.facts)),
    ...(refused ? [{ kind: "url-refused" } as const] : []),
  ];
  const silent = baseUrl.value === null || refused || all.some((quirk) => quirk.kind === "stopped");
  return {
    key,
    baseUrl,
    mode: noModes,
    model,
    alsoModels: alsoModels(from),
    auth: silent ? { ...auth, value: null, also: [] } : auth,
    protocol: sent.wire,
    pathMode: isOwn ? "unknown" : "append",
    ...(sent.tail === undefined ? {} : { endpointPath: sent.tail }),
    declared: npm !== usualPackage,
    conditions: all,
  };
}

/** The policy of OpenCode, or of a client that was made from it. */
export const opencodePolicy = (flavour: Variant, version: string, source: Source): Policy<Sources> => ({
  client: flavour.id,
  version,
  view: "wire",
  source,
  resolve: (r, from) => route(r, from, flavour),
});
