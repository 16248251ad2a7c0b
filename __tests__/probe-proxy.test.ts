// Which proxy the environment names: the forms that curl and undici read, and where both agree curl itself is asked.
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { execFile, spawnSync } from "node:child_process";
import { proxyFor } from "../lib/probe/proxy.ts";
import { serve, type Server } from "./support/servers.ts";

type Env = Readonly<Record<string, string>>;
interface Row {
  readonly env: Env;
  readonly url?: string;
  readonly goes: "proxy" | "direct";
  /** curl reads it the same way in all its versions. */
  readonly curl?: true;
}

const official = "https://api.xiaomimimo.com/v1";
const plain = "http://llm.example.org/v1";
const address = "https://10.1.2.3/v1";
/** Stands for the proxy's address. */
const P = "http://proxy.example:3128";
const via = (list: string, goes: Row["goes"], more: Partial<Row> = {}): Row => ({
  env: { HTTPS_PROXY: P, NO_PROXY: list },
  goes,
  ...more,
});
const curl = true;

const rows: readonly Row[] = [
  { env: {}, goes: "direct", curl },
  { env: { HTTPS_PROXY: P }, goes: "proxy", curl },
  { env: { https_proxy: P }, goes: "proxy", curl },
  { env: { https_proxy: P, HTTPS_PROXY: "http://other.invalid:1" }, goes: "proxy", curl },
  { env: { https_proxy: "", HTTPS_PROXY: P }, goes: "proxy", curl },
  { env: { HTTPS_PROXY: "" }, goes: "direct", curl },
  { env: { HTTPS_PROXY: "  " }, goes: "direct" },
  { env: { HTTPS_PROXY: P.slice(7) }, goes: "proxy", curl },
  { env: { HTTPS_PROXY: `${P}/` }, goes: "proxy", curl },
  // A proxy for http alone is none for https, as in curl; undici takes it.
  { env: { HTTP_PROXY: P }, goes: "direct", curl },
  { env: { http_proxy: P }, goes: "direct", curl },
  { env: { http_proxy: P }, url: plain, goes: "proxy", curl },
  // curl does not read the upper-case form, since a web server sets it from a header; undici and most clients do.
  { env: { HTTP_PROXY: P }, url: plain, goes: "proxy" },
  { env: { HTTPS_PROXY: P }, url: plain, goes: "direct", curl },
  { env: { ALL_PROXY: P }, goes: "proxy", curl },
  { env: { all_proxy: P }, url: plain, goes: "proxy", curl },
  { env: { HTTPS_PROXY: "", ALL_PROXY: P }, goes: "proxy", curl },
  via("*", "direct", { curl }),
  via(" * ", "direct"),
  via("example.org,*", "direct"),
  via("api.xiaomimimo.com", "direct", { curl }),
  via("API.XiaomiMiMo.COM", "direct", { curl }),
  via("xiaomimimo.com", "direct", { curl }),
  via(".xiaomimimo.com", "direct", { curl }),
  // A star before a domain is undici's, not curl's.
  via("*.xiaomimimo.com", "direct"),
  via("mimimo.com", "proxy", { curl }),
  via("omimimo.com", "proxy", { curl }),
  via("example.org", "proxy", { curl }),
  via("", "proxy", { curl }),
  via(",,", "proxy", { curl }),
  via("example.org,xiaomimimo.com", "direct", { curl }),
  via("example.org, xiaomimimo.com", "direct", { curl }),
  via("example.org xiaomimimo.com", "direct", { curl }),
  via("api.*", "proxy", { curl }),
  via("https://api.xiaomimimo.com", "proxy", { curl }),
  // Ports are undici's, not curl's.
  via("api.xiaomimimo.com:443", "direct"),
  via("xiaomimimo.com:443", "direct"),
  via("api.xiaomimimo.com:8443", "proxy", { curl }),
  { env: { HTTPS_PROXY: P, no_proxy: "xiaomimimo.com", NO_PROXY: "example.org" }, goes: "direct", curl },
  { env: { HTTPS_PROXY: P, no_proxy: "example.org", NO_PROXY: "xiaomimimo.com" }, goes: "proxy", curl },
  via("10.1.2.3", "direct", { url: address }),
  via("10.1.2.4", "proxy", { url: address }),
  via("10.1.2.3:443", "direct", { url: address }),
  via("10.1.2.3:80", "proxy", { url: address }),
  via("[fd00::1]", "direct", { url: "https://[fd00::1]/v1" }),
  via("fd00::1", "direct", { url: "https://[fd00::1]/v1" }),
  via("fd00::2", "proxy", { url: "https://[fd00::1]/v1" }),
];

