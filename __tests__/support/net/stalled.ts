// Ports that take no connection any more, and ports that cut each one: both by a process of their own.
import net from "node:net";
import { start, wait } from "./children.ts";

interface Listener {
  readonly port: number;
  readonly signal: (name: "SIGSTOP" | "SIGCONT") => void;
}

/** What a fault needs that cannot happen in the process that asks. `act`: code, for each connection. */
async function listener(act: string): Promise<Listener> {
  const program = `const server = require("node:net").createServer({ pauseOnConnect: true }, ${act});
    server.listen({ port: 0, backlog: 1 }, () => console.log("port " + server.address().port));`;
  const started = start(process.execPath, ["-e", program]);
  const port = await wait("a listener", () => /port (\d+)/.exec(started.said())?.[1]);
  return { port: Number(port), signal: (name) => void started.child.kill(name) };
}

const connected = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = net.connect(port, "127.0.0.1").unref();
    const timer = setTimeout(() => resolve(false), 50);
    socket.once("connect", () => (clearTimeout(timer), resolve(true)));
    socket.on("error", () => undefined);
    waiting.add(socket);
  });
const waiting = new Set<net.Socket>();

/**
 * A port whose queue is full, as its owner sleeps: the kernel drops each further SYN.
 * `wakesAfter`: milliseconds until its owner closes what comes; the kernel of the client tries again after a second.
 */
export async function stalled(wakesAfter?: number): Promise<number> {
  const { port, signal } = await listener("(socket) => socket.on('error', () => {}).resume().end()");
  signal("SIGSTOP");
  await wait("a full queue", async () => ((await connected(port)) ? undefined : true));
  if (wakesAfter !== undefined) setTimeout(signal, wakesAfter, "SIGCONT");
  return port;
}

/** A port that cuts each connection as soon as it is made. */
export const cutting = async (): Promise<number> => (await listener("(socket) => socket.resetAndDestroy()")).port;

export function release(): void {
  for (const socket of waiting) socket.destroy();
  waiting.clear();
}
