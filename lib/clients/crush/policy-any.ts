// How Crush chooses: each setting of a provider from the strongest file, with the variables in it looked up.
import { types, usualType, type Type } from "./facts.ts";
import { sources } from "../../facts/sources.ts";
import { entryRoute } from "../shared/entries.ts";
import { writtenIn } from "../shared/headers.ts";
import { endsAt, trimmedBase } from "../shared/route.ts";
import type { Lookup, Policy, Recorder } from "../../model/contracts.ts";
import type { Layer, SettingsSource } from "../../model/layer.ts";
import type { AlsoModel, Outcome, Condition } from "../../model/resolution.ts";
import type { Secret } from "../../model/secret.ts";
import { msg } from "../../model/message.ts";
import type { Sources } from "./sources.ts";

const asks = (files: readonly SettingsSource[], name: string): readonly Lookup[] =>
  files.map((from) => ({ from, names: [name], unless: printed }));

const printed: Lookup["unless"] = ({ stored }) =>
  stored ? { verdict: "ignored", because: msg("the output of a command, which is never run") } : undefined;

const won = msg("the strongest file that has it counts");

/** A key that a command prints. */
function stored({ provider, script }: Sources, key: Outcome<Secret>): readonly Condition[] {
  const printedBy = provider.map((from) => from.get("key", "api_key")).find((it) => it?.stored);
  const command: Layer | undefined = printedBy && {
    ...printedBy.layer,
    id: "crush:command",
    kind: "store",
    title: msg("the output of a command"),
  };
  const layer = key.value ? undefined : (command ?? script);
  return layer ? [{ kind: "key-may-be-stored", layer, first: true }] : [];
}

/** Titles and summaries are written by the small model. */
function smallModel({ id, small }: Sources): readonly AlsoModel[] {
  const from = small.find((it) => it.get("model", "model") !== undefined);
  const found = from?.get("provider", "provider")?.value === id ? from.get("model", "model") : undefined;
  return typeof found?.value === "string" ? [{ value: found.value, place: found.place }] : [];
}

/** The first model that is listed, where none is chosen. */
function modelOf(r: Recorder, { large, listed }: Sources): Outcome<string> {
  const chosen = r.pick("model", asks(large, "model"), { won, none: msg("`models.large` names no model of it") });
  return chosen.value === null
    ? r.pick("model", asks(listed, "id"), {
        won: msg("the first model that the provider lists"),
        none: msg("the provider lists no model"),
      })
    : chosen;
}

const policy: Policy<Sources> = {
  client: "crush",
  version: "any",
  view: "wire",
  source: sources.crush,
  resolve(r, from) {
    const named = r.pick("config", asks(from.provider, "type"), {
      won,
      none: msg("no `type` is set, so it is `{type}`", { type: usualType }),
    });
    const type: Type | undefined = types[named.value?.trim() ?? usualType];
    if (!type)
      return endsAt(
        "provider",
        msg("`{type}` is no type that leads to MiMo", { type: named.value ?? "" }),
        named.place,
      );
    const key = r.pick("key", asks(from.provider, "api_key"), { won, none: msg("the provider has no `api_key`") });
    const url = r.pick("baseUrl", asks(from.provider, "base_url"), {
      won,
      none: msg("the provider has no `base_url`, so Crush leaves it out"),
    });
    const model = modelOf(r, from);
    return entryRoute(
      {
        key,
        baseUrl: { ...url, value: url.value === null ? null : trimmedBase(url.value), origin: "client" },
        model,
        alsoModels: smallModel(from),
        ...type,
        declared: named.value !== null,
        written: from.headers.flatMap((it) => writtenIn(it)),
        quirks: stored(from, key),
      },
      r.facts,
    );
  },
};

export default [policy];