const nameOf = ({ env, url = official }: Row): string => `${JSON.stringify(env)} ${url}`;

function choiceOf(env: Env, url: string) {
  const { hostname, port, protocol } = new URL(url);
  const secure = protocol === "https:";
  return proxyFor(env, hostname, port === "" ? (secure ? 443 : 80) : Number(port), secure, false);
}

test.each(rows.map((row) => [nameOf(row), row] as const))("%s", (_name, { env, url = official, goes }) => {
  expect(choiceOf(env, url)).toMatchObject(
    goes === "direct" ? { kind: "none" } : { kind: "proxy", proxy: { host: "proxy.example", port: 3128 } },
  );
});

test.each([
  ["http://proxy.example", { host: "proxy.example", port: 80, secure: false, authorization: null }],
  ["https://proxy.example", { port: 443, secure: true }],
  ["http://[fd00::1]:3128", { host: "fd00::1", port: 3128 }],
  ["http://name:p%40ss@proxy.example:3128", { host: "proxy.example", authorization: `Basic ${btoa("name:p@ss")}` }],
  ["http://name@proxy.example", { authorization: `Basic ${btoa("name:")}` }],
  // A percent sign that stands for itself must not break the run.
  ["http://name:100%25%@proxy.example", { host: "proxy.example" }],
])("the proxy in %s", (text, proxy) => {
  expect(choiceOf({ HTTPS_PROXY: text }, official)).toMatchObject({ kind: "proxy", proxy });
});

test.each([
  ["socks5://proxy.example:1080", "proxy-scheme"],
  ["ftp://proxy.example", "proxy-scheme"],
  ["http://", "proxy-url"],
  ["http://proxy.example:99999", "proxy-url"],
  ["not an address", "proxy-url"],
])("%s is none", (text, code) => {
  expect(choiceOf({ HTTPS_PROXY: text }, official)).toEqual({ kind: "fault", code });
});

test("this machine is never asked through a proxy", () => {
  expect(proxyFor({ http_proxy: P, ALL_PROXY: P }, "localhost", 80, false, true)).toEqual({ kind: "none" });
});

const hasCurl = spawnSync("curl", ["--version"]).status === 0;

(hasCurl ? describe : describe.skip)("curl agrees", () => {
  let proxy: Server;
  let host: Server;
  beforeAll(async () => {
    proxy = await serve(() => undefined);
    host = await serve(() => undefined);
  });
  afterAll(() => Promise.all([proxy.close(), host.close()]));

  /** Where curl connects to; a request that needs no proxy is led to a server on this machine. */
  async function whereTo({ env, url = official }: Row): Promise<string> {
    const before = [proxy.connections(), host.connections()];
    const own = Object.fromEntries(
      Object.entries(env).map(([name, text]) => [name, text.replace("proxy.example:3128", `127.0.0.1:${proxy.port}`)]),
    );
    const words = ["-s", "-q", "-m", "0.2", "-o", "/dev/null", "--connect-to", `::127.0.0.1:${host.port}`, url];
    await new Promise((resolve) =>
      execFile("curl", words, { env: { PATH: process.env["PATH"], ...own } }, () => resolve(undefined)),
    );
    return [proxy.connections() > before[0]! ? "proxy" : "", host.connections() > before[1]! ? "direct" : ""].join("");
  }

  test.each(rows.filter((row) => row.curl).map((row) => [nameOf(row), row] as const))("%s", async (_name, row) => {
    expect(await whereTo(row)).toBe(row.goes);
  });
});
