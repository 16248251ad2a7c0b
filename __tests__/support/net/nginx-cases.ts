// What nginx gives in place of the API: faults of the connection, and answers that say nothing about the key.
import fs from "node:fs";
import path from "node:path";
import type { Aim } from "./asking.ts";
import type { FaultCase } from "./cases.ts";
import type { Certificates } from "./certificates.ts";
import { freePort, listening, scratch, start } from "./children.ts";
import { faulty, type Manner } from "./faulty.ts";

interface Wish {
  readonly certificate?: string;
  /** False: no TLS. */
  readonly tls?: boolean;
}

const kinds = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];

/** Starts it with one server; `lines` are its configuration, `{folder}` its files. */
export async function nginx(made: Certificates, lines: string, wish: Wish = {}): Promise<Aim> {
  const { certificate = "good", tls = true } = wish;
  const port = await freePort();
  const folder = scratch();
  const config = `daemon off; master_process off; pid ${folder}/pid; error_log stderr;
events { worker_connections 64; }
http {
  access_log off;
  ${kinds.map((kind) => `${kind}_temp_path ${folder}/${kind};`).join(" ")}
  server {
    listen 127.0.0.1:${port}${tls ? " ssl" : ""};
    ssl_certificate ${made.file(certificate)}; ssl_certificate_key ${made.keyFile("leaf")};
    ${lines.replaceAll("{folder}", folder)}
  }
}`;
  fs.writeFileSync(path.join(folder, "nginx.conf"), config);
  fs.writeFileSync(path.join(folder, "models"), " ".repeat(50_000));
  const args = ["-p", folder, "-e", "stderr", "-c", path.join(folder, "nginx.conf")];
  await listening(port, start("nginx", args, { OPENSSL_CONF: `${made.folder}/weak.cnf` }));
  return { port, ca: made.pem("root") };
}

const it = (
  stage: FaultCase["stage"],
  id: string,
  name: string,
  lines: string,
  { wish = {}, aim = {} }: { readonly wish?: Wish; readonly aim?: Aim } = {},
): FaultCase => ({
  by: "nginx",
  stage,
  id,
  name,
  begin: async (made) => ({ ...(await nginx(made, lines, wish)), ...aim }),
});

/** nginx in front of a server of our own. */
const before = (stage: FaultCase["stage"], id: string, name: string, act: Manner["act"]): FaultCase => ({
  by: "nginx",
  stage,
  id,
  name,
  begin: async (made) => {
    const { port } = await faulty({ when: "asked", act });
    return nginx(made, `location / { proxy_pass http://127.0.0.1:${port}; proxy_read_timeout 200ms; }`);
  },
});

const page = 'default_type text/html; return 200 "<html><h1>Welcome to nginx!</h1></html>";';

export const nginxCases: readonly FaultCase[] = [
  it("headers", "reply-closed", "444: it closes without an answer", "return 444;"),
  it("tls", "tls-name", "it knows other hosts only", "ssl_reject_handshake on;"),
  it("tls", "tls-protocol", "TLS 1.0 only", "ssl_protocols TLSv1;"),
  it("tls", "tls-expired", "an expired certificate", page, { wish: { certificate: "expired" } }),
  it("tls", "tls-wrong-host", "the certificate of another host", page, { wish: { certificate: "other" } }),
  it("tls", "tls-unknown-issuer", "no intermediate certificate", page, { wish: { certificate: "by-middle" } }),
  it("tls", "tls-plain-http", "plain http on the port", page, { wish: { tls: false } }),
  it("body", "body-slow", "10,000 bytes a second", "root {folder}; rewrite .* /models break; limit_rate 10000;", {
    aim: { timeout: 400 },
  }),
  it(
    "headers",
    "reply-slow-headers",
    "100 bytes a second",
    "root {folder}; rewrite .* /models break; limit_rate 100;",
    {
      aim: { timeout: 400 },
    },
  ),
  before("body", "body-truncated", "what is behind it breaks off", (peer) => {
    peer.say("HTTP/1.1 200 OK\r\nContent-Length: 60000\r\n\r\n{");
    setTimeout(peer.close, 50);
  }),
  it(null, "400-other", "a certificate of the client is wanted", `ssl_verify_client optional_no_ca; return 400;`),
  it(null, "401-html", "a login of its own", "auth_basic closed; auth_basic_user_file /dev/null;"),
  it(null, "403-html", "this address is denied", "deny all;"),
  it(null, "404-path", "the path does not exist", "root {folder};"),
  it(null, "405-method", "another method is wanted", "return 405;"),
  it(null, "429-page", "too many requests, says a page", "return 429;"),
  it(null, "redirect", "another address", "return 301 https://elsewhere.example/;"),
  it(null, "200-html", "its welcome page", page),
  it(null, "200-empty", "an empty page", 'return 200 "";'),
  it(null, "503-overload", "maintenance", "return 503;"),
  it(null, "511-portal", "a captive portal", "return 511;"),
  before(null, "502-gateway", "what is behind it closes", (peer) => peer.close()),
  before(null, "504-gateway-timeout", "what is behind it says nothing", () => undefined),
];
