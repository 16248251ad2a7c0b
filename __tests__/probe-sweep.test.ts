// The sweep against four servers under the official names: which one accepts, what to change, how long it takes, how it ends.
import { shippedFacts } from "../lib/facts/compile.ts";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import type http from "node:http";
import { replies } from "../lib/facts/replies.ts";
import { hasOpenssl, makeAuthority, type Authority } from "./support/authority.ts";
import { run, start, until } from "./support/child.ts";
import { hasKey, replying, serve, type Server } from "./support/servers.ts";

const hosts = shippedFacts().endpoints.map((row) => row.host);
let authority: Authority;
let servers: readonly Server[] = [];
let answers: readonly http.RequestListener[] = [];

const refuse = replying(401, replies["401-invalid-key"].body);
const accept = replying(200, replies["200-models-plan"].body);
const hang: http.RequestListener = () => undefined;

/** Leads every official name to its own server. */
const led = (): readonly string[] => [
  "--cacert",
  authority.file,
  ...servers.flatMap(({ port }, n) => ["--connect-to", `${hosts[n]}:443:127.0.0.1:${port}`]),
];

beforeAll(async () => {
  if (!hasOpenssl) return;
  authority = makeAuthority();
  servers = await Promise.all(
    hosts.map((_host, n) => serve((request, response) => answers[n]!(request, response), authority.leaf)),
  );
});
afterEach(() => {
  for (const { asked } of servers) (asked as unknown[]).length = 0;
});
afterAll(async () => {
  await Promise.all(servers.map((server) => server.close()));
  authority?.remove();
});

/** The configuration says Singapore, or pay-as-you-go; the model is one that is served. */
const configured = { "tp-c0000example": "token-plan-sgp", "sk-0000example": "standard" } as const;

const only = ["--only", "probe-accepted-elsewhere,probe-accepted,probe-rejected,probe-no-verdict,probe-header-refused"];

(hasOpenssl ? describe : describe.skip)("one of four accepts the key", () => {
  const keys = Object.keys(configured) as (keyof typeof configured)[];
  const table = keys.flatMap((key) =>
    shippedFacts().endpoints.map((row, n) => [key.slice(0, 3), row.id, key, n] as const),
  );

  test.each(table)("%s at %s", async (_kind, id, key, n) => {
    answers = hosts.map((_host, m) => (m === n ? accept : refuse));
    const row = shippedFacts().endpoints.find((it) => it.id === configured[key])!;
    const ended = await run(["--sweep", ...only, ...led(), "--client", "codewhale@pr2627"], {
      env: { XIAOMI_MIMO_API_KEY: key, XIAOMI_MIMO_BASE_URL: row.openai, XIAOMI_MIMO_MODEL: "mimo-v2.6-pro" },
    });
    const text = ended.out.replace(/\s+/g, " ");
    for (const { asked } of servers) {
      expect(asked.length).toBeGreaterThan(0);
      expect(asked.every((it) => hasKey(it) && it.method === "GET" && it.url === "/v1/models")).toBe(true);
      expect(asked.every(({ headers }) => !(headers.authorization && headers["api-key"]))).toBe(true);
    }
    if (id === row.id) {
      expect(text).toContain(`\`${row.host}\` accepts the key`);
      expect(ended.status).toBe(0);
    } else {
      expect(text).toContain(
        `the key is accepted only by \`${hosts[n]}\`, and your configuration says \`${row.host}\``,
      );
      expect(text).toContain(`\`export XIAOMI_MIMO_BASE_URL=${shippedFacts().endpoints[n]!.openai}\``);
      expect(ended.status).toBe(1);
    }
  });

  test("each client and each file that must change is named with its edit", async () => {
    answers = [refuse, refuse, refuse, accept];
    const ended = await run(["--sweep", ...only, ...led()], {
      files: {
        "home/.claude/settings.json": JSON.stringify({
          env: { ANTHROPIC_BASE_URL: shippedFacts().endpoints[1]!.anthropic, ANTHROPIC_AUTH_TOKEN: "tp-e0000example" },
        }),
        "home/.codewhale/config.toml": `[providers.xiaomi_mimo]\napi_key = "tp-e0000example"\nbase_url = "${shippedFacts().endpoints[2]!.openai}"\n`,
      },
    });
    const text = ended.out.replace(/\s+/g, " ");
    expect(text).toContain(`→ write \`${shippedFacts().endpoints[3]!.openai}\` in \`~/.codewhale/config.toml:3\``);
    expect(text).toContain(`→ write \`${shippedFacts().endpoints[3]!.anthropic}\` in \`~/.claude/settings.json:1\``);
    // Each beside the place that says otherwise.
    expect(ended.out).toContain("error probe-accepted-elsewhere ~/.claude/settings.json:1:30");
    expect(ended.out).toContain("error probe-accepted-elsewhere ~/.codewhale/config.toml:3:12");
    expect(ended.status).toBe(1);
  });

  test("nobody accepts it, and then nobody is said to", async () => {
    answers = [refuse, refuse, refuse, replying(503, "<html></html>", { "content-type": "text/html" })];
    const ended = await run(["--sweep", ...only, ...led()], {
      env: { MIMO_API_KEY: "tp-s0000example", XIAOMI_MIMO_BASE_URL: shippedFacts().endpoints[1]!.openai },
    });
    expect(ended.out).toContain("probe-rejected");
    expect(ended.out.replace(/\s+/g, " ")).toContain(`no verdict from \`${hosts[3]}\``);
    expect(ended.status).toBe(1);
  });
});

