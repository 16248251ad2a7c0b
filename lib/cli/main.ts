// How the program begins: the launcher calls this with the words behind its name.
import { nodeWorld } from "../host/node.ts";
import { isPiped, onInterrupt, terminal, write, writeFile } from "../host/output.ts";
import { run } from "./run.ts";

/** Runs and gives the exit status. */
export const main = (argv: readonly string[]): Promise<number> =>
  run(argv, nodeWorld(), {
    out: (text) => write(1, text),
    err: (text) => write(2, text),
    file: writeFile,
    terminal,
    onInterrupt,
    piped: isPiped,
    asker: async () => (await import("../host/prompt.ts")).asker(),
  });
