// Facts about MiMo as a value: what a file says, with its look-ups.
import type { Facts, MimoFacts } from "../model/facts.ts";
import { endpointLookups } from "./endpoints.ts";
import { knowHost } from "./hosts.ts";
import { nameLookups } from "./mimo.ts";
import { modelLookups } from "./models.ts";
import { shipped } from "./shipped.ts";
import { urlReader } from "./urls.ts";

/** `path` where they were given: absolute, or null for those of a program; undefined where they were shipped. */
export function compileFacts(json: MimoFacts, path?: string | null): Facts {
  const rows = { ...json, ...endpointLookups(json), ...modelLookups(json) };
  const known: Facts["knowHost"] = (host) => knowHost(host, rows);
  return {
    ...rows,
    ...nameLookups(rows),
    knowHost: known,
    readUrl: urlReader(json.endpoints, known),
    ...(path === undefined ? {} : { given: { path, newest: newestIn(json) } }),
  };
}

const newestIn = ({ sources }: MimoFacts): string =>
  Object.values(sources)
    .map(({ seen }) => seen)
    .toSorted()
    .at(-1) ?? "";

let compiled: Facts | undefined;

/** Those of this version. */
export const shippedFacts = (): Facts => (compiled ??= compileFacts(shipped));
