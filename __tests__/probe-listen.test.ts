// `listen` in the hands of real clients: curl, and the packages of OpenAI and Anthropic.
import Anthropic from "@anthropic-ai/sdk";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { execFile, spawnSync } from "node:child_process";
import OpenAI from "openai";
import { listen, otherKey, paygKey, planKey, question, type Listener } from "./support/listener.ts";

let it: Listener;
beforeAll(async () => void (it = await listen([], { env: { XIAOMI_MIMO_API_KEY: "tp-c0000example" } })));
afterAll(() => it.stop());

const { model } = question;

describe("the package openai", () => {
  const client = (apiKey = planKey) => new OpenAI({ apiKey, baseURL: `${it.base}/v1`, maxRetries: 0 });

  test("chat", async () => {
    const [answer, line] = await it.seen(() => client().chat.completions.create(question));
    expect(answer.choices[0]?.message.content).toBe("pong");
    expect(line).toMatchObject({
      method: "POST",
      path: "/v1/chat/completions",
      protocol: "openai-chat",
      model,
      stream: false,
      credentials: [
        {
          header: "authorization",
          value: "tp-****",
          same: "A",
          plan: "token-plan",
          place: { kind: "env", name: "XIAOMI_MIMO_API_KEY" },
        },
      ],
      status: 200,
      means: [],
      takenBy: ["token-plan-cn", "token-plan-sgp", "token-plan-ams"],
    });
  });

  test("chat, streaming", async () => {
    const [usage, line] = await it.seen(async () => {
      const stream = client().chat.completions.stream({ ...question, stream_options: { include_usage: true } });
      let text = "";
      for await (const chunk of stream) text += chunk.choices[0]!.delta.content ?? "";
      expect(text).toBe("pong");
      return (await stream.finalChatCompletion()).usage;
    });
    expect(usage?.total_tokens).toBe(2);
    expect(line).toMatchObject({ stream: true, status: 200 });
  });

  test("responses", async () => {
    const [answer, line] = await it.seen(() => client().responses.create({ model, input: "ping" }));
    expect(answer.output_text).toBe("pong");
    expect(line).toMatchObject({ path: "/v1/responses", protocol: "openai-responses", stream: false });
  });

  test("responses, streaming", async () => {
    const [answer, line] = await it.seen(async () => {
      const stream = client().responses.stream({ model, input: "ping" });
      let text = "";
      for await (const event of stream) if (event.type === "response.output_text.delta") text += event.delta;
      expect(text).toBe("pong");
      return stream.finalResponse();
    });
    expect(answer.output_text).toBe("pong");
    expect(line).toMatchObject({ protocol: "openai-responses", stream: true });
  });

  test("the list of models, and one of them", async () => {
    const [ids, line] = await it.seen(async () => {
      const found: string[] = [];
      for await (const row of client(otherKey).models.list()) found.push(row.id);
      return found;
    });
    expect(ids).toContain(model);
    expect(line).toMatchObject({ path: "/v1/models", credentials: [{ same: "B", place: null }] });
    expect(await client().models.retrieve(model)).toMatchObject({ id: model, object: "model" });
  });
});

describe("the package @anthropic-ai/sdk", () => {
  const client = (own: { readonly apiKey?: string; readonly authToken?: string }) =>
    new Anthropic({ apiKey: null, authToken: null, ...own, baseURL: `${it.base}/anthropic`, maxRetries: 0 });

  test("messages with a token", async () => {
    const [answer, line] = await it.seen(() =>
      client({ authToken: planKey }).messages.create({ ...question, max_tokens: 8 }),
    );
    expect(answer.content).toEqual([{ type: "text", text: "pong" }]);
    expect(line).toMatchObject({
      path: "/anthropic/v1/messages",
      protocol: "anthropic",
      credentials: [{ header: "authorization" }],
      means: [],
    });
  });

  test("messages with a key, streaming", async () => {
    const [final, line] = await it.seen(async () => {
      const stream = client({ apiKey: paygKey }).messages.stream({ ...question, max_tokens: 8 });
      let text = "";
      for await (const event of stream)
        if (event.type === "content_block_delta" && event.delta.type === "text_delta") text += event.delta.text;
      expect(text).toBe("pong");
      return stream.finalText();
    });
    expect(final).toBe("pong");
    expect(line).toMatchObject({
      stream: true,
      // From 1.0 on the package sends both kinds as Bearer.
      credentials: [{ header: "authorization", value: "sk-****" }],
      takenBy: ["standard"],
    });
  });

  test("the list of models", async () => {
    const ids: string[] = [];
    for await (const row of client({ apiKey: paygKey }).models.list()) ids.push(row.id);
    expect(ids).toContain(model);
  });
});

const hasCurl = spawnSync("curl", ["--version"]).status === 0;

(hasCurl ? describe : describe.skip)("curl", () => {
  const curl = (...words: readonly string[]) =>
    it.seen(
      () =>
        new Promise<string>((resolve, reject) =>
          execFile("curl", ["-q", "-sS", "-f", "-m", "5", ...words], (error, out) =>
            error ? reject(error) : resolve(out),
          ),
        ),
    );
  const bearer = () => ["-H", `Authorization: Bearer ${planKey}`, "-H", "Content-Type: application/json"];
  const asking = (more: object = {}) => ["-d", JSON.stringify({ ...question, ...more })];

  test("the list of models", async () => {
    const [out, line] = await curl("-H", `api-key: ${planKey}`, `${it.base}/v1/models`);
    expect(JSON.parse(out).data.length).toBeGreaterThan(3);
    expect(line).toMatchObject({ method: "GET", credentials: [{ header: "api-key" }] });
  });

  test("a question", async () => {
    const [out] = await curl(...bearer(), ...asking(), `${it.base}/v1/chat/completions`);
    expect(JSON.parse(out).choices[0].message.content).toBe("pong");
  });

  test("a question, streaming", async () => {
    const [out] = await curl("-N", ...bearer(), ...asking({ stream: true }), `${it.base}/v1/chat/completions`);
    expect(out).toMatch(/^data: .*pong[\s\S]*data: \[DONE\]\n\n$/);
  });

  test("a question to the Anthropic side, streaming", async () => {
    const words = [...bearer(), "-H", "anthropic-version: 2023-06-01", ...asking({ stream: true, max_tokens: 8 })];
    const [out, line] = await curl(...words, `${it.base}/anthropic/v1/messages`);
    expect(out).toMatch(/^event: message_start\n[\s\S]*pong[\s\S]*event: message_stop\n/);
    expect(line).toMatchObject({ protocol: "anthropic", stream: true });
  });

  test("the head alone", async () => {
    const [out] = await curl("-I", `${it.base}/v1/models`);
    expect(out).toMatch(/^HTTP\/1\.1 200/);
  });
});
