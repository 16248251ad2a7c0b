// What a diagnosis may be asked for, and refuses what makes no sense.
import clients from "./clients/index.ts";
import { UsageError } from "./model/errors.ts";
import type { Plan, ProbeKind } from "./model/exchange.ts";
import { msg, type Message } from "./model/message.ts";
import type { Host } from "./model/host.ts";

/** An AbortSignal, wherever its type is known: these declarations need neither Node's nor a browser's. */
type Signal = typeof globalThis extends { AbortSignal: { prototype: infer S } } ? S : { readonly aborted: boolean };

/** What a live probe may do. */
export interface Probing {
  /** `models` asks for the list of models, `chat` for one token. */
  readonly kind?: ProbeKind;
  /** Ask every MiMo endpoint about every key. */
  readonly sweep?: boolean;
  /** Seconds for one request; 10 where missing. */
  readonly timeout?: number;
  /** A file with further trusted roots, PEM. */
  readonly cacert?: string;
  /** As curl has it: `HOST1:PORT1:HOST2:PORT2`. */
  readonly connectTo?: readonly string[];
  /** Hosts that may receive a key although only a project file names them. */
  readonly allowHosts?: readonly string[];
  /** Ends the probe at once; what was not asked by then is said. */
  readonly signal?: Signal;
  /** Called before anything is sent. */
  readonly onPlan?: (plan: Plan) => void;
}

/** What is asked; every field may be missing. */
export interface Request {
  /** Client ids, with a version where only that one counts: `codewhale`, `codewhale@pr2627`. */
  readonly clients?: readonly string[];
  /** Of what is found only these clients are judged; naming them does not make them set up. */
  readonly within?: readonly string[];
  /** Judge dates as of then: ISO 8601, or a Date. Now where missing. */
  readonly at?: string | Date;
  /** The TOML file that CodeWhale's `--config` would name. */
  readonly config?: string;
  /** Files that replace the process environment; of several the later wins. */
  readonly dotenv?: readonly string[];
  /** Files and folders to judge instead of the machine; `-` is standard input. */
  readonly paths?: readonly string[];
  /** What standard input is called, so that it can be recognised; `stdin` where missing. */
  readonly stdinName?: string;
  /** The client whose files all of them are, whatever they are called. */
  readonly as?: string;
  /** False: also what git ignores. */
  readonly ignore?: boolean;
  /** Files that are left out, by their absolute path. */
  readonly leaveOut?: (path: string) => boolean;
  /** One part of the files: number `index` of `of`, from 1 on. */
  readonly shard?: { readonly index: number; readonly of: number };
  /** What is known about MiMo, as `facts/mimo.json` holds it, in place of what this version knows. Not to be changed afterwards. */
  readonly facts?: object;
  /** A live probe; without it nothing ever connects. */
  readonly probe?: Probing;
}

const isoDate = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})?)?$/;
const hasZone = /(?:Z|[+-]\d{2}:\d{2})$/;

/** Milliseconds of the date as of which is judged. A time without a zone is UTC. @throws {UsageError} */
export function instant(at: string | Date | undefined, world: Host): number {
  if (at === undefined) return world.now();
  const text = at instanceof Date ? "" : at;
  const time =
    at instanceof Date
      ? at.getTime()
      : isoDate.test(text)
        ? Date.parse(text.length > 10 && !hasZone.test(text) ? `${text}Z` : text)
        : NaN;
  if (Number.isNaN(time))
    throw new UsageError(
      msg("`{at}` is no date: write it like `2026-09-30` or `2026-09-30T12:00:00Z`", { at: String(at) }),
    );
  return time;
}

/** With the client whose name begins like it, where there is one: `claude` for `claude-code`. */
function unknownClient(id: string): Message {
  const near = clients.find((row) => row.id.startsWith(id.toLowerCase()) || id.toLowerCase().startsWith(row.id))?.id;
  return near && id.length > 2
    ? msg("unknown client `{id}`: did you mean `{near}`?", { id, near })
    : msg("unknown client `{id}`: see `mimo-doctor list clients`", { id });
}

/** Client ids to the versions that were named with them. @throws {UsageError} */
export function selection(names: readonly string[] | undefined): ReadonlyMap<string, readonly string[]> | undefined {
  if (!names?.length) return undefined;
  const chosen = new Map<string, string[]>();
  for (const name of names) {
    const [id = "", wanted] = name.split("@");
    const row = clients.find((it) => it.id === id);
    if (!row) throw new UsageError(unknownClient(id));
    if (wanted !== undefined && !row.versions.includes(wanted)) {
      throw new UsageError(msg("{id} has no version `{wanted}` here: {all}", { id, wanted, all: row.versions }));
    }
    chosen.set(id, [...(chosen.get(id) ?? []), ...(wanted === undefined ? [] : [wanted])]);
  }
  return chosen;
}
