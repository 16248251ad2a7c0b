// Runs the command line in this process and keeps what it would have written.
import { run } from "../../lib/cli/run.ts";
import type { Host } from "../../lib/model/host.ts";
import type { Terminal } from "../../lib/host/output.ts";

export interface Captured {
  readonly out: string;
  readonly err: string;
  readonly files: ReadonlyMap<string, string>;
  readonly status: number;
}

export async function capture(
  argv: readonly string[],
  world: Host,
  terminal: Terminal = { isTerminal: false, columns: undefined },
): Promise<Captured> {
  let out = "";
  let err = "";
  const files = new Map<string, string>();
  const status = await run(argv, world, {
    out: (text) => (out += text),
    err: (text) => (err += text),
    file: (path, text, append) => files.set(path, (append ? (files.get(path) ?? "") : "") + text),
    terminal: () => terminal,
  });
  return { out, err, files, status };
}

/** Everything that left the program in one run. */
export const everything = ({ out, err, files }: Captured): string => [out, err, ...files.values()].join("\n");
