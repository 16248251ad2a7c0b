// How Continue's command line 1.5 chooses: what stands beside the model in the file, and nothing else.
import { providerOf } from "./facts.ts";
import { sources } from "../../facts/sources.ts";
import { credentials, unlessStopped, unsendable, writtenIn } from "../shared/headers.ts";
import { ask, noModes, nowhere, stopped, textOf, unlessAddress } from "../shared/route.ts";
import type { Lookup, Policy, Recorder } from "../../model/contracts.ts";
import type { Candidate } from "../../model/layer.ts";
import { builtin } from "../../model/place.ts";
import type { Outcome, Condition, Route } from "../../model/resolution.ts";
import type { Secret } from "../../model/secret.ts";
import { msg } from "../../model/message.ts";
import type { Sources } from "./sources.ts";

const unsetIn = (candidate: Candidate | undefined): boolean => candidate?.unset !== undefined;

function baseUrl(r: Recorder, { entry }: Sources, address: string | null): Route["baseUrl"] {
  const url = r.pick("baseUrl", ask(entry, "apiBase"), {
    won: msg("`apiBase` beside the model"),
    none: msg("no `apiBase` stands beside the model"),
  });
  if (url.value !== null) return { ...url, value: url.value.trim().replace(/\/$/, ""), origin: "client" };
  if (address === null) return { ...url, origin: "client" };
  const because = msg("no `apiBase` is set, so the provider's own host is asked");
  return { ...r.derive("baseUrl", address, because, builtin), origin: "default" };
}

/** What stands beside the model; a reference leads to the first variable that is not blank. */
function keyOf(r: Recorder, { variables, entry, secret }: Sources): Outcome<Secret> {
  if (secret !== undefined) {
    const order = variables.map((from): Lookup => ({ from, names: [secret] }));
    const found = r.pick("key", order, {
      won: msg("`apiKey` refers to it: the shell and the project's `.env` come before `~/.continue/.env`"),
      none: msg("`apiKey` refers to a variable that is not set"),
    });
    if (found.value) return found;
  }
  return r.pick("key", ask(entry, "apiKey"), {
    won: msg("`apiKey` beside the model; no variable is read by itself"),
    none: msg("no `apiKey` stands beside the model, and no variable is read by itself"),
  });
}

function routeOf(r: Recorder, from: Sources): Route {
  const named = r.pick("provider", ask(from.entry, "provider"), {
    won: msg("`provider` says which protocol is spoken"),
    none: msg("no `provider` stands beside the model"),
  });
  const name = textOf(named) ?? "";
  const provider = providerOf(name);
  const { wire, header, tail, address } = provider ?? { wire: "openai-chat", header: "authorization", address: null };
  const key = keyOf(r, from);
  const url = baseUrl(r, from, address);
  const model = r.pick("model", ask(from.entry, "model"), {
    won: msg("`model` is what is sent"),
    none: msg("no `model` is named"),
  });
  const sent = credentials(key, header, writtenIn(from.headers));
  const lost = msg("the command line knows no provider `{name}`, so it does not start", { name });
  const quirks: readonly Condition[] = [
    ...sent.quirks,
    ...(provider && !provider.editorsOnly ? [] : [stopped("provider", lost, named.place)]),
    ...unsendable(key),
    ...(url.value === null || unsetIn(url.candidate) ? [] : unlessAddress(url.value, r.facts)),
  ];
  return {
    key: sent.key,
    baseUrl: url,
    mode: noModes,
    model,
    auth: unlessStopped({ auth: sent.auth, quirks }),
    protocol: wire,
    pathMode: address === null ? "unknown" : "append",
    ...(tail === undefined ? {} : { endpointPath: tail }),
    declared: true,
    conditions: quirks,
  };
}

const policy: Policy<Sources> = {
  client: "continue",
  version: "1.5",
  view: "wire",
  source: sources.clientsSeen,
  resolve(r, from) {
    if (from.entry) return routeOf(r, from);
    return nowhere({
      kind: "falls-back",
      because: msg("no model of yours is described, so Continue loads settings of its own from the network"),
      place: null,
    });
  },
};

export default [policy];
