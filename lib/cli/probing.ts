// The live probe on the command line: its options, what is said before anything is sent, and what it exits with.
import { planTitles } from "../facts/endpoints.ts";
import { UsageError } from "../model/errors.ts";
import type { Exchange, Plan, ProbeKind } from "../model/exchange.ts";
import type { View } from "../model/format.ts";
import type { Report } from "../model/report.ts";
import { msg, type Message } from "../model/message.ts";
import type { Severity } from "../model/finding.ts";
import { paintFor } from "../report/formats/text/paint.ts";
import { formatterFor } from "../report/show.ts";
import type { Probing } from "../request.ts";
import { expectShortCall } from "../host/engine.ts";
import type { Parsed } from "./args.ts";
import { showingOf } from "./locale.ts";
import { status, type Input, type Status } from "./command.ts";

/** Milliseconds of silence before a person is told what is going on. */
const patience = 500;

/** @throws {UsageError} for a kind or a time that does not exist. */
export function probingOf(parsed: Parsed): Probing {
  const kind = parsed.values["probe"]?.at(-1) ?? "models";
  if (kind !== "models" && kind !== "chat")
    throw new UsageError(msg("`--probe` has the kinds models and chat, not `{kind}`", { kind }));
  const timeout = parsed.values["timeout"]?.[0];
  if (timeout !== undefined && !/^\d+(?:\.\d+)?$/.test(timeout))
    throw new UsageError(msg("`--timeout` wants seconds, not `{timeout}`", { timeout }));
  const { cacert, "connect-to": connectTo, "allow-host": allowHosts } = parsed.values;
  return {
    kind: kind satisfies ProbeKind,
    sweep: parsed.flags["sweep"] === true,
    ...(timeout === undefined ? {} : { timeout: Number(timeout) }),
    ...(cacert?.[0] === undefined ? {} : { cacert: cacert[0] }),
    ...(connectTo ? { connectTo } : {}),
    ...(allowHosts ? { allowHosts } : {}),
  };
}

/** Terms of the plan: https://platform.xiaomimimo.com/static/docs/price/tokenplan/subscription.md */
const terms = msg(
  "Note: the terms of Token Plan allow its quota inside programming tools only; this probe spends one token of it.",
);

export interface Watched {
  readonly probing: Probing;
  readonly stop: () => void;
  /** Whether the user ended it; then says what was and what was not asked. */
  readonly interrupted: (exchanges: readonly Exchange[]) => boolean;
}

/** A probe that says what it is about to do, what it is waiting for, and that can be interrupted. */
export function watched(probing: Probing, input: Input): Watched {
  const { parsed, view, notice, onInterrupt } = input;
  const show = formatterFor(showingOf(input));
  const abort = new AbortController();
  const release = onInterrupt(() => abort.abort());
  let timer: NodeJS.Timeout | undefined;
  let planned: Plan | undefined;
  const onPlan = (plan: Plan): void => {
    planned = plan;
    if (plan.targets.some((target) => target.kind === "chat" && target.key.info.plan === "token-plan"))
      notice(`${show(terms)}\n`);
    if (parsed.flags["verbose"]) notice(planText(plan, show, view));
    // Not before Node has loaded what the connections need: its own compiled forms fit no other flags.
    setImmediate(expectShortCall);
    const hosts = [...new Set(plan.targets.map((target) => target.host))];
    timer = setTimeout(() => notice(`${show(msg("asking {hosts} …", { hosts }))}\n`), patience);
  };
  const stop = (): void => {
    clearTimeout(timer);
    release();
  };
  const interrupted = (exchanges: readonly Exchange[]): boolean => {
    if (abort.signal.aborted) notice(`${show(interruption(planned, exchanges))}\n`);
    return abort.signal.aborted;
  };
  return { probing: { ...probing, signal: abort.signal, onPlan }, stop, interrupted };
}

/** What an interrupt left: answers that came, requests without one, and requests that were never sent. */
function interruption(plan: Plan | undefined, exchanges: readonly Exchange[]): Message {
  const rows = (plan?.targets ?? []).flatMap(({ host, url, headers }) =>
    headers.map((header) => {
      const own = exchanges.filter(({ target }) => target.url === url);
      const sent = own.findLast((it) => it.header === header);
      const left = own.at(-1)?.stage === "interrupted" || own.at(-1)?.status === 401;
      const fate = sent ? (sent.status === null ? "silent" : "answered") : left ? "never" : "needless";
      return { fate, text: `${host} (${header})` };
    }),
  );
  const all = (fate: string): readonly string[] => {
    const texts = rows.filter((row) => row.fate === fate).map((row) => row.text);
    return texts.length > 0 ? [...new Set(texts)] : ["-"];
  };
  return msg("interrupted; answered: {answered}; asked, without an answer: {silent}; not asked: {never}", {
    answered: all("answered"),
    silent: all("silent"),
    never: all("never"),
  });
}

/** The plan as lines for a person. */
export const planText = (plan: Plan, show: (text: Message) => string, view: View): string => {
  const { wrap } = paintFor(view);
  const lines = planLines(plan).map((line) => `${wrap(show(line), "", 2)}\n`);
  return [...new Set(lines)].join("");
};

/** The plan in sentences: each request, its header, what a refusal leads to, what it costs. */
function planLines(plan: Plan): readonly Message[] {
  const asked = plan.targets.map((target) => {
    const [own, ...others] = target.headers;
    const args = {
      method: target.method,
      url: target.url,
      header: own,
      others,
      plan: planTitles[target.key.info.plan],
      place: target.keyPlace ?? { kind: "builtin" as const },
    };
    return target.kind === "chat"
      ? msg(
          "{method} {url} with the {plan} key from {place} in `{header}`; after a 401 once more, then in `{others}`; costs one token",
          args,
        )
      : msg(
          "{method} {url} with the {plan} key from {place} in `{header}`; after a 401 once more, then in `{others}`; costs nothing",
          args,
        );
  });
  const refused = plan.refused.map((it) =>
    it.flag === null
      ? msg("not asked: {because}", { because: it.because })
      : msg("not asked: {because} (`{flag}` allows it)", { because: it.because, flag: it.flag }),
  );
  const lines = [...asked, ...refused];
  return lines.length > 0 ? lines : [msg("nothing to ask: no client is set up")];
}

/** The status of a run with a probe: 4 where nothing else is wrong and no route got a verdict. */
export function exitWithProbe(report: Report, failing: readonly Severity[]): Status {
  const reaches = report.findings.filter((finding) => failing.includes(finding.severity));
  const ofProbe = (rule: string): boolean => rule.startsWith("probe-");
  if (reaches.some((finding) => !ofProbe(finding.rule))) return status.findings;
  const failed = report.findings.some((finding) => ofProbe(finding.rule) && finding.severity === "error");
  const verdict = report.exchanges.some(
    (exchange) => exchange.resolutions.length > 0 && exchange.meaning !== "unknown",
  );
  if (!failed && !verdict) return status.noVerdict;
  return reaches.length > 0 ? status.findings : status.clean;
}
