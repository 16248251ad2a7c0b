// Without a probe nothing connects, and no key is seen in anything that is written, with Node's own debugging switched on too.
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { commandRows } from "../lib/cli/options.ts";
import { hasOpenssl, makeAuthority, type Authority } from "./support/authority.ts";
import { givesAway } from "./support/canaries.ts";
import { run, start, until, type Ended, type Wish } from "./support/child.ts";
import { expand } from "./support/keys.ts";
import { post } from "./support/listener.ts";
import { hasKey, serve, type Server } from "./support/servers.ts";

const keys = ["tp-c0000example", "tp-s0000example", "sk-0000example"].map(expand);

/** A machine with a key in every usual place, and a proxy that must not be asked. */
const machine: Wish = {
  env: {
    XIAOMI_MIMO_API_KEY: "tp-c0000example",
    ANTHROPIC_AUTH_TOKEN: "tp-s0000example",
    ANTHROPIC_BASE_URL: "https://token-plan-sgp.xiaomimimo.com/anthropic",
    HTTPS_PROXY: "http://127.0.0.1:9",
  },
  files: {
    "home/.codewhale/config.toml":
      '[providers.xiaomi_mimo]\napi_key = "sk-0000example"\nbase_url = "https://api.xiaomimimo.com/v1"\n',
    "project/.claude/settings.json": '{"env":{"ANTHROPIC_BASE_URL":"https://llm.example.org/anthropic"}}',
    "project/.env": "MIMO_API_KEY=tp-c0000example\n",
  },
};

function expectNoKey({ out, err }: Ended): void {
  for (const key of keys) expect(givesAway(out + err, key)).toBe(false);
}

const withFormats = (...words: readonly string[]) =>
  [[], ["--format", "json"], ["--format", "text=x.txt"], ["-v"], ["-q"]].map((more) => [...words, ...more]);

const commandLines: readonly (readonly string[])[] = [
  ...withFormats(),
  ...withFormats("check"),
  ...withFormats("why", "key"),
  ["why", "baseUrl", "--set", "XIAOMI_MIMO_MODE=token-plan-ams"],
  ["explain", "probe-rejected"],
  ["explain", "client:codewhale"],
  ["explain", "401"],
  ["list", "rules"],
  ["list", "clients", "--format", "json"],
  ["list", "formats"],
  ["list", "facts"],
  ["--help"],
  ["--version"],
  [
    "check",
    "--client",
    "codewhale",
    "--cacert",
    "/nowhere",
    "--connect-to",
    "::127.0.0.1:9",
    "--allow-host",
    "llm.example.org",
  ],
  ["--dry-run", "--sweep"],
  ["probe", "--dry-run", "-v"],
  ["--probe=nonsense"],
  ["--probe", "--timeout", "0"],
  ["--probe", "--connect-to", "nonsense"],
  ["--probe", "--cacert", "/nowhere"],
  // Those that are not built yet too.
  ...commandRows.map(({ name }) => [name]).filter(([name]) => name !== "probe" && name !== "listen"),
];

describe("nothing connects", () => {
  const table = [...new Set(commandLines.map((words) => words.join(" ")))].map((line) => [line] as const);

  test.concurrent.each(table)("mimo-doctor %s", async (line) => {
    const ended = await run(line.split(" ").filter(Boolean), machine);
    expect(ended.tries).toEqual([]);
    expect(ended.signal).toBeNull();
    expectNoKey(ended);
  });

  test("and the watch sees it where something does", async () => {
    const ended = await run(["--probe", "--client", "codewhale@pr2627"], machine);
    expect(ended.tries).toContain("connect 127.0.0.1:9");
    expectNoKey(ended);
  });
});

/** Everything that Node can say, and undici with it. */
const debugging = ["net,tls,http,undici,fetch", "*", "http*,stream,stream_base_commons,timer,esm,module,child_process"];

