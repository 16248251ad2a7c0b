// The requests of a trace as exchanges of the report, and what is said of the command itself.
import type { Facts } from "../../../model/facts.ts";
import type { Run, ClientResult } from "../../../model/contracts.ts";
import type { Report, ShownExchange, ShownTrace } from "../../../model/report.ts";
import { Secret } from "../../../model/secret.ts";
import { msg, type Message } from "../../../model/message.ts";
import { meaningsOf } from "../../../probe/meaning.ts";
import { refusedBy } from "../../../probe/trace/answer.ts";
import type { Seen, Traced } from "../../../probe/trace/index.ts";
import type { Arrived } from "../../../probe/trace/serve.ts";
import { letterOf, oneLine, type Showing, formatterFor } from "../../../report/show.ts";
import type { Via } from "./asked.ts";

interface Outcome {
  /** The host is one of MiMo's endpoints. */
  readonly ours: boolean;
  readonly refused: boolean;
  readonly meaning: ShownExchange["meaning"];
  readonly because: Message;
}

/** What the real endpoint would make of a request, as far as is known. */
export function outcomeOf(request: Arrived, at: number, facts: Facts): Outcome {
  const ours = facts.endpointOfHost(request.host) !== undefined;
  if (!ours)
    return {
      ours,
      refused: false,
      meaning: "unknown",
      because: msg("`{host}` is no endpoint of MiMo", { host: request.host }),
    };
  const refusal = refusedBy(request, at, facts);
  const [first] = meaningsOf(request, at, facts);
  if (!refusal)
    return {
      ours,
      refused: false,
      meaning: "unknown",
      because: first ?? msg("as far as is known, this endpoint would take it"),
    };
  if (refusal.status === 401 && request.credentials.length > 0)
    return { ours, refused: true, meaning: "rejected", because: first ?? msg("this endpoint takes no such key") };
  return {
    ours,
    refused: true,
    meaning: "unknown",
    because: first ?? msg("this endpoint would answer {status}", { status: refusal.status }),
  };
}

/** The letters that a report has for keys, and new ones for keys that it lacks. */
function lettersOf({ resolutions }: ClientResult, report: Report): (key: Secret) => string {
  const known: { key: Secret; letter: string }[] = [];
  const add = (key: Secret | null, letter: string | null | undefined): void => {
    if (key && letter && !known.some((it) => Secret.same(it.key, key))) known.push({ key, letter });
  };
  resolutions.forEach(({ key, auth }, n) => {
    const shown = report.resolutions[n]?.outcomes;
    add(key.value, shown?.key.same);
    auth.also.forEach((also, m) => add(also.key, shown?.auth.also[m]?.same));
  });
  return (key) => {
    const found = known.find((it) => Secret.same(it.key, key));
    if (!found) add(key, letterOf(known.length));
    return found?.letter ?? letterOf(known.length - 1);
  };
}

const noTimings = { dns: null, connect: null, tls: null, firstByte: null, total: null } as const;

/** One exchange for each key of each request, and one for a request without a key. */
export function exchangesOf(
  seen: readonly Seen[],
  judged: ClientResult,
  report: Report,
  run: Run,
  showing: Showing,
): readonly ShownExchange[] {
  const letter = lettersOf(judged, report);
  const show = formatterFor(showing);
  const policies = judged.resolutions.map(({ policy }) => policy).slice(0, 1);
  return seen.flatMap(({ request, status }): readonly ShownExchange[] => {
    const { meaning, because } = outcomeOf(request, run.at, run.facts);
    const base = {
      resolutions: policies,
      kind: "trace" as const,
      url: oneLine(request.url),
      host: oneLine(request.host),
      status,
      bodyCode: null,
      requestId: null,
      timings: noTimings,
      stage: null,
      meaning,
      because: show(because),
    };
    const keys = request.credentials.map(({ header, key }) => ({
      ...base,
      header,
      same: key.info.blank ? null : letter(key),
    }));
    return keys.length > 0 ? keys : [{ ...base, header: null, same: null }];
  });
}

export const traceOf = (
  traced: Traced,
  command: readonly string[],
  more: Pick<ShownTrace, "client" | "predicted"> & { readonly via: Via },
): ShownTrace => ({
  command: oneLine((command[0] ?? "").split("/").pop() ?? ""),
  client: more.client,
  via: more.via,
  status: traced.status,
  signal: traced.signal,
  end: traced.end,
  requests: traced.requests,
  predicted: more.predicted,
  others: traced.others.map(({ host, requests }) => ({ host: oneLine(host), requests })),
  distrusted: traced.distrusted.map(oneLine),
  garbage: traced.garbage,
});
