// Knows how the result of `fix` is told.
import { commandFor, shellOf } from "../fix/by-hand.ts";
import { diffLines, modeLine } from "../fix/diff.ts";
import type { ByHand, FileEdit } from "../fix/draft.ts";
import type { FixPlan } from "../fix/plan.ts";
import { grouped } from "../model/group.ts";
import { say, type Text } from "../model/text.ts";
import { paintFor, type Colours, type Paint } from "../report/formats/text/paint.ts";
import { safe, shortPath, teller } from "../report/show.ts";
import type { Input } from "./command.ts";
import { showingOf } from "./tongue.ts";

type Show = (text: Text) => string;

interface Told {
  readonly write: boolean;
  readonly written: readonly FileEdit[];
  readonly colours: Colours;
  readonly input: Input;
}

/** Everything that `fix` has to say, in the order in which a person acts on it. */
export function fixText(plan: FixPlan, told: Told): string {
  const { view } = told.input;
  const showing = showingOf(told.input);
  const show = teller(showing);
  const paint = paintFor(view, told.colours);
  const blocks = [
    ...plan.files.map((file) => fileBlock(file, shortPath(file.path, showing), told.colours, show)),
    byHandBlock(plan.byHand, told.input, show),
    openBlock(plan, show, paint),
    refusedBlock(plan, show, paint),
    paint.wrap(show(last(plan, told)), ""),
  ];
  return `${blocks.filter((it) => typeof it === "string").join("\n\n")}\n`;
}

function openBlock({ open }: FixPlan, show: Show, paint: Paint): string | undefined {
  if (open.length === 0) return undefined;
  const lines = open.map(({ rule, ask, place }) =>
    place ? say("{rule}: {ask} ({place})", { rule, ask, place }) : say("{rule}: {ask}", { rule, ask }),
  );
  // A place that was renamed meanwhile is asked about twice.
  const shown = new Set(lines.map((it) => paint.wrap(show(it), "  ", 2)));
  return [show(say("Somebody must decide (`--yes` agrees to all of them):")), ...shown].join("\n");
}

function refusedBlock({ refused }: FixPlan, show: Show, paint: Paint): string | undefined {
  if (refused.length === 0) return undefined;
  const lines = refused.map(({ rule, place, because }) =>
    place ? say("{rule} in {place}: {because}", { rule, place, because }) : say("{rule}: {because}", { rule, because }),
  );
  return [show(say("Left alone:")), ...lines.map((it) => paint.wrap(show(it), "  ", 2))].join("\n");
}

function fileBlock(file: FileEdit, name: string, colours: Colours, show: Show): string {
  const mode = modeLine(name, file, show);
  return [
    show(say("{rules} in {file}", { rules: file.rules, file: name })),
    ...diffLines(name, file, colours),
    ...(mode === undefined ? [] : [mode]),
  ].join("\n");
}

function byHandBlock(changes: readonly ByHand[], input: Input, show: Show): string | undefined {
  const shell = shellOf(input.world.env, input.world.platform);
  const commands = changes.flatMap(({ change, place }) => {
    const command = place.kind === "env" ? commandFor(shell, place.name, change) : undefined;
    return command === undefined ? [] : [safe(command)];
  });
  if (commands.length === 0) return undefined;
  return [
    show(say("In your shell ({shell}), and where it is set for good:", { shell })),
    ...grouped(commands, (it) => it).map(([command]) => `  ${command}`),
  ].join("\n");
}

function last(plan: FixPlan, { write, written }: Told) {
  if (plan.files.length === 0 && plan.byHand.length === 0 && plan.open.length === 0)
    return say("There is nothing that can be repaired here; `mimo-doctor` lists what it found.");
  if (plan.files.length === 0) return say("No file is changed.");
  if (!write) return say("Nothing is written without `--write`.");
  if (written.length === 0) return say("Nothing was written.");
  return say("Written: {n} of {all}. `mimo-doctor fix --undo` puts back what was there.", {
    n: written.length,
    all: plan.files.length,
  });
}
