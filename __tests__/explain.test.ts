// Error texts as people paste them: read right, or said not to be known.
import { shippedFacts } from "../lib/facts/compile.ts";
import { describe, expect, test } from "@jest/globals";
import fs from "node:fs";
import path from "node:path";
import { decodeError, type Decoded } from "../lib/explain/index.ts";
import { answerRows } from "../lib/facts/answers.ts";
import { causes } from "../lib/explain/causes.ts";
import { levels } from "../lib/rules/severities.ts";
import { clientErrors, foreignAnswers } from "../lib/explain/client-errors.ts";
import { ruleIds } from "../lib/rules/ids.ts";
import { fixtures } from "./support/worlds.ts";

const file = (name: string): string => fs.readFileSync(path.join(fixtures, "errors", name), "utf8");

interface Known {
  readonly text: string;
  readonly id: string;
  readonly source: string;
}

const { known, unrelated } = JSON.parse(file("texts.json")) as {
  readonly known: readonly Known[];
  readonly unrelated: readonly string[];
};

/** A text with what is true of it, whatever the tables say. */
interface Said {
  readonly text: string;
  readonly who: Decoded["speaker"];
  readonly sent: boolean | null;
  readonly says: string;
  readonly status: number | null;
  readonly source: string;
}

const said = file("said.jsonl")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line) as Said);

/** What a person would say of the text, and the readings that say it. */
const meanings: Readonly<Record<string, readonly string[]>> = {
  "key-refused": ["401-invalid-key", "401-token", "401-gateway"],
  refused: ["refused"],
  "no-key": ["no-key"],
  login: ["login"],
  config: ["key-no-header", "address", "action-input", "key-type", "provider", "wire", "client-model", "settings"],
  balance: ["balance"],
  throttled: ["throttled"],
  path: ["404-path"],
  model: ["model-not-served", "404-model", "model-words"],
  body: ["400-parameter", "400-tools", "400-reasoning", "400-other"],
  image: ["404-image"],
  moderation: ["moderation"],
  access: ["403-illegal-access", "403-other"],
  outage: ["5xx-server", "502-gateway", "503-overload", "504-gateway-timeout", "400-backend-down"],
  vendor: ["other-vendor"],
  gateway: ["gateway", "gateway-login", "gateway-route", "gateway-quota", "gateway-token", "401-no-key-seen"],
  "other-host": ["other-host", "gate", "401-html", "403-html"],
  other: ["413-size", "421-misdirected"],
  network: ["dns-", "connect-", "reply-", "body-", "no-answer"],
  tls: ["tls-"],
  proxy: ["proxy-"],
};

const saysSo = ({ id }: Decoded, says: string): boolean =>
  (meanings[says] ?? []).some((it) => id === it || (it.endsWith("-") && id.startsWith(it)));

/** Where the text does not show who answered, either word is right. */
const answerer = (who: string | undefined): string | undefined => (who === "mimo" ? "host" : who);

describe("error texts", () => {
  test("there are enough of them", () => {
    expect(known.length + said.length).toBeGreaterThan(500);
    expect(unrelated.length).toBeGreaterThanOrEqual(30);
    expect(new Set(said.map((it) => it.text)).size).toBe(said.length);
  });

  test.each(known.map((it, n) => [n, it.source, it] as const))("%i: %s", (_n, _source, { text, id }) => {
    expect(decodeError(text, shippedFacts())?.id).toBe(id);
  });

  test.each(said.map((it, n) => [n, it.source, it] as const))(
    "said %i: %s",
    (_n, _source, { text, who, sent, says, status }) => {
      const read = decodeError(text, shippedFacts());
      expect({ text, who: answerer(read?.speaker), sent: read?.sent }).toEqual({ text, who: answerer(who), sent });
      expect({ id: read?.id, fits: read !== undefined && saysSo(read, says) }).toEqual({ id: read?.id, fits: true });
      if (status !== null) expect(read?.status).toBe(status);
    },
  );

  test.each(JSON.parse(file("everyday.json")) as readonly string[])("everyday: %s", (text) => {
    expect(decodeError(text, shippedFacts())).toBeDefined();
  });

  test.each(unrelated)("nothing of MiMo's: %s", (text) => {
    const read = decodeError(text, shippedFacts());
    expect(read === undefined || read.speaker === "other").toBe(true);
  });
});

interface FromThread {
  readonly id: string;
  readonly text: string;
  readonly kind: string;
  readonly sent: boolean | null;
}