(hasOpenssl ? describe : describe.skip)("time", () => {
  const env = {
    XIAOMI_MIMO_API_KEY: "tp-c0000example",
    XIAOMI_MIMO_BASE_URL: shippedFacts().endpoints[1]!.openai,
    XIAOMI_MIMO_MODEL: "mimo-v2.6-pro",
  };

  test("a sweep takes as long as one probe: all four are asked before the first has answered", async () => {
    const held: (() => void)[] = [];
    const together: http.RequestListener = (request, response) => {
      held.push(() => accept(request, response));
      if (held.length >= hosts.length) for (const answer of held.splice(0)) answer();
    };
    answers = hosts.map(() => together);
    const ended = await run(["--sweep", "--format", "json", ...only, ...led()], { env });
    const { exchanges } = JSON.parse(ended.out) as { exchanges: { status: number | null }[] };
    expect(exchanges.map((it) => it.status)).toEqual(hosts.map(() => 200));
  });

  test("four that hang end by the deadline, without a verdict", async () => {
    answers = hosts.map(() => hang);
    const ended = await run(["--sweep", "--timeout", "2", "--format", "json", ...only, ...led()], { env });
    const { exchanges } = JSON.parse(ended.out) as { exchanges: { stage: string }[] };
    expect(exchanges.map((it) => it.stage)).toEqual(["headers", "headers", "headers", "headers"]);
    expect(ended.status).toBe(4);
    expect(ended.err).toContain("asking");
  });

  test("an interrupt ends it at once and says what was and what was not asked", async () => {
    answers = [accept, refuse, hang, hang];
    const child = start(["--sweep", ...led()], { env });
    await until("the hanging hosts are asked", () => servers.slice(2).every(({ asked }) => asked.length > 0));
    await until("the refusing host is asked in both headers", () => servers[1]!.asked.length === 3);
    child.process.kill("SIGINT");
    const ended = await child.ended;
    expect([ended.status, ended.signal]).toEqual([3, null]);
    expect(ended.err).toContain("interrupted");
    expect(/answered: (.*?);/.exec(ended.err)?.[1]).toContain(hosts[0]);
    expect(/without an answer: (.*?);/.exec(ended.err)?.[1]).toBe(
      `${hosts[2]} (authorization), ${hosts[3]} (authorization)`,
    );
    expect(/not asked: (.*)/.exec(ended.err)?.[1]).toBe(`${hosts[2]} (api-key), ${hosts[3]} (api-key)`);
    expect(ended.out).toContain("the probe was interrupted");
  });
});

describe("a dry run", () => {
  const env = { XIAOMI_MIMO_API_KEY: "tp-c0000example", XIAOMI_MIMO_BASE_URL: shippedFacts().endpoints[1]!.openai };

  test.each([["--probe"], ["--sweep"], ["--probe=chat"], ["--sweep", "--format", "json"], ["probe"]])(
    "connects nowhere: %s",
    async (...words) => {
      const ended = await run(
        [...words.filter((word) => word === "probe"), ...words.filter((word) => word !== "probe"), "--dry-run"],
        { env },
      );
      expect(ended.tries).toEqual([]);
      for (const host of words.includes("--sweep") ? hosts : [hosts[1]!]) expect(ended.out).toContain(host);
      expect(ended.out).not.toMatch(/tp-c/);
    },
  );

  test("exits as check does", async () => {
    const clean = { ...env, XIAOMI_MIMO_MODEL: "mimo-v2.6-pro" };
    for (const wish of [{ env: clean }, { env }]) {
      const [dry, check] = await Promise.all([run(["--sweep", "--dry-run"], wish), run(["check"], wish)]);
      expect(dry.status).toBe(check.status);
    }
  });
});
