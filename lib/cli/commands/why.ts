// Knows how to tell who won one setting and why, and what would win if a variable were another.
import { diagnose, secretsOf } from "../../diagnose.ts";
import { nearest } from "../../facts/hosts.ts";
import { UsageError } from "../../model/errors.ts";
import type { Report, ShownResolution, ShownStep } from "../../model/report.ts";
import { say } from "../../model/text.ts";
import { place } from "../../report/formats/text/connection.ts";
import { paintFor, type Paint } from "../../report/formats/text/paint.ts";
import { status, type Command } from "../command.ts";
import { coloursOf } from "../outputs.ts";
import { requestOf } from "../request.ts";
import { whatIf } from "../whatif.ts";

const slots = ["key", "baseUrl", "mode", "model", "auth"] as const;
type Slot = (typeof slots)[number];

const spellings: Readonly<Record<string, Slot>> = {
  key: "key",
  "api-key": "key",
  api_key: "key",
  baseurl: "baseUrl",
  "base-url": "baseUrl",
  base_url: "baseUrl",
  url: "baseUrl",
  endpoint: "baseUrl",
  mode: "mode",
  model: "model",
  auth: "auth",
  header: "auth",
};

function slotOf(words: readonly string[]): Slot {
  const [word, ...more] = words;
  if (word === undefined || more.length > 0)
    throw new UsageError(say("`why` wants one of: {all}", { all: slots.join(", ") }));
  const slot = Object.hasOwn(spellings, word.toLowerCase()) ? spellings[word.toLowerCase()] : undefined;
  if (slot) return slot;
  const near = nearest(word.toLowerCase(), Object.keys(spellings), 2);
  throw new UsageError(
    near
      ? say("`{word}` is no setting: did you mean `{near}`?", { word, near: spellings[near] ?? near })
      : say("`{word}` is no setting: {all}", { word, all: slots.join(", ") }),
  );
}

const verdicts: Readonly<Record<ShownStep["verdict"], string>> = {
  won: "won",
  shadowed: "lost",
  blank: "blank",
  unset: "not set",
  ignored: "ignored",
  derived: "derived",
  refused: "not used",
};

function block(r: ShownResolution, slot: Slot, paint: Paint): string {
  const outcome = r.outcomes[slot];
  const same = slot === "key" && r.outcomes.key.same ? ` (${r.outcomes.key.same})` : "";
  const where = outcome.place ? `, ${outcome.place.kind === "builtin" ? "" : "from "}${place(outcome.place)}` : "";
  const lines = [
    paint.bold(
      `${r.title} ${r.version}/${r.view}: ${slot} is ${outcome.value === null ? "nothing" : outcome.value + same + where}`,
    ),
    paint.wrap(outcome.because, "  "),
  ];
  for (const step of r.steps.filter((it) => it.slot === slot)) {
    const letter = step.same ? ` (${step.same})` : "";
    const at = step.place?.kind === "file" ? ` at ${place(step.place)}` : "";
    lines.push(
      paint.wrap(
        `${step.name}${letter}${at}${step.verdict === "unset" ? "" : ` - ${step.because}`}`,
        `  ${verdicts[step.verdict].padEnd(9)}`,
      ),
    );
  }
  return lines.join("\n");
}

const facts = (report: Report, slot: Slot) =>
  report.resolutions.map((r) => ({
    client: r.client,
    version: r.version,
    view: r.view,
    setUp: r.setUp,
    slot,
    outcome: r.outcomes[slot],
    steps: r.steps.filter((step) => step.slot === slot),
  }));

const command: Command = async ({ parsed, world, view }) => {
  const slot = slotOf(parsed.words);
  const format = parsed.values["format"]?.at(-1) ?? "text";
  if (format !== "text" && format !== "json")
    throw new UsageError(say("`why` has the formats text and json, not `{format}`", { format }));
  const supposed = whatIf(world, parsed.values["set"] ?? [], parsed.values["unset"] ?? []);
  const report = await diagnose(requestOf(parsed, world), supposed);
  const secrets = secretsOf(report);
  if (format === "json")
    return {
      out: `${JSON.stringify({ schema: 1, at: report.at, resolutions: facts(report, slot) }, null, 2)}\n`,
      status: status.clean,
      secrets,
    };
  const shown = report.resolutions.some((r) => r.setUp)
    ? report.resolutions.filter((r) => r.setUp)
    : report.resolutions;
  const paint = paintFor(view, await coloursOf(view));
  return { out: `${shown.map((r) => block(r, slot, paint)).join("\n\n")}\n`, status: status.clean, secrets };
};

export default command;
