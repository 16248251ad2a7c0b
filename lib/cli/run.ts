// Knows how a command runs from words to exit status: the one place where a failure becomes a sentence.
import { InternalError, UsageError } from "../model/errors.ts";
import { say, type Text } from "../model/text.ts";
import type { World } from "../model/world.ts";
import { scrub } from "../report/scrub.ts";
import { teller } from "../report/show.ts";
import type { Terminal } from "../world/output.ts";
import type { Parsed } from "./args.ts";
import { status, type Command, type Output } from "./command.ts";
import { commands } from "./commands/index.ts";
import { viewOf } from "./view.ts";

export interface Streams {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Writes a report file. @throws where it cannot be written */
  readonly file: (path: string, text: string) => void;
  readonly terminal: () => Terminal;
  readonly onInterrupt?: (then: () => void) => () => void;
}

/** Runs one command line. Returns the exit status and never throws. */
export async function run(argv: readonly string[], world: World, streams: Streams): Promise<number> {
  try {
    const parsed = await parse(argv, world);
    const output = await perform(parsed, world, streams);
    if (output.err) streams.err(scrub(output.err, output.secrets));
    for (const { path, text } of output.files ?? []) save(streams, path, scrub(text, output.secrets));
    streams.out(scrub(output.out, output.secrets));
    return output.status;
  } catch (error) {
    const show = teller({ home: world.home, cwd: world.cwd });
    streams.err(scrub(`mimo-doctor: ${show(sentence(error))}\n`));
    return error instanceof UsageError ? status.usage : status.unfinished;
  }
}

const bare: Parsed = { command: "check", words: [], values: {}, flags: {} };

/** The call without any argument needs no parser. */
async function parse(argv: readonly string[], world: World): Promise<Parsed> {
  if (argv.length === 0) return bare;
  const { parseArgs } = await import("./args.ts");
  return parseArgs(argv, (path) => world.exists(absolute(world, path)));
}

function save(streams: Streams, path: string, text: string): void {
  try {
    streams.file(path, text);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? "";
    throw new InternalError(say("{file} cannot be written ({code})", { file: { kind: "file", path }, code }));
  }
}

/** Words of errors that are not ours may hold a value, so they are not passed on. */
function sentence(error: unknown): Text {
  if (error instanceof UsageError || error instanceof InternalError) return error.text;
  const where = error instanceof Error ? (/\n\s+at (?:async )?([\w.$]+)/.exec(error.stack ?? "")?.[1] ?? "") : "";
  return say("could not finish because of a fault of its own ({where}); please report it", {
    where: where || "unknown place",
  });
}

const absolute = (world: World, path: string): string =>
  path.startsWith("/") || /^[A-Za-z]:[/\\]/.test(path) ? path : `${world.cwd}/${path}`;

async function perform(parsed: Parsed, world: World, streams: Streams): Promise<Output> {
  const view = viewOf(parsed, world, streams.terminal());
  const name = parsed.flags["help"] ? "help" : parsed.flags["version"] ? "version" : parsed.command;
  const load = (commands as Readonly<Record<string, () => Promise<{ default: Command }>>>)[name];
  if (!load) throw new InternalError(say("`{command}` is not built yet in this version", { command: name }));
  return (await load()).default({
    parsed,
    world,
    view,
    notice: (text) => streams.err(scrub(text)),
    emit: (text, secrets) => streams.out(scrub(text, secrets)),
    onInterrupt: streams.onInterrupt ?? (() => () => undefined),
  });
}
