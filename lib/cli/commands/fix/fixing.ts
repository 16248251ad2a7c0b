// How the result of `fix` is told.
import { shellOf } from "../../../model/shell.ts";
import { commandFor } from "../../../repair/by-hand.ts";
import { diffLines, modeLine } from "../../../repair/diff.ts";
import type { ByHand, FileEdit } from "../../../repair/draft.ts";
import type { FixPlan } from "../../../repair/plan.ts";
import { grouped } from "../../../model/group.ts";
import { msg, type Message } from "../../../model/message.ts";
import { paintFor, type Colours, type Paint } from "../../../report/formats/text/paint.ts";
import { safe, shortPath, formatterFor } from "../../../report/show.ts";
import type { Input } from "../../command.ts";
import { showingOf } from "../../locale.ts";

type Show = (text: Message) => string;

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
  const show = formatterFor(showing);
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
    place ? msg("{rule}: {ask} ({place})", { rule, ask, place }) : msg("{rule}: {ask}", { rule, ask }),
  );
  // A place that was renamed meanwhile is asked about twice.
  const shown = new Set(lines.map((it) => paint.wrap(show(it), "  ", 2)));
  return [show(msg("Somebody must decide (`--yes` agrees to all of them):")), ...shown].join("\n");
}

function refusedBlock({ refused }: FixPlan, show: Show, paint: Paint): string | undefined {
  if (refused.length === 0) return undefined;
  const lines = refused.map(({ rule, place, because }) =>
    place ? msg("{rule} in {place}: {because}", { rule, place, because }) : msg("{rule}: {because}", { rule, because }),
  );
  return [show(msg("Left alone:")), ...lines.map((it) => paint.wrap(show(it), "  ", 2))].join("\n");
}

function fileBlock(file: FileEdit, name: string, colours: Colours, show: Show): string {
  const mode = modeLine(name, file, show);
  return [
    show(msg("{rules} in {file}", { rules: file.rules, file: name })),
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
    show(msg("In your shell ({shell}), and where it is set for good:", { shell })),
    ...grouped(commands, (it) => it).map(([command]) => `  ${command}`),
  ].join("\n");
}

function last(plan: FixPlan, { write, written }: Told) {
  if (plan.files.length === 0 && plan.byHand.length === 0 && plan.open.length === 0)
    return msg("There is nothing that can be repaired here; `mimo-doctor` lists what it found.");
  if (plan.files.length === 0) return msg("No file is changed.");
  if (!write) return msg("Nothing is written without `--write`.");
  if (written.length === 0) return msg("Nothing was written.");
  return msg("Written: {n} of {all}. `mimo-doctor fix --undo` puts back what was there.", {
    n: written.length,
    all: plan.files.length,
  });
}
