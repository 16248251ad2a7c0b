// The answers that MiMo and what stands in front of it were seen to give, and what each says about the key.
import type { Reading } from "../model/exchange.ts";
import { msg, type Message } from "../model/message.ts";

/** What an answer holds, taken apart. */
export interface Parts {
  readonly status: number;
  readonly html: boolean;
  /** Everything that could hold the reason: message, param, code, type; lower case. */
  readonly words: string;
  readonly code: string | null;
  readonly type: string | null;
}

export interface AnswerRow {
  readonly id: string;
  readonly when: (parts: Parts) => boolean;
  readonly meaning: Reading["meaning"];
  readonly because: Message;
}

const inferred = (text: Message): Message =>
  msg("{text}; the key was accepted, by inference: nobody looks at the request of a wrong one", { text });
const row = (id: string, meaning: Reading["meaning"], because: Message, when: AnswerRow["when"]): AnswerRow => ({
  id,
  meaning,
  because,
  when,
});
/** Never from a web page: what stands in front of the service may use any word, and has not looked at the key. */
const accepted = (id: string, because: Message, when: AnswerRow["when"]): AnswerRow =>
  row(id, "accepted", inferred(because), (parts) => !parts.html && when(parts));
const unknown = (id: string, because: Message, when: AnswerRow["when"]): AnswerRow => row(id, "unknown", because, when);

const has =
  (...needles: readonly string[]) =>
  (parts: Parts): boolean =>
    needles.some((needle) => parts.words.includes(needle));

