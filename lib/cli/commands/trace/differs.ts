// Whether a client did what its policies say of it.
import type { RawFinding } from "../../../model/finding.ts";
import type { ClientResult } from "../../../model/contracts.ts";
import type { Resolution } from "../../../model/resolution.ts";
import { Secret } from "../../../model/secret.ts";
import { msg, type Message } from "../../../model/message.ts";

/** A model as it goes out: without the provider before it and the window behind it. */
const bareModel = (model: string | null): string | null =>
  model?.replace(/^.*\//, "").replace(/\[\d+m\]$/i, "") ?? null;

/** Slots in which a policy says otherwise than what was seen. */
function differences(seen: Resolution, said: Resolution): readonly Message[] {
  const out: Message[] = [];
  const [a, b] = [seen.key.value, said.key.value];
  if (a && b ? !Secret.same(a, b) : a !== b) out.push(msg("the key"));
  if (seen.endpoint.host !== said.endpoint.host) out.push(msg("the host"));
  if (seen.auth.value !== said.auth.value) out.push(msg("the header"));
  const models = [said.model.value, ...(said.alsoModels ?? []).map(({ value }) => value)].map(bareModel);
  if (said.model.value !== null && seen.model.value !== null && !models.includes(bareModel(seen.model.value)))
    out.push(msg("the model"));
  return out;
}

export interface Compared {
  /** The policy that predicted it. */
  readonly policy: string | null;
  /** What the nearest policy says otherwise; none where it was predicted. */
  readonly differs: readonly Message[];
  readonly nearest: Resolution | null;
}

/** A request beside what the policies of its client say. */
export function compared(seen: Resolution, { resolutions }: ClientResult): Compared {
  const all = resolutions
    .filter(({ view }) => view === "wire")
    .map((said) => ({ said, differs: differences(seen, said) }))
    .sort((a, b) => a.differs.length - b.differs.length);
  const [first] = all;
  if (!first) return { policy: null, differs: [], nearest: null };
  const predicted = first.differs.length === 0;
  return { policy: predicted ? first.said.policy : null, differs: first.differs, nearest: first.said };
}

/** What is wrong with what we know; nothing where some policy predicted it. */
export function differing(seen: Resolution, judged: ClientResult): RawFinding | undefined {
  const { differs, nearest } = compared(seen, judged);
  if (!nearest || differs.length === 0) return undefined;
  return {
    message: msg("{client} did otherwise than mimo-doctor knows of it: {what}", {
      client: judged.client.title,
      what: differs,
    }),
    place: seen.key.place,
    was: msg("`{host}`, {header}, model `{model}`", {
      host: seen.endpoint.host ?? "",
      header: seen.auth.value ?? msg("no key"),
      model: seen.model.value ?? "",
    }),
    expected: msg("`{host}`, {header}, model `{model}`", {
      host: nearest.endpoint.host ?? "",
      header: nearest.auth.value ?? msg("no key"),
      model: nearest.model.value ?? "",
    }),
    remedy: msg("trust what was seen; `mimo-doctor report` packs it, so that the next version knows it too"),
    clients: [nearest.policy],
    mark: `${seen.endpoint.host} ${seen.auth.value}`,
  };
}
