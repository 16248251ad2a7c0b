// Knows how to tell who won one setting and why, and what would win if a variable were another.
import { diagnose, secretsOf } from "../../diagnose.ts";
import { nearest } from "../../facts/hosts.ts";
import { UsageError } from "../../model/errors.ts";
import { grouped } from "../../model/group.ts";
import type { Report, ShownResolution } from "../../model/report.ts";
import { say } from "../../model/text.ts";
import { paintFor, type Paint } from "../../report/formats/text/paint.ts";
import { place, runs, stepText, verdictWords, versions } from "../../report/formats/text/steps.ts";
import { clip } from "../../report/show.ts";
import { status, type Command } from "../command.ts";
import { answered, coloursOf } from "../outputs.ts";
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

/** One setting as some versions decide it. */
function block(
  group: readonly [ShownResolution, ...ShownResolution[]],
  all: readonly ShownResolution[],
  slot: Slot,
  paint: Paint,
): string {
  const [r] = group;
  const outcome = r.outcomes[slot];
  const letter = slot === "key" && r.outcomes.key.same ? ` (${r.outcomes.key.same})` : "";
  const where = outcome.place ? `, ${outcome.place.kind === "builtin" ? "" : "from "}${place(outcome.place)}` : "";
  const what = outcome.value === null ? "nothing" : clip(outcome.value) + letter + where;
  return [
    paint.bold(paint.wrap(`${r.title} ${versions(group, all)}: ${slot} is ${what}`, "", 2)),
    paint.wrap(outcome.because, "  "),
    ...runs(r.steps.filter((step) => step.slot === slot)).map(([first, ...more]) => {
      const because = first.verdict === "unset" || first.because === outcome.because ? "" : ` - ${first.because}`;
      const names = [first, ...more].map((step) => stepText(step)).join(", ");
      return paint.wrap(names + because, `  ${verdictWords[first.verdict].padEnd(9)}`);
    }),
  ].join("\n");
}

/** Everything that a block shows but the version. */
const decision = (r: ShownResolution, slot: Slot): string =>
  JSON.stringify([r.title, r.outcomes[slot], r.steps.filter((step) => step.slot === slot)]);

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

const command: Command = async (input) => {
  const { parsed, world, view } = input;
  const slot = slotOf(parsed.words);
  const report = await diagnose(requestOf(parsed, world), whatIf(world, parsed.values));
  const own = report.resolutions.filter((r) => r.setUp);
  const shown = own.length > 0 ? own : report.resolutions;
  const paint = paintFor(view, await coloursOf(view));
  const blocks = (): readonly string[] =>
    grouped(shown, (r) => decision(r, slot)).map((group) => block(group, shown, slot, paint));
  const answer = answered(input, {
    text: () => `${blocks().join("\n\n")}\n`,
    json: () => ({ schema: 1, at: report.at, resolutions: facts(report, slot) }),
  });
  return { ...answer, status: status.clean, secrets: secretsOf(report) };
};

export default command;
