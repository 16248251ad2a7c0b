// The targets that take a whole small world: a diagnosis in every format, a command line, a capsule.
import { capsuleOf } from "../../../lib/bundle/index.ts";
import { diagnose } from "../../../lib/library.ts";
import type { View } from "../../../lib/model/format.ts";
import type { Report } from "../../../lib/model/report.ts";
import { formats } from "../../../lib/report/formats/index.ts";
import { capture, everything } from "../capture.ts";
import { readers } from "../formats.ts";
import { readArchive, worldOf } from "./archive.ts";
import { hold, holdNoKey, holdPlaces } from "./oracles.ts";

const view: View = { color: false, unicode: true, width: 80, lang: "en", verbosity: "verbose" };
const at = "2026-09-30";
const wild = /[\0-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

async function holdFormat(name: keyof typeof formats, report: Report, keys: readonly string[]): Promise<string> {
  const format = (await formats[name]()).default;
  const text = format(report, view);
  hold(`${name}: the same report gives the same text`, format(report, view) === text);
  holdNoKey(name, text, keys);
  hold(`${name}: no character that does harm`, !wild.test(text));
  if (name === "text") {
    for (const width of [20, 200])
      format(report, { ...view, width, unicode: false, color: width === 200, verbosity: "normal" });
    return text;
  }
  const found = readers[name]!(text).length;
  const { length } = report.findings;
  hold(`${name}: as many findings as the report has`, name === "github" ? found <= length : found === length);
  return text;
}

/** A diagnosis of a world, in every format. */
export async function world(text: string, keys: readonly string[]): Promise<string> {
  const archive = readArchive(text);
  const made = worldOf(archive);
  const report = await diagnose({ at }, made);
  holdPlaces(report, made);
  const texts: string[] = [];
  for (const name of Object.keys(formats) as (keyof typeof formats)[]) texts.push(await holdFormat(name, report, keys));
  const again = await diagnose({ at }, worldOf(archive, 1));
  hold("the order of files and variables changes nothing", JSON.stringify(again) === JSON.stringify(report));
  return texts.join("\n");
}

/** Everything in these is read only. */
const commands = new Set(["check", "why", "explain", "list", "merge", "report", "fix", "completion", "init", "probe"]);
const options =
  /^(?:-[vq]|--(?:client|config|dotenv|at|format|fail-on|only|skip|severity|as|stdin-name|no-ignore|shard|settings|no-settings|baseline|set|unset|color|no-color|help|dry-run|lang|timeout|allow-host|connect-to|plan|region|print)(?:=.*)?)$/s;

/** Words that are no option are values and paths; what writes, asks or listens is left out. */
function harmless(argv: readonly string[]): readonly string[] {
  const [first = "check", ...rest] = argv.slice(0, 12);
  const words = commands.has(first) ? [first, ...rest] : ["check", first, ...rest];
  const kept = words.filter((word) => !word.startsWith("-") || word === "-" || options.test(word));
  return kept[0] === "init" ? [...kept, "--print"] : kept[0] === "probe" ? [...kept, "--dry-run"] : kept;
}

const statuses: readonly number[] = [0, 1, 2, 3, 4];
const structured = new Set(["json", "jsonl", "sarif", "gitlab", "junit", "checkstyle", "rdjson"]);

/** A command line in a world. */
export async function command(text: string, keys: readonly string[]): Promise<string> {
  const archive = readArchive(text);
  const argv = harmless(archive.argv);
  const run = async (seed: number) => {
    const captured = await capture(argv, worldOf(archive, seed));
    return { ...captured, all: everything(captured) };
  };
  const once = await run(0);
  holdNoKey("the output of a command", once.all, keys);
  hold("a documented exit status", statuses.includes(once.status));
  hold("no fault of its own", !/fault of its own/.test(once.all));
  hold("no stack", !/^ {4}at .+:\d+:\d+\)?$/m.test(once.all));
  hold("usage errors leave stdout empty", once.status !== 2 || once.out === "");
  hold("stderr without characters that do harm", !wild.test(once.err));
  if (!argv.includes("--color")) hold("stdout without characters that do harm", !wild.test(once.out));
  const [named] = argv.flatMap((word) => /^--format=(\w+)$/.exec(word)?.[1] ?? []);
  const reports = (argv[0] === "check" || argv[0] === "merge") && !argv.includes("--help") && once.status < 2;
  const alone = argv.filter((word) => word.startsWith("--format")).length === 1;
  if (reports && alone && named && structured.has(named) && !argv.includes("--dry-run")) readers[named]!(once.out);
  // The keys of a capsule are invented anew each time, on purpose.
  if (argv[0] === "report") return once.all;
  const again = await run(1);
  hold("the same command gives the same bytes", again.all === once.all && again.status === once.status);
  return once.all;
}

/** A capsule of a world: no key in it. Its invented keys are others each time, on purpose. */
export async function capsule(text: string, keys: readonly string[]): Promise<string> {
  const { capsule: made } = await capsuleOf({ at }, worldOf(readArchive(text)), { version: "0.0.0", node: "20.0.0" });
  const shown = JSON.stringify(made);
  holdNoKey("a capsule", shown, keys);
  hold("a capsule has a report that its reader takes", JSON.parse(shown).report.schema === 1);
  return shown;
}
