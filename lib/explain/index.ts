// How to read an error text that a person pastes: a status, MiMo's own answer inside a client's wrapper, a client's own words.
import { answerRows, type Parts } from "../facts/answers.ts";
import { causes, type Cause } from "./causes.ts";
import { clientErrors, networkErrors } from "./client-errors.ts";
import { faultText } from "../facts/faults.ts";
import type { Reading } from "../model/exchange.ts";
import type { Message } from "../model/message.ts";
import { jsonIn, partsOf } from "../probe/classify.ts";

export interface Decoded {
  /** Stable: the id of the reading, or of the client's error. */
  readonly id: string;
  readonly status: number | null;
  /** What it says about the key; `null` where no answer of the service is in it. */
  readonly meaning: Reading["meaning"] | null;
  readonly what: Message;
  readonly causes: readonly Cause[];
}

/** More of a text holds no further reason. */
const MAX_LENGTH = 65_536;

/** Understands a text; undefined where it is not known. Linear in its length. */
export function decodeError(input: string): Decoded | undefined {
  const text = input.slice(0, MAX_LENGTH).trim();
  const lone = /^(?:http\s*)?([1-5]\d\d)$/i.exec(text);
  if (lone) return answered(bare(Number(lone[1]), ""));
  const plain = unescaped(text);
  return clientSaid(plain, "first") ?? answerIn(plain) ?? clientSaid(plain, "rest") ?? networkSaid(plain);
}

/** A body inside a text inside a body has its quotes escaped. */
const unescaped = (text: string): string => (text.includes('\\"') ? text.replace(/\\+"/g, '"') : text);

const bare = (status: number, words: string): Parts => ({ status, html: false, words, code: null, type: null });

function answered(parts: Parts): Decoded | undefined {
  if (parts.status >= 200 && parts.status < 400) return undefined;
  const row = answerRows.find((it) => it.when(parts));
  return (
    row && {
      id: row.id,
      status: parts.status,
      meaning: row.meaning,
      what: row.because,
      causes: causes[row.id] ?? [],
    }
  );
}

/** Words that only a model's API uses. */
const apiWords =
  /mimo|xiaomi|param incorrect|invalid api key|api[_ ]key|invalid_(?:key|token)|illegal[_ ]access|reasoning_content|not supported model|too many requests|account (?:balance|funds)|chat\/completions|\/v1\/(?:messages|responses|models)|authenticationerror|ratelimiterror|apistatuserror|apierror|api error|ai_apicallerror|openresty|finishconnect|method not allowed|unexpected status|`function` is not set|function is not set|error code: \d{3} -/i;

/** Programs whose errors are not a model's, whatever number is in them. */
const others =
  /npm err|registry\.npmjs|\bgit(?:hub)?\b.{0,40}(?:repository|permission|fatal)|fatal: |postgres|mysql|redis|mongodb|docker daemon|publickey|traceback .{0,200}(?:modulenotfound|importerror)|modulenotfounderror|no module named|segmentation fault|cannot find module|apt-get|pip(?:3)? install/i;

function answerIn(text: string): Decoded | undefined {
  const body = objectIn(text);
  const isError = body !== undefined && ("error" in body || ("message" in body && ("code" in body || "type" in body)));
  if (!isError && (others.test(text) || !apiWords.test(text))) return undefined;
  const inside = partsOf({ kind: "answer", status: 0, headers: {}, body: text, cut: false, timings: noTimings }, body);
  const status = statusIn(text, inside) ?? impliedStatus(text);
  if (status === undefined) return undefined;
  return answered({ ...inside, status, words: `${inside.words} ${text.slice(0, 4_096).toLowerCase()}` });
}

const noTimings = { dns: null, connect: null, tls: null, firstByte: null, total: 0 };

/** The first JSON object in a text, wherever it begins. */
function objectIn(text: string): Readonly<Record<string, unknown>> | undefined {
  const whole = jsonIn(text);
  if (whole) return whole;
  for (let at = text.indexOf("{"), tries = 0; at >= 0 && tries < 20; at = text.indexOf("{", at + 1), tries++) {
    const end = closing(text, at);
    const found = end === undefined ? undefined : jsonIn(text.slice(at, end));
    if (found) return found;
  }
  return undefined;
}

function closing(text: string, from: number): number | undefined {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    if (text[at] === "{") depth++;
    else if (text[at] === "}" && --depth === 0) return at + 1;
  }
  return undefined;
}

const statusForms = [
  /\b(?:http(?:\/[\d.]+)?|status(?:[ _]?code)?|error code|api error|code|error)["']?\s*[:=(]?\s*["']?([45]\d\d)\b/i,
  /^\W{0,4}([45]\d\d)\b/m,
  /\b([45]\d\d)\s+(?:unauthorized|payment required|forbidden|not found|method not allowed|too many requests|bad request|internal server error|bad gateway|service unavailable|invalid|param|status code|\{)/i,
  /\(([45]\d\d)\)/,
];

function statusIn(text: string, { code }: Parts): number | undefined {
  for (const form of statusForms) {
    const found = form.exec(text)?.[1];
    if (found) return Number(found);
  }
  return code !== null && /^[45]\d\d$/.test(code) ? Number(code) : undefined;
}

/** Messages that MiMo gives with one status only. */
const implied: readonly (readonly [RegExp, number])[] = [
  [/invalid api key|invalid_key|invalid token|invalid_token|api key required|authentication_error|unauthorized/i, 401],
  [/insufficient account (?:balance|funds)/i, 402],
  [/illegal[_ ]access/i, 403],
  [
    /param incorrect|not supported model|reasoning_content|responses_feature_not_supported|`?function`? is not set/i,
    400,
  ],
  [/input not supported by this model/i, 404],
  [/404 not found/i, 404],
  [/method not allowed/i, 405],
  [/too many requests|limitation|rate limit/i, 429],
  [/finishconnect/i, 400],
];

const impliedStatus = (text: string): number | undefined => implied.find(([pattern]) => pattern.test(text))?.[1];

/** Another vendor's answer looks like MiMo's; everything else of the client's is asked only after that. */
function clientSaid(text: string, round: "first" | "rest"): Decoded | undefined {
  if (others.test(text)) return undefined;
  const row = clientErrors.find((it) => (it.first === true) === (round === "first") && it.pattern.test(text));
  return row && { id: row.id, status: null, meaning: null, what: row.what, causes: causes[row.id] ?? [] };
}

function networkSaid(text: string): Decoded | undefined {
  if (others.test(text) || !/mimo|xiaomi|api|llm|model|provider|fetch failed|request/i.test(text)) return undefined;
  const fault = networkErrors.find(([, pattern]) => pattern.test(text))?.[0];
  if (!fault) return undefined;
  return { id: fault, status: null, meaning: "unknown", what: faultText(fault, null), causes: [] };
}
