// What is asked, in which order and with which header, and where a key must not go.
import { describe, expect, test } from "@jest/globals";
import fs from "node:fs";
import path from "node:path";
import type { Plan } from "../lib/model/exchange.ts";
import type { Probing } from "../lib/request.ts";
import { planIn, type Situation } from "./support/probes.ts";

/** A plan as lines: what is sent, and what is not. */
const lines = ({ targets, refused }: Plan): readonly string[] => [
  ...targets.map(({ method, url, headers }) => `${method} ${url} ${headers.join(" ")}`),
  ...refused.map(({ host, because, flag }) => `no ${host}: ${because.template}${flag ? ` ${flag}` : ""}`),
];

const cn = "https://token-plan-cn.xiaomimimo.com";
const sgp = "https://token-plan-sgp.xiaomimimo.com";
const ams = "https://token-plan-ams.xiaomimimo.com";
const api = "https://api.xiaomimimo.com";

/** CodeWhale in one version, so that each plan has one route. */
const whale = (baseUrl: string, key = "tp-c0000example", more: Readonly<Record<string, string>> = {}): Situation => ({
  env: { XIAOMI_MIMO_API_KEY: key, XIAOMI_MIMO_BASE_URL: baseUrl, XIAOMI_MIMO_MODEL: "mimo-v2.6-pro", ...more },
  request: { clients: ["codewhale@pr2627"] },
});

const claude = (baseUrl: string, variable: "TOKEN" | "KEY", key = "tp-c0000example"): Situation => ({
  env: {
    ANTHROPIC_BASE_URL: baseUrl,
    [variable === "TOKEN" ? "ANTHROPIC_AUTH_TOKEN" : "ANTHROPIC_API_KEY"]: key,
    ANTHROPIC_MODEL: "mimo-v2.6-pro",
  },
  request: { clients: ["claude-code"] },
});

/** The same, named by a file of the project. */
const project = (baseUrl: string, key = "tp-c0000example"): Situation => ({
  env: { ANTHROPIC_AUTH_TOKEN: key },
  files: { "/repo/.claude/settings.json": JSON.stringify({ env: { ANTHROPIC_BASE_URL: baseUrl } }) },
  request: { clients: ["claude-code"] },
});

const bearer = "authorization api-key";

const plans: Readonly<Record<string, readonly [Situation, Probing, readonly string[]]>> = {
  "the client's own header comes first, Bearer": [
    whale(`${api}/v1`, "sk-0000example"),
    {},
    [`GET ${api}/v1/models ${bearer}`],
  ],
  "the client's own header comes first, api-key": [
    whale(`${cn}/v1`),
    {},
    [`GET ${cn}/v1/models api-key authorization`],
  ],
  "a slash at the end": [whale(`${cn}/v1/`), {}, [`GET ${cn}/v1/models api-key authorization`]],
  "a whole address in place of a base": [
    whale(`${cn}/v1/chat/completions`),
    {},
    [`GET ${cn}/v1/models api-key authorization`],
  ],
  "Anthropic on an official host: the list of the other side": [
    claude(`${cn}/anthropic`, "KEY"),
    {},
    [`GET ${cn}/v1/models ${bearer}`],
  ],
  "Anthropic on an official host with a token": [
    claude(`${sgp}/anthropic`, "TOKEN"),
    {},
    [`GET ${sgp}/v1/models ${bearer}`],
  ],
  "Anthropic elsewhere: the client's header at its own base": [
    claude("https://llm.example.org/anthropic", "KEY", "sk-0000example"),
    {},
    ["GET https://llm.example.org/anthropic/v1/models x-api-key authorization"],
  ],
  "Anthropic elsewhere with a token": [
    claude("https://llm.example.org/anthropic", "TOKEN", "sk-0000example"),
    {},
    ["GET https://llm.example.org/anthropic/v1/models authorization x-api-key"],
  ],
  "a question to the OpenAI side": [
    whale(`${cn}/v1`),
    { kind: "chat" },
    [`POST ${cn}/v1/chat/completions api-key authorization`],
  ],
  "a question to the Anthropic side": [
    claude(`${cn}/anthropic`, "KEY"),
    { kind: "chat" },
    [`POST ${cn}/anthropic/v1/messages x-api-key authorization`],
  ],
  "a server on this machine, without TLS": [
    whale("http://127.0.0.1:4000/v1"),
    {},
    ["GET http://127.0.0.1:4000/v1/models api-key authorization"],
  ],
  "a sweep adds the endpoints that are not planned yet": [
    whale(`${cn}/v1`),
    { sweep: true },
    [`GET ${cn}/v1/models api-key authorization`, ...[api, sgp, ams].map((host) => `GET ${host}/v1/models ${bearer}`)],
  ],
  "a sweep asks official hosts although the configured one is none": [
    whale("https://api.xiaomimimo.com.example.org/v1"),
    { sweep: true, allowHosts: ["api.xiaomimimo.com.example.org"] },
    [
      ...[api, cn, sgp, ams].map((host) => `GET ${host}/v1/models ${bearer}`),
      "no api.xiaomimimo.com.example.org: `{host}` looks like a MiMo host and is none: no key is sent there, whatever is allowed",
    ],
  ],
  "a dot at the end of the name is the same host": [
    whale(`${cn.replace(".com", ".com.")}/v1`),
    { sweep: true },
    [`GET ${cn}./v1/models api-key authorization`, ...[api, sgp, ams].map((host) => `GET ${host}/v1/models ${bearer}`)],
  ],
  "a host that only the project names": [
    project("https://llm.example.org/anthropic", "sk-0000example"),
    {},
    ["no llm.example.org: `{host}` is named by a project file, not by you --allow-host llm.example.org"],
  ],
  "the same host, allowed": [
    project("https://LLM.example.org/anthropic", "sk-0000example"),
    { allowHosts: ["llm.EXAMPLE.org"] },
    ["GET https://llm.example.org/anthropic/v1/models authorization x-api-key"],
  ],
  "an official host that the project names": [project(`${ams}/anthropic`), {}, [`GET ${ams}/v1/models ${bearer}`]],
  "an official host on another port that the project names": [
    project(`${ams}:8443/anthropic`),
    {},
    [
      "no token-plan-ams.xiaomimimo.com: `{host}` is named by a project file, not by you --allow-host token-plan-ams.xiaomimimo.com",
    ],
  ],
  "one request for two clients that would send the same": [
    {
      env: {
        ...whale(`${api}/v1`, "sk-0000example").env,
        ...claude(`${api}/anthropic`, "TOKEN", "sk-0000example").env,
      },
    },
    {},
    [`GET ${api}/v1/models ${bearer}`],
  ],
};

