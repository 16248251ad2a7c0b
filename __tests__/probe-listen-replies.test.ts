// What `listen` answers and says: every recorded reply, as each endpoint, what a request means, and how it ends.
import { describe, expect, test } from "@jest/globals";
import net from "node:net";
import OpenAI from "openai";
import { replies } from "../lib/facts/replies.ts";
import { run, start, until } from "./support/child.ts";
import { listen, paygKey, planKey, post, question } from "./support/listener.ts";

const chat = "/v1/chat/completions";
const bearer = (key: string) => ({ authorization: `Bearer ${key}` });

describe("--reply", () => {
  test.concurrent.each(Object.entries(replies))("%s", async (name, reply) => {
    const it = await listen(["--reply", name]);
    const [answer, line] = await it.seen(() => post(it.base + chat, bearer(planKey)));
    expect([answer.status, answer.headers.get("content-type")]).toEqual([reply.status, reply.type]);
    const text = await answer.text();
    expect(typeof reply.body === "string" ? text : JSON.parse(text)).toEqual(reply.body);
    expect(line["status"]).toBe(reply.status);
    await it.stop();
  });

  test.concurrent.each([200, 204, 205, 304, 400, 418, 429, 503, 599])("%d", async (status) => {
    const it = await listen(["--reply", String(status)]);
    const [answer] = await it.seen(() => post(it.base + chat, bearer(planKey)));
    expect(answer.status).toBe(status);
    expect((await answer.text()) === "").toBe([204, 205, 304].includes(status));
    await it.stop();
  });

  test("a package takes it for the error that the service would send", async () => {
    const it = await listen(["--reply", "401-invalid-key"]);
    const client = new OpenAI({ apiKey: planKey, baseURL: `${it.base}/v1`, maxRetries: 0 });
    await expect(client.models.list()).rejects.toMatchObject({ status: 401, code: "401", type: "invalid_key" });
    await it.stop();
  });
});

describe("--answer-as", () => {
  const model = question.model;
  const version = { "anthropic-version": "2023-06-01" };
  const table = {
    "the key in its own header": ["token-plan-sgp", chat, { "api-key": planKey }, model, 200],
    "the key as Bearer": ["token-plan-sgp", chat, bearer(planKey), model, 200],
    "a key of the other plan": ["token-plan-sgp", chat, bearer(paygKey), model, 401],
    "the header of the other protocol": ["token-plan-sgp", chat, { "x-api-key": planKey }, model, 401],
    "the other protocol": [
      "token-plan-ams",
      "/anthropic/v1/messages",
      { "x-api-key": planKey, ...version },
      model,
      200,
    ],
    "no key": ["token-plan-cn", chat, {}, model, 401],
    "a model that is switched off": ["token-plan-cn", chat, bearer(planKey), "mimo-v2-flash", 400],
    "a model that nobody knows": ["token-plan-cn", chat, bearer(planKey), "gpt-9", 400],
    "a base without /v1": ["token-plan-cn", "/chat/completions", bearer(planKey), model, 404],
    "/v1 twice": ["token-plan-cn", "/v1/v1/chat/completions", bearer(planKey), model, 404],
    "pay-as-you-go": ["standard", chat, bearer(paygKey), model, 200],
    "pay-as-you-go and a key of Token Plan": ["standard", chat, bearer(planKey), model, 401],
    "a sample in place of a key": ["standard", chat, bearer("sk-your-api-key-here"), model, 401],
  } as const;

  test.concurrent.each(Object.entries(table))("%s", async (_name, [id, path, headers, asked, status]) => {
    const it = await listen(["--answer-as", id, "--once"]);
    const answer = await post(it.base + path, headers, { ...question, model: asked });
    expect(answer.status).toBe(status);
    const ended = await it.child.ended;
    expect(ended.status).toBe(0);
    expect(JSON.parse(ended.out).takenBy.includes(id)).toBe(status === 200);
  });
});

