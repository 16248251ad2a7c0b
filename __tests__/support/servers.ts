// Servers on this machine that note who connects and what is asked; closed with everything that hangs on them.
import http from "node:http";
import https from "node:https";
import type { AddressInfo, Socket } from "node:net";

export interface Asked {
  readonly method: string;
  readonly url: string;
  readonly headers: http.IncomingHttpHeaders;
}

export interface Server {
  readonly port: number;
  /** Connections so far. */
  readonly connections: () => number;
  readonly asked: readonly Asked[];
  readonly close: () => Promise<void>;
}

export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

/** Serves on 127.0.0.1, over TLS where a certificate is given. An answer that is never ended hangs. */
export async function serve(answer: http.RequestListener, tls?: Certificate): Promise<Server> {
  const asked: Asked[] = [];
  let connections = 0;
  const sockets = new Set<Socket>();
  const listener: http.RequestListener = (request, response) => {
    asked.push({ method: request.method ?? "", url: request.url ?? "", headers: request.headers });
    answer(request, response);
  };
  const server = tls ? https.createServer(tls, listener) : http.createServer(listener);
  server.on("connection", (socket: Socket) => {
    connections++;
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    connections: () => connections,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** An answer as a table of replies has it: an object is sent as JSON. */
export const replying =
  (status: number, body: unknown, headers: http.OutgoingHttpHeaders = {}): http.RequestListener =>
  (_request, response) => {
    response.writeHead(status, { "content-type": "application/json", ...headers });
    response.end(typeof body === "string" ? body : JSON.stringify(body));
  };

/** Whether a request carries a credential in any header. */
export const hasKey = ({ headers, url }: Asked): boolean =>
  [headers.authorization, headers["api-key"], headers["x-api-key"]].some(Boolean) || /tp-|sk-/.test(url);
