// The live probe names network faults right: each is made by a real component on this machine, and none counts against the key.
import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import { faults, faultText } from "../lib/facts/faults.ts";
import type { Exchange } from "../lib/model/exchange.ts";
import { formatterFor } from "../lib/report/show.ts";
import { ask, key, type Aim } from "./support/net/asking.ts";
import type { FaultCase } from "./support/net/cases.ts";
import { certificateCases } from "./support/net/certificate-cases.ts";
import { makeCertificates, type Certificates } from "./support/net/certificates.ts";
import { program, stopAll, wait } from "./support/net/children.ts";
import { command, finished, startCli, unbroken } from "./support/net/cli.ts";
import { connectCases } from "./support/net/connect-cases.ts";
import { closeServers, faulty, running } from "./support/net/faulty.ts";
import { isolatedCases, routes } from "./support/net/isolated-cases.ts";
import { canIsolate, isolated } from "./support/net/namespace.ts";
import { nginx, nginxCases } from "./support/net/nginx-cases.ts";
import { squid, tinyproxy } from "./support/net/proxies.ts";
import { proxyCases } from "./support/net/proxy-cases.ts";
import { replyCases } from "./support/net/reply-cases.ts";
import { sServerCases } from "./support/net/s-server-cases.ts";
import { release } from "./support/net/stalled.ts";
import { tlsCases } from "./support/net/tls-cases.ts";

const cases = [
  ...connectCases,
  ...proxyCases,
  ...certificateCases,
  ...tlsCases,
  ...sServerCases,
  ...replyCases,
  ...nginxCases,
];
const openssl = program("openssl");

/** Every certificate comes from `openssl`, so without it nothing is tried. */
const has = (by: string): boolean => openssl !== undefined && (by === "own" || program(by) !== undefined);
const mayIsolate = openssl !== undefined && canIsolate();

function skipped(by: string, n: number): void {
  if (n > 0) process.stderr.write(`skipped: ${n} faults that are made by ${by}, which is missing here\n`);
}
for (const by of new Set(cases.map((it) => it.by)))
  if (!has(by)) skipped(by, cases.filter((it) => it.by === by).length);
if (!mayIsolate) skipped("network namespaces (unshare, ip)", isolatedCases.length);

let certificates: Certificates;
beforeAll(() => {
  if (openssl !== undefined) certificates = makeCertificates(openssl);
});
afterEach(() => {
  stopAll();
  closeServers();
  release();
});
afterAll(() => certificates?.remove());

const show = formatterFor({ home: "/home/u", cwd: "/repo" });
const timesKey = (text: string): number => text.split(key).length - 1;

/** The key goes out once at most, and never before there is a connection to the host. */
function expectDiscretion({ stage }: Exchange, answered: boolean): void {
  const servers = running();
  const may = answered || stage === "headers" || stage === "body" ? 1 : 0;
  expect(servers.filter((server) => server.connections() > 1)).toEqual([]);
  expect(servers.filter((server) => timesKey(server.heard()) > may)).toEqual([]);
}

describe.each([...new Set(cases.map((it) => it.by))])("a fault made by %s", (by) => {
  const run = has(by) ? test : test.skip;
  for (const it of cases.filter((one) => one.by === by))
    run(`${it.name}: ${it.id}`, async () => {
      const exchange = await asked(it);
      const { id, stage, meaning, because } = exchange;
      // On a busy machine the connection stands before the kernel tells of its end.
      const late = it.id === "connect-reset" && id === "tls-closed";
      expect({ id, stage, meaning }).toEqual(
        late ? { id, stage: "tls", meaning: "unknown" } : { id: it.id, stage: it.stage, meaning: "unknown" },
      );
      if (it.detail !== undefined) expect(show(because)).toContain(`(${it.detail})`);
      if (Object.hasOwn(faults, id)) expect(show(because)).toContain("nothing is known about the key");
      expectDiscretion(exchange, it.stage === null || by === "openssl");
    });
});

/** On a busy machine a short deadline meets an earlier stage than the one that is meant: then with a longer one. */
async function asked(it: FaultCase) {
  for (let patience = 1; ; patience *= 4) {
    const aim = await it.begin(certificates);
    const { timeout } = aim;
    const exchange = await ask(timeout === undefined ? aim : { ...aim, timeout: timeout * patience });
    if (timeout === undefined || exchange.stage === it.stage || patience >= 64) return exchange;
  }
}