describe("no key is seen", () => {
  let authority: Authority | undefined;
  let server: Server;
  const host = "token-plan-cn.xiaomimimo.com";
  let way: readonly string[] = [];

  beforeAll(async () => {
    authority = hasOpenssl ? makeAuthority() : undefined;
    server = await serve((request, response) => {
      // A host that repeats what it was sent, in every part of its answer.
      const key = String(request.headers.authorization ?? request.headers["api-key"]);
      response.writeHead(401, `No ${key}`, { "x-request-id": key.slice(-51), location: `/${key}`, "x-echo": key });
      response.end(JSON.stringify({ error: { code: key, message: key, param: key, type: key }, request_id: key }));
    }, authority?.leaf);
    // Every host, those of a sweep too, is led to this server.
    way = ["--connect-to", `::127.0.0.1:${server.port}`, ...(authority ? ["--cacert", authority.file] : [])];
  });
  afterAll(async () => {
    await server.close();
    authority?.remove();
  });

  const probing = (): Wish => ({
    ...machine,
    env: {
      XIAOMI_MIMO_API_KEY: "tp-c0000example",
      XIAOMI_MIMO_BASE_URL: authority ? `https://${host}/v1` : `http://127.0.0.1:${server.port}/v1`,
      XIAOMI_MIMO_MODEL: "mimo-v2.6-pro",
    },
    files: {},
  });

  describe.each(debugging)("with NODE_DEBUG=%s", (NODE_DEBUG) => {
    test.each([["check"], ["--format json"], ["why key"], ["list rules"]])("mimo-doctor %s", async (line) => {
      const ended = await run(line.split(" "), { ...machine, env: { ...machine.env, NODE_DEBUG } });
      expectNoKey(ended);
      expect(ended.tries).toEqual([]);
    });

    test.each([["--probe"], ["--probe -v"], ["--probe=chat --format json"], ["probe -q"]])(
      "mimo-doctor %s",
      async (line) => {
        const before = server.asked.length;
        const wish = probing();
        const ended = await run([...line.split(" "), ...way], { ...wish, env: { ...wish.env, NODE_DEBUG } });
        expect(server.asked.slice(before).filter(hasKey).length).toBeGreaterThan(0);
        expect(ended.err).toMatch(/(?:NET|TLS|HTTP|UNDICI|STREAM|TIMER) \d+:/);
        expectNoKey(ended);
      },
    );

    test("mimo-doctor listen", async () => {
      const child = start(["listen"], { ...machine, env: { ...machine.env, NODE_DEBUG } });
      await until("it listens", () => child.err().includes("Ctrl-C"));
      const base = /http:\/\/127\.0\.0\.1:\d+/.exec(child.err())?.[0] ?? "";
      const body = { model: keys[0], messages: [], api_key: keys[0] };
      for (const key of keys) {
        await (await post(`${base}/v1/chat/completions?key=${key}`, { authorization: `Bearer ${key}` }, body)).text();
        await (await post(`${base}/${key}/v1/messages`, { "x-api-key": key, "api-key": key }, body)).text();
      }
      child.process.kill("SIGINT");
      expectNoKey(await child.ended);
    });
  });

  test.each([
    ["the whole", (key: string) => key],
    ["without its beginning", (key: string) => key.slice(3)],
    ["a half", (key: string) => key.slice(0, 27)],
    ["its end in capitals", (key: string) => key.slice(-20).toUpperCase()],
  ])("in any answer that repeats %s, whatever the format", async (_name, part) => {
    const own = await serve((request, response) => {
      const key = part(String(request.headers.authorization ?? request.headers["api-key"]).replace("Bearer ", ""));
      const status = request.headers.authorization ? 302 : 401;
      response.writeHead(status, { "x-request-id": key, location: `https://${key}.example/` });
      response.end(JSON.stringify({ error: { code: key, message: key, type: key }, data: [{ id: key }] }));
    });
    const env = { ...probing().env, XIAOMI_MIMO_BASE_URL: `http://127.0.0.1:${own.port}/v1` };
    for (const more of [["-v"], ["--format", "json"]]) {
      const ended = await run(["--probe", ...more], { env });
      expectNoKey(ended);
      expect(ended.out).toContain("302");
    }
    await own.close();
  });
});
