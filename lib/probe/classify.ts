// How to read an answer: status first, body second, whatever form it comes in. Pure.
import { answerRows, type Parts } from "../facts/answers.ts";
import { faultText } from "../facts/faults.ts";
import type { Answer, ProbeKind, Reading } from "../model/exchange.ts";
import { msg, type Message } from "../model/message.ts";

type Json = Readonly<Record<string, unknown>>;
type Answered = Extract<Answer, { kind: "answer" }>;

/** What an answer, or the lack of one, says about the key. */
export function classify(answer: Answer, kind: ProbeKind): Reading {
  if (answer.kind === "fault") {
    const because = faultText(answer.code, answer.detail);
    return { meaning: "unknown", id: answer.code, because, bodyCode: null, requestId: null, served: null };
  }
  const body = jsonIn(answer.body);
  const parts = partsOf(answer, body);
  const base = { bodyCode: parts.code, requestId: requestId(answer.headers, body), served: null };
  if (answer.status >= 200 && answer.status < 300) return { ...base, ...success(answer, kind, body, parts) };
  if (answer.status >= 300 && answer.status < 400)
    return { ...base, meaning: "unknown", id: "redirect", because: redirect(answer) };
  const row = answerRows.find((it) => it.when(parts));
  if (!row)
    return { ...base, meaning: "unknown", id: "unknown", because: msg("the answer is none that is known of MiMo") };
  return { ...base, meaning: row.meaning, id: row.id, because: withCode(row.because, parts) };
}

/** A body that contradicts the status is worth a word. */
function withCode(because: Message, { code, status }: Parts): Message {
  const odd = code !== null && /^\d{3}$/.test(code) && Number(code) !== status;
  return odd ? msg("{because} (its body says {code}, its status {status})", { because, code, status }) : because;
}

function success(
  answer: Answered,
  kind: ProbeKind,
  body: Json | undefined,
  parts: Parts,
): Pick<Reading, "meaning" | "id" | "because" | "served"> {
  const no = (id: string, because: Message) => ({ meaning: "unknown" as const, id, because, served: null });
  // `"error": null` beside a list is what some gateways send with every success.
  if (body?.["error"])
    return no("200-error", msg("the status says success, and the body says that there was an error"));
  const list =
    body?.[kind === "models" ? "data" : "choices"] ??
    (kind === "chat" ? (body?.["content"] ?? body?.["output"]) : undefined);
  if (Array.isArray(list)) {
    const served =
      kind === "models"
        ? list.flatMap((it: unknown) => (isJson(it) && typeof it["id"] === "string" ? [it["id"]] : []))
        : null;
    return { meaning: "accepted", id: "accepted", because: msg("accepted by this host"), served };
  }
  if (parts.html)
    return no("200-html", msg("a web page answered: a captive portal, a proxy, or a wrong path, not the API"));
  if (answer.body.trim() === "") return no("200-empty", msg("the answer is empty"));
  const packed = answer.headers["content-encoding"];
  if (packed && packed !== "identity")
    return no("200-encoded", msg("the answer is packed, though that was not asked for"));
  if (answer.cut) return no("200-too-long", msg("the answer is longer than any that is expected, and was cut"));
  return no("200-other", msg("the answer is a success of something else than this API"));
}

const redirect = (answer: Answered): Message => {
  const host = hostOf(answer.headers["location"]);
  return host
    ? msg("the host sends us on to `{host}`; that was not followed, and the key was not sent there", { host })
    : msg("the host sends us on to another address; that was not followed");
};

function hostOf(location: string | undefined): string | null {
  try {
    const host = location === undefined ? "" : new URL(location, "https://relative.invalid").hostname;
    return host === "relative.invalid" || host === "" ? null : host;
  } catch {
    return null;
  }
}

const isJson = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The object in a body: plain, or framed as the data of an event stream, where it may take several lines. */
export function jsonIn(body: string): Json | undefined {
  const text = body.replace(/^\uFEFF/, "").trim();
  const whole = parsed(text);
  if (isJson(whole)) return whole;
  if (text.startsWith("<") || !/^(?:data|event|id|retry)?:/m.test(text)) return undefined;
  for (const event of text.split(/(?:\r\n|\n|\r){2,}/)) {
    const lines = event.split(/\r\n|\n|\r/).flatMap((line) => /^data: ?(.*)$/.exec(line)?.[1] ?? []);
    const object = [lines.join("\n"), ...lines].map(parsed).find(isJson);
    if (object) return object;
  }
  return undefined;
}

const textOf = (value: unknown): string =>
  typeof value === "string" ? value : typeof value === "number" ? String(value) : "";

/** The error in a body, wherever a service or a gateway puts it; a body inside a text is opened once. */
function errorIn(body: Json | undefined): Json {
  if (!body) return {};
  const error = isJson(body["error"]) ? body["error"] : body;
  const raw = isJson(error["metadata"]) ? error["metadata"]["raw"] : undefined;
  const inner = typeof raw === "string" ? parsed(raw) : undefined;
  return isJson(inner) ? (isJson(inner["error"]) ? inner["error"] : inner) : error;
}

/** What an answer holds, taken apart; a plain text that names a code (`code=401`) counts too. */
export function partsOf(answer: Answered, body: Json | undefined): Parts {
  const error = errorIn(body);
  const { status, headers, body: text } = answer;
  const html =
    !body &&
    (/^\s*(?:<!doctype|<html|<head|<body|<\?xml|<center)/i.test(text) ||
      (headers["content-type"] ?? "").includes("text/html"));
  const fields = [
    error["message"],
    error["param"],
    error["code"],
    error["type"],
    body?.["message"],
    body?.["error"],
    ...Object.keys(body ?? {}),
  ];
  const words = body ? fields.map(textOf).join(" ") : text.slice(0, 4_096);
  return {
    status,
    html,
    words: words.toLowerCase(),
    code: textOf(error["code"]) || null,
    type: textOf(error["type"]) || null,
  };
}

const idHeaders = ["x-request-id", "request-id", "x-mimo-request-id", "x-trace-id", "eagleeye-traceid"];

/** A request id helps Xiaomi's support; only what looks like one is taken. */
function requestId(headers: Readonly<Record<string, string>>, body: Json | undefined): string | null {
  const found =
    idHeaders.map((name) => headers[name]).find((value) => value !== undefined) ?? textOf(body?.["request_id"]);
  return found && /^[\w.:-]{6,80}$/.test(found) ? found : null;
}
