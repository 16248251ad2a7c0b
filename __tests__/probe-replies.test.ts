// Recorded replies, in every framing in which they may come: each is read right, and only a 401 counts against a key.
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import fc from "./support/property.ts";
import fs from "node:fs";
import path from "node:path";
import { replies } from "../lib/facts/replies.ts";
import type { Answer } from "../lib/model/exchange.ts";
import { classify } from "../lib/probe/classify.ts";
import { send } from "../lib/probe/send.ts";
import { sendingOf, targetOf } from "./support/probes.ts";
import { serve, type Server } from "./support/servers.ts";
import { fixtures } from "./support/worlds.ts";

interface Recorded {
  readonly name: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly reads: { readonly meaning: string; readonly id: string };
  readonly source: string;
}

const recorded = JSON.parse(fs.readFileSync(path.join(fixtures, "wire/replies.json"), "utf8")) as Recorded[];

/** The object behind a reply; what came as bare text becomes the message of an error. */
function objectOf({ status, body }: Recorded): object {
  if (typeof body !== "string") return body as object;
  const framed = /^data:(.*)$/m.exec(body)?.[1];
  return framed === undefined ? { error: { code: String(status), message: body } } : JSON.parse(framed);
}

const wordsOf = (value: unknown): string =>
  typeof value === "object" && value !== null ? Object.values(value).map(wordsOf).join(" ") : String(value);

/** How a service or something in front of it may dress the same reply. */
const framings: Readonly<Record<string, (it: Recorded) => { readonly type: string; readonly body: string }>> = {
  recorded: (it) => ({
    type: it.headers["content-type"] ?? "",
    body: typeof it.body === "string" ? it.body : JSON.stringify(it.body),
  }),
  JSON: (it) => ({ type: "application/json; charset=utf-8", body: JSON.stringify(objectOf(it), null, 2) }),
  "event stream": (it) => ({ type: "text/event-stream", body: `data: ${JSON.stringify(objectOf(it))}\n\n` }),
  "event stream of named events": (it) => ({
    type: "text/event-stream",
    body: `: hello\r\n\r\nevent: error\r\ndata: ${JSON.stringify(objectOf(it))}\r\n\r\ndata: [DONE]\r\n\r\n`,
  }),
  "event stream in several lines": (it) => ({
    type: "text/event-stream",
    body: `${JSON.stringify(objectOf(it), null, 1).replace(/^/gm, "data: ")}\n\n`,
  }),
  "plain text": (it) => ({ type: "text/plain", body: `\uFEFF${JSON.stringify(objectOf(it))}` }),
  // A list of models in words is not the API any more, so the one success is left out below.
  words: (it) => ({ type: "text/plain", body: wordsOf(objectOf(it)) }),
};

const table = recorded.flatMap((it) =>
  Object.keys(framings)
    .filter((framing) => framing !== "words" || it.status !== 200)
    .map((framing) => [it.name, framing, it] as const),
);

const answerOf = (status: number, type: string, body: string): Answer => ({
  kind: "answer",
  status,
  headers: { "content-type": type },
  body,
  cut: false,
  timings: { dns: 0, connect: 0, tls: 0, firstByte: 0, total: 0 },
});

test("the table of replies is what was recorded", () => {
  const mine = recorded.map(({ name, status, headers, body, source }) => [
    name,
    { status, type: headers["content-type"], body, source },
  ]);
  expect(recorded).toHaveLength(18);
  expect(replies).toEqual(Object.fromEntries(mine));
});

describe("as texts", () => {
  test.each(table)("%s as %s", (_name, framing, it) => {
    const { type, body } = framings[framing]!(it);
    for (const kind of it.status === 200 ? (["models"] as const) : (["models", "chat"] as const))
      expect(classify(answerOf(it.status, type, body), kind)).toMatchObject(it.reads);
  });
});

describe("over the network", () => {
  let server: Server;
  beforeAll(async () => {
    server = await serve((request, response) => {
      const [, n, framing] = decodeURIComponent(request.url ?? "").split("/");
      const it = recorded[Number(n)]!;
      const { type, body } = framings[framing!]!(it);
      response.writeHead(it.status, { "content-type": type }).end(body);
    });
  });
  afterAll(() => server.close());

  test.each(table)("%s as %s", async (_name, framing, it) => {
    const path = encodeURI(`/${recorded.indexOf(it)}/${framing}/models`);
    const target = targetOf(`http://127.0.0.1:${server.port}${path}`);
    const answer = await send(target, "authorization", sendingOf());
    expect(answer).toMatchObject({ kind: "answer", status: it.status });
    expect(classify(answer, "models")).toMatchObject(it.reads);
  });
});

describe("only a 401 counts against a key", () => {
  const bodies = fc.oneof(
    fc.constantFrom(...recorded.flatMap((it) => Object.values(framings).map((framing) => framing(it).body))),
    fc.json(),
    fc.string(),
    fc.json().map((text) => `data: ${text}\n\n`),
  );
  const types = fc.constantFrom("application/json", "text/html", "text/plain", "text/event-stream", "");
  const statuses = fc.oneof(
    fc.constantFrom(200, 400, 402, 403, 404, 421, 429, 451, 500, 503),
    fc.integer({ min: 200, max: 599 }),
  );
  const kinds = fc.constantFrom("models" as const, "chat" as const);

  test("no other status does, whatever its body says", () => {
    const others = statuses.filter((status) => status !== 401);
    fc.assert(
      fc.property(others, bodies, types, kinds, (status, body, type, kind) => {
        expect(classify(answerOf(status, type, body), kind).meaning).not.toBe("rejected");
      }),
      { numRuns: 3_000 },
    );
  });

  test("a 401 is never an acceptance, and a web page says nothing", () => {
    fc.assert(
      fc.property(statuses, bodies, types, kinds, (status, body, type, kind) => {
        expect(classify(answerOf(401, type, body), kind).meaning).not.toBe("accepted");
        const page = answerOf(status, "text/html", `<!doctype html><script>function tool(){}</script>${body}`);
        expect(classify(page, kind).meaning).not.toBe(status === 401 ? "accepted" : "rejected");
        if (status !== 401) expect(classify(page, kind).meaning).toBe("unknown");
      }),
      { numRuns: 1_000 },
    );
  });
});

/** Successes that are none: contract, "What is probed". */
test.each([
  ["a list beside an error", { data: [], error: "no" }, "200-error"],
  ["an error", { error: { message: "Invalid API Key" } }, "200-error"],
  ["a list that is no list", { data: {} }, "200-other"],
  ["a list without its object", [{ id: "mimo-v2.6-pro" }], "200-other"],
  ["nothing", "", "200-empty"],
  ["a web page", "<!DOCTYPE html><title>Login</title>", "200-html"],
  ["words", "ok", "200-other"],
])("200 with %s is no verdict", (_name, body, id) => {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  expect(classify(answerOf(200, "application/json", text), "models")).toMatchObject({ meaning: "unknown", id });
});

test("an empty list is a list, and `error: null` is no error", () => {
  const body = JSON.stringify({ object: "list", data: [], error: null });
  expect(classify(answerOf(200, "application/json", body), "models")).toMatchObject({
    meaning: "accepted",
    served: [],
  });
});

test("a code in the body that is not the status is named, and decides nothing", () => {
  const body = JSON.stringify({ error: { code: "401", message: "Invalid API Key", type: "invalid_key" } });
  const reading = classify(answerOf(403, "application/json", body), "models");
  expect(reading).toMatchObject({ meaning: "unknown", bodyCode: "401" });
  expect(JSON.stringify(reading.because)).toContain("its body says");
});
