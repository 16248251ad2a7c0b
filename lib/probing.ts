// How a live probe is put together: plan, network, deadlines, questions. Loaded only where one is asked for.
import { UsageError } from "./model/errors.ts";
import type { Run } from "./model/contracts.ts";
import type { Answer, Exchange, Plan } from "./model/exchange.ts";
import { msg } from "./model/message.ts";
import type { Host } from "./model/host.ts";
import { askAll, type Send } from "./probe/ask.ts";
import { withoutEcho } from "./probe/echo.ts";
import { planProbe } from "./probe/plan.ts";
import type { ConnectTo } from "./probe/send.ts";
import { shared } from "./probe/share.ts";
import { absolutePath } from "./read/context.ts";
import type { Probing } from "./request.ts";
import { version } from "./version.ts";

const second = 1_000;
/** Beyond the time of one request: room for a second question where the first was answered quickly. */
const grace = 2 * second;
const pause = 300;

/** What a probe was asked for, read and found to make sense. */
interface Settings {
  /** Milliseconds. */
  readonly timeout: number;
  readonly connectTo: readonly ConnectTo[];
  /** Further trusted roots, PEM. */
  readonly ca: string | undefined;
}

/** @throws {UsageError} for what makes no sense, and for a file of roots that cannot be read. */
export function settingsOf(probing: Probing, world: Host): Settings {
  const { timeout = 10, cacert, connectTo = [] } = probing;
  if (!(timeout > 0 && timeout <= 600))
    throw new UsageError(msg("`--timeout` wants seconds between 0 and 600, not `{timeout}`", { timeout }));
  const own = cacert === undefined ? undefined : readCa(cacert, world);
  // Given roots take the place of those that Node itself reads from the variable, so both are read here.
  const extra = own === undefined ? undefined : world.env["NODE_EXTRA_CA_CERTS"];
  return {
    timeout: timeout * second,
    connectTo: connectTo.map(connectToOf),
    ca: own === undefined || !extra ? own : `${own}\n${readExtra(extra, world)}`,
  };
}

/** The plan alone; nothing is sent. */
export const planOf = (probing: Probing, run: Run): Plan =>
  planProbe(run, {
    kind: probing.kind ?? "models",
    sweep: probing.sweep ?? false,
    allow: new Set((probing.allowHosts ?? []).map((host) => host.toLowerCase())),
  });

export interface Probed {
  readonly plan: Plan;
  readonly exchanges: readonly Exchange[];
}

/** Asks; nobody where the world has no network. @throws {UsageError} */
export async function probe(probing: Probing, run: Run, world: Host): Promise<Probed> {
  const settings = settingsOf(probing, world);
  const { timeout } = settings;
  const plan = planOf(probing, run);
  const { network } = world;
  if (!network) return { plan, exchanges: [] };
  probing.onPlan?.(plan);
  const began = performance.now();
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), timeout + grace);
  const signal = AbortSignal.any([limit.signal, ...(probing.signal ? [probing.signal] : [])]);
  try {
    const reach: Send = network.kind === "made-up" ? network.send : await realSend(settings, world.env, signal);
    const send = shared((target, header) => ended(reach(target, header), probing.signal, limit.signal));
    const pace = {
      pause: network.kind === "made-up" ? 0 : pause,
      signal,
      until: began + timeout + grace - pause,
      now: () => performance.now(),
    };
    return { plan, exchanges: (await askAll(plan, send, pace)).map(withoutEcho).map(qualified) };
  } finally {
    clearTimeout(timer);
  }
}

/** A request that failed because somebody ended it says who did, not what it happened to be waiting for. */
async function ended(answer: Promise<Answer>, user: AbortSignal | undefined, limit: AbortSignal): Promise<Answer> {
  const came = await answer;
  const stage = user?.aborted ? "interrupted" : limit.aborted ? "deadline" : undefined;
  return came.kind === "fault" && stage ? { ...came, stage, code: stage, detail: null } : came;
}

/** At some addresses the client's own header cannot be tested, whatever the answer. */
const qualified = (exchange: Exchange): Exchange =>
  exchange.target.otherHeader
    ? {
        ...exchange,
        because: msg("{because}; the header that the client sends there was not tested", {
          because: exchange.because,
        }),
      }
    : exchange;

async function realSend(settings: Settings, env: Host["env"], signal: AbortSignal): Promise<Send> {
  const { send } = await import("./probe/send.ts");
  const agent = `mimo-doctor/${version} (diagnoses a MiMo configuration at its owner's request)`;
  const sending = { ...settings, signal, env, agent };
  return (target, header) => send(target, header, sending);
}

function readCa(file: string, world: Host): string {
  const reading = world.read(absolutePath(world, file), 1024 * 1024);
  if (reading.kind !== "file")
    throw new UsageError(msg("`--cacert` names no file that can be read: `{file}`", { file }));
  return new TextDecoder().decode(reading.bytes);
}

/** As Node does: a file that cannot be read counts as none. */
function readExtra(file: string, world: Host): string {
  const reading = world.read(absolutePath(world, file), 1024 * 1024);
  return reading.kind === "file" ? new TextDecoder().decode(reading.bytes) : "";
}

/** `H1:P1:H2:P2`, each part may be empty; IPv6 in brackets. @throws {UsageError} */
export function connectToOf(text: string): ConnectTo {
  const match = /^(\[[^\]]*\]|[^:]*):(\d*):(\[[^\]]*\]|[^:]*):(\d*)$/.exec(text);
  if (!match) throw new UsageError(msg("`--connect-to` wants HOST1:PORT1:HOST2:PORT2, not `{text}`", { text }));
  const [, fromHost = "", fromPort = "", toHost = "", toPort = ""] = match;
  const port = (it: string): number | null => (it === "" ? null : Number(it));
  return { fromHost, fromPort: port(fromPort), toHost, toPort: port(toPort) };
}