describe("what a request means", () => {
  const table = {
    "no key": [chat, {}, question, "no key came"],
    "a blank key": [chat, { authorization: "Bearer " }, question, "came without a key"],
    "Bearer twice": [chat, bearer(`Bearer ${planKey}`), question, "came twice"],
    "quotation marks": [chat, { "api-key": `"${planKey}"` }, question, "quotation marks"],
    "a reference": [chat, { "api-key": "${MIMO_API_KEY}" }, question, "a reference came"],
    "two keys": [chat, { "api-key": planKey, ...bearer(paygKey) }, question, "2 headers"],
    "/v1 twice": ["/v1/v1/chat/completions", bearer(planKey), question, "came twice"],
    "a path twice": ["/v1/chat/completions/chat/completions", bearer(planKey), question, "came twice"],
    "two slashes": ["/v1//chat/completions", bearer(planKey), question, "two slashes"],
    "the wrong side": ["/anthropic/chat/completions", bearer(planKey), question, "wants `/v1`"],
    "the ending of Claude Code": [
      chat,
      bearer(planKey),
      { ...question, model: "mimo-v2.6-pro[1m]" },
      "Claude Code alone",
    ],
    capitals: [chat, bearer(planKey), { ...question, model: "MiMo-V2.6-Pro" }, "lower case"],
    "a dead model": [chat, bearer(planKey), { ...question, model: "mimo-v2-omni" }, "switched off"],
  } as const;

  test("each is said", async () => {
    const it = await listen();
    for (const [name, [path, headers, body, means]] of Object.entries(table)) {
      const [, line] = await it.seen(() => post(it.base + path, headers, body));
      expect([name, line["means"].join("; ")]).toEqual([name, expect.stringContaining(means)]);
    }
    const [, look] = await it.seen(() => fetch(`${it.base}/anthropic`, { method: "HEAD" }));
    expect(look).toMatchObject({ protocol: null, means: [expect.stringContaining("whether anybody is there")] });
    const [answer, broken] = await it.seen(() => post(it.base + chat, {}, "{"));
    expect([answer.status, broken["model"]]).toEqual([200, null]);
    const [, nowhere] = await it.seen(() => fetch(`${it.base}/nowhere?key=${planKey}`));
    expect(nowhere).toMatchObject({ path: "/nowhere", protocol: null, status: 404 });
    const large = { ...question, messages: [{ role: "user", content: "x".repeat(20 * 1024 * 1024) }] };
    const [much] = await it.seen(() => post(it.base + chat, bearer(planKey), large));
    expect([much.status, await much.text()]).toEqual([200, expect.stringContaining("pong")]);
    await it.stop();
  });

  test("in words", async () => {
    const files = { "home/.codewhale/config.toml": '[providers.xiaomi_mimo]\napi_key = "tp-c0000example"\n' };
    const child = start(["listen"], { files });
    await until("it listens", () => child.err().includes("Ctrl-C"));
    const base = /http:\S+?:\d+/.exec(child.err())?.[0] ?? "";
    await post(base + chat, bearer(planKey));
    await post(base + chat, bearer(paygKey));
    await post(base + chat, { "x-api-key": " " });
    await until("the lines", () => child.out().includes("no key came"));
    child.process.kill("SIGINT");
    const { out } = await child.ended;
    expect(out).toContain(`POST ${chat}  openai-chat  model mimo-v2.6-pro  -> 200`);
    expect(out).toContain("authorization: tp-**** (A), the key from `~/.codewhale/config.toml:2`");
    expect(out).toContain("authorization: sk-**** (B), a key that no configuration here holds");
    expect(out).toContain("would be taken by `api.xiaomimimo.com`");
  });
});

describe("ends", () => {
  test("after one request with --once, a look not counted", async () => {
    const it = await listen(["--once"]);
    await it.seen(() => fetch(it.base, { method: "HEAD" }));
    expect(it.child.process.exitCode).toBeNull();
    await (await fetch(`${it.base}/v1/models`)).text();
    expect((await it.child.ended).status).toBe(0);
  });

  test("although a connection hangs", async () => {
    const it = await listen();
    const idle = net.connect(Number(new URL(it.base).port), "127.0.0.1").on("error", () => undefined);
    await new Promise((resolve) => idle.once("connect", resolve));
    await it.stop();
    idle.destroy();
  });

  test.each([
    [["--reply", "401-invalid-kee"], 2, "did you mean `401-invalid-key`"],
    [["--reply", "99"], 2, "--reply"],
    [["--reply", "600"], 2, "--reply"],
    [["--reply", "429", "--answer-as", "standard"], 2, "exclude each other"],
    [["--answer-as", "token-plan-us"], 2, "token-plan-sgp"],
    [["--port", "65536"], 2, "--port"],
    [["--port", "x"], 2, "--port"],
    [["--format", "sarif"], 2, "jsonl"],
    [["--probe"], 2, "--probe"],
  ])("at once on %j", async (words, status, said) => {
    const ended = await run(["listen", ...words]);
    expect([ended.status, ended.out]).toEqual([status, ""]);
    expect(ended.err).toContain(said);
    expect(ended.tries).toEqual([]);
  });

  test("where the port is taken", async () => {
    const it = await listen();
    const ended = await run(["listen", "--port", new URL(it.base).port]);
    expect([ended.status, ended.out]).toEqual([3, ""]);
    expect(ended.err).toContain("cannot be used");
    await it.stop();
  });
});
