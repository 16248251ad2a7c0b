// Spellings of addresses: whatever a base URL looks like, only the hosts that are allowed are asked.
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import net from "node:net";
import { run, type Ended } from "./support/child.ts";
import { replying, serve, type Server } from "./support/servers.ts";

interface Row {
  readonly spelling: string;
  /** Hosts with ports that are asked where the user's environment names it, and where a file of the project does. */
  readonly user: readonly string[];
  readonly project: readonly string[];
}

const rows = (spellings: readonly string[], user: readonly string[], project = user): readonly Row[] =>
  spellings.map((spelling) => ({ spelling, user, project }));

const own = (host: string, ...spellings: readonly string[]): readonly Row[] => rows(spellings, [host], []);

/** `{port}`: a server on this machine. */
const all: readonly Row[] = [
  ...rows(
    [
      "https://api.xiaomimimo.com/v1",
      "HTTPS://API.XiaomiMiMo.COM/v1",
      "https://api.xiaomimimo.com:443/v1",
      "https://api.xiaomimimo.com:/v1",
      "  https://api.xiaomimimo.com/v1 ",
      "https://api%2exiaomimimo%2Ecom/v1",
      "https://api.xiaomi\tmimo.com/v1",
      "https://api.xiaomi\nmimo.com/v1",
      "https://api\u3002xiaomimimo\uff0ecom/v1",
      "https://\uff41\uff50\uff49.xiaomimimo.com/v1",
      "https://api.xiaomi\u00admimo.com/v1",
      "https:\\\\api.xiaomimimo.com\\v1",
      "https:/api.xiaomimimo.com/v1",
      "https:api.xiaomimimo.com/v1",
      "https:////api.xiaomimimo.com/v1",
      "https://api.xiaomimimo.com/v1#@evil.example",
      "https://api.xiaomimimo.com?@evil.example/v1",
      "https://api.xiaomimimo.com/@evil.example/v1",
      "https://api.xiaomimimo.com\\@evil.example/v1",
      "https://api.xiaomimimo.com/%2e%2e/%2e%2e//evil.example/v1",
    ],
    ["api.xiaomimimo.com:443"],
  ),
  ...rows(["https://api.xiaomimimo.com./v1"], ["api.xiaomimimo.com.:443"]),
  ...rows(
    [
      "http://127.0.0.1:{port}/v1",
      "http://2130706433:{port}/v1",
      "http://0x7f000001:{port}/v1",
      "http://0x7f.1:{port}/v1",
      "http://0177.0.0.01:{port}/v1",
      "http://127.1:{port}/v1",
      "http://\u2460\u2461\u2466.0.0.1:{port}/v1",
      "http://127.0.0.1:{port}/v1?to=evil.example",
    ],
    ["127.0.0.1:{port}"],
    [],
  ),
  ...rows(["http://localhost:{port}/v1", "http://LOCALHOST:{port}/v1"], ["localhost:{port}"], []),
  ...rows(["http://[::1]:{port}/v1", "http://[0:0:0:0:0:0:0.0.0.1]:{port}/v1"], ["[::1]:{port}"], []),
  ...own("llm.example.org:443", "https://llm.example.org/v1", "https://LLM.example.org:443"),
  ...own("llm.example.org:8443", "https://llm.example.org:8443/v1"),
  ...own("api.xiaomimimo.com:8443", "https://api.xiaomimimo.com:8443/v1"),
  ...own("9.9.9.9:443", "https://9.9.9.9/v1", "https://151587081/v1", "https://0x09.0x9.9.011/v1"),
  ...own("[2001:db8::1]:443", "https://[2001:db8::1]/v1", "https://[2001:0DB8:0:0:0:0:0:1]/v1"),
  ...own("xn--bcher-kva.example:443", "https://b\u00fccher.example/v1", "https://xn--bcher-kva.example/v1"),
  ...own(
    "evil.example:443",
    "https://evil.example/https://api.xiaomimimo.com/v1",
    "https://evil.example?https://api.xiaomimimo.com/v1",
    "https://evil.example#.api.xiaomimimo.com/v1",
    "https://evil.example\\.api.xiaomimimo.com/v1",
  ),
  ...own("0.0.0.0:443", "https://0.0.0.0/v1"),
  ...own("[::ffff:7f00:1]:443", "https://[::ffff:127.0.0.1]/v1"),
  ...rows(
    [
      "https://api.xiaomimimo.com@evil.example/v1",
      "https://api.xiaomimimo.com:443@evil.example/v1",
      "https://evil.example@api.xiaomimimo.com/v1",
      "https://user:word@api.xiaomimimo.com/v1",
      "https://@@api.xiaomimimo.com/v1",
      "http://127.0.0.1:{port}@evil.example/v1",
      "https://api.xiaomimimo.com%40evil.example/v1",
      "https://api.xiaomimimo.com%2f@evil.example/v1",
      "https://api.xiaomimimo.com.evil.example/v1",
      "https://api.xiaomimimo.com-login.example/v1",
      "https://xiaomimimo.com.evil.example/v1",
      "https://api-xiaomimimo.com/v1",
      "https://api.xiaomimimo.co/v1",
      "https://api.xia0mimimo.com/v1",
      "https://api.xiaomimirno.com/v1",
      "https://www.mimo-v2.com/v1",
      "https://platform.xiaomimimo.com/v1",
      "https://token-plan-us.xiaomimimo.com/v1",
      "https://\u0430pi.xiaomimimo.com/v1",
      "https://api.xi\u0430omimimo.com/v1",
      "https://api.xn--xaomimimo-v9h.com/v1",
      "https://api.xiaomim\u0131mo.com/v1",
      "http://api.xiaomimimo.com/v1",
      "http://api.xiaomimimo.com:443/v1",
      "http://evil.example/v1",
      "http://localhost.evil.example:{port}/v1",
      "http://127.0.0.1.evil.example:{port}/v1",
      "http://llm.localhost:{port}/v1",
      "http://localhost.:{port}/v1",
      "http://0.0.0.0:{port}/v1",
      "http://0:{port}/v1",
      "http://[::]:{port}/v1",
      "http://[::ffff:127.0.0.1]:{port}/v1",
      "http://169.254.169.254/v1",
      "http://192.168.257/v1",
      "//api.xiaomimimo.com/v1",
      "api.xiaomimimo.com/v1",
      "api.xiaomimimo.com:443/v1",
      "wss://api.xiaomimimo.com/v1",
      "ftp://api.xiaomimimo.com/v1",
      "file:///api.xiaomimimo.com/v1",
      "javascript:fetch('https://api.xiaomimimo.com')",
      "https://token-plan-{region}.xiaomimimo.com/v1",
      "https://${HOST}/v1",
      "https://api.xiaomimimo.com:99999/v1",
      "https://api..xiaomimimo.com/v1",
      "https://[api.xiaomimimo.com]/v1",
      "https://256.256.256.256/v1",
    ],
    [],
  ),
];

