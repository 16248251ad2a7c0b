// Every option once: parsing, help, completion and the manual are made from this table.
import { msg, type Message } from "../model/message.ts";

export type CommandName =
  | "check"
  | "why"
  | "probe"
  | "fix"
  | "init"
  | "listen"
  | "trace"
  | "explain"
  | "report"
  | "merge"
  | "list"
  | "completion";

export interface CommandRow {
  readonly name: CommandName;
  /** What may follow, as help shows it. */
  readonly words: string;
  readonly does: Message;
  /** Described in the contract, and not there yet. */
  readonly later?: boolean;
}

export const commandRows = [
  { name: "check", words: "[path…]", does: msg("diagnose; the default command") },
  {
    name: "why",
    words: "[slot]",
    does: msg("who won one setting and why: key, baseUrl, mode, model or auth; without one, all five"),
  },
  { name: "probe", words: "", does: msg("check, with the live probe") },
  { name: "fix", words: "", does: msg("show the repairs as a diff; --write applies them") },
  { name: "init", words: "", does: msg("guided onboarding: key, region, clients; nothing is written without a yes") },
  { name: "listen", words: "", does: msg("loopback server that shows what a client really sends") },
  {
    name: "trace",
    words: "-- COMMAND…",
    does: msg("run a client with its real settings where nothing can leave, and see what it sends"),
  },
  {
    name: "explain",
    words: "<what>",
    does: msg("a rule id, client:<id>, an HTTP status, or an error text pasted or piped"),
  },
  { name: "report", words: "", does: msg("share-safe capsule of this diagnosis; --reproduce writes it as a folder") },
  { name: "merge", words: "FILE…", does: msg("merge JSON or SARIF reports") },
  { name: "list", words: "<rules|clients|formats|facts>", does: msg("everything there is of one kind") },
  {
    name: "completion",
    words: "[bash|zsh|fish]",
    does: msg("script by which a shell completes this command line; default: for your shell"),
  },
] as const satisfies readonly CommandRow[];

export interface OptionRow {
  readonly name: string;
  readonly short?: string;
  /** What its value is called; none where it takes none. */
  readonly value?: string;
  /** Several values: repeated, or with commas where `list` says so. */
  readonly many?: "repeat" | "list";
  readonly commands: "all" | readonly CommandName[];
  /** What it means without a value, which it then never takes from the next word. */
  readonly bare?: string;
  readonly does: Message;
  /** Without a value there is its opposite: `--no-…`. */
  readonly orNot?: boolean;
  /** There is only its opposite: `--no-…`. */
  readonly negated?: boolean;
  /** Described in the contract, and not there yet. */
  readonly later?: boolean;
}

const diagnosing = ["check", "why", "probe", "fix", "report", "listen", "trace"] as const;
const judging = ["check", "probe", "fix", "merge", "trace"] as const;
const diagnosed = ["check", "probe", "fix", "trace"] as const;
const asking = ["check", "probe", "fix", "init"] as const;

