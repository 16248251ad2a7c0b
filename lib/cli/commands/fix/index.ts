// Knows `fix`: the repairs as a diff, the ones that somebody must decide as questions, and the writing of what was agreed to.
import { UsageError } from "../../../model/errors.ts";
import { msg } from "../../../model/message.ts";
import type { FileEdit } from "../../../repair/draft.ts";
import { planFixes, type Decide } from "../../../repair/plan.ts";
import { noColours, type Colours } from "../../../report/formats/text/paint.ts";
import { shortPath, formatterFor } from "../../../report/show.ts";
import { status, type Asker, type Command, type Input, type Output } from "../../command.ts";
import { exitOf, judgementOf, reportsOf, settingsOf } from "../../check.ts";
import { fixText } from "./fixing.ts";
import { coloursOf } from "../../outputs.ts";
import { requestOf } from "../../request.ts";
import { showingOf } from "../../locale.ts";
import { diagnosisOf } from "../../../diagnose.ts";

const command: Command = async (input) => {
  const { parsed } = input;
  const [word] = parsed.words;
  if (word !== undefined) throw new UsageError(msg("`fix` takes no further word, and `{word}` is one", { word }));
  if (parsed.flags["undo"]) return undone(input);
  const ask = parsed.flags["write"] && !parsed.flags["yes"] ? await input.asker() : undefined;
  const { plan, request, isStopped } = await planned(input, ask);
  const colours: Colours = input.view.color ? await coloursOf(input.view) : noColours;
  const write = parsed.flags["write"] === true && !isStopped;
  const written = write ? await writeAll(plan.files, input, ask) : [];
  const judgement = await judgementOf(parsed, input.world, await settingsOf(parsed, input.world));
  const judged = written.length === plan.files.length && write ? plan.after : plan.before;
  const report = reportsOf(diagnosisOf(judged, request, input.world), judgement)();
  return {
    out: fixText(plan, { write, written, colours, input }),
    status: isStopped ? status.unfinished : exitOf(report, judgement.failing),
    secrets: plan.vault,
  };
};

async function planned(input: Input, ask: Asker | undefined) {
  const { parsed, world } = input;
  const base = requestOf(parsed, world, input.facts);
  if (!parsed.flags["sweep"] && !parsed.values["probe"])
    return {
      request: base,
      plan: await planFixes(base, world, decider(input, ask), await wantedRules(input)),
      isStopped: false,
    };
  const { probingOf, watched } = await import("../../probing.ts");
  const watch = watched(probingOf(parsed), input);
  const request = { ...base, probe: watch.probing };
  try {
    const plan = await planFixes(request, world, decider(input, ask), await wantedRules(input));
    // Who interrupts the probe wants nothing to be written.
    return { request: base, plan, isStopped: watch.interrupted(plan.before.run.exchanges) };
  } finally {
    watch.stop();
  }
}

/** `--only` and `--skip` choose the repairs. @throws {UsageError} */
async function wantedRules({ parsed }: Input): Promise<(rule: string) => boolean> {
  const { wishesOf } = await import("../../overrides.ts");
  const { only, skip } = wishesOf(parsed);
  return (rule) => (!only || only.has(rule)) && !skip.has(rule);
}

/** `--yes` agrees; with `--write` a person at a terminal is asked; nobody else agrees to anything. */
function decider(input: Input, ask: Asker | undefined): Decide {
  if (!ask) return () => Promise.resolve(input.parsed.flags["yes"] === true);
  const show = formatterFor(showingOf(input));
  return ({ rule, ask: what }) => ask(show(msg("{rule}: {ask}", { rule, ask: what })));
}

/** Backs up first; a file that cannot be written stops the ones after it. @throws {InternalError} */
async function writeAll(
  files: readonly FileEdit[],
  input: Input,
  ask: Asker | undefined,
): Promise<readonly FileEdit[]> {
  if (files.length === 0) return [];
  const { diffLines, modeLine } = await import("../../../repair/diff.ts");
  const { world } = input;
  const show = formatterFor(showingOf(input));
  const agreed: FileEdit[] = [];
  for (const file of files) {
    const name = shortPath(file.path, showingOf(input));
    const shown = [
      ...diffLines(name, file, noColours),
      ...[modeLine(name, file, show)].filter((it) => it !== undefined),
    ];
    if (!ask || (await ask(`${shown.join("\n")}\n${show(msg("write {name}?", { name }))}`))) agreed.push(file);
  }
  if (agreed.length === 0) return [];
  (await import("../../../repair/undo.ts")).replaceAll(world, agreed);
  return agreed;
}

async function undone(input: Input): Promise<Output> {
  const { undo } = await import("../../../repair/undo.ts");
  const show = formatterFor(showingOf(input));
  const lines = undo(input.world).map(({ path, fresh }) => {
    const file = { kind: "file", path } as const;
    return show(fresh ? msg("{file} was new, and is gone again", { file }) : msg("{file} is as it was", { file }));
  });
  return { out: `${lines.join("\n")}\n`, status: status.clean };
}

export default command;
