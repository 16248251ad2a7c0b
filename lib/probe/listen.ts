// How to be a server on this machine that shows what a client really sends. Nothing is forwarded, nothing is kept.
import type { Facts } from "../model/facts.ts";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { replyTo, type ResponseMode, type Received } from "./reply.ts";
import type { Header, Protocol } from "../model/resolution.ts";
import type { Reply } from "../facts/replies.ts";
import type { Secret } from "../model/secret.ts";

export interface Listening {
  readonly port: number;
  readonly close: () => Promise<void>;
}

export interface Ears {
  /** 0: any free port. */
  readonly port: number;
  readonly manner: ResponseMode;
  /** Wraps a key as soon as it arrives. */
  readonly seal: (text: string) => Secret;
  readonly heard: (received: Received, reply: Reply) => void;
  /** The answer to a request is out. */
  readonly answered: (received: Received) => void;
}

/** A request of HTTP/1.1, or one of HTTP/2 in the same form. */
export type Asked = Pick<IncomingMessage, "method" | "url" | "headers" | "iterator">;

/** A request that is larger is read no further. */
const bodyLimit = 8 * 1024 * 1024;

/** Listens on 127.0.0.1 only. Rejects where the port is taken. */
export function listen(ears: Ears, facts: Facts): Promise<Listening> {
  const server = createServer((request, response) => {
    answer(request, response, ears, facts).catch(() => response.destroy());
  });
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(ears.port, "127.0.0.1", () =>
      resolve({ port: (server.address() as AddressInfo).port, close: () => closed(server) }),
    );
  });
}

const closed = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });

async function answer(request: IncomingMessage, response: ServerResponse, ears: Ears, facts: Facts): Promise<void> {
  const received = understand(request, await bodyOf(request), ears.seal);
  const reply = replyTo(received, ears.manner, facts);
  ears.heard(received, reply);
  const body = typeof reply.body === "string" ? reply.body : JSON.stringify(reply.body);
  // These have no body by definition; a length that promises one would keep the client waiting.
  const bodiless = reply.status === 204 || reply.status === 205 || reply.status === 304;
  response.writeHead(
    reply.status,
    bodiless ? {} : { "content-type": reply.type, "content-length": Buffer.byteLength(body) },
  );
  response.end(bodiless || request.method === "HEAD" ? undefined : body, () => ears.answered(received));
}

/** What arrives, up to a limit; never rejects. */
export async function bodyOf(request: Asked): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    // Left before its end the request stays open, so that it can be answered; Node throws the rest away.
    for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > bodyLimit) break;
      chunks.push(chunk);
    }
  } catch {
    // The client went away; what came is shown nevertheless.
  }
  return Buffer.concat(chunks).toString("utf8");
}

const kinds: readonly (readonly [RegExp, Received["asks"], Protocol])[] = [
  [/\/chat\/completions$/, "chat", "openai-chat"],
  [/\/responses$/, "responses", "openai-responses"],
  [/\/messages$/, "messages", "anthropic"],
  [/\/models(?:\/[^/]+)?$/, "models", "openai-chat"],
];

/** Reads a request; keys are wrapped at once. */
export function understand(request: Asked, body: string, seal: (text: string) => Secret): Received {
  const path = (request.url ?? "/").replace(/[?#].*$/s, "").slice(0, 500);
  const kind = kinds.find(([form]) => form.test(path));
  const fields = fieldsOf(body);
  const model = fields["model"];
  const agent = request.headers["user-agent"];
  return {
    method: request.method ?? "GET",
    path,
    asks: kind?.[1] ?? "other",
    wire: request.headers["anthropic-version"] ? "anthropic" : (kind?.[2] ?? "openai-chat"),
    credentials: credentialsOf(request, seal),
    model: typeof model === "string" ? model.slice(0, 200) : null,
    stream: fields["stream"] === true,
    agent: agent === undefined ? null : agent.slice(0, 120),
  };
}

function fieldsOf(body: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

function credentialsOf(request: Asked, seal: (text: string) => Secret): Received["credentials"] {
  const found: Received["credentials"][number][] = [];
  for (const header of ["authorization", "api-key", "x-api-key"] as const satisfies readonly Header[]) {
    const value = request.headers[header];
    if (typeof value !== "string" || value === "") continue;
    const bare = header === "authorization" ? value.replace(/^Bearer ?/i, "") : value;
    found.push({ header, key: seal(bare), doubled: /^\s*Bearer\s/i.test(bare) });
  }
  return found;
}