describe("a fault of the network itself, in a namespace", () => {
  const run = mayIsolate ? test : test.skip;
  for (const it of isolatedCases)
    run(`${it.name}: ${it.id}`, async () => {
      const led = it.address === undefined ? [] : ["--connect-to", `::${it.address}:`];
      const { args, env } = command(["--timeout", "0.5", "--format", "json", ...led]);
      const { status, out } = await isolated(routes, it.manner, [process.execPath, ...args], env);
      const { exchanges } = JSON.parse(out);
      expect(exchanges).toMatchObject([
        { stage: it.stage, status: null, meaning: "unknown", because: show(faultText(it.id, it.detail)) },
      ]);
      expect(status).toBe(4);
    });
});

describe("on the command line", () => {
  const find = (by: string, id: string): FaultCase => cases.find((it) => it.by === by && it.id === id) as FaultCase;
  const shown: readonly FaultCase[] = [
    find("own", "connect-refused"),
    find("own", "tls-expired"),
    find("own", "proxy-closed"),
    find("tinyproxy", "proxy-auth"),
    find("openssl", "tls-client-certificate"),
    find("nginx", "reply-closed"),
    find("nginx", "401-html"),
  ];
  for (const it of shown)
    (has(it.by) ? test : test.skip)(`${it.id} is no verdict, exit status 4 (${it.by})`, async () => {
      const aim: Aim = await it.begin(certificates);
      const { id, because } = await ask(aim);
      const debug = { NODE_DEBUG: "net,tls,http,undici" };
      const { status, said } = await finished(startCli(aim, 2));
      expect(said).toContain(unbroken(`no verdict from \`token-plan-cn.xiaomimimo.com\`: ${show(because)}`));
      expect(said).not.toMatch(/invalid|reject|refuses? the key/i);
      expect(status).toBe(4);
      expect(id).toBe(it.id);
      const debugged = await finished(startCli({ ...aim, env: { ...aim.env, ...debug } }, 2));
      expect(timesKey(said + debugged.said)).toBe(0);
    });

  (has("own") ? test : test.skip)("an interrupt ends it at once and is no verdict either", async () => {
    const { port } = await faulty({ when: "greeted", act: () => undefined });
    const started = startCli({ port }, 60);
    await wait("the notice", () => (started.said().includes("asking ") ? true : undefined));
    started.child.kill("SIGINT");
    const { status, said } = await finished(started);
    expect(said).toContain(show(faultText("interrupted", null)));
    expect([status, timesKey(said)]).toEqual([3, 0]);
  });
});

describe("where nothing is wrong", () => {
  const list = 'default_type application/json; return 200 \'{"object":"list","data":[]}\';';
  const throughProxy = async (port: number, more = ""): Promise<Aim> => ({
    ...(await nginx(certificates, list)),
    address: "0.0.0.0",
    env: { HTTPS_PROXY: `http://${more}127.0.0.1:${port}` },
  });
  const ways: readonly (readonly [string, readonly string[], () => Promise<Aim>])[] = [
    ["straight", ["nginx"], () => nginx(certificates, list)],
    ["through tinyproxy", ["nginx", "tinyproxy"], async () => throughProxy(await tinyproxy())],
    [
      "through tinyproxy with a password",
      ["nginx", "tinyproxy"],
      async () => throughProxy(await tinyproxy("BasicAuth me s3cret"), "me:s3cret@"),
    ],
    ["through squid", ["nginx", "squid"], async () => throughProxy(await squid("http_access allow all"))],
  ];
  for (const [name, needs, begin] of ways)
    (needs.every(has) ? test : test.skip)(`the key is accepted ${name}`, async () => {
      expect(await ask(await begin())).toMatchObject({ meaning: "accepted", stage: null, status: 200 });
    });
});

/** Faults that no case here can make. */
const unmade: Readonly<Record<string, string>> = {
  "no-answer": "only a text that somebody pastes leaves it open at which step a request failed",
  deadline: "wants a first answer after 1.7 s and a second one that never comes: four seconds",
};

test("every fault is made by a case, or it is said why not", () => {
  const made = new Set([...cases, ...isolatedCases].map((it) => it.id).concat("interrupted"));
  expect(Object.keys(faults).filter((id) => !made.has(id))).toEqual(Object.keys(unmade));
  const stages = new Set(cases.filter((it) => it.stage !== null).map((it) => it.id));
  expect([...stages].filter((id) => !Object.hasOwn(faults, id))).toEqual([]);
  expect(made.size).toBeGreaterThanOrEqual(40);
});
