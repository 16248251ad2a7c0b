// Branches of rules that no world of today's clients reaches: other protocols, clients that add less or want more.
import { describe, expect, test } from "@jest/globals";
import { examine } from "../lib/examine.ts";
import type { ClientResult, Rule, Run } from "../lib/model/contracts.ts";
import type { RawFinding } from "../lib/model/finding.ts";
import type { Resolution } from "../lib/model/resolution.ts";
import { format, type Message } from "../lib/model/message.ts";
import { placeText } from "../lib/report/show.ts";
import endpointMissing from "../lib/rules/endpoint-missing.ts";
import endpointPathFull from "../lib/rules/endpoint-path-full.ts";
import endpointPathMissing from "../lib/rules/endpoint-path-missing.ts";
import endpointWrongProtocol from "../lib/rules/endpoint-wrong-protocol.ts";
import { memoryWorld } from "../lib/host/memory.ts";
import { expand } from "./support/keys.ts";

const showing = { home: "/home/u", cwd: "/repo" };
const written = (text: Message | undefined): string | undefined =>
  text && format(text, { place: (place) => placeText(place, showing) });

type Shape = Partial<Pick<Resolution, "protocol" | "pathMode">>;

/** A client that is made up: CodeWhale's answer with another base URL, protocol and way of appending. */
async function madeUp(url: string | null, shape: Shape) {
  const env = { XIAOMI_MIMO_API_KEY: expand("sk-0000example"), XIAOMI_MIMO_BASE_URL: "https://api.xiaomimimo.com/v1" };
  const { run } = await examine({ clients: ["codewhale@0.9"] }, memoryWorld({ env, ...showing, now: "2026-09-30" }));
  const judged = run.clients[0] as ClientResult;
  const [first] = judged.resolutions as readonly [Resolution];
  const baseUrl = url === null ? { ...first.baseUrl, value: null, place: null } : { ...first.baseUrl, value: url };
  return { resolution: { ...first, ...shape, baseUrl, url: run.facts.readUrl(url ?? "") }, judged, run };
}

async function check(rule: Rule<"resolution">, url: string | null, shape: Shape, over: Partial<Run> = {}) {
  const { resolution, judged, run } = await madeUp(url, shape);
  const found = rule.check({ resolution, judged, run: { ...run, ...over } }, run.facts) as RawFinding | undefined;
  return found && { message: written(found.message), expected: written(found.expected), remedy: written(found.remedy) };
}

const openai = { protocol: "openai-chat", pathMode: "append" } as const;
const responses = { protocol: "openai-responses", pathMode: "append" } as const;
const anthropic = { protocol: "anthropic", pathMode: "append" } as const;

describe("endpoint-path-missing", () => {
  test("an OpenAI client that adds nothing but its own path", async () => {
    expect(await check(endpointPathMissing, "https://api.xiaomimimo.com", openai)).toEqual({
      message: "the base URL lacks `/v1`, and the client does not add it",
      expected: "`https://api.xiaomimimo.com/v1`",
      remedy: "`export XIAOMI_MIMO_BASE_URL=https://api.xiaomimimo.com/v1`",
    });
  });

  test("an Anthropic client, with a slash at the end", async () => {
    expect(await check(endpointPathMissing, "https://token-plan-cn.xiaomimimo.com/", anthropic)).toMatchObject({
      message: "the base URL lacks `/anthropic`, and the client does not add it",
      expected: "`https://token-plan-cn.xiaomimimo.com/anthropic`",
    });
  });

  test.each([
    ["the path is there", "https://api.xiaomimimo.com/v1", openai],
    ["the client completes it", "https://api.xiaomimimo.com", { ...openai, pathMode: "complete" }],
    ["somebody else's host", "https://llm.example.org", openai],
    ["a template", "https://token-plan-{region}.xiaomimimo.com", openai],
    ["no address", null, openai],
  ] as const)("silent: %s", async (_name, url, shape) => {
    expect(await check(endpointPathMissing, url, shape)).toBeUndefined();
  });
});