export const optionRows: readonly OptionRow[] = [
  {
    name: "client",
    value: "ID[@VERSION]",
    many: "repeat",
    commands: [...diagnosing, "init"],
    does: msg("only these clients; default: every client found, and codewhale always, in each version known"),
  },
  {
    name: "config",
    value: "FILE",
    commands: diagnosing,
    does: msg("the TOML file to use as CodeWhale's --config would"),
  },
  {
    name: "dotenv",
    value: "FILE",
    many: "repeat",
    commands: diagnosing,
    does: msg("replaces the process environment; a later file wins"),
  },
  {
    name: "pid",
    value: "N",
    commands: diagnosing,
    does: msg("with the environment of a running process of yours (Linux): of a service, of an editor"),
  },
  {
    name: "at",
    value: "DATE",
    commands: [...diagnosing, "list"],
    does: msg("judge dates as of DATE, ISO 8601; default now"),
  },
  {
    name: "facts",
    value: "FILE",
    commands: [...diagnosing, "init", "explain", "list"],
    does: msg("what is known about MiMo, in place of what this version knows: like facts/mimo.json"),
  },
  {
    name: "format",
    value: "NAME[=FILE]",
    many: "repeat",
    commands: ["check", "why", "probe", "fix", "list", "explain", "report", "listen", "trace", "merge"],
    does: msg("output format, to a file if one is named; at most one to standard output"),
  },
  {
    name: "fail-on",
    value: "LEVEL",
    commands: judging,
    does: msg("exit status 1 from here on: error (default), warning, note, never"),
  },
  { name: "only", value: "RULE", many: "list", commands: judging, does: msg("only these rules") },
  { name: "skip", value: "RULE", many: "list", commands: judging, does: msg("all rules but these") },
  {
    name: "severity",
    value: "RULE=LEVEL",
    many: "list",
    commands: judging,
    does: msg("another severity: error, warning, note or off"),
  },
  {
    name: "settings",
    value: "FILE",
    orNot: true,
    commands: diagnosed,
    does: msg("mimo-doctor's own settings; default mimo-doctor.toml here or above. --no-settings reads none"),
  },
  {
    name: "baseline",
    value: "REPORT",
    commands: judging,
    does: msg("leave out what an earlier JSON report has already"),
  },
  {
    name: "as",
    value: "CLIENT",
    commands: ["check"],
    does: msg("with paths: whose files they are, whatever they are called"),
  },
  {
    name: "stdin-name",
    value: "NAME",
    commands: ["check"],
    does: msg("what standard input (-) is called, so that it can be recognised"),
  },
  { name: "ignore", commands: ["check"], negated: true, does: msg("with paths: also look at what git ignores") },
  { name: "shard", value: "I/N", commands: ["check"], does: msg("with paths: only part I of N, for several machines") },
  {
    name: "probe",
    value: "models|chat",
    commands: asking,
    bare: "models",
    does: msg("ask the configured endpoint whether it accepts the key; kind only with =, default models"),
  },
  { name: "sweep", commands: asking, does: msg("ask every MiMo endpoint; implies --probe") },
  {
    name: "timeout",
    value: "SECONDS",
    commands: [...asking, "trace"],
    does: msg("per probe request, default 10; of trace: for the whole command, default 60"),
  },
  { name: "cacert", value: "FILE", commands: asking, does: msg("further trusted roots for the probe, PEM") },
  {
    name: "connect-to",
    value: "H1:P1:H2:P2",
    many: "repeat",
    commands: asking,
    does: msg("connect to H2:P2 where a request is for H1:P1, as curl has it"),
  },
  {
    name: "allow-host",
    value: "HOST",
    many: "repeat",
    commands: asking,
    does: msg("let the probe send the key to HOST although only a project file names it"),
  },
  { name: "dry-run", commands: ["check", "probe"], does: msg("print the plan of the probe and send nothing") },
  { name: "port", value: "N", commands: ["listen"], does: msg("port to listen on; any free one where missing") },
  {
    name: "answer-as",
    value: "ENDPOINT",
    commands: ["listen", "trace"],
    does: msg("answer as that endpoint would: standard, token-plan-cn, token-plan-sgp, token-plan-ams"),
  },
  {
    name: "reply",
    value: "NAME|STATUS",
    commands: ["listen", "trace"],
    does: msg("answer every request so: a status, or a recorded answer by name"),
  },
  {
    name: "via",
    value: "sealed|proxy",
    commands: ["trace"],
    does: msg("sealed: only loopback exists (Linux); proxy: proxy variables alone, which a client may ignore"),
  },
  {
    name: "once",
    commands: ["listen"],
    does: msg("end after the first request; a look whether anybody is there is none"),
  },
  {
    name: "set",
    value: "NAME=VALUE",
    many: "repeat",
    commands: ["why"],
    does: msg("as if NAME were set; touches nothing. For a key: tp, sk, tp-s, sk-… or @OTHER_NAME"),
  },
  {
    name: "unset",
    value: "NAME",
    many: "repeat",
    commands: ["why"],
    does: msg("as if NAME were not set; touches nothing"),
  },
  { name: "write", commands: ["fix"], does: msg("write the repairs; what was there is kept for --undo") },
  { name: "undo", commands: ["fix"], does: msg("put back what the last change replaced; five are kept") },
  { name: "yes", commands: ["fix", "init"], does: msg("agree without being asked") },
  {
    name: "reproduce",
    value: "DIR",
    commands: ["report"],
    does: msg("write a folder in which check resolves as it does here"),
  },
  { name: "plan", value: "PLAN", commands: ["init"], does: msg("standard or token-plan; default: what the key says") },
  { name: "region", value: "REGION", commands: ["init"], does: msg("cn, sgp or ams; default: what --sweep finds") },
  {
    name: "key-from",
    value: "NAME|-",
    commands: ["init"],
    does: msg("take the key from this variable, or from standard input; then nothing is asked"),
  },
  { name: "print", commands: ["init"], does: msg("only print what would stand in each client's file") },
  {
    name: "lang",
    value: "en|zh-CN",
    commands: "all",
    does: msg("language of text, help and questions, and then of every format; default: by locale, text alone"),
  },
  {
    name: "color",
    commands: "all",
    does: msg("colour always; --no-color never; default: on terminals, unless NO_COLOR is set"),
  },
  { name: "verbose", short: "v", commands: "all", does: msg("more evidence") },
  { name: "quiet", short: "q", commands: "all", does: msg("the verdict only") },
  { name: "help", short: "h", commands: "all", does: msg("this help") },
  { name: "version", short: "V", commands: "all", does: msg("the version of mimo-doctor") },
];
