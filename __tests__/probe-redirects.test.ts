// No answer makes the probe go on to another address: 12 kinds of redirects, 3 headers, 2 protocols.
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type http from "node:http";
import type { Header } from "../lib/model/resolution.ts";
import { classify } from "../lib/probe/classify.ts";
import { send } from "../lib/probe/send.ts";
import { hasOpenssl, makeAuthority, type Authority } from "./support/authority.ts";
import { run } from "./support/child.ts";
import { sendingOf, targetOf } from "./support/probes.ts";
import { hasKey, serve, type Server } from "./support/servers.ts";

type Kind = (elsewhere: string) => {
  readonly status: number;
  readonly headers: http.OutgoingHttpHeaders;
  readonly body?: string;
};
const to =
  (status: number, address: (elsewhere: string) => string = (it) => it): Kind =>
  (elsewhere) => ({ status, headers: { location: address(elsewhere) } });
const page = { "content-type": "text/html" };

/** `elsewhere` is the address of the second server. */
const kinds: Readonly<Record<string, Kind>> = {
  "300 with a choice": to(300),
  "301": to(301),
  "302": to(302),
  "303": to(303),
  "307": to(307),
  "308": to(308),
  "302 to a path of the same host": to(302, () => "/elsewhere"),
  "302 without a scheme": to(302, (it) => it.replace(/^https?:/, "")),
  "302 with a user name": to(302, (it) => it.replace("//", "//api.xiaomimimo.com:443@")),
  "200 with a Refresh header": (it) => ({
    status: 200,
    headers: { ...page, refresh: `0; url=${it}` },
    body: "<html></html>",
  }),
  "200 with a meta refresh": (it) => ({
    status: 200,
    headers: page,
    body: `<html><head><meta http-equiv="refresh" content="0; url=${it}"><link rel="preload" href="${it}"></head></html>`,
  }),
  "421 with other services": (it) => ({
    status: 421,
    headers: {
      ...page,
      "alt-svc": `h2="${new URL(it).host}"`,
      link: `<${it}>; rel=preconnect`,
      "content-location": it,
    },
    body: "<html></html>",
  }),
};

const headers = ["authorization", "api-key", "x-api-key"] as const satisfies readonly Header[];
const table = Object.keys(kinds).flatMap((kind) => headers.map((header) => [kind, header] as const));

let authority: Authority | undefined;
let first: Readonly<Record<"http" | "https", Server>>;
let second: Readonly<Record<"http" | "https", Server>>;

beforeAll(async () => {
  authority = hasOpenssl ? makeAuthority() : undefined;
  const answers =
    (own: "http" | "https"): http.RequestListener =>
    (request, response) => {
      const kind = decodeURIComponent((request.url ?? "").split("/")[1] ?? "");
      // From plain http the way leads to TLS and back, where both are there.
      const other = authority && own === "http" ? "https" : "http";
      const answer = kinds[kind]?.(`${other}://127.0.0.1:${second[other].port}/v1/models`) ?? {
        status: 500,
        headers: {},
      };
      response.writeHead(answer.status, answer.headers).end(answer.body);
    };
  const both = async (answer: (own: "http" | "https") => http.RequestListener) => ({
    http: await serve(answer("http")),
    https: await serve(answer("https"), authority?.leaf),
  });
  first = await both(answers);
  second = await both(() => (_request, response) => void response.end('{"data":[]}'));
});

afterAll(async () => {
  for (const server of [first.http, first.https, second.http, second.https]) await server.close();
  authority?.remove();
});

for (const protocol of ["http", "https"] as const) {
  const possible = protocol === "http" || hasOpenssl;
  (possible ? describe : describe.skip)(`over ${protocol}`, () => {
    test.each(table)("%s, key in %s", async (kind, header) => {
      const { port } = first[protocol];
      const host = protocol === "https" ? "token-plan-sgp.xiaomimimo.com" : "127.0.0.1";
      const target = targetOf(
        `${protocol}://${host}${protocol === "http" ? `:${port}` : ""}/${encodeURIComponent(kind)}/models`,
      );
      const before = first[protocol].asked.length;
      const sending = sendingOf({
        ca: authority?.pem,
        connectTo: protocol === "https" ? [{ fromHost: host, fromPort: 443, toHost: "127.0.0.1", toPort: port }] : [],
      });
      const answer = await send(target, header, sending);
      expect(classify(answer, "models").meaning).toBe("unknown");
      expect(first[protocol].asked.slice(before)).toMatchObject([{ headers: { [header]: expect.anything() } }]);
      expect(first[protocol].asked.slice(before).map(hasKey)).toEqual([true]);
      expect([second.http.connections(), second.https.connections()]).toEqual([0, 0]);
    });
  });
}

test("the program says that it did not follow, and has no verdict", async () => {
  const { port } = first.http;
  const ended = await run(["--probe", "--only", "probe-redirect,probe-accepted,probe-rejected,probe-no-verdict"], {
    env: {
      XIAOMI_MIMO_API_KEY: "sk-0000example",
      XIAOMI_MIMO_BASE_URL: `http://127.0.0.1:${port}/308/v1`,
      XIAOMI_MIMO_MODEL: "mimo-v2.6-pro",
    },
  });
  expect(ended.out).toContain("probe-redirect");
  expect(ended.out).toContain("was not followed");
  expect(ended.status).toBe(4);
  expect(ended.tries.filter((it) => it.startsWith("connect"))).toEqual([`connect 127.0.0.1:${port}`]);
  expect([second.http.connections(), second.https.connections()]).toEqual([0, 0]);
});
