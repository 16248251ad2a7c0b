// How Zed chooses: a variable that is set comes before the keyring, and the settings hold everything but the key.
import { sources } from "../../facts/sources.ts";
import { builtIns } from "./facts.ts";
import { brokenFile, entryRoute } from "../shared/entries.ts";
import { writtenIn } from "../shared/headers.ts";
import { asked, trimmedBase } from "../shared/route.ts";
import type { Policy, Recorder } from "../../model/contracts.ts";
import type { AlsoModel, Outcome, Condition, Protocol } from "../../model/resolution.ts";
import { msg } from "../../model/message.ts";

/** The agent's own choice; else the first that the provider lists. */
function model(r: Recorder): Outcome<string> {
  const models = r.from("models");
  const order = [...asked(r, "agent", "model"), ...(models?.names ? [{ from: models, names: models.names }] : [])];
  return r.pick("model", order, {
    won: msg("the agent's own model comes first, then the first that the provider lists"),
    none: msg("the provider lists no model"),
  });
}

const alsoModels = (r: Recorder, chosen: Outcome<string>): readonly AlsoModel[] =>
  (r.from("models")?.names ?? []).flatMap((name) => {
    const found = r.from("models")?.get("model", name);
    return found && found.value !== chosen.value ? [{ value: String(found.value), place: found.place }] : [];
  });

const policy: Policy = {
  client: "zed",
  version: "any",
  view: "wire",
  source: sources.zed,
  resolve(r) {
    const broken = brokenFile(
      r,
      msg("Zed goes on without the settings that it cannot read, and so without the provider"),
    );
    if (broken) return broken;
    const variable = r.hint("variable") ?? "";
    const builtIn = builtIns[r.hint("builtIn") ?? ""];
    const key = r.pick("key", asked(r, "env", variable), {
      won: msg("a variable that is set comes before the keyring"),
      none: msg("`{name}` is not set, so the keyring is asked", { name: variable }),
    });
    const url = r.pick("baseUrl", asked(r, "table", "api_url"), {
      won: msg("the settings of the provider have it"),
      none: msg("the provider has no `api_url`"),
    });
    const chosen = model(r);
    const wire: Protocol = builtIn?.wire ?? (r.hint("responses") ? "openai-responses" : "openai-chat");
    const store = r.from("keyring");
    const stored: readonly Condition[] = store ? [{ kind: "key-may-be-stored", layer: store.layer, first: false }] : [];
    return entryRoute({
      key,
      baseUrl: { ...url, value: url.value === null ? null : trimmedBase(url.value), origin: "client" },
      model: chosen,
      alsoModels: alsoModels(r, chosen),
      header: builtIn?.header ?? "authorization",
      wire,
      declared: true,
      written: writtenIn(r.from("headers")),
      quirks: stored,
    });
  },
};

export default [policy];
