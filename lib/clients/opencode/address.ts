// Which base URL OpenCode and its kin take.
import { builtins, type Variant, type Package } from "./facts.ts";
import type { Recorder } from "../../model/contracts.ts";
import { builtin, type Place } from "../../model/place.ts";
import type { Route } from "../../model/resolution.ts";
import { msg } from "../../model/message.ts";
import { inFiles, one } from "./asks.ts";

export function urlOf(r: Recorder, flavour: Variant, { base }: Package): Route["baseUrl"] {
  const none = msg("no base URL is set");
  const won = msg("`options.baseURL` in the strongest file counts");
  const written = r.pick("baseUrl", inFiles(r, "address", "options.baseURL"), { won, none });
  if (written.value !== null) return { ...written, value: written.value.replace(/\/$/, ""), origin: "client" };
  const stored = flavour.storedUrl && r.from("auth") ? one(r.from("auth"), flavour.storedUrl) : [];
  // Of a provider that is built in, `api` is not read.
  const api = builtins.has(r.hint("provider") ?? "") ? [] : inFiles(r, "address", "api");
  const other = r.pick("baseUrl", [...stored, ...api], {
    won: msg("no `options.baseURL` is set, so this one counts"),
    none,
  });
  if (other.value !== null) return { ...other, value: other.value.replace(/\/$/, ""), origin: "client" };
  const id = r.hint("provider") ?? "";
  const own = builtins.get(id);
  if (own !== undefined)
    return {
      ...r.derive("baseUrl", own, msg("built in for the provider `{id}`", { id }), builtin),
      origin: "default",
      ...(r.hint("named") ? {} : { guessed: true }),
    };
  if (base !== undefined)
    return { ...r.derive("baseUrl", base, msg("the package's own, since none is set"), builtin), origin: "default" };
  return { ...written, place: missingAt(r), origin: "client" };
}

/** Where a base URL would have to stand. */
function missingAt(r: Recorder): Place | null {
  const asks = inFiles(r, "provider", "options.baseURL");
  const holder = asks.find(({ from }) => from.get("mode", "options") ?? from.get("mode", "models"));
  return holder?.from.place("options.baseURL") ?? null;
}