describe("endpoint-wrong-protocol", () => {
  test.each([
    ["https://api.xiaomimimo.com/v1", anthropic, "`https://api.xiaomimimo.com/anthropic`"],
    ["https://api.xiaomimimo.com/v1/", anthropic, "`https://api.xiaomimimo.com/anthropic`"],
    ["https://api.xiaomimimo.com/v1/chat/completions", anthropic, "`https://api.xiaomimimo.com/anthropic`"],
    ["https://api.xiaomimimo.com/anthropic/v1", anthropic, "`https://api.xiaomimimo.com/anthropic`"],
    ["https://api.xiaomimimo.com/anthropic", openai, "`https://api.xiaomimimo.com/v1`"],
    ["https://api.xiaomimimo.com/anthropic/v1", responses, "`https://api.xiaomimimo.com/v1`"],
    [
      "https://api.xiaomimimo.com/anthropic/v1/messages",
      { ...openai, pathMode: "verbatim" },
      "`https://api.xiaomimimo.com/v1/chat/completions`",
    ],
    [
      "https://api.xiaomimimo.com/v1/chat/completions",
      { ...anthropic, pathMode: "verbatim" },
      "`https://api.xiaomimimo.com/anthropic/v1/messages`",
    ],
  ] as const)("%s in %j", async (url, shape, expected) => {
    expect(await check(endpointWrongProtocol, url, shape)).toMatchObject({ expected });
    expect(await check(endpointPathFull, url, shape)).toBeUndefined();
  });

  test.each([
    ["https://api.xiaomimimo.com/anthropic", anthropic],
    ["https://api.xiaomimimo.com/anthropic/v1/messages", anthropic],
    ["https://api.xiaomimimo.com/anthropic/v1", { ...anthropic, pathMode: "complete" }],
    ["https://api.xiaomimimo.com/v1", openai],
    ["https://api.xiaomimimo.com", anthropic],
    ["https://llm.example.org/v1", anthropic],
  ] as const)("silent: %s in %j", async (url, shape) => {
    expect(await check(endpointWrongProtocol, url, shape)).toBeUndefined();
  });
});

describe("endpoint-path-full", () => {
  test.each([
    ["https://api.xiaomimimo.com/anthropic/v1/messages", anthropic, "`https://api.xiaomimimo.com/anthropic`"],
    ["https://api.xiaomimimo.com/anthropic/messages/", anthropic, "`https://api.xiaomimimo.com/anthropic`"],
    ["https://api.xiaomimimo.com/v1/responses", responses, "`https://api.xiaomimimo.com/v1`"],
    ["https://api.xiaomimimo.com/v1/models", openai, "`https://api.xiaomimimo.com/v1`"],
  ] as const)("%s where a base is wanted", async (url, shape, expected) => {
    expect(await check(endpointPathFull, url, shape)).toMatchObject({
      message: "the base URL is a whole address, and the client appends its path once more",
      expected,
    });
  });

  test.each([
    ["https://api.xiaomimimo.com/v1", openai, "`https://api.xiaomimimo.com/v1/chat/completions`"],
    ["https://api.xiaomimimo.com", openai, "`https://api.xiaomimimo.com/v1/chat/completions`"],
    ["https://api.xiaomimimo.com/v1/", responses, "`https://api.xiaomimimo.com/v1/responses`"],
    ["https://api.xiaomimimo.com/anthropic", anthropic, "`https://api.xiaomimimo.com/anthropic/v1/messages`"],
  ] as const)("%s where the whole address is wanted", async (url, shape, expected) => {
    expect(await check(endpointPathFull, url, { ...shape, pathMode: "verbatim" })).toMatchObject({
      message: "the client wants the whole address, and this is only the base",
      expected,
    });
  });

  test("silent: the whole address where it is wanted, and a stranger's base", async () => {
    const whole = { ...openai, pathMode: "verbatim" } as const;
    expect(await check(endpointPathFull, "https://api.xiaomimimo.com/v1/chat/completions", whole)).toBeUndefined();
    expect(await check(endpointPathFull, "https://llm.example.org/v1", whole)).toBeUndefined();
  });
});

describe("endpoint-missing", () => {
  test("a client without a default, on a machine", async () => {
    expect(await check(endpointMissing, null, anthropic)).toMatchObject({
      message: "CodeWhale has no base URL for MiMo",
      expected: "`https://api.xiaomimimo.com/anthropic`, or the base URL of your Token Plan region",
    });
  });

  test("silent where files alone are judged: absence proves nothing there", async () => {
    expect(await check(endpointMissing, null, openai, { machine: false })).toBeUndefined();
    expect(await check(endpointMissing, "", openai, { machine: false })).toBeDefined();
  });
});
