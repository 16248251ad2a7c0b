// How a key comes to where a client wants one: never into a file that a repository carries.
import type { Facts } from "../../model/facts.ts";
import { otherKeyNames, usualName } from "../../facts/names.ts";
import type { ClientResult, Run } from "../../model/contracts.ts";
import { scopeOf, type Candidate } from "../../model/layer.ts";
import { Secret } from "../../model/secret.ts";
import { msg, type Message } from "../../model/message.ts";

/** Kinds of files that are kept out of repositories by habit. */
const isPrivate = ({ layer, place }: Candidate): boolean =>
  place.kind !== "file" || scopeOf({ layer }) !== "project" || layer.doc?.dialect === "dotenv";

/** The same key under the name that is asked for, or that name to be set. */
export function defineVariable(variable: string, run: Run): Message {
  const other = otherKeyNames.find((name) => {
    const value = name === variable ? undefined : run.env.get("key", name)?.value;
    return value instanceof Secret && value.real;
  });
  return other === undefined
    ? msg("`export {variable}=…`, with the key of your console page ({page}) in place of `…`", {
        variable,
        page: run.facts.keyPage,
      })
    : msg('`export {read}="${name}"`', { read: variable, name: other });
}

/** What to do about a candidate that is no key. */
export function keyRemedy(candidate: Candidate, judged: ClientResult, run: Run): Message {
  const { name, place, unset, value, layer } = candidate;
  // What runs there has no shell of the reader's.
  if (unset !== undefined && judged.client.id !== "github-actions")
    return judged.client.instructions.variable?.(unset, run.facts) ?? defineVariable(unset, run);
  const variable = value instanceof Secret ? value.info.reference?.name : undefined;
  if (variable && layer.doc?.dialect === "shell")
    return msg('write `{name}="${variable}"`, in double quotes, in {place}', { name, variable, place });
  return putThere(candidate, judged, run.facts);
}

/** How a key gets to where a candidate stands: a file that a repository carries only names the variable. */
export function putThere(candidate: Candidate, { client }: ClientResult, facts: Facts): Message {
  const { place } = candidate;
  if (isPrivate(candidate)) return client.instructions.key(place, facts);
  // Files of no client in particular have no variable of their own.
  return client.keyName !== ""
    ? client.instructions.key(null, facts)
    : msg("put the key of your console page ({page}) into a variable such as `{variable}`, and name that in {place}", {
        page: facts.keyPage,
        variable: usualName,
        place,
      });
}
