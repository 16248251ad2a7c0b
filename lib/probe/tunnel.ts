// How a proxy is asked for a tunnel, and what it may answer (RFC 9110, CONNECT).
import type net from "node:net";
import type { Proxy } from "./proxy.ts";
import { ended, fault, type Fault, type Watch } from "./wait.ts";

/** With 401 in place of 407 tinyproxy refuses a password, with 500 it says that the host refused the connection. */
const statuses: Readonly<Record<number, string>> = {
  401: "proxy-auth",
  403: "proxy-denied",
  405: "proxy-not-allowed",
  407: "proxy-auth",
  500: "proxy-bad-gateway",
  501: "proxy-not-allowed",
  502: "proxy-bad-gateway",
  503: "proxy-unavailable",
  504: "proxy-gateway-timeout",
};

/** No proxy says more than this before a tunnel is open. */
const headLimit = 16_384;
const start = "HTTP/1.";

/** What stands between us and the tunnel; undefined where it is open. */
function refusal(head: string, proxy: Proxy): Fault | undefined {
  const status = Number(/^HTTP\/1\.[01] (\d{3})/.exec(head)?.[1]);
  if (Number.isNaN(status)) return fault("proxy", "proxy-garbage");
  if (status >= 200 && status < 300) return undefined;
  const code = statuses[status] ?? "proxy-status";
  const isRefused = code === "proxy-auth" && proxy.authorization !== null;
  return fault("proxy", isRefused ? "proxy-auth-refused" : code, String(status));
}

/** Asks a proxy for a tunnel. Nothing of the request itself goes to the proxy. Rejects with a Fault. */
export function tunnel(
  socket: net.Socket,
  target: string,
  proxy: Proxy,
  { progress, signal }: Watch,
): Promise<net.Socket> {
  progress.stage = "proxy";
  const credentials = proxy.authorization === null ? "" : `Proxy-Authorization: ${proxy.authorization}\r\n`;
  let head = "";
  return ended(
    socket,
    signal,
    () => fault("proxy", "proxy-timeout"),
    (done, failed) => {
      const read = (chunk: Buffer): void => {
        head += chunk.toString("latin1");
        const end = head.indexOf("\r\n\r\n");
        const isHttp = head.startsWith(start.slice(0, head.length));
        if (end < 0 && head.length < headLimit && isHttp) return;
        socket.off("data", read);
        const no = end < 0 ? fault("proxy", "proxy-garbage") : refusal(head, proxy);
        if (no) return failed(no);
        socket.pause();
        const rest = head.slice(end + 4);
        if (rest !== "") socket.unshift(Buffer.from(rest, "latin1"));
        done();
      };
      socket.on("data", read);
      socket.once("error", () => failed(fault("proxy", "proxy-closed")));
      socket.once("close", () => failed(fault("proxy", "proxy-closed")));
      socket.write(`CONNECT ${target} HTTP/1.1\r\nHost: ${target}\r\n${credentials}\r\n`);
    },
  );
}
