// Which base URL OpenCode and its kin take.
import { builtins, type Variant, type Package } from "./facts.ts";
import type { Recorder } from "../../model/contracts.ts";
import { builtin, type Place } from "../../model/place.ts";
import type { Route } from "../../model/resolution.ts";
import { msg } from "../../model/message.ts";
import { inFiles, one } from "./asks.ts";
import type { Sources } from "./sources.ts";

export function urlOf(r: Recorder, from: Sources, flavour: Variant, { base }: Package): Route["baseUrl"] {
  const { provider: id, stored: auth, addresses } = from;
  const none = msg("no base URL is set");
  const won = msg("`options.baseURL` in the strongest file counts");
  const written = r.pick("baseUrl", inFiles(addresses, "options.baseURL"), { won, none });
  if (written.value !== null) return { ...written, value: written.value.replace(/\/$/, ""), origin: "client" };
  const stored = flavour.storedUrl ? one(auth, flavour.storedUrl) : [];
  // Of a provider that is built in, `api` is not read.
  const api = builtins.has(id) ? [] : inFiles(addresses, "api");
  const other = r.pick("baseUrl", [...stored, ...api], {
    won: msg("no `options.baseURL` is set, so this one counts"),
    none,
  });
  if (other.value !== null) return { ...other, value: other.value.replace(/\/$/, ""), origin: "client" };
  const own = builtins.get(id);
  if (own !== undefined)
    return {
      ...r.derive("baseUrl", own, msg("built in for the provider `{id}`", { id }), builtin),
      origin: "default",
      ...(from.isNamed ? {} : { guessed: true }),
    };
  if (base !== undefined)
    return { ...r.derive("baseUrl", base, msg("the package's own, since none is set"), builtin), origin: "default" };
  return { ...written, place: missingAt(from), origin: "client" };
}

/** Where a base URL would have to stand. */
function missingAt({ tables }: Sources): Place | null {
  const holder = tables.find((from) => from.get("mode", "options") ?? from.get("mode", "models"));
  return holder?.place("options.baseURL") ?? null;
}
