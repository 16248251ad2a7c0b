// How to tell who won one setting and why, and what would win if a variable were another.
import { diagnose } from "../../../diagnose.ts";
import { nearest } from "../../../facts/hosts.ts";
import { UsageError } from "../../../model/errors.ts";
import { grouped } from "../../../model/group.ts";
import type { Report, ShownResolution } from "../../../model/report.ts";
import { msg, formatter, type Message } from "../../../model/message.ts";
import { valueText } from "../../../report/formats/text/connection.ts";
import { padded, paintFor, type Paint } from "../../../report/formats/text/paint.ts";
import { runs, stepText, verdictWords, versions } from "../../../report/formats/text/steps.ts";
import { show } from "../../../report/diagnosis.ts";
import { clip } from "../../../report/show.ts";
import { status, type Command } from "../../command.ts";
import { answered, coloursOf } from "../../outputs.ts";
import { requestOf } from "../../request.ts";
import { whatIf } from "./what-if.ts";

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

/** One setting, or all five where none is named. */
function slotOf(words: readonly string[]): Slot | undefined {
  const [word, ...more] = words;
  if (word === undefined) return undefined;
  if (more.length > 0) throw new UsageError(msg("`why` wants one of: {all}", { all: slots }));
  const slot = Object.hasOwn(spellings, word.toLowerCase()) ? spellings[word.toLowerCase()] : undefined;
  if (slot) return slot;
  const near = nearest(word.toLowerCase(), Object.keys(spellings), 2);
  throw new UsageError(
    near
      ? msg("`{word}` is not a setting: did you mean `{near}`?", { word, near: spellings[near] ?? near })
      : msg("`{word}` is not a setting; choose {all}", { word, all: slots }),
  );
}

/** One setting as some versions decide it. */
function block(
  group: readonly [ShownResolution, ...ShownResolution[]],
  all: readonly ShownResolution[],
  slot: Slot,
  paint: Paint,
  tell: (text: Message) => string,
): string {
  const [r] = group;
  const outcome = r.outcomes[slot];
  const letter = slot === "key" ? r.outcomes.key.same : null;
  const value = clip(outcome.value ?? "");
  const shown = letter ? msg("{value} ({letter})", { value, letter }) : value;
  const what = outcome.value === null ? msg("nothing") : valueText(shown, outcome.place);
  const head = msg("{client} {versions}: {slot} is {what}", {
    client: r.title,
    versions: versions(group, all),
    slot,
    what,
  });
  return [
    paint.bold(paint.wrap(tell(head), "", 2)),
    paint.wrap(outcome.because, "  "),
    ...runs(r.steps.filter((step) => step.slot === slot)).map(([first, ...more]) => {
      const names = [first, ...more].map((step) => stepText(step));
      const text =
        first.verdict === "unset" || first.because === outcome.because
          ? msg("{names}", { names })
          : msg("{names} - {because}", { names, because: first.because });
      return paint.wrap(tell(text), `  ${padded(tell(verdictWords[first.verdict]), 9)}`);
    }),
  ].join("\n");
}

/** What each setting is, and where that stands, in one line each. */
function overview(
  group: readonly [ShownResolution, ...ShownResolution[]],
  all: readonly ShownResolution[],
  paint: Paint,
  tell: (text: Message) => string,
): string {
  const [r] = group;
  const rows = slots.map((slot) => {
    const { value, place } = r.outcomes[slot];
    const letter = slot === "key" ? r.outcomes.key.same : null;
    const shown = letter ? msg("{value} ({letter})", { value: clip(value ?? ""), letter }) : clip(value ?? "");
    return paint.wrap(tell(value === null ? msg("nothing") : valueText(shown, place)), `  ${padded(slot, 9)}`);
  });
  return [
    paint.bold(tell(msg("{client} {versions}", { client: r.title, versions: versions(group, all) }))),
    ...rows,
  ].join("\n");
}

const outcomesOf = (r: ShownResolution): string =>
  JSON.stringify([r.title, slots.map((slot) => [r.outcomes[slot].value, r.outcomes[slot].place])]);

/** Everything that a block shows but the version. */
const decision = (r: ShownResolution, slot: Slot): string =>
  JSON.stringify([r.title, r.outcomes[slot], r.steps.filter((step) => step.slot === slot)]);

const facts = (report: Report, wanted: readonly Slot[]) =>
  report.resolutions.flatMap((r) =>
    wanted.map((slot) => ({
      client: r.client,
      version: r.version,
      view: r.view,
      setUp: r.setUp,
      slot,
      outcome: r.outcomes[slot],
      steps: r.steps.filter((step) => step.slot === slot),
    })),
  );

const command: Command = async (input) => {
  const { parsed, world, view } = input;
  const slot = slotOf(parsed.words);
  const diagnosis = await diagnose(requestOf(parsed, world, input.facts), whatIf(world, parsed.values));
  const report = show(diagnosis, view.words);
  const own = report.resolutions.filter((r) => r.setUp);
  const shown = own.length > 0 ? own : report.resolutions;
  const paint = paintFor(view, await coloursOf(view));
  const blocks = (): readonly string[] =>
    slot === undefined || view.verbosity === "quiet"
      ? grouped(shown, outcomesOf).map((group) => overview(group, shown, paint, formatter(view.words)))
      : grouped(shown, (r) => decision(r, slot)).map((group) =>
          block(group, shown, slot, paint, formatter(view.words)),
        );
  const answer = answered(input, {
    text: () => `${blocks().join("\n\n")}\n`,
    json: (words) => ({
      schema: 1,
      at: report.at,
      resolutions: facts(show(diagnosis, words), slot ? [slot] : slots),
    }),
  });
  return { ...answer, status: status.clean, secrets: diagnosis.vault };
};

export default command;
