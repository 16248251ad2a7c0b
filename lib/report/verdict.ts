// Whether it is known that a client works, decided from what its settings resolve to.
import { rightPath, urlOf } from "../facts/urls.ts";
import type { ClientResult, Run } from "../model/contracts.ts";
import { msg, type Message } from "../model/message.ts";
import type { Resolution } from "../model/resolution.ts";

const reasons = {
  missing: msg(
    "no key was found in what this shell and the files hold; see what is sent with `mimo-doctor trace -- COMMAND`",
  ),
  stored: msg(
    "the key may be in a store that mimo-doctor does not open; see what is sent with `mimo-doctor trace -- COMMAND`",
  ),
  reference: msg(
    "the key is a reference that could not be looked up; see what is sent with `mimo-doctor trace -- COMMAND`",
  ),
  key: msg("it is not known whose key it is; ask the endpoint with `mimo-doctor probe`"),
  header: msg("no header is known to carry the key; see what is sent with `mimo-doctor trace -- COMMAND`"),
  address: msg("no usable base URL is known; see where it goes with `mimo-doctor trace -- COMMAND`"),
  host: msg("`{host}` is not a known MiMo endpoint; see what is sent with `mimo-doctor trace -- COMMAND`"),
  path: msg("the path of the base URL is not known to be served; ask with `mimo-doctor probe`"),
  pairing: msg("the key and the endpoint belong to different plans; ask with `mimo-doctor probe`"),
  model: msg("it is not known whether the model is served; ask with `mimo-doctor --probe=chat`"),
  profile: msg("the key stands only in {place}, which this shell has not read; load it with `source {place}`"),
  file: msg(
    "only files were found that no client is known to read; see what is sent with `mimo-doctor trace -- COMMAND`",
  ),
  probe: msg("the probe brought no verdict; ask again with `mimo-doctor probe`"),
  nothing: msg("no client is set up; begin with `mimo-doctor init`"),
} as const;

type Doubt = readonly [stage: number, reason: Message];

/** Further along first: the client that is nearest to working tells what is still open. */
const stages: readonly ((r: Resolution, run: Run) => Message | undefined)[] = [
  keyDoubt,
  (r) => (r.auth.value === null ? reasons.header : undefined),
  addressDoubt,
  (r) => (plans(r) ? undefined : reasons.pairing),
  ({ model: { value } }, run) =>
    value !== null && (run.facts.retiredAt(value, run.at) || run.facts.modelOf(bare(value)) === undefined)
      ? reasons.model
      : undefined,
];

/** Without what a client writes before or behind an id. */
const bare = (id: string): string =>
  id
    .trim()
    .replace(/^.*\//, "")
    .replace(/\[1m\]$/, "")
    .toLowerCase();

const plans = ({ key, endpoint }: Resolution): boolean => key.value?.info.plan === endpoint.plan;

function keyDoubt({ key, conditions }: Resolution): Message | undefined {
  const stored = conditions.find((it) => it.kind === "key-may-be-stored");
  if (stored && (stored.first || key.value === null)) return reasons.stored;
  const info = key.value?.info;
  if (!info) return key.place?.kind === "store" ? reasons.stored : reasons.missing;
  if (info.sentinel) return reasons.stored;
  if (info.reference) return reasons.reference;
  return info.blank || info.sample || info.masked || info.odd || info.plan === "unknown" ? reasons.key : undefined;
}

function addressDoubt(r: Resolution): Message | undefined {
  const url = urlOf(r);
  if (url.host === null || url.template !== null || r.conditions.some(({ kind }) => kind === "url-refused"))
    return reasons.address;
  if (url.known?.kind !== "endpoint" || url.scheme !== "https")
    return { template: reasons.host.template, args: { host: url.host } };
  return rightPath(r) === undefined ? undefined : reasons.path;
}

/** What one resolution leaves open, and how far it got; undefined where it is known to send what is right. */
function doubt(r: Resolution, run: Run): Doubt | undefined {
  for (const [stage, look] of stages.entries()) {
    const reason = look(r, run);
    if (reason) return [stage, reason];
  }
  return undefined;
}

/** Decides by itself what it sends; a kind of file does not, where there is a machine to look at. */
const sends = ({ client }: ClientResult, run: Run): boolean => !run.machine || typeof client.title === "string";

/** Why it stays open whether it works, errors aside, with the command that settles it; undefined where it is known. */
export function openBecause(run: Run): Message | undefined {
  if (run.plan !== undefined && !answered(run)) return reasons.probe;
  if (run.exchanges.some(({ meaning, target }) => meaning === "accepted" && target.resolutions.length > 0))
    return undefined;
  const set = run.clients.filter(({ setUp }) => setUp);
  const doubts = set
    .filter((it) => sends(it, run))
    .flatMap(({ resolutions }) => resolutions.filter(({ view }) => view === "wire").map((r) => doubt(r, run)));
  if (doubts.includes(undefined)) return undefined;
  const known = doubts.flatMap((it) => (it ? [it] : []));
  const furthest = known.toSorted(([a], [b]) => b - a)[0]?.[1];
  if (furthest === undefined || furthest === reasons.missing) return inProfile(set) ?? furthest ?? fileOr(set);
  return furthest;
}

const fileOr = (set: readonly ClientResult[]): Message => (set.length > 0 ? reasons.file : reasons.nothing);

/** A shell's own file holds a key that nobody has been given. */
function inProfile(set: readonly ClientResult[]): Message | undefined {
  const held = set
    .filter(({ client }) => client.id === "shell")
    .flatMap(({ resolutions }) => resolutions)
    .find(({ key }) => key.value !== null && key.place?.kind === "file");
  const place = held?.key.place;
  return place?.kind === "file"
    ? { template: reasons.profile.template, args: { place: { ...place, inCommand: true } } }
    : undefined;
}

/** Whether the question whether it works stays open, errors aside. */
export const isOpen = (run: Run): boolean => openBecause(run) !== undefined;

/** Whether a file proves what its client sends. */
export const judgeable = (run: Run): boolean => !isOpen(run);

/** A probe that was asked for and brought no verdict on any route leaves the question open. */
const answered = (run: Run): boolean =>
  run.exchanges.some(({ meaning, target }) => meaning !== "unknown" && target.resolutions.length > 0);
