// How Cline 3.0 chooses: the provider that was used last, its own table for key and address, then one variable.
import { kindOf, usual, type Kind } from "./facts.ts";
import { sources } from "../../facts/sources.ts";
import { credentials, unlessStopped, unsendable, writtenIn } from "../shared/headers.ts";
import { ask, noModes, trimmedBase, unlessAddress } from "../shared/route.ts";
import type { Policy, Recorder } from "../../model/contracts.ts";
import { builtin, type Place } from "../../model/place.ts";
import type { Outcome, Condition, Route } from "../../model/resolution.ts";
import type { Secret } from "../../model/secret.ts";
import { msg } from "../../model/message.ts";
import { gateway, type Sources } from "./sources.ts";

const keyOf = (r: Recorder, { table, env, project }: Sources, { key }: Kind): Outcome<Secret> =>
  r.pick("key", [...ask(table, "apiKey", "auth.apiKey"), ...ask(env, key), ...ask(project, key)], {
    won: msg("`apiKey` of the provider comes before `{key}`, and a project's `.env` last", { key }),
    none: msg("the provider has no key, and `{key}` is not set", { key }),
  });

function baseUrl(r: Recorder, { table }: Sources, { base }: Kind): Route["baseUrl"] {
  const url = r.pick("baseUrl", ask(table, "baseUrl"), {
    won: msg("no variable is asked for it"),
    none: msg("no base URL is set"),
  });
  if (url.value !== null) return { ...url, value: trimmedBase(url.value), origin: "client" };
  const because = msg("no base URL is set, so this is the built-in one of the provider");
  return { ...r.derive("baseUrl", base, because, builtin), origin: "default" };
}

function model(r: Recorder, { table }: Sources, { model: own }: Kind): Outcome<string> {
  const set = r.pick("model", ask(table, "model"), {
    won: msg("`model` of the provider"),
    none: msg("no model is set"),
  });
  if (set.value !== null) return set;
  return r.derive("model", own, msg("no model is set, so this is the built-in one of the provider"), builtin);
}

const elsewhere = (id: string, place: Place | null): Route =>
  gateway(
    id === ""
      ? msg("no provider was used yet, so Cline asks its own gateway")
      : msg("Cline takes `{id}`, which does not lead to MiMo", { id }),
    place,
  );

/** What the version before has kept is taken over where there is no newer file. */
function takenOver({ store }: Sources): Route | undefined {
  if (!store) return undefined;
  const route = gateway(msg("Cline takes over what the version before has kept"), null);
  return { ...route, conditions: [{ kind: "key-may-be-stored", layer: store, first: true }] };
}

const policy: Policy<Sources> = {
  client: "cline",
  version: "3.0",
  view: "wire",
  source: sources.clientsSeen,
  resolve(r, from) {
    const chosen = r.pick("provider", ask(from.root, "lastUsedProvider"), {
      won: msg("the provider that was used last is taken"),
      none: msg("no provider was used yet"),
    });
    const id = from.provider;
    const kind = kindOf(id) ?? (from.table ? kindOf(usual) : undefined);
    if (!kind) return takenOver(from) ?? elsewhere(id, chosen.place);
    const key = keyOf(r, from, kind);
    const url = baseUrl(r, from, kind);
    const sent = credentials(key, kind.header, writtenIn(from.headers));
    const quirks: readonly Condition[] = [...sent.quirks, ...unsendable(key), ...unlessAddress(url.value, r.facts)];
    return {
      key: sent.key,
      baseUrl: url,
      mode: noModes,
      model: model(r, from, kind),
      // Without a key the request goes out all the same.
      auth: unlessStopped({ auth: sent.key.value ? sent.auth : { ...sent.auth, value: null }, quirks }),
      protocol: kind.wire,
      pathMode: "append",
      ...(kind.tail ? { endpointPath: kind.tail } : {}),
      trims: "both",
      declared: true,
      conditions: quirks,
    };
  },
};

export default [policy];
