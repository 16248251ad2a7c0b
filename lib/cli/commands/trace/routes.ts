// What arrived in a trace, in the form in which policies decide: so that every rule about routes can judge it.
import { withoutSlashes } from "../../../facts/urls.ts";
import type { Client, ClientResult, Run } from "../../../model/contracts.ts";
import type { Candidate, Slot } from "../../../model/layer.ts";
import type { Outcome, Resolution, Step } from "../../../model/resolution.ts";
import { Secret } from "../../../model/secret.ts";
import { msg } from "../../../model/message.ts";
import type { Arrived } from "../../../probe/trace/serve.ts";

/** Settings that the diagnosis came across, whoever reads them. */
const candidatesOf = (run: Run, slot: Slot): readonly Candidate[] =>
  run.clients
    .flatMap(({ resolutions }) => resolutions.flatMap(({ steps }) => steps))
    .flatMap((step) => (step.slot === slot && step.candidate ? [step.candidate] : []));

/** Whose key one is: of several places that of the client that was started comes first. */
export function ownerOf(key: Secret, run: Run, client: string | undefined): Candidate | undefined {
  const own = { ...run, clients: run.clients.filter((it) => it.client.id === client) };
  const isIt = ({ value }: Candidate): boolean => value instanceof Secret && Secret.same(value, key);
  return candidatesOf(own, "key").find(isIt) ?? candidatesOf(run, "key").find(isIt);
}

/** The base of a request: its address without what the protocol appends. */
export const baseOf = ({ url, wire }: Pick<Arrived, "url" | "wire">): string =>
  url.replace(
    wire === "anthropic"
      ? /(?:\/v1)?\/(?:messages|models)(?:\/[^/]*)?$/
      : /\/(?:chat\/completions|responses|models(?:\/[^/]*)?)$/,
    "",
  );

const sameText = (a: unknown, b: string): boolean => typeof a === "string" && withoutSlashes(a.trim()) === b;

const arrived = msg("it came with the request");

const found = (run: Run, slot: Slot, value: string | null): Outcome<string> => {
  const candidate = value === null ? undefined : candidatesOf(run, slot).find((it) => sameText(it.value, value));
  return { value, place: candidate?.place ?? null, because: arrived, ...(candidate ? { candidate } : {}) };
};

const stepOf = (slot: Slot, name: string, { place, candidate }: Outcome<unknown>): Step => ({
  slot,
  name: candidate?.name ?? name,
  verdict: "won",
  place,
  because: arrived,
  ...(candidate ? { candidate } : {}),
});

function resolutionOf(request: Arrived, run: Run, client: string, known: string | undefined): Resolution {
  const [first, ...rest] = request.credentials;
  const owner = (key: Secret) => ownerOf(key, run, known);
  const candidate = first && owner(first.key);
  const key: Outcome<Secret> = {
    value: first?.key ?? null,
    place: candidate?.place ?? null,
    because: arrived,
    ...(candidate ? { candidate } : {}),
  };
  const base = baseOf(request);
  const baseUrl = { ...found(run, "baseUrl", base), origin: "client" as const };
  const model = found(run, "model", request.model);
  const url = run.facts.readUrl(base);
  const row = url.known?.kind === "endpoint" ? url.known.row : undefined;
  return {
    client,
    version: "trace",
    view: "wire",
    route: "",
    active: true,
    policy: `${client}@trace/wire`,
    key,
    url,
    baseUrl,
    mode: { value: null, place: null, because: arrived },
    model,
    auth: {
      value: first?.header ?? null,
      place: null,
      because: arrived,
      also: rest.map((it) => ({ header: it.header, key: it.key, place: owner(it.key)?.place ?? null })),
    },
    protocol: request.wire,
    pathMode: "append",
    conditions: [],
    endpoint: { host: request.host, plan: row?.plan ?? "unknown", region: row?.region ?? null, wire: request.wire },
    steps: [stepOf("key", "key", key), stepOf("baseUrl", "url", baseUrl), stepOf("model", "model", model)],
    layers: [],
  };
}

const isQuestion = ({ asks }: Arrived): boolean => asks === "chat" || asks === "responses" || asks === "messages";

/** One resolution for each different request; those for a list only where nothing else was asked. */
export function tracedBy(
  requests: readonly Arrived[],
  run: Run,
  client: Client,
  known: string | undefined,
): ClientResult {
  const questions = requests.filter(isQuestion);
  const asked = questions.length > 0 ? questions : requests.filter((it) => it.credentials.length > 0);
  const number = Secret.numbering();
  const id = (it: Arrived): string =>
    [it.url, it.model, ...it.credentials.map(({ header, key }) => `${header} ${number(key)}`)].join("\n");
  const different = [...new Map(asked.map((it) => [id(it), it])).values()];
  return {
    client,
    survey: { layers: [], setUp: msg("it was traced"), open: () => ({ sources: undefined, layers: [], steps: [] }) },
    resolutions: different.map((it) => resolutionOf(it, run, client.id, known)),
    setUp: true,
  };
}
