// One trace: the place, the servers in it, the command, and what arrived.
import type { Facts } from "../../model/facts.ts";
import { setTimeout as wait } from "node:timers/promises";
import type { Secret } from "../../model/secret.ts";
import { isLook, type ResponseMode } from "../reply.ts";
import { answerTo } from "./answer.ts";
import { newAuthority } from "./certificates.ts";
import { answerTo as nameAnswer } from "./names.ts";
import { type Ended, type Place, type Wanted } from "./namespace.ts";
import { follow } from "./output.ts";
import { serversFor, type Arrived, type Servers } from "./serve.ts";

export interface Tracing {
  readonly command: readonly [string, ...string[]];
  /** Makes the place where it runs. */
  readonly place: (wanted: Wanted) => Promise<Place>;
  readonly env: NodeJS.ProcessEnv;
  readonly home: string;
  readonly cwd: string;
  readonly seal: (text: string) => Secret;
  /** Ports besides the usual ones that settings name, and how to answer; asked for while the place is made. */
  readonly settings: Promise<{ readonly ports: readonly number[]; readonly manner: ResponseMode; readonly at: number }>;
  /** Milliseconds until the command is ended. */
  readonly timeout: number;
  readonly signal: AbortSignal;
  /** What the command says, word by word. */
  readonly said: (text: string) => void;
}

export interface Seen {
  readonly request: Arrived;
  readonly status: number;
}

export interface Traced extends Ended {
  /** The first of them. */
  readonly seen: readonly Seen[];
  /** How many there were. */
  readonly requests: number;
  /** Hosts without a request for a model or with a key, and how often each was asked. */
  readonly others: readonly { readonly host: string; readonly requests: number }[];
  readonly distrusted: readonly string[];
  /** Connections that brought no request. */
  readonly garbage: number;
  readonly end: "itself" | "timeout" | "interrupt";
}

const kept = 50;
const mostHosts = 100;

/** Whether a request is about a model, or carries a key. */
export const counts = ({ asks, credentials, host }: Arrived, facts: Facts): boolean =>
  asks !== "other" || credentials.length > 0 || facts.readUrl(`https://${host}`).known?.kind === "endpoint";

interface Ledger {
  readonly seen: Seen[];
  readonly others: Map<string, number>;
  readonly distrusted: Set<string>;
  /** Hosts of secure connections that were closed, and those that were asked. */
  readonly left: Set<string>;
  readonly asked: Set<string>;
  requests: number;
  garbage: number;
}

function note({ seen, others }: Ledger, request: Arrived, status: number, facts: Facts): void {
  if (isLook(request)) return;
  if (counts(request, facts)) {
    if (seen.length < kept) seen.push({ request, status });
  } else if (others.has(request.host) || others.size < mostHosts)
    others.set(request.host, (others.get(request.host) ?? 0) + 1);
}

function attach(place: Place, servers: Servers): void {
  for (const socket of place.datagrams)
    socket.on("message", (message, from) => {
      const answer = nameAnswer(message, place.ipv6);
      if (answer) socket.send(answer, from.port, from.address, () => undefined);
    });
  for (const { port, server } of place.servers)
    server.on("connection", (socket) => {
      if (port !== 53) return servers.take(socket);
      let held = Buffer.alloc(0);
      socket
        .on("error", () => undefined)
        .on("data", (chunk: Buffer) => {
          held = Buffer.concat([held, chunk]);
          const length = held.length < 2 ? 0 : held.readUInt16BE(0);
          if (length === 0 || held.length < length + 2) return;
          const answer = nameAnswer(held.subarray(2, length + 2), place.ipv6);
          if (!answer) return void socket.destroy();
          socket.write(Buffer.concat([Buffer.from([answer.length >> 8, answer.length & 255]), answer]));
          held = held.subarray(length + 2);
        });
    });
}

/** Runs the command, and answers what it asks. @throws what `place` throws */
export async function trace(tracing: Tracing, facts: Facts): Promise<Traced> {
  const { settings, signal, said, command, env } = tracing;
  const authority = newAuthority();
  const ledger: Ledger = {
    seen: [],
    others: new Map(),
    distrusted: new Set(),
    left: new Set(),
    asked: new Set(),
    requests: 0,
    garbage: 0,
  };
  const place = await tracing.place({
    ports: settings.then(({ ports }) => [80, 443, 53, ...ports]),
    ca: authority.pem,
    home: tracing.home,
    cwd: tracing.cwd,
    path: env["PATH"],
  });
  const { manner, at } = await settings;
  const servers = serversFor({
    authority,
    seal: tracing.seal,
    arrived: (request) => {
      ledger.requests += 1;
      if (ledger.asked.size < mostHosts) ledger.asked.add(request.host);
      const reply = answerTo(request, manner, at, facts);
      note(ledger, request, reply.status, facts);
      return reply;
    },
    distrusted: (host) => void ledger.distrusted.add(host),
    left: (host) => void (ledger.left.size < mostHosts && ledger.left.add(host)),
    garbage: () => void (ledger.garbage += 1),
  });
  attach(place, servers);
  const outputs = place.outputs.map((stream) => follow(stream, said));
  const over = new AbortController();
  const late = wait(tracing.timeout, "timeout" as const, { signal: over.signal }).catch(() => "timeout" as const);
  const stopped = new Promise<"interrupt">((resolve) =>
    signal.aborted
      ? resolve("interrupt")
      : signal.addEventListener("abort", () => resolve("interrupt"), { once: true }),
  );
  try {
    const ended = await Promise.race([place.run(command, env), late, stopped]);
    const { seen, others, distrusted, left, asked, requests, garbage } = ledger;
    const silent = [...left].filter((host) => !asked.has(host));
    return {
      ...(typeof ended === "string" ? { status: null, signal: null, end: ended } : { ...ended, end: "itself" }),
      seen,
      requests,
      garbage,
      others: [...others].map(([host, count]) => ({ host, requests: count })),
      distrusted: [...new Set([...distrusted, ...silent])].slice(0, mostHosts),
    };
  } finally {
    over.abort();
    servers.close();
    await place.end();
    await Promise.all(outputs);
  }
}
