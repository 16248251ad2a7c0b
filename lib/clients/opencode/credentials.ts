// Which key OpenCode and its kin send, and in which headers.
import type { Package } from "./facts.ts";
import type { Lookup, Recorder } from "../../model/contracts.ts";
import type { Candidate } from "../../model/layer.ts";
import type { Also, Header, Outcome, Condition, Route } from "../../model/resolution.ts";
import { Secret } from "../../model/secret.ts";
import { msg } from "../../model/message.ts";
import { inFiles, one } from "./asks.ts";
import type { Sources } from "./sources.ts";

function keyOf(r: Recorder, from: Sources, { variable }: Package): Outcome<Secret> {
  const { tables, stored, shell, variables } = from;
  const written = inFiles(tables, "options.apiKey");
  const several = (): ReturnType<NonNullable<Lookup["unless"]>> =>
    variables.length > 1
      ? { verdict: "ignored", because: msg("of several variables none is taken as the key") }
      : undefined;
  const exported = variables.map((name): Lookup => ({ from: shell, names: [name], unless: several }));
  // What the package itself would do: it knows nothing of MiMo.
  const last = variable ? one(shell, variable, "skips") : [];
  return r.pick("key", [...written, ...one(stored, "key"), ...exported, ...last], {
    won: msg("`options.apiKey` comes before stored keys, and those before the variables of the provider"),
    none: msg("neither the settings nor stored keys nor a variable of the provider hold one"),
  });
}

export interface Credentials {
  readonly key: Outcome<Secret>;
  readonly auth: Route["auth"];
  readonly quirks: readonly Condition[];
}

interface Written {
  readonly header: Header;
  readonly found: Candidate;
}

const secretOf = ({ value }: Candidate): Secret | null => (value instanceof Secret ? value : null);
const asAlso = ({ header, found }: Written): Also => ({ header, key: secretOf(found), place: found.place });

export function credentials(r: Recorder, from: Sources, sent: Package): Credentials {
  const key = keyOf(r, from, sent);
  const written = (["authorization", "api-key", "x-api-key"] as const).flatMap((header): readonly Written[] => {
    const found = strongestKey(r, from, header);
    return found ? [{ header, found }] : [];
  });
  const replaced = written.find(({ header }) => header === sent.header);
  const [first, ...rest] = written.filter((it) => it !== replaced);
  if (replaced && secretOf(replaced.found)) return byHeader(replaced, first ? [first, ...rest] : []);
  // A reference that is not set is no key either.
  const none = key.candidate === undefined || key.candidate.unset !== undefined;
  if (none && first && !replaced && secretOf(first.found)) return byHeader(first, rest);
  const stored = key.candidate?.stored === true;
  const nothing = stored || replaced !== undefined || key.value === null || key.candidate?.unset !== undefined;
  const because = msg("what the package of the provider sends");
  const also = (first ? [first, ...rest] : []).map(asAlso);
  return {
    key: stored ? { ...key, value: null } : key,
    auth: { value: nothing ? null : sent.header, place: null, because, also },
    quirks: [...(stored && key.candidate ? [inFile(key.candidate)] : []), ...(replaced ? [byHand(replaced)] : [])],
  };
}

/** No key is set, and a header that somebody wrote holds one. */
function byHeader({ header, found }: Written, rest: readonly Written[]): Credentials {
  const { place } = found;
  const because = msg("it stands in a header of the provider");
  return {
    key: { value: secretOf(found), place, because, candidate: found },
    auth: {
      value: found.unset === undefined ? header : null,
      place,
      because: msg("the header that is written out"),
      also: rest.map(asAlso),
    },
    quirks: [],
  };
}

const byHand = ({ found }: Written): Condition => ({
  kind: "auth-disabled",
  because: msg("the header is written out in the settings"),
  place: found.place,
});

const inFile = ({ layer }: Candidate): Condition => ({
  kind: "key-may-be-stored",
  layer: { ...layer, id: "opencode:key-file", title: msg("the file that `{file:…}` names") },
  first: true,
});

/** A header that somebody wrote; where none did there is nothing to say. */
function strongestKey(r: Recorder, { headers }: Sources, name: string): Candidate | undefined {
  if (!headers.some((from) => from.get("key", name))) return undefined;
  const why = msg("headers of the provider are sent as they are written");
  return r.pick("key", inFiles(headers, name), { won: why, none: why }).candidate;
}
