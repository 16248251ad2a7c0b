// How the output may look: colour, characters and width, decided once from options, environment and terminal.
import { inAgent } from "./agents.ts";
import type { Lang, View } from "../model/format.ts";
import type { Host } from "../model/host.ts";
import type { Messages } from "../model/message.ts";
import type { Parsed } from "./args.ts";
import type { Terminal } from "../host/output.ts";

const set = (value: string | undefined): value is string => value !== undefined && value !== "";

/** First the options, then a non-empty NO_COLOR, then FORCE_COLOR, then the terminal and TERM. */
function color(parsed: Parsed, env: Host["env"], terminal: Terminal): boolean {
  const flag = parsed.flags["color"];
  if (flag !== undefined) return flag;
  if (set(env["NO_COLOR"])) return false;
  const forced = env["FORCE_COLOR"];
  if (forced !== undefined) return forced !== "0" && forced !== "false";
  return terminal.isTerminal && env["TERM"] !== "dumb";
}

/** A pipe takes UTF-8 as it is; a terminal shows what its locale says. */
function unicode(env: Host["env"], terminal: Terminal, platform: Host["platform"]): boolean {
  if (!terminal.isTerminal) return true;
  if (platform === "win32") return set(env["WT_SESSION"]) || env["TERM_PROGRAM"] === "vscode";
  const locale = env["LC_ALL"] || env["LC_CTYPE"] || env["LANG"] || "";
  return env["TERM"] !== "linux" && /utf-?8/i.test(locale);
}

function width(env: Host["env"], terminal: Terminal): number {
  const columns = terminal.columns ?? Number(env["COLUMNS"]);
  return Number.isInteger(columns) && columns >= 40 ? Math.min(columns, 120) : 80;
}

export function viewOf(
  parsed: Parsed,
  world: Host,
  terminal: Terminal,
  tongue: { readonly lang: Lang; readonly words: Messages | undefined },
): View {
  return {
    color: color(parsed, world.env, terminal),
    unicode: unicode(world.env, terminal, world.platform),
    width: width(world.env, terminal),
    ...tongue,
    agent: !terminal.isTerminal && inAgent(world.env),
    verbosity: parsed.flags["quiet"] ? "quiet" : parsed.flags["verbose"] ? "verbose" : "normal",
  };
}