/** A proxy that lets nothing through and writes down which host it was asked for. */
async function deadEnd(): Promise<{ readonly port: number; readonly heads: string[]; readonly close: () => void }> {
  const heads: string[] = [];
  const server = net.createServer((socket) => {
    socket.on("error", () => undefined);
    socket.once("data", (head) => {
      heads.push(head.toString("latin1"));
      socket.end("HTTP/1.1 502 Bad Gateway\r\ncontent-length: 0\r\n\r\n");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { port: (server.address() as net.AddressInfo).port, heads, close: () => void server.close() };
}

let here: Server;
beforeAll(async () => void (here = await serve(replying(200, { object: "list", data: [] }))));
afterAll(() => here.close());

/** Runs the program with every way out but this machine leading to a dead end; gives the hosts that were asked. */
async function asked(by: "user" | "project", text: string): Promise<readonly [Ended, readonly string[]]> {
  const proxy = await deadEnd();
  const url = text.replace("{port}", String(here.port));
  const way = `http://127.0.0.1:${proxy.port}`;
  const env = { HTTPS_PROXY: way, http_proxy: way };
  const ended = await (by === "user"
    ? run(["--probe", "--client", "codewhale@pr2627"], {
        env: { ...env, XIAOMI_MIMO_API_KEY: "sk-0000example", XIAOMI_MIMO_BASE_URL: url },
      })
    : run(["--probe", "--client", "claude-code"], {
        env: { ...env, ANTHROPIC_AUTH_TOKEN: "sk-0000example" },
        files: { "project/.claude/settings.json": JSON.stringify({ env: { ANTHROPIC_BASE_URL: url } }) },
      }));
  proxy.close();
  const direct = ended.tries
    .map((it) => it.replace(/^connect /, ""))
    .filter((it) => it !== `127.0.0.1:${proxy.port}` && !/^dns (?:localhost|127\.0\.0\.1)$/.test(it));
  for (const head of proxy.heads) expect(head).not.toMatch(/sk-|authorization|api-key/i);
  const hosts = proxy.heads.map((head) => /^CONNECT (\S+) HTTP/.exec(head)?.[1] ?? head);
  return [ended, [...new Set([...hosts, ...direct])]];
}

test("there are enough spellings", () => expect(new Set(all.map((row) => row.spelling)).size).toBeGreaterThan(80));

for (const by of ["user", "project"] as const) {
  describe(`named by the ${by}`, () => {
    test.concurrent.each(all.map((row) => [row.spelling, row] as const))("%j", async (_spelling, row) => {
      const [ended, hosts] = await asked(by, row.spelling);
      expect(hosts).toEqual(row[by].map((host) => host.replace("{port}", String(here.port))));
      expect([0, 1, 4]).toContain(ended.status);
      expect(ended.err).not.toContain("fault of its own");
    });
  });
}
