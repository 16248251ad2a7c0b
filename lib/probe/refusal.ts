// Where a key may go: to MiMo, to this machine, to a host that its owner names, and nowhere else. Pure.
import type { Facts } from "../model/facts.ts";
import { isShippedHost } from "../facts/endpoints.ts";
import { isMimoKey } from "../facts/foreign.ts";
import { imitates } from "../facts/homographs.ts";
import { isMimoVariable } from "../facts/mimo.ts";
import { isMimoHost, urlOf, type BaseUrl } from "../facts/urls.ts";
import { at, isTable, type Value } from "../model/document.ts";
import { scopeOf, type Candidate } from "../model/layer.ts";
import type { Resolution } from "../model/resolution.ts";
import { Secret } from "../model/secret.ts";
import { msg, type Message } from "../model/message.ts";

interface No {
  readonly because: Message;
  readonly flag: string | null;
}

/** Why a key may not be sent where a route says; undefined where it may. */
export function refusal(r: Resolution, allow: ReadonlySet<string>, facts: Facts): No | undefined {
  const no = (because: Message, flag: string | null = null): No => ({ because, flag });
  if (!r.key.value)
    return no(
      r.key.place?.kind === "store" || r.conditions.some((q) => q.kind === "key-may-be-stored")
        ? msg("the key is in a store that is not opened")
        : msg("there is no key to ask with"),
    );
  if (!r.key.value.real) return no(msg("what stands in place of the key is none"));
  if (r.key.value.info.odd) return no(msg("no header can carry this key"));
  const foreign = foreignKey(r, r.key.value);
  if (foreign) return foreign;
  const url = facts.readUrl(r.baseUrl.value ?? "");
  if (!url.host || url.template || (url.scheme !== "https" && url.scheme !== "http"))
    return no(msg("the base URL is no address"));
  return refusedHost(r, r.key.value, url, url.host, allow, facts);
}

/** Why a key may not be sent to a MiMo host that only the sweep asks; undefined where it may. */
export function refusalToSweep(
  r: Resolution,
  key: Secret,
  host: string,
  allow: ReadonlySet<string>,
  facts: Facts,
): No | undefined {
  const foreign = foreignKey(r, key);
  if (foreign) return foreign;
  const url = urlOf(r);
  if (url.known?.kind === "vendor" || !(isMimoHost(url) || isMimoKey(r, false, facts)))
    return {
      because: msg("the key stands beside the address of somebody else, and is not known to be MiMo's"),
      flag: null,
    };
  return refusedGiven(host, allow, facts);
}

/** A key that is not MiMo's, or that nobody but a project file calls one. */
function foreignKey(r: Resolution, key: Secret): No | undefined {
  const { vendor, plan } = key.info;
  if (vendor !== null) return { because: msg("the key is one of {vendor}'s, not MiMo's", { vendor }), flag: null };
  const name = variableOf(r.key.candidate);
  if (plan === "token-plan" || name === undefined || isMimoVariable(name)) return undefined;
  if (r.key.candidate && scopeOf(r.key.candidate) !== "project" && !isNamedByProject(r, name)) return undefined;
  return { because: msg("nobody but a project file says that `{name}` is a key for MiMo", { name }), flag: null };
}

/** The variable of the environment that a key comes from; one that was filled in stands in the file as a reference. */
function variableOf(candidate: Candidate | undefined): string | undefined {
  if (candidate?.place.kind === "env") return candidate.place.name;
  const written = candidate && writtenOf(candidate);
  return written instanceof Secret ? (written.info.reference?.name ?? undefined) : undefined;
}

/** A value as it is written, where references were filled in. */
const writtenOf = ({ value, place, layer }: Candidate): Candidate["value"] =>
  layer.doc && place.kind === "file" && place.keys ? (at(layer.doc.value, place.keys) ?? value) : value;

/** Whether files of the project refer to a variable, and none of the user's does. */
function isNamedByProject({ layers }: Resolution, name: string): boolean {
  const naming = layers.filter(({ doc }) => doc && refersTo(doc.value, name));
  return naming.length > 0 && naming.every(({ scope }) => scope === "project");
}

const bound = 20_000;

function refersTo(root: Value, name: string): boolean {
  const queue: Value[] = [root];
  const word = new RegExp(`(?<!\\w)${name.replace(/\W/g, "\\$&")}(?!\\w)`);
  for (let n = 0; n < queue.length && n < bound; n++) {
    const value = queue[n] as Value;
    if (value instanceof Secret) {
      if (value.info.reference?.name === name || value.info.variable === name) return true;
    } else if (typeof value === "string") {
      if (value.length < bound && word.test(value)) return true;
    } else if (Array.isArray(value)) queue.push(...(value as readonly Value[]).slice(0, bound));
    else if (isTable(value)) queue.push(...Object.values(value).slice(0, bound));
  }
  return false;
}

/** Other names that end in `.localhost`, and one with a dot at its end, may be answered by a name server. */
const thisMachine = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;
const pretenders: ReadonlySet<string> = new Set(["lookalike", "typo", "dead", "console", "region"]);

function refusedHost(
  r: Resolution,
  key: Secret,
  url: BaseUrl,
  host: string,
  allow: ReadonlySet<string>,
  facts: Facts,
): No | undefined {
  const no = (because: Message, flag: string | null = null): No => ({ because, flag });
  const kind = url.known?.kind;
  if (url.hasUserInfo) return no(msg("the base URL holds a user name; a probe never sends one"));
  if (thisMachine.test(host)) return r.baseUrl.candidate ? unlessNamed(r, host, allow) : undefined;
  if (url.scheme !== "https")
    return no(msg("plain http would show the key to everybody on the way to `{host}`", { host }));
  if (kind === "endpoint" && isShippedHost(host)) return url.port === "" ? undefined : unlessNamed(r, host, allow);
  if ((kind && pretenders.has(kind)) || imitates(host, facts))
    return no(msg("`{host}` looks like a MiMo host and is none: no key is sent there, whatever is allowed", { host }));
  if (url.known?.kind === "vendor" && (key.info.plan === "token-plan" || !url.known.gateway)) {
    return no(msg("`{host}` belongs to another vendor: no MiMo key is sent there", { host }));
  }
  const stranger = unlessNamed(r, host, allow);
  return stranger && kind === "endpoint" ? refusedGiven(host, allow, facts) : stranger;
}

/** A repository may bring a facts file and the line that uses it: what it calls MiMo's is no leave to send a key there. */
export const refusedGiven = (host: string, allow: ReadonlySet<string>, facts: Facts): No | undefined =>
  isShippedHost(host) || (allow.has(host) && !imitates(host, facts))
    ? undefined
    : {
        because: msg("`{host}` is MiMo's by the facts that were given alone", { host }),
        flag: imitates(host, facts) ? null : `--allow-host ${host}`,
      };

/** A host outside MiMo's is asked only where the user himself names it: in his own settings, or on the command line. */
function unlessNamed(r: Resolution, host: string, allow: ReadonlySet<string>): No | undefined {
  const scope = r.baseUrl.candidate && scopeOf(r.baseUrl.candidate);
  if (scope === "user" || scope === "process" || scope === "managed" || allow.has(host)) return undefined;
  return { because: msg("`{host}` is named by a project file, not by you", { host }), flag: `--allow-host ${host}` };
}
