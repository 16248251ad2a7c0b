// Knows which base URL OpenCode and its kin take.
import { builtins, type Flavour, type Package } from "../../facts/opencode.ts";
import type { Recorder } from "../../model/contracts.ts";
import { builtin, type Place } from "../../model/place.ts";
import type { Route } from "../../model/resolution.ts";
import { say } from "../../model/text.ts";
import { inFiles, one } from "./asks.ts";

export function urlOf(r: Recorder, flavour: Flavour, { base }: Package): Route["baseUrl"] {
  const none = say("no base URL is set");
  const won = say("`options.baseURL` in the strongest file counts");
  const written = r.pick("baseUrl", inFiles(r, "address", "options.baseURL"), { won, none });
  if (written.value !== null) return { ...written, value: written.value.replace(/\/$/, ""), origin: "client" };
  const stored = flavour.storedUrl && r.from("auth") ? one(r.from("auth"), flavour.storedUrl) : [];
  const other = r.pick("baseUrl", [...stored, ...inFiles(r, "address", "api")], {
    won: say("no `options.baseURL` is set, so this one counts"),
    none,
  });
  if (other.value !== null) return { ...other, value: other.value.replace(/\/$/, ""), origin: "client" };
  const id = r.hint("provider") ?? "";
  const own = builtins.get(id);
  if (own !== undefined)
    return {
      ...r.derive("baseUrl", own, say("built in for the provider `{id}`", { id }), builtin),
      origin: "default",
      ...(r.hint("named") ? {} : { guessed: true }),
    };
  if (base !== undefined)
    return { ...r.derive("baseUrl", base, say("the package's own, since none is set"), builtin), origin: "default" };
  return { ...written, place: missingAt(r), origin: "client" };
}

/** Where a base URL would have to stand. */
function missingAt(r: Recorder): Place | null {
  const asks = inFiles(r, "provider", "options.baseURL");
  const holder = asks.find(({ from }) => from.get("mode", "options") ?? from.get("mode", "models"));
  return holder?.from.place("options.baseURL") ?? null;
}
