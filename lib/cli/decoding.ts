// Knows how a decoded error is told: what it means, what is usually behind it, and which of that this machine's files show.
import type { Decoded } from "../decode/index.ts";
import { diagnose, secretsOf } from "../diagnose.ts";
import type { Cause } from "../facts/causes.ts";
import type { Report, ShownFinding } from "../model/report.ts";
import { say, type Text } from "../model/text.ts";
import { paintFor } from "../report/formats/text/paint.ts";
import { place } from "../report/formats/text/steps.ts";
import { teller } from "../report/show.ts";
import { status, type Input, type Output } from "./command.ts";
import { answered, coloursOf } from "./outputs.ts";

const meanings: Readonly<Record<"accepted" | "rejected" | "unknown", Text>> = {
  accepted: say("The key is good: something else is wrong."),
  rejected: say(
    "That does not prove the key wrong: a good key on the wrong host, of the other plan or region, or in the wrong header gets the same answer.",
  ),
  unknown: say("It says nothing about the key."),
};

/** Findings of this machine that a cause explains. */
const fitting = ({ rules }: Cause, { findings }: Report): readonly ShownFinding[] =>
  findings.filter(({ rule, severity }) => rules.includes(rule) && severity !== "note");

/** The answer to an error text that is known. The text itself is never printed: it may hold a key. */
export async function explainError(decoded: Decoded, input: Input): Promise<Output> {
  const { world, view } = input;
  const report = await diagnose({}, world);
  const show = teller({ home: world.home, cwd: world.cwd });
  const paint = paintFor(view, await coloursOf(view));
  const here = decoded.causes.flatMap((it) => fitting(it, report));
  const title = decoded.status === null ? show(decoded.what) : `${decoded.status}: ${show(decoded.what)}`;
  const meaning = decoded.meaning && meanings[decoded.meaning];
  const lines = (): readonly string[] => [
    paint.wrap(paint.bold(title), ""),
    ...(meaning ? [paint.wrap(show(meaning), "")] : []),
    ...causeLines(decoded.causes, (it) => paint.wrap(show(it.what), "  ", 2)),
    ...hereLines(here, report, (it) =>
      paint.wrap(`${it.severity} ${it.rule}${it.place ? ` ${place(it.place)}` : ""}: ${it.message}`, "  ", 2),
    ),
  ];
  const json = () => ({
    schema: 1,
    id: decoded.id,
    status: decoded.status,
    meaning: decoded.meaning,
    because: show(decoded.what),
    causes: decoded.causes.map((it) => ({
      cause: show(it.what),
      rules: it.rules,
      here: fitting(it, report).map((found) => found.rule),
    })),
    findings: here,
  });
  return {
    ...answered(input, { text: () => `${lines().join("\n")}\n`, json }),
    status: status.clean,
    secrets: secretsOf(report),
  };
}

function causeLines(causes: readonly Cause[], line: (cause: Cause) => string): readonly string[] {
  if (causes.length === 0) return [];
  return ["", causes.length > 1 ? "Usually, the most frequent cause first:" : "Usually:", ...causes.map(line)];
}

function hereLines(
  here: readonly ShownFinding[],
  report: Report,
  line: (found: ShownFinding) => string,
): readonly string[] {
  if (here.length > 0) return ["", "Here:", ...here.map(line)];
  if (!report.resolutions.some((it) => it.setUp))
    return ["", "No client is set up for MiMo here, so nothing here can be compared with it."];
  return ["", "Nothing in the configuration here explains it; `mimo-doctor --sweep` asks every endpoint."];
}

/** An error that is not known: said as such, since a guess would lead astray. */
export async function explainNothing(input: Input): Promise<Output> {
  const paint = paintFor(input.view, await coloursOf(input.view));
  const what = "This error is not known: it is no answer of MiMo's, and none of a client about its key or endpoint.";
  return {
    ...answered(input, {
      text: () => `${paint.wrap(what, "")}\n`,
      json: () => ({ schema: 1, id: null, because: what }),
    }),
    status: status.clean,
  };
}
