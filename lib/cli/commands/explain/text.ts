// How a decoded error is told: what it means, what is usually behind it, and which of that this machine's files show.
import type { Decoded } from "../../../explain/index.ts";
import { diagnose } from "../../../diagnose.ts";
import type { Cause } from "../../../explain/causes.ts";
import type { Report, ShownFinding } from "../../../model/report.ts";
import { msg, formatter, type Message, type Messages } from "../../../model/message.ts";
import { paintFor, type Paint } from "../../../report/formats/text/paint.ts";
import { place } from "../../../report/formats/text/steps.ts";
import { show } from "../../../report/diagnosis.ts";
import { formatterFor } from "../../../report/show.ts";
import { severityWords } from "../../../report/order.ts";
import { status, type Input, type Output } from "../../command.ts";
import { answered, coloursOf } from "../../outputs.ts";

const meanings: Readonly<Record<"accepted" | "rejected" | "unknown", Message>> = {
  accepted: msg("The key is good: something else is wrong."),
  rejected: msg(
    "That does not prove the key wrong: a good key on the wrong host, of the other plan or region, or in the wrong header gets the same answer.",
  ),
  unknown: msg("It says nothing about the key."),
};

/** Findings of this machine that a cause explains. */
const fitting = ({ rules }: Cause, { findings }: Report): readonly ShownFinding[] =>
  findings.filter(({ rule, severity }) => rules.includes(rule) && severity !== "note");

/** The answer to an error text that is known. The text itself is never printed: it may hold a key. */
export async function explainError(decoded: Decoded, input: Input): Promise<Output> {
  const { world, view } = input;
  const diagnosis = await diagnose({ facts: input.facts }, world);
  const paint = paintFor(view, await coloursOf(view));
  const teach = (words: Messages | undefined) => formatterFor({ home: world.home, cwd: world.cwd, words });
  return {
    ...answered(input, {
      text: (words) => `${linesOf(decoded, show(diagnosis, words), teach(words), paint).join("\n")}\n`,
      json: (words) => jsonOf(decoded, show(diagnosis, words), teach(words)),
    }),
    status: status.clean,
    secrets: diagnosis.vault,
  };
}

type Show = (text: Message) => string;

const hereOf = ({ causes }: Decoded, report: Report): readonly ShownFinding[] => [
  ...new Set(causes.flatMap((it) => fitting(it, report))),
];

/** What else is wrong here, the worst first: it may be behind the answer all the same. */
const besides = (here: readonly ShownFinding[], { findings }: Report): readonly ShownFinding[] =>
  findings.filter((it) => it.severity !== "note" && !here.includes(it));

function linesOf(decoded: Decoded, report: Report, show: Show, paint: Paint): readonly string[] {
  const { status: code, what, meaning, causes } = decoded;
  const title = code === null ? what : msg("{status}: {what}", { status: code, what });
  return [
    paint.wrap(paint.bold(show(title)), ""),
    ...(meaning ? [paint.wrap(show(meanings[meaning]), "")] : []),
    ...causeLines(causes, show, paint),
    ...hereLines(hereOf(decoded, report), report, show, paint),
  ];
}

const jsonOf = (decoded: Decoded, report: Report, show: Show) => ({
  schema: 1,
  id: decoded.id,
  status: decoded.status,
  speaker: decoded.speaker,
  sent: decoded.sent,
  meaning: decoded.meaning,
  because: show(decoded.what),
  causes: decoded.causes.map((it) => ({
    cause: show(it.what),
    rules: it.rules,
    here: fitting(it, report).map((found) => found.rule),
  })),
  findings: hereOf(decoded, report),
  besides: besides(hereOf(decoded, report), report),
});

function causeLines(causes: readonly Cause[], show: Show, paint: Paint): readonly string[] {
  if (causes.length === 0) return [];
  const head = causes.length > 1 ? msg("Usually, the most frequent cause first:") : msg("Usually:");
  return ["", show(head), ...causes.map((it) => paint.wrap(show(it.what), "  ", 2))];
}

function hereLines(here: readonly ShownFinding[], report: Report, show: Show, paint: Paint): readonly string[] {
  const lines = here.map((it) => paint.wrap(show(hereText(it)), "  ", 2));
  const more = besides(here, report).map((it) => paint.wrap(show(hereText(it)), "  ", 2));
  const also = more.length > 0 ? ["", show(msg("Also found here:")), ...more] : [];
  if (here.length > 0) return ["", show(msg("Here:")), ...lines, ...also];
  if (more.length > 0) return also;
  if (!report.resolutions.some((it) => it.setUp))
    return ["", show(msg("No client is set up for MiMo here, so nothing here can be compared with it."))];
  return ["", show(msg("Nothing in the configuration here explains it; `mimo-doctor --sweep` asks every endpoint."))];
}

function hereText({ severity, rule, place: at, message }: ShownFinding): Message {
  const args = { severity: severityWords[severity], rule, message };
  return at
    ? msg("{severity} {rule} {place}: {message}", { ...args, place: place(at) })
    : msg("{severity} {rule}: {message}", args);
}

const notKnown = msg("This text is not known to mimo-doctor.");

/** An error that is not known: said as such, since a guess would lead astray. */
export async function explainNothing(input: Input): Promise<Output> {
  const paint = paintFor(input.view, await coloursOf(input.view));
  return {
    ...answered(input, {
      text: (words) => `${paint.wrap(formatter(words)(notKnown), "")}\n`,
      json: (words) => ({ schema: 1, id: null, because: formatter(words)(notKnown) }),
    }),
    status: status.clean,
  };
}
