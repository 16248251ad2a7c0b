// Where a key may go: to MiMo, to this machine, to a host that its owner names, and nowhere else. Pure.
import { isShippedHost } from "../facts/endpoints.ts";
import { imitates } from "./homographs.ts";
import { readUrl, type BaseUrl } from "../facts/urls.ts";
import type { Resolution } from "../model/resolution.ts";
import type { Secret } from "../model/secret.ts";
import { msg, type Message } from "../model/message.ts";

interface No {
  readonly because: Message;
  readonly flag: string | null;
}

/** Why a key may not be sent where a route says; undefined where it may. */
export function refusal(r: Resolution, allow: ReadonlySet<string>): No | undefined {
  const no = (because: Message, flag: string | null = null): No => ({ because, flag });
  if (!r.key.value)
    return no(
      r.key.place?.kind === "store" || r.conditions.some((q) => q.kind === "key-may-be-stored")
        ? msg("the key is in a store that is not opened")
        : msg("there is no key to ask with"),
    );
  if (!r.key.value.real) return no(msg("what stands in place of the key is none"));
  if (r.key.value.info.odd) return no(msg("no header can carry this key"));
  const url = readUrl(r.baseUrl.value ?? "");
  if (!url.host || url.template || (url.scheme !== "https" && url.scheme !== "http"))
    return no(msg("the base URL is no address"));
  return refusedHost(r, r.key.value, url, url.host, allow);
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
): No | undefined {
  const no = (because: Message, flag: string | null = null): No => ({ because, flag });
  const kind = url.known?.kind;
  if (url.hasUserInfo) return no(msg("the base URL holds a user name; a probe never sends one"));
  if (thisMachine.test(host)) return undefined;
  if (url.scheme !== "https")
    return no(msg("plain http would show the key to everybody on the way to `{host}`", { host }));
  if (kind === "endpoint" && isShippedHost(host)) return url.port === "" ? undefined : unlessNamed(r, host, allow);
  if ((kind && pretenders.has(kind)) || imitates(host))
    return no(msg("`{host}` looks like a MiMo host and is none: no key is sent there, whatever is allowed", { host }));
  if (url.known?.kind === "vendor" && (key.info.plan === "token-plan" || !url.known.gateway)) {
    return no(msg("`{host}` belongs to another vendor: no MiMo key is sent there", { host }));
  }
  const stranger = unlessNamed(r, host, allow);
  return stranger && kind === "endpoint" ? refusedGiven(host, allow) : stranger;
}

/** A repository may bring a facts file and the line that uses it: what it calls MiMo's is no leave to send a key there. */
export const refusedGiven = (host: string, allow: ReadonlySet<string>): No | undefined =>
  isShippedHost(host) || (allow.has(host) && !imitates(host))
    ? undefined
    : {
        because: msg("`{host}` is MiMo's by the facts that were given alone", { host }),
        flag: imitates(host) ? null : `--allow-host ${host}`,
      };

/** A host outside MiMo's is asked only where the user himself names it: in his own settings, or on the command line. */
function unlessNamed(r: Resolution, host: string, allow: ReadonlySet<string>): No | undefined {
  const scope = r.baseUrl.candidate?.layer.scope;
  if (scope === "user" || scope === "process" || scope === "managed" || allow.has(host)) return undefined;
  return { because: msg("`{host}` is named by a project file, not by you", { host }), flag: `--allow-host ${host}` };
}
