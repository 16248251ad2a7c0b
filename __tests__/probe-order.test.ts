// The order of questions: the client's own header, once more after a 401, then the other one; never more than that.
import { describe, expect, test } from "@jest/globals";
import { diagnose, memoryWorld } from "../lib/index.ts";
import type { Answer } from "../lib/model/exchange.ts";
import type { Header } from "../lib/model/resolution.ts";
import { askAll } from "../lib/probe/ask.ts";
import { shared } from "../lib/probe/share.ts";
import { expand } from "./support/keys.ts";
import { keyOf, targetOf } from "./support/probes.ts";

const url = "https://token-plan-cn.xiaomimimo.com/v1/models";
const timings = { dns: 0, connect: 0, tls: 0, firstByte: 0, total: 0 };
const answer = (status: number): Answer => ({ kind: "answer", status, headers: {}, body: "{}", cut: false, timings });
const fault: Answer = { kind: "fault", stage: "dns", code: "dns-not-found", detail: null, timings };
const pace = { pause: 0, signal: new AbortController().signal, until: Number.POSITIVE_INFINITY, now: () => 0 };

async function order(answers: readonly (number | "fault")[]): Promise<readonly Header[]> {
  const sent: Header[] = [];
  const send = (_target: unknown, header: Header): Promise<Answer> => {
    const next = answers[sent.push(header) - 1] ?? 500;
    return Promise.resolve(next === "fault" ? fault : answer(next));
  };
  await askAll({ targets: [targetOf(url)], refused: [], sweep: false }, send, pace);
  return sent;
}

describe("a second request follows only a 401", () => {
  test.each([200, 204, 302, 400, 402, 403, 404, 407, 408, 421, 429, 451, 500, 502, 503, 504, "fault"] as const)(
    "none after %s",
    async (first) => expect(await order([first])).toEqual(["authorization"]),
  );

  test.each<readonly [string, readonly (number | "fault")[], readonly Header[]]>([
    ["refused once: a gateway under load", [401, 200], ["authorization", "authorization"]],
    ["refused twice, then in the other header", [401, 401, 200], ["authorization", "authorization", "api-key"]],
    ["refused in every header", [401, 401, 401, 401], ["authorization", "authorization", "api-key"]],
    ["refused, and then no answer", [401, "fault", 200], ["authorization", "authorization"]],
    ["refused, and then throttled", [401, 429, 200], ["authorization", "authorization"]],
  ])("%s", async (_name, answers, wanted) => expect(await order(answers)).toEqual(wanted));

  test("none after the end of the time, and none after an interrupt", async () => {
    const ended = new AbortController();
    ended.abort();
    for (const [late, signal] of [
      [true, pace.signal],
      [false, ended.signal],
    ] as const) {
      let n = 0;
      const send = () => Promise.resolve(answer(n++ < 9 ? 401 : 200));
      const plan = { targets: [targetOf(url)], refused: [], sweep: false };
      await askAll(plan, send, { ...pace, signal, until: late ? 0 : pace.until });
      expect(n).toBe(1);
    }
  });
});

describe("two routes that ask one host about one key", () => {
  const targets = [targetOf(url), targetOf(url, { headers: ["api-key", "authorization"] })];

  async function sendings(statuses: Readonly<Record<string, number>>, ...more: ReturnType<typeof targetOf>[]) {
    const sent: Header[] = [];
    const send = (_target: unknown, header: Header) => {
      sent.push(header);
      return Promise.resolve(answer(statuses[header] ?? 500));
    };
    const exchanges = await askAll({ targets: [...targets, ...more], refused: [], sweep: false }, shared(send), pace);
    return { sent: sent.toSorted(), statuses: exchanges.map(({ header, status }) => `${header} ${status}`) };
  }

  test("each header is sent once, and once more where it is refused", async () => {
    expect((await sendings({ authorization: 200, "api-key": 200 })).sent).toEqual(["api-key", "authorization"]);
    const refused = await sendings({ authorization: 401, "api-key": 401 });
    expect(refused.sent).toEqual(["api-key", "api-key", "authorization", "authorization"]);
    expect(refused.statuses).toHaveLength(6);
    const half = await sendings({ authorization: 200, "api-key": 401 });
    expect(half.sent).toEqual(["api-key", "api-key", "authorization"]);
    expect(half.statuses).toEqual(["authorization 200", "api-key 401", "api-key 401", "authorization 200"]);
  });

  test("another key is another question", async () => {
    const other = targetOf(url, { key: keyOf("tp-s0000example") });
    expect((await sendings({ authorization: 200, "api-key": 200 }, other)).sent).toHaveLength(3);
  });
});

test("where the client's own header cannot be tested, the exchange says so", async () => {
  const env = {
    ANTHROPIC_BASE_URL: "https://token-plan-cn.xiaomimimo.com/anthropic",
    ANTHROPIC_API_KEY: expand("tp-c0000example"),
  };
  const answers = { "token-plan-cn.xiaomimimo.com": { status: 200, body: { object: "list", data: [] } } };
  const report = await diagnose({ clients: ["claude-code"], probe: {} }, memoryWorld({ env, answers }));
  expect(report.exchanges).toMatchObject([
    { header: "authorization", meaning: "accepted", because: expect.stringContaining("was not tested") },
  ]);
});