/** The first row that fits counts. Only rows of status 401 may say `rejected`. */
export const answerRows: readonly AnswerRow[] = [
  // 401: the only status that may count against a key, and then on this host with this header.
  unknown(
    "401-console",
    msg("Xiaomi's console asks for a login: this is not the API, so nothing is known about the key"),
    (p) => p.status === 401 && has("loginurl")(p),
  ),
  unknown(
    "401-html",
    msg("a web page answered 401: not the API, so nothing is known about the key"),
    (p) => p.status === 401 && p.html,
  ),
  unknown(
    "401-no-key-seen",
    msg("a gateway that is not MiMo's says that no key arrived, so nothing is known about the key"),
    (p) =>
      p.status === 401 &&
      has(
        "api_key_required",
        "api key required",
        "missing api key",
        "missing bearer",
        "no api key",
        "no authorization header",
        "authorization header is",
        "missing authentication",
      )(p),
  ),
  row(
    "401-token",
    "rejected",
    msg("refused here with this header: it is taken for a short-lived token, not for an API key"),
    (p) => p.status === 401 && has("invalid_token", "invalid token")(p),
  ),
  row(
    "401-gateway",
    "rejected",
    msg("refused here with this header, by a gateway: the form of the answer is not MiMo's"),
    (p) => p.status === 401 && p.type === "authentication_error",
  ),
  row("401-invalid-key", "rejected", msg("refused on this host with this header"), (p) => p.status === 401),
  // 400: most of them show that the key was looked at and taken.
  unknown(
    "400-backend-down",
    msg("the service reports an inner connection error as 400: an outage, which says nothing about the key"),
    (p) => p.status === 400 && has("connection refused", "finishconnect", "connection reset", "connect timed out")(p),
  ),
  unknown(
    "risk-control",
    msg("the request was stopped by risk control, which says nothing about the key"),
    (p) => (p.status === 400 || p.status === 403) && (p.code === "441" || has("risk control")(p)),
  ),
  accepted(
    "moderation",
    msg("the content filter stopped the request"),
    (p) => (p.status === 400 || p.status === 421) && (p.code === "421" || has("content filter", "moderation")(p)),
  ),
  accepted(
    "model-not-served",
    msg("the model is not served here"),
    (p) =>
      p.status === 400 &&
      has("not supported model", "model not supported", "model not found", "unknown model", "模型")(p),
  ),
  accepted(
    "400-reasoning",
    msg("the request lacks `reasoning_content`"),
    (p) => p.status === 400 && has("reasoning_content")(p),
  ),
  accepted(
    "400-search-plugin",
    msg("the web search plugin is off"),
    (p) => p.status === 400 && has("websearchenabled")(p),
  ),
  accepted(
    "400-responses-feature",
    msg("a tool is not supported on the Responses path"),
    (p) => p.status === 400 && has("responses_feature_not_supported")(p),
  ),
  accepted(
    "400-tools",
    msg("the tools in the request are not as MiMo wants them"),
    (p) => p.status === 400 && has("function", "tool")(p),
  ),
  accepted(
    "400-parameter",
    msg("a parameter of the request is refused"),
    (p) => p.status === 400 && has("param incorrect")(p),
  ),
  unknown(
    "400-other",
    msg("the request was refused as malformed, which says nothing about the key"),
    (p) => p.status === 400,
  ),
  accepted("balance", msg("the balance of the account is too low, or requests come too fast"), (p) => p.status === 402),
  unknown(
    "403-illegal-access",
    msg("the network or the region that you ask from is refused; change the network"),
    (p) => p.status === 403 && has("illegal_access", "illegal access")(p),
  ),
  unknown(
    "403-waf",
    msg("a firewall of Xiaomi's stopped the request"),
    (p) => p.status === 403 && has("miwaf", "reqid")(p),
  ),
  unknown(
    "403-region",
    msg("the service is not offered in the region that you ask from"),
    (p) => p.status === 403 && has("region", "country")(p),
  ),
  unknown(
    "403-html",
    msg("a web page answered 403: a proxy or a firewall, not the API"),
    (p) => p.status === 403 && p.html,
  ),
  unknown(
    "403-other",
    msg("refused for another reason than the key: the region, or an account that is restricted"),
    (p) => p.status === 403,
  ),
  accepted(
    "404-image",
    msg("the model cannot take this input"),
    (p) => p.status === 404 && has("input not supported", "not support image", "image input")(p),
  ),
  accepted(
    "404-model",
    msg("the model is not served here"),
    (p) => p.status === 404 && has("not supported model", "model not found", "model_not_found", "deprecated")(p),
  ),
  unknown(
    "404-path",
    msg("the address does not exist on this host: the path of the base URL is wrong"),
    (p) => p.status === 404,
  ),
  unknown("405-method", msg("the path exists and takes another method"), (p) => p.status === 405),
  unknown("407-proxy", msg("a proxy wants a name and a password"), (p) => p.status === 407),
  unknown("408-timeout", msg("the host waited for the request in vain"), (p) => p.status === 408),
  unknown("413-size", msg("the request is larger than what answers takes"), (p) => p.status === 413),
  unknown(
    "421-misdirected",
    msg("the request reached a server that is not responsible for this host"),
    (p) => p.status === 421,
  ),
  unknown(
    "429-page",
    msg("a web page says that there were too many requests: a firewall or a gateway, not the API"),
    (p) => p.status === 429 && p.html,
  ),
  accepted(
    "throttled",
    msg("too many requests, or the quota of the plan is used up: the answer is the same"),
    (p) => p.status === 429,
  ),
  unknown("451-cross-border", msg("the request is stopped at the border (451)"), (p) => p.status === 451),
  unknown("4xx-other", msg("the answer is none that is known of MiMo"), (p) => p.status >= 400 && p.status < 500),
  unknown("502-gateway", msg("a gateway in front of the service did not reach it (502)"), (p) => p.status === 502),
  unknown("503-overload", msg("the service is overloaded (503)"), (p) => p.status === 503),
  unknown(
    "504-gateway-timeout",
    msg("a gateway in front of the service waited in vain (504)"),
    (p) => p.status === 504,
  ),
  unknown("511-portal", msg("this network wants a login of its own (511)"), (p) => p.status === 511),
  unknown("5xx-server", msg("the service has a fault of its own"), (p) => p.status >= 500),
];
