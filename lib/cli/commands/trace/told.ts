// How a trace is told to a person: what went where, and what else happened, before the findings.
import type { Facts } from "../../../model/facts.ts";
import type { View } from "../../../model/format.ts";
import type { ClientResult, Run } from "../../../model/contracts.ts";
import type { ShownTrace } from "../../../model/report.ts";
import { msg, type Message } from "../../../model/message.ts";
import { planTitles } from "../../../facts/endpoints.ts";
import type { Traced } from "../../../probe/trace/index.ts";
import type { Arrived } from "../../../probe/trace/serve.ts";
import { refusedBy } from "../../../probe/trace/answer.ts";
import { paintFor, type Colours } from "../../../report/formats/text/paint.ts";
import { formatterFor, type Showing } from "../../../report/show.ts";
import { outcomeOf } from "./exchanges.ts";
import { ownerOf } from "./routes.ts";

interface Told {
  readonly traced: Traced;
  readonly shown: ShownTrace;
  readonly judged: ClientResult;
  readonly run: Run;
  readonly letterOf: (request: Arrived, n: number) => string;
}

function head(request: Arrived, status: number, { shown, run, letterOf }: Told): Message {
  const [first] = request.credentials;
  const args = { command: shown.command, host: request.host, status };
  if (!first || first.key.info.blank) return msg("{command} sent no key to {host}: {status}", args);
  const owner = ownerOf(first.key, run, shown.client ?? undefined);
  const key = { ...args, letter: letterOf(request, 0), plan: planTitles[first.key.info.plan] };
  return owner
    ? msg("{command} sent the key from {place} ({letter}, {plan}) to {host}: {status}", { ...key, place: owner.place })
    : msg("{command} sent a key that no setting here holds ({letter}, {plan}) to {host}: {status}", key);
}

/** Method, path, headers and model as they came. */
function line(request: Arrived, { letterOf }: Told): Message {
  const keys = request.credentials
    .map(({ header, key }, n) => `${header}: ${key.mask} (${letterOf(request, n)})`)
    .join(", ");
  const model = request.model === null ? "" : `  model ${request.model}`;
  return msg("{line}", { line: `${request.method} ${request.path}  ${keys}${model}` });
}

/** The same request over and over is told once. */
const idOf = ({ method, url, model, credentials }: Arrived): string =>
  [method, url, model, ...credentials.map(({ header }) => header)].join("\n");

/** What the command did besides, and how it ended. */
function endings({ traced, shown }: Told): readonly Message[] {
  const out: Message[] = [];
  const { command, others, distrusted } = shown;
  if (others.length > 0)
    out.push(msg("also asked for: {hosts} (nothing of it left)", { hosts: others.map(({ host }) => host) }));
  if (distrusted.length > 0)
    out.push(
      msg(
        "refused our certificate for {hosts}: it brings its own roots or pins a key, and what it would have sent there is not known",
        { hosts: distrusted },
      ),
    );
  if (traced.garbage > 0) out.push(msg("{n} connections brought no request", { n: traced.garbage }));
  if (traced.requests > traced.seen.length + others.reduce((n, it) => n + it.requests, 0))
    out.push(msg("{n} requests in all; the first {kept} are kept", { n: traced.requests, kept: traced.seen.length }));
  if (traced.end === "timeout")
    out.push(msg("{command} was still running and was ended; `--timeout` gives it longer", { command }));
  else if (traced.end === "interrupt") out.push(msg("interrupted; {command} was ended", { command }));
  else if (traced.signal !== null) out.push(msg("{command} ended by {signal}", { command, signal: traced.signal }));
  else out.push(msg("{command} ended with status {status}", { command, status: traced.status ?? 0 }));
  return out;
}

/** The block before the findings. */
export function traceText(told: Told, showing: Showing, view: View, colours: Colours, facts: Facts): string {
  const show = formatterFor(showing);
  const paint = paintFor(view, colours);
  const rows: string[] = [];
  const known = new Set<string>();
  for (const { request, status } of told.traced.seen) {
    if (known.has(idOf(request))) continue;
    known.add(idOf(request));
    const { because } = outcomeOf(request, told.run.at, facts);
    const bad = refusedBy(request, told.run.at, facts) !== undefined;
    rows.push(paint.wrap(`${bad ? paint.mark.bad : paint.mark.good} ${show(head(request, status, told))}`, "", 2));
    rows.push(paint.wrap(show(line(request, told)), "  ", 4), paint.wrap(show(because), "  ", 4));
  }
  if (rows.length === 0)
    rows.push(show(msg("{command} asked no model and sent no key", { command: told.shown.command })));
  else if (told.shown.predicted !== null)
    rows.push(`  ${show(msg("as mimo-doctor predicted ({policy})", { policy: told.shown.predicted }))}`);
  return [...rows, ...endings(told).map((it) => paint.wrap(show(it), "  ", 4)), ""].join("\n");
}
