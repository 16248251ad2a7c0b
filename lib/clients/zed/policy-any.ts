// How Zed chooses: a variable that is set comes before the keyring, and the settings hold everything but the key.
import { sources } from "../../facts/sources.ts";
import { entryRoute } from "../shared/entries.ts";
import { writtenIn } from "../shared/headers.ts";
import { trimmedBase } from "../shared/route.ts";
import type { Policy, Recorder } from "../../model/contracts.ts";
import type { AlsoModel, Outcome, Condition, Protocol } from "../../model/resolution.ts";
import { msg } from "../../model/message.ts";
import type { Sources } from "./sources.ts";

/** The agent's own choice; else the first that the provider lists. */
function model(r: Recorder, { agent, models }: Sources): Outcome<string> {
  const order = [...(agent ? [{ from: agent, names: ["model"] }] : []), { from: models, names: models.names }];
  return r.pick("model", order, {
    won: msg("the agent's own model comes first, then the first that the provider lists"),
    none: msg("the provider lists no model"),
  });
}

const alsoModels = ({ models }: Sources, chosen: Outcome<string>): readonly AlsoModel[] =>
  models.names.flatMap((name) => {
    const found = models.get("model", name);
    return found && found.value !== chosen.value ? [{ value: String(found.value), place: found.place }] : [];
  });

const policy: Policy<Sources> = {
  client: "zed",
  version: "any",
  view: "wire",
  source: sources.zed,
  resolve(r, from) {
    const { builtIn, variable } = from;
    const key = r.pick("key", [{ from: from.env, names: [variable] }], {
      won: msg("a variable that is set comes before the keyring"),
      none: msg("`{name}` is not set, so the keyring is asked", { name: variable }),
    });
    const url = r.pick("baseUrl", [{ from: from.table, names: ["api_url"] }], {
      won: msg("the settings of the provider have it"),
      none: msg("the provider has no `api_url`"),
    });
    const chosen = model(r, from);
    const wire: Protocol = builtIn?.wire ?? (from.responses ? "openai-responses" : "openai-chat");
    const stored: readonly Condition[] = [{ kind: "key-may-be-stored", layer: from.keyring, first: false }];
    return entryRoute(
      {
        key,
        baseUrl: { ...url, value: url.value === null ? null : trimmedBase(url.value), origin: "client" },
        model: chosen,
        alsoModels: alsoModels(from, chosen),
        header: builtIn?.header ?? "authorization",
        wire,
        declared: true,
        written: writtenIn(from.headers),
        quirks: stored,
      },
      r.facts,
    );
  },
};

export default [policy];