test.each(Object.entries(plans))("%s", async (_name, [situation, probing, wanted]) => {
  expect(lines(await planIn(situation, probing))).toEqual(wanted);
});

describe("facts that were given name a host, and a repository may have brought them", () => {
  const moved = "https://cn.plan.mimo-api.example";
  const given = "`{host}` is MiMo's by the facts that were given alone";
  const others: typeof plans = {
    "a project file names it too": [
      project(`${moved}/anthropic`),
      {},
      [`no cn.plan.mimo-api.example: ${given} --allow-host cn.plan.mimo-api.example`],
    ],
    "the same, allowed": [
      project(`${moved}/anthropic`),
      { allowHosts: ["cn.plan.mimo-api.example"] },
      [`GET ${moved}/v1/models ${bearer}`],
    ],
    "the user's own settings name it": [
      claude(`${moved}/anthropic`, "TOKEN"),
      {},
      [`GET ${moved}/v1/models ${bearer}`],
    ],
    "a sweep": [
      whale(`${sgp}/v1`),
      { sweep: true },
      [
        `GET ${sgp}/v1/models api-key authorization`,
        `GET ${ams}/v1/models ${bearer}`,
        `no pay.api.example: ${given} --allow-host pay.api.example`,
        `no cn.plan.mimo-api.example: ${given} --allow-host cn.plan.mimo-api.example`,
      ],
    ],
  };
  const file = path.resolve(import.meta.dirname, "../fixtures/facts/moved.json");
  const facts = JSON.parse(fs.readFileSync(file, "utf8")) as object;
  test.each(Object.entries(others))("%s", async (_name, [situation, probing, wanted]) => {
    const request = { ...situation.request, facts };
    expect(lines(await planIn({ ...situation, request }, probing))).toEqual(wanted);
  });
});

