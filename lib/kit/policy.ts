// Knows how settings without a client of their own decide: each holds what it says, and nothing else is known.
import type { Ask, Policy, Recorder, Source } from "../model/contracts.ts";
import type { Candidate } from "../model/layer.ts";
import type { AlsoModel, Quirk, Route, Wire } from "../model/resolution.ts";
import { Secret } from "../model/secret.ts";
import { say, type Text } from "../model/text.ts";

/** Values that something else supplies later: what is said of them. */
export interface Elsewhere {
  readonly syntaxes: ReadonlySet<string>;
  readonly because: Text;
}

const won = say("it stands there");

function asks(r: Recorder, role: string, elsewhere: Elsewhere | undefined): readonly Ask[] {
  const from = r.from(role);
  return from?.names?.length ? [{ from, names: from.names, unless: (it) => kept(it, elsewhere) }] : [];
}

function kept(
  candidate: Candidate,
  elsewhere: Elsewhere | undefined,
): { verdict: "ignored"; because: Text } | undefined {
  return elsewhere && isElsewhere(candidate, elsewhere)
    ? { verdict: "ignored", because: elsewhere.because }
    : undefined;
}

const isElsewhere = ({ value }: Candidate, { syntaxes }: Elsewhere): boolean => {
  if (typeof value === "string") return /\$\{\{/.test(value) && syntaxes.has("${{}}");
  return value instanceof Secret && syntaxes.has(value.traits.reference?.syntax ?? "");
};

/** Models beside the one that is asked for first: lists, with commas between. */
function alsoModels(r: Recorder): readonly AlsoModel[] {
  const from = r.from("models");
  return (from?.names ?? []).flatMap((name) => {
    const candidate = from?.get("model", name);
    if (typeof candidate?.value !== "string") return [];
    return candidate.value
      .split(",")
      .map((value) => value.trim())
      .filter((value) => value !== "")
      .map((value) => ({ value, place: candidate.place }));
  });
}

/** The policy of a kind of file whose reader is not known. */
export const settingsPolicy = (client: string, source: Source, elsewhere?: Elsewhere): Policy => ({
  client,
  version: "any",
  view: "wire",
  source,
  resolve(r): Route {
    const pick = (role: string): readonly Ask[] => asks(r, role, elsewhere);
    const key = r.pick("key", pick("key"), { won, none: say("no key stands beside it") });
    const url = r.pick("baseUrl", pick("baseUrl"), { won, none: say("no address stands beside it") });
    const none = say("nothing says so");
    const stored = storedKey(r, elsewhere);
    return {
      key,
      baseUrl: { ...url, origin: "client" },
      mode: r.pick("mode", pick("mode"), { won, none }),
      model: r.pick("model", pick("model"), { won, none }),
      auth: { value: null, place: null, because: say("which header is sent depends on who reads this"), also: [] },
      wire: (r.hint("wire") ?? "openai-chat") as Wire,
      path: "unknown",
      paired: r.hint("paired") !== undefined,
      alsoModels: alsoModels(r),
      quirks: !key.value && stored ? [stored] : [],
    };
  },
});

function storedKey(r: Recorder, elsewhere: Elsewhere | undefined): Quirk | undefined {
  const from = r.from("key");
  const candidate = from?.names
    ?.map((name) => from.get("key", name))
    .find((it) => it && elsewhere && isElsewhere(it, elsewhere));
  return candidate && { kind: "key-may-be-stored", layer: candidate.layer, first: true };
}
