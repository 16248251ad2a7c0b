// How settings without a client of their own decide: each holds what it says, and nothing else is known.
import type { Facts } from "../../model/facts.ts";
import type { Lookup, Policy, Recorder, Source } from "../../model/contracts.ts";
import type { Candidate } from "../../model/layer.ts";
import { builtin } from "../../model/place.ts";
import type { Also, AlsoModel, Header, Outcome, Condition, Route, Protocol } from "../../model/resolution.ts";
import { Secret } from "../../model/secret.ts";
import { msg, type Message } from "../../model/message.ts";
import { brokenFile } from "./entries.ts";

const won = msg("it stands there");

function asks(r: Recorder, role: string): readonly Lookup[] {
  const from = r.from(role);
  return from?.names?.length ? [{ from, names: from.names, unless: kept }] : [];
}

const kept = (candidate: Candidate): { verdict: "ignored"; because: Message } | undefined =>
  candidate.stored ? { verdict: "ignored", because: msg("kept in a store that is not opened") } : undefined;

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

/** What is known of the reader, where anything is. */
export interface Reader {
  /** What its store is called, where a value may be kept in one. */
  readonly store?: Message;
  /** The header that it sends the key in, by protocol. */
  readonly header?: Readonly<Record<Protocol, Header>>;
  readonly path?: Route["pathMode"];
}

/** The policy of a kind of file, whose reader may not be known. */
export const settingsPolicy = (
  client: string,
  source: Source,
  { store, header, path = "unknown" }: Reader = {},
): Policy => ({
  client,
  version: "any",
  view: "wire",
  source,
  resolve(r): Route {
    const broken = brokenFile(r, msg("a file that cannot be read keeps its reader from starting"));
    if (broken) return broken;
    const pick = (role: string): readonly Lookup[] => asks(r, role);
    const key = r.pick("key", pick("key"), { won, none: msg("no key stands beside it") });
    const url = address(r, pick("baseUrl"));
    const none = msg("nothing says so");
    const wire = (r.hint("wire") ?? "openai-chat") as Protocol;
    const stored = storedKey(r, store);
    return {
      key,
      baseUrl: url,
      mode: r.pick("mode", pick("mode"), { won, none }),
      model: bare(r.pick("model", pick("model"), { won, none }), r.facts),
      auth: { ...headerOf(header?.[wire]), also: also(r) },
      protocol: wire,
      pathMode: (r.hint("path") as Route["pathMode"] | undefined) ?? path,
      paired: r.hint("paired") !== undefined,
      declared: r.hint("declared") !== undefined,
      alsoModels: alsoModels(r),
      conditions: !key.value && stored ? [stored] : [],
    };
  },
});

function address(r: Recorder, order: readonly Lookup[]): Route["baseUrl"] {
  const url = r.pick("baseUrl", order, { won, none: msg("no address stands beside it") });
  const base = r.hint("base");
  if (url.value !== null || base === undefined) return { ...url, origin: "client" };
  const because = msg("no address stands beside it, so this is the one of the provider that the model names");
  return { ...r.derive("baseUrl", base, because, builtin), origin: "default" };
}

/** `xiaomi_mimo/mimo-v2.5-pro`: the part before the slash names the provider and is not sent. */
const bare = (model: Outcome<string>, facts: Facts): Outcome<string> =>
  model.value !== null && facts.isMimoModel(model.value)
    ? { ...model, value: model.value.trim().replace(/^.*\//, "") }
    : model;

const headerOf = (header: Header | undefined): Outcome<Header> =>
  header
    ? { value: header, place: null, because: msg("what this client sends in that protocol") }
    : { value: null, place: null, because: msg("which header is sent depends on who reads this") };

function also(r: Recorder): readonly Also[] {
  const candidate = r.from("also")?.get("key", "0");
  if (!candidate) return [];
  const key = candidate.value instanceof Secret ? candidate.value : null;
  return [
    {
      header: (r.hint("also") ?? "authorization") as Header,
      key,
      place: r.from("also")?.place("0") ?? candidate.place,
    },
  ];
}

function storedKey(r: Recorder, store: Message | undefined): Condition | undefined {
  const from = r.from("key");
  const candidate = from?.names?.map((name) => from.get("key", name)).find((it) => it?.stored);
  return (
    candidate && {
      kind: "key-may-be-stored",
      layer: { ...candidate.layer, title: store ?? candidate.layer.title },
      first: true,
    }
  );
}
