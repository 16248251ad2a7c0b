// When the process holds another value than the file that sets the variable.
import { rule, type Page, type Run } from "../model/contracts.ts";
import type { RawFinding } from "../model/finding.ts";
import { placeId } from "../model/place.ts";
import { Secret } from "../model/secret.ts";
import { msg } from "../model/message.ts";
import { fileOf, holdersIn, inCommand, isProfile, type Holder } from "./shared/holders.ts";

export const page: Page = {
  title: msg("This shell holds another value than the file"),
  why: msg(
    "The variable was changed in the profile or in `.env`, and the shell that is open still has the value from before, or another file set it. Programs that are started here get the value of the shell; nearly every loader of `.env` leaves a variable as it is that is set already.",
  ),
  remedy: msg("Load the profile again or open a new terminal; for `.env`, unset the variable in the shell."),
};

const isSame = (a: unknown, b: unknown): boolean =>
  a instanceof Secret && b instanceof Secret ? Secret.same(a, b) : a === b;

/** A client that reads both weighs them itself, and says so. */
function weighed(run: Run): ReadonlySet<string> {
  const all = run.clients.filter(({ setUp, client }) => setUp && typeof client.title === "string");
  return new Set(all.flatMap(({ resolutions }) => resolutions.flatMap((r) => r.steps.map((it) => placeId(it.place)))));
}

/** The last word of each file about a variable. */
const lastOf = (all: readonly Holder[]): readonly Holder[] => [
  ...new Map(all.map((it) => [`${it.layer.path}\n${it.name}`, it])).values(),
];

/** What this shell has fits together: then the file is the old one, and only the next shell will show it. */
function isFitting({ value, name }: Holder, { facts, env, observations = [] }: Run): boolean {
  if (value instanceof Secret) return false;
  const held = env.get("baseUrl", name)?.value;
  const url = facts.readUrl(typeof held === "string" ? held : "");
  if (url.known?.kind !== "endpoint") return url.known === null || url.known === undefined;
  const { plan } = url.known.row;
  return observations.some(
    ({ layer, value: key }) => layer.kind === "env" && key instanceof Secret && key.real && key.info.plan === plan,
  );
}

function found(it: Holder): RawFinding {
  const { name, place } = it;
  const args = { name, file: fileOf(it) };
  return {
    message: isProfile(it)
      ? msg("this shell has another `{name}` than {file} sets, and programs get that of the shell", args)
      : msg(
          "this shell has another `{name}` than {file} sets, and most programs that load it keep that of the shell",
          args,
        ),
    place,
    remedy: isProfile(it) ? msg("`source {path}`", { path: inCommand(it) }) : msg("`unset {name}`", { name }),
    related: [{ place: { kind: "env", name }, message: msg("the value that this shell has") }],
    mark: name,
    clients: [],
  };
}

export default rule({
  id: "environment-stale",
  on: "run",
  severity: "warning",
  explains: ["hidden"],
  check({ run }) {
    if (!run.machine) return undefined;
    const told = weighed(run);
    const all = lastOf(holdersIn(run).filter((it) => it.exported));
    const held = (it: Holder): unknown => run.env.get(it.value instanceof Secret ? "key" : "config", it.name)?.value;
    // Whichever file this shell has read, another one may be for other shells.
    const known = new Set(all.filter((it) => isSame(held(it), it.value)).map(({ name }) => name));
    return all
      .filter(
        (it) => !known.has(it.name) && held(it) !== undefined && !told.has(placeId(it.place)) && !isFitting(it, run),
      )
      .map(found);
  },
});