const kinds: Readonly<Record<string, (it: Decoded) => boolean>> = {
  "client-no-key": ({ id }) => id === "no-key",
  "client-config": ({ speaker }) => speaker === "client",
  "client-gate": ({ id }) => id === "login",
  gateway: ({ speaker }) => speaker === "gateway",
  "mimo-answer": ({ speaker }) => speaker === "mimo" || speaker === "host",
  "other-vendor-answer": ({ speaker }) => speaker === "vendor",
  transport: ({ speaker }) => speaker === "network",
  unknown: ({ speaker, meaning }) => (speaker === "host" || speaker === "other") && meaning !== "rejected",
};

test.each((JSON.parse(file("threads.json")) as readonly FromThread[]).map((it) => [it.id, it] as const))(
  "a text from a thread: %s",
  (_id, { text, kind, sent }) => {
    const read = decodeError(text, shippedFacts());
    expect({ text, fits: read !== undefined && kinds[kind]?.(read), sent: read?.sent }).toEqual({
      text,
      fits: true,
      sent,
    });
  },
);

describe("wrapping", () => {
  const body = {
    error: { message: "Invalid API Key", param: "Please provide valid API Key", code: "401", type: "invalid_key" },
  };
  const json = JSON.stringify(body);
  const python = json.replaceAll('"', "'");
  const wrappings: Readonly<Record<string, string>> = {
    colours: `\u001B[31mError\u001B[0m: \u001B[1m401\u001B[22m ${json}`,
    box: `│ Error: 401 ${json} │`,
    "escaped once": JSON.stringify({ level: "error", msg: `upstream said ${json}` }),
    "escaped twice": JSON.stringify({ outer: JSON.stringify({ inner: json }) }),
    "escaped without its wrapper": JSON.stringify(json).slice(1, -1),
    "Python's repr": `Error code: 401 - ${python}`,
    "cut off": json.slice(0, -12),
    "over several lines": JSON.stringify(body, null, 2),
    "an event of a stream": `event: error\ndata: ${json}\n\n`,
    "a line of a log": `2026-11-02T10:00:01.123Z [agent] WARN attempt 2/3 failed: ${json} (request id: 8f2a)`,
    "words about a login": `Please run /login · ${json} · sign in again`,
    "a stack": `AI_APICallError: Unauthorized\n    at file:///app/node_modules/x/dist/index.mjs:404:12 {\n  statusCode: 401,\n  responseBody: '${json}'\n}`,
  };

  test.each(Object.entries(wrappings))("the body decides: %s", (_name, text) => {
    expect(decodeError(text, shippedFacts())).toMatchObject({
      id: "401-invalid-key",
      speaker: "mimo",
      sent: true,
      status: 401,
    });
  });
});

describe("causes", () => {
  const all = [...answerRows, ...clientErrors, ...foreignAnswers].map(({ id }) => id);
  const without = [
    "risk-control",
    "moderation",
    "400-search-plugin",
    "408-timeout",
    "413-size",
    "429-page",
    "451-cross-border",
    "4xx-other",
    "511-portal",
  ];

  test("each reading has its causes in the one table", () => {
    expect([...new Set(all)].filter((id) => !Object.hasOwn(causes, id)).toSorted()).toEqual(without.toSorted());
  });

  test("every rule of level error explains some answer", () => {
    const named = new Set(Object.values(causes).flatMap((rows) => rows.flatMap((it) => it.rules)));
    const errors = Object.keys(levels).filter((rule) => levels[rule] === "error");
    expect(errors.filter((rule) => !named.has(rule))).toEqual([]);
  });

  /** In the catalogue, and not built yet. */
  const coming = new Set(["provider-unknown", "endpoint-malformed", "profile-not-read"]);

  test("each names rules that there are", () => {
    const named = Object.values(causes).flatMap((rows) => rows.flatMap((it) => it.rules));
    expect(named.filter((rule) => !ruleIds.has(rule) && !coming.has(rule))).toEqual([]);
  });
});

describe("hostile texts", () => {
  const pieces = [
    "{",
    '{"a":',
    "{'",
    '\\"',
    '{"a":["',
    '{"message":"{',
    "[",
    "error code status ",
    "no api key ",
    "provider ",
    "model ",
    " ",
    "set the a ",
    "environment variable ",
    "https://a/",
    "url ",
    "a_",
    "a-b_",
    "missing a a a ",
    "git ",
    "\u001B[",
    "密钥",
    "< html",
  ];

  // A pattern that takes quadratic time needs minutes for this, and the test runner's limit ends it.
  test.each(pieces)("64 KiB of %j", (piece) => {
    const text = piece.repeat(Math.ceil(65_536 / piece.length));
    expect(() => decodeError(`${text} 401 api error`, shippedFacts())).not.toThrow();
  });
});
