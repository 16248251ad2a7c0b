// How Copilot CLI 1.0 chooses: a token before a program's output, and that before a key.
import { defaultType, names, responses, typeOf, type Type } from "./facts.ts";
import { sources } from "../../facts/sources.ts";
import { credentials, listedIn, unlessEmpty, unlessStopped, unsendable, type Credentials } from "../shared/headers.ts";
import { ask, noModes, nowhere, trimmedBase, unlessAddress } from "../shared/route.ts";
import type { Lookup, Policy, Recorder } from "../../model/contracts.ts";
import type { Slot } from "../../model/layer.ts";
import type { Place } from "../../model/place.ts";
import type { Outcome, Condition, Route } from "../../model/resolution.ts";
import type { Secret } from "../../model/secret.ts";
import { msg, type Message } from "../../model/message.ts";
import type { Sources } from "./sources.ts";

interface Seen extends Sources {
  readonly r: Recorder;
}

const setting = (
  { r, env }: Seen,
  slot: Exclude<Slot, "key">,
  won: Message,
  ...all: readonly string[]
): Outcome<string> =>
  r.pick(slot, ask(env, ...all), { won, none: msg("`{name}` is not set", { name: all[0] as string }) });

function keyOf({ r, env, command }: Seen): Outcome<Secret> {
  const unless: Lookup["unless"] = () => ({
    verdict: "shadowed",
    because: msg("the output of the program that `{name}` names comes first", { name: names.command }),
  });
  const order: readonly Lookup[] = [
    // An empty token counts as unset, one of blanks alone is sent.
    ...ask(env, names.token).map((it) => ({ ...it, blank: "takes" as const, unless: unlessEmpty })),
    ...ask(env, names.key).map((it) => (command ? { ...it, unless } : it)),
  ];
  return r.pick("key", order, {
    won: msg("a token comes before a program's output, and that before a key"),
    none: command ? msg("a program is asked for it, which is never run here") : msg("no token and no key is set"),
  });
}

function sent(s: Seen, { header }: Type): Credentials {
  const { env, command } = s;
  const key = keyOf(s);
  const written = listedIn(env.get("mode", names.headers));
  const own = key.candidate?.name === names.token ? "authorization" : header;
  const found = credentials(key, own, written);
  const stored: readonly Condition[] =
    command && key.candidate?.name !== names.token ? [{ kind: "key-may-be-stored", layer: command, first: true }] : [];
  return { ...found, quirks: [...found.quirks, ...stored] };
}

/** A path of another vendor's, below whatever base. */
const azure = ({ ownPath }: Type, { place }: Outcome<string>): readonly Condition[] =>
  ownPath === undefined
    ? []
    : [
        {
          kind: "path-foreign",
          because: msg("`{name}` is `azure`, so `{path}` is asked for below the base", {
            name: names.type,
            path: ownPath,
          }),
          place,
        },
      ];

/** What ends the run before anything is asked. */
function stops(key: Outcome<Secret>, model: Outcome<string>, type: Outcome<string>): readonly Condition[] {
  const found: Condition[] = [];
  const stop = (at: "model" | "provider" | "header", because: Message, place: Place | null = key.place): void => {
    found.push({ kind: "stopped", at, because, place });
  };
  if (model.value === null)
    stop("model", msg("a provider of one's own needs a model: `{name}` is not set", { name: names.model }), {
      kind: "env",
      name: names.model,
    });
  if (type.value !== null && !typeOf(type.value.trim()))
    stop("provider", msg("`{name}` is neither `openai` nor `azure` nor `anthropic`", { name: names.type }), type.place);
  if (key.value?.info.lineEnd && !key.value.info.odd)
    stop("header", msg("the line end after the key makes every request fail"));
  return [...found, ...unsendable(key)];
}

/** What is sent under another name counts only where both names of the model are one. */
function modelNames({ env }: Seen): readonly string[] {
  const [model, id] = [names.model, names.modelId].map((name) => env.get("model", name)?.value);
  const differ = typeof model === "string" && typeof id === "string" && model.trim() !== id.trim() && id.trim() !== "";
  return [...(differ ? [] : [names.wireModel]), names.model, names.modelId];
}

/** Without a base URL Copilot asks GitHub, with a login of its own. */
function github(url: Outcome<string>): Route {
  const because = msg("`{name}` is not set, so GitHub is asked with a GitHub login", { name: names.base });
  return nowhere({ kind: "falls-back", because, place: url.place ?? { kind: "env", name: names.base } });
}

const policy: Policy<Sources> = {
  client: "copilot-cli",
  version: "1.0",
  view: "wire",
  source: sources.clientsSeen,
  resolve(r, from) {
    const s: Seen = { ...from, r };
    const url = setting(s, "baseUrl", msg("it turns the provider on"), names.base);
    if (url.value === null) return github(url);
    const base = trimmedBase(url.value);
    const type = setting(s, "provider", msg("it says which protocol is spoken"), names.type);
    const wanted = typeOf(type.value?.trim() ?? "") ?? defaultType;
    const api = setting(s, "config", msg("it says which kind of request is made"), names.wire);
    const model = setting(
      s,
      "model",
      msg("`{name}` changes what is sent, whatever the model is called here", { name: names.wireModel }),
      ...modelNames(s),
    );
    const { key, auth, quirks } = sent(s, wanted);
    const all: readonly Condition[] = [
      ...quirks,
      ...stops(key, model, type),
      ...unlessAddress(base, r.facts),
      ...azure(wanted, type),
    ];
    return {
      key,
      baseUrl: { ...url, value: base, origin: "env" },
      mode: noModes,
      model,
      auth: unlessStopped({ auth, quirks: all }),
      protocol: wanted.wire === "openai-chat" && api.value?.trim() === responses ? "openai-responses" : wanted.wire,
      pathMode: "append",
      ...(wanted.ownPath === undefined ? {} : { endpointPath: wanted.ownPath }),
      declared: true,
      conditions: all,
    };
  },
};

export default [policy];