describe("no key goes", () => {
  const lookalikes = [
    "https://api.mimo-v2.com/v1",
    "https://www.xiaomi-mimo-ai.com/v1",
    "https://api.xiaomimimo.co/v1",
    "https://api.xiaomimirno.com/v1",
    "https://api-xiaomimimo.com/v1",
    "https://api.xiaomimimo.com.example.org/v1",
    "https://api.xiaomimimo.com-login.example/v1",
    "https://xiaomimimo.com.example.org/v1",
    "https://token-plan-us.xiaomimimo.com/v1",
    "https://platform.xiaomimimo.com/v1",
    "https://api.mimo.mi.com/v1",
    // Cyrillic а, і and с, Greek ο, a dotless ı, fullwidth letters inside, an accent.
    "https://\u0430pi.xiaomimimo.com/v1",
    "https://api.x\u0456aomimimo.com/v1",
    "https://token-plan-\u0441n.xiaomimimo.com/v1",
    "https://api.xiaomimim\u03bf.com/v1",
    "https://api.x\u0131aomimimo.com/v1",
    "https://api.xi\u00e1omimimo.com/v1",
    "https://api.xn--xaomimimo-v9h.com/v1",
    "https://\u0430\u0440\u0456.\u0445\u0456\u0430\u043e\u043c\u0456\u043c\u0456\u043c\u043e.com/v1",
  ];
  test.each(lookalikes)("to %s, whatever is allowed", async (baseUrl) => {
    const allowHosts = [new URL(baseUrl).hostname];
    const plan = await planIn(whale(baseUrl), { allowHosts });
    expect(plan.targets).toEqual([]);
    expect(plan.refused).toMatchObject([
      { flag: null, because: { template: expect.stringContaining("whatever is allowed") } },
    ]);
  });

  test.each([
    ["plain http to an official host", whale("http://api.xiaomimimo.com/v1"), "plain http"],
    ["plain http to a host of the user's", whale("http://llm.example.org/v1"), "plain http"],
    ["plain http to a name that only looks like this machine", whale("http://llm.localhost:4000/v1"), "plain http"],
    ["plain http to this machine's name with a dot", whale("http://localhost.:4000/v1"), "plain http"],
    ["a user name", whale("https://api.xiaomimimo.com@example.org/v1"), "user name"],
    ["a user name of this machine", whale("http://user@127.0.0.1:4000/v1"), "user name"],
    ["another vendor", whale("https://api.openai.com/v1", "sk-0000example"), "another vendor"],
    ["a gateway, and a key of Token Plan", whale("https://openrouter.ai/api/v1"), "another vendor"],
    ["an unfilled template", whale("https://token-plan-{region}.xiaomimimo.com/v1"), "no address"],
    ["another scheme", whale("ftp://api.xiaomimimo.com/v1"), "no address"],
    ["no address", whale("token-plan-cn"), "no address"],
    ["a masked key", whale(`${cn}/v1`, "tp-c000****mple"), "stands in place of the key"],
    ["a sample", whale(`${cn}/v1`, "tp-your-api-key-here"), "stands in place of the key"],
    ["a key that no header can carry", whale(`${cn}/v1`, "tp-c0000example\u200b0"), "no header can carry"],
    ["a key with a line end inside", whale(`${cn}/v1`, "tp-c0000example\r\nx: y"), "no header can carry"],
    ["no key", { ...whale(`${cn}/v1`, "") }, "no key"],
  ])("with %s", async (_name, situation, why) => {
    const plan = await planIn(situation, { allowHosts: ["llm.example.org", "example.org", "openrouter.ai"] });
    expect(plan.targets).toEqual([]);
    expect(plan.refused.map((it) => it.because.template)).toEqual([expect.stringContaining(why)]);
  });

  test("out of a store that is never opened", async () => {
    const files = { "/home/u/.claude/.credentials.json": "{}" };
    const plan = await planIn({
      files,
      env: { ANTHROPIC_BASE_URL: `${cn}/anthropic` },
      request: { clients: ["claude-code"] },
    });
    expect(lines(plan)).toEqual([expect.stringContaining("in a store")]);
  });
});

test("a question costs one token and asks for no thoughts", async () => {
  const bodies = await Promise.all(
    [whale(`${cn}/v1`), claude(`${cn}/anthropic`, "KEY")].map(async (situation) => {
      const { targets } = await planIn(situation, { kind: "chat" });
      return JSON.parse(targets[0]?.body ?? "");
    }),
  );
  const messages = [{ role: "user", content: "hi" }];
  const common = { model: "mimo-v2.6-pro", messages, thinking: { type: "disabled" } };
  expect(bodies).toEqual([
    { ...common, max_completion_tokens: 1, stream: false },
    { ...common, max_tokens: 1 },
  ]);
});

test("no address holds a key, and lists are only fetched", async () => {
  const plan = await planIn(whale(`${cn}/v1?api_key=tp-c0000example#tp-c0000example`), { sweep: true });
  expect(plan.targets).toHaveLength(4);
  for (const { url, method, body } of plan.targets) {
    expect(url).not.toMatch(/tp-|[?#]/);
    expect([method, body]).toEqual(["GET", null]);
  }
});
