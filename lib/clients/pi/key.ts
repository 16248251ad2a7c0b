// Where Pi and its kin look for the key of a provider, in the order of the version.
import type { Builtin, Line } from "./facts.ts";
import type { Lookup, Recorder } from "../../model/contracts.ts";
import type { Candidate } from "../../model/layer.ts";
import type { Outcome, Condition } from "../../model/resolution.ts";
import type { Secret } from "../../model/secret.ts";
import { msg, type Message } from "../../model/message.ts";
import { ask } from "../shared/route.ts";
import type { Sources } from "./sources.ts";

type Spot = Line["order"][number];

const why: Readonly<Record<Spot, Message>> = {
  stored: msg("a key that was entered in the client comes first"),
  table: msg("`apiKey` of the provider"),
  variables: msg("the provider's own variable"),
};

/** Not set: only the variables of the provider may stand in. */
const passedOver: Lookup["unless"] = ({ unset }) =>
  unset === undefined
    ? undefined
    : { verdict: "ignored", because: msg("it refers to `{name}`, which is not set", { name: unset }) };

const behindEntered: Lookup["unless"] = () => ({
  verdict: "ignored",
  because: msg("a key was entered in the client, and what it refers to is not set"),
});

const printed: Lookup["unless"] = () => ({
  verdict: "ignored",
  because: msg("a program prints it, which is never run"),
});
const behind: Lookup["unless"] = () => ({
  verdict: "shadowed",
  because: msg("the output of a program comes first"),
});

/** Every place where a key is looked for, with the setting that names a program, if any does. */
function order(
  { stored, table, variables }: Sources,
  line: Line,
  own: Builtin | undefined,
): { all: readonly Lookup[]; program?: Candidate } {
  const isUnset = stored?.get("key", "key")?.unset !== undefined && line.references === "dollar";
  const of: Readonly<Record<Spot, readonly Lookup[]>> = {
    stored: ask(stored, "key").map((it) =>
      line.references === "bare" ? { ...it, blank: "ends" } : own ? { ...it, unless: passedOver } : it,
    ),
    table: ask(table, "apiKey").map((it) => (isUnset ? { ...it, unless: behindEntered } : it)),
    variables: variables.map((from) => ({ from, names: (own?.keys ?? []).map(({ name }) => name) })),
  };
  const all: Lookup[] = [];
  let program: Candidate | undefined;
  for (const next of line.order.flatMap((source) => of[source])) {
    const command = next.names.map((name) => next.from.get("key", name)).find((it) => it?.stored);
    all.push(program ? { ...next, unless: behind } : command ? { ...next, unless: printed } : next);
    program ??= command;
  }
  return program ? { all, program } : { all };
}

const sourceOf = ({ stored, table }: Sources, { candidate }: Outcome<Secret>): Spot => {
  if (!candidate || candidate.name === table?.label("apiKey")) return "table";
  return stored?.get("key", "key")?.place === candidate.place ? "stored" : "variables";
};

interface Keyed {
  readonly key: Outcome<Secret>;
  readonly quirks: readonly Condition[];
}

export function keyOf(r: Recorder, from: Sources, line: Line, own: Builtin | undefined): Keyed {
  const { all, program } = order(from, line, own);
  const key = r.pick("key", all, { won: msg("it comes first"), none: msg("the provider has no key") });
  const { login } = from;
  const store = program
    ? { ...program.layer, id: "program", title: msg("the program that `{name}` names", { name: program.name }) }
    : (key.candidate === undefined || sourceOf(from, key) === "variables" || login?.kind === "file") && login;
  return {
    key: key.value ? { ...key, because: why[sourceOf(from, key)] } : key,
    quirks: store ? [{ kind: "key-may-be-stored", layer: store, first: true }] : [],
  };
}
