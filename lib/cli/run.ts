// How a command runs from words to exit status: the one place where a failure becomes a sentence.
import type { View } from "../model/format.ts";
import { InternalError, UsageError } from "../model/errors.ts";
import { shippedFacts } from "../facts/compile.ts";
import type { Facts } from "../model/facts.ts";
import { msg, type Message, type Messages } from "../model/message.ts";
import type { Host } from "../model/host.ts";
import { redact } from "../report/redact.ts";
import { safe, formatterFor, withoutCommands, type Showing } from "../report/show.ts";
import type { Terminal } from "../host/output.ts";
import type { Parsed } from "./args.ts";
import { status, type Asker, type Command, type Output } from "./command.ts";
import { commands } from "./commands/index.ts";
import { langOf, wordsOf } from "./locale.ts";
import { viewOf } from "./view.ts";

export interface Streams {
  /** @throws where it cannot be written */
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Writes a report file, or adds to it. @throws where it cannot be written */
  readonly file: (path: string, text: string, append: boolean) => void;
  readonly terminal: () => Terminal;
  /** A way to ask a person; undefined where nobody can be asked. */
  readonly asker?: () => Promise<Asker | undefined>;
  readonly piped?: () => boolean;
  readonly onInterrupt?: (then: () => void) => () => void;
}

/** Runs one command line. Returns the exit status and never throws. */
export async function run(argv: readonly string[], world: Host, streams: Streams): Promise<number> {
  let words: Messages | undefined;
  try {
    const lang = langOf(argv, world.env);
    words = await wordsOf(lang);
    const parsed = await parse(argv, world);
    const [file] = parsed.values["facts"] ?? [];
    const facts = file === undefined ? shippedFacts() : (await import("./facts.ts")).factsIn(file, world);
    const view = viewOf(parsed, world, streams.terminal(), { lang, words });
    const pid = parsed.values["pid"]?.[0];
    const seen = pid === undefined ? world : (await import("./other-process.ts")).asProcess(pid, world);
    const { out, err, files = [], secrets, invented, status: exit } = await perform(parsed, seen, facts, view, streams);
    if (err) streams.err(withoutCommands(safe(redact(err, secrets))));
    for (const { path, text, append = false } of files)
      writing({ kind: "file", path }, () => streams.file(path, safe(redact(text, secrets)), append));
    const clean = redact(out, secrets, invented);
    // Only the format `github` speaks to a CI service; a script of a shell is not read by one.
    const speaks = parsed.command === "completion" || parsed.values["format"]?.includes("github");
    const text = speaks ? clean : withoutCommands(clean);
    // Colours are control characters too; the text format has made everything else harmless by then.
    writing(msg("standard output"), () => streams.out(view.color ? text : safe(text)));
    return exit;
  } catch (error) {
    complain(error, world, streams, words);
    return error instanceof UsageError ? status.usage : status.unfinished;
  }
}

const bare: Parsed = { command: "check", words: [], values: {}, flags: {} };

/** The call without any argument needs no parser. */
async function parse(argv: readonly string[], world: Host): Promise<Parsed> {
  if (argv.length === 0) return bare;
  const { parseArgs } = await import("./args.ts");
  return parseArgs(argv, (path) => world.exists(absolute(world, path)));
}

const absolute = (world: Host, path: string): string =>
  path.startsWith("/") || /^[A-Za-z]:[/\\]/.test(path) ? path : `${world.cwd}/${path}`;

async function perform(parsed: Parsed, world: Host, facts: Facts, view: View, streams: Streams): Promise<Output> {
  const name = parsed.flags["help"] ? "help" : parsed.flags["version"] ? "version" : parsed.command;
  const load = (commands as Readonly<Record<string, () => Promise<{ default: Command }>>>)[name];
  if (!load) throw new InternalError(msg("`{command}` is not built yet in this version", { command: name }));
  return (await load()).default({
    parsed,
    world,
    facts,
    view,
    notice: (text) => streams.err(safe(redact(text))),
    emit: (text, secrets) => streams.out(safe(redact(text, secrets))),
    asker: async () => {
      const ask = await streams.asker?.();
      return ask && ((question) => ask(withoutCommands(safe(redact(question)))));
    },
    piped: streams.piped ?? (() => false),
    onInterrupt: streams.onInterrupt ?? (() => () => undefined),
  });
}

function writing(what: Message | { readonly kind: "file"; readonly path: string }, write: () => void): void {
  try {
    write();
  } catch (error) {
    const code = String((error as NodeJS.ErrnoException | undefined)?.code);
    throw new InternalError(
      msg("{what} cannot be written ({code})", {
        what,
        code: /^E[A-Z0-9]{2,20}$/.test(code) ? code : msg("unknown error"),
      }),
    );
  }
}

/** Says what went wrong where anybody can still hear it, whatever else fails. */
function complain(error: unknown, world: Host, streams: Streams, words: Messages | undefined): void {
  try {
    streams.err(redact(`mimo-doctor: ${formatterFor({ ...showing(world), words })(sentence(error))}\n`));
  } catch {
    // Standard error is gone: the exit status still tells.
  }
}

/** A world that is broken itself has no folders to shorten paths by. */
function showing(world: Host): Showing {
  try {
    return { home: world.home, cwd: world.cwd };
  } catch {
    return { home: "\0", cwd: "\0" };
  }
}

/** Words of errors that are not ours may hold a value, so they are not passed on. */
function sentence(error: unknown): Message {
  if (error instanceof UsageError || error instanceof InternalError) return error.text;
  const kind = [TypeError, RangeError, SyntaxError, ReferenceError].find((it) => error instanceof it)?.name ?? "Error";
  const stack = error instanceof Error ? String(error.stack) : "";
  return msg("could not finish because of a fault of its own ({kind} at {where}); please report it", {
    kind,
    where: /[/\\](main\.cjs:\d{1,4}:\d{1,7})\)?$/m.exec(stack)?.[1] ?? msg("unknown place"),
  });
}
