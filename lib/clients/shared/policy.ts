// How settings without a client of their own decide: each holds what it says, and nothing else is known.
import type { Facts } from "../../model/facts.ts";
import type { Lookup, Policy, Recorder, Source } from "../../model/contracts.ts";
import type { Candidate, Slot } from "../../model/layer.ts";
import { builtin } from "../../model/place.ts";
import type { Also, AlsoModel, Header, Outcome, Condition, Route, Protocol } from "../../model/resolution.ts";
import { Secret } from "../../model/secret.ts";
import { msg, type Message } from "../../model/message.ts";
import type { Group, Spot } from "./group.ts";
import type { Role } from "./roles.ts";

const won = msg("it stands there");

/** Nobody reads of more settings that mean the same. */
const MAX_SPOTS = 200;

const asks = ({ spots }: Group, role: Role): readonly Lookup[] =>
  spots[role].slice(0, MAX_SPOTS).map(({ from, name }) => ({ from, names: [name], unless: kept }));

const found = (slot: Slot, { from, name }: Spot): Candidate | undefined => from.get(slot, name);

const kept = (candidate: Candidate): { verdict: "ignored"; because: Message } | undefined =>
  candidate.stored ? { verdict: "ignored", because: msg("kept in a store that is not opened") } : undefined;

/** Models beside the one that is asked for first: lists, with commas between. */
const alsoModels = ({ spots }: Group): readonly AlsoModel[] =>
  spots.models.slice(0, MAX_SPOTS).flatMap((spot) => {
    const candidate = found("model", spot);
    if (typeof candidate?.value !== "string") return [];
    return candidate.value
      .split(",")
      .map((value) => value.trim())
      .filter((value) => value !== "")
      .map((value) => ({ value, place: candidate.place }));
  });

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
): Policy<Group> => ({
  client,
  version: "any",
  view: "wire",
  source,
  resolve(r, group): Route {
    const pick = (role: Role): readonly Lookup[] => asks(group, role);
    const key = r.pick("key", pick("key"), { won, none: msg("no key stands beside it") });
    const url = address(r, group, pick("baseUrl"));
    const none = msg("nothing says so");
    const { wire } = group;
    const stored = storedKey(group, store);
    return {
      key,
      baseUrl: url,
      mode: r.pick("mode", pick("mode"), { won, none }),
      model: bare(r.pick("model", pick("model"), { won, none }), r.facts),
      auth: { ...headerOf(header?.[wire]), also: also(group) },
      protocol: wire,
      pathMode: group.path ?? path,
      paired: group.paired,
      declared: group.declared === true,
      alsoModels: alsoModels(group),
      conditions: !key.value && stored ? [stored] : [],
    };
  },
});

function address(r: Recorder, { base }: Group, order: readonly Lookup[]): Route["baseUrl"] {
  const url = r.pick("baseUrl", order, { won, none: msg("no address stands beside it") });
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

function also({ also: other }: Group): readonly Also[] {
  const candidate = other && found("key", other.spot);
  if (!candidate) return [];
  const key = candidate.value instanceof Secret ? candidate.value : null;
  return [{ header: other.header, key, place: other.spot.from.place(other.spot.name) }];
}

function storedKey({ spots }: Group, store: Message | undefined): Condition | undefined {
  const candidate = spots.key
    .slice(0, MAX_SPOTS)
    .map((spot) => found("key", spot))
    .find((it) => it?.stored);
  return (
    candidate && {
      kind: "key-may-be-stored",
      layer: { ...candidate.layer, title: store ?? candidate.layer.title },
      first: true,
    }
  );
}
