// Error texts of clients themselves: what they say before anything was sent, and how they wrap what came back.
import { msg, type Message } from "../model/message.ts";

export interface ClientError {
  readonly id: string;
  readonly pattern: RegExp;
  readonly what: Message;
  /** It holds words of the service's answers, and is none. */
  readonly first?: true;
}

const e = (id: string, pattern: RegExp, what: Message): ClientError => ({ id, pattern, what });
const first = (it: ClientError): ClientError => ({ ...it, first: true });

/** The first that fits counts; asked only where no answer of the service is recognised. */
export const clientErrors: readonly ClientError[] = [
  first({
    id: "other-vendor",
    pattern:
      /incorrect api key provided|platform\.openai\.com|invalid x-api-key|console\.anthropic\.com|authentication fails.{0,40}governor|api\.deepseek\.com/i,
    what: msg("this is the answer of another vendor: the request never went to MiMo"),
  }),
  // Their own sources: QuantumNous/new-api middleware/utils.go @3e92b6bb, songquanpeng/one-api @1264ddce,
  // diegosouzapw/OmniRoute src/shared/constants/errorCodes.ts @cd623adc; seen 2026-11-30.
  first({
    id: "gateway",
    pattern:
      /["']type["']\s*:\s*["'](?:new|one)_api_error["']|["']AUTH_00[1237]["'][^{}]{0,200}["']category["']\s*:\s*["']AUTH["']/i,
    what: msg(
      "a gateway (New API, One API or OmniRoute) said this, not MiMo: look at the gateway's own key, then at its log",
    ),
  }),
  first({
    id: "no-key",
    pattern: /please run \/login/i,
    what: msg("the client itself found no key: nothing was sent"),
  }),
  e(
    "no-key",
    /missing environment variable|no api key (?:found|provided|set|configured)|api key (?:is )?(?:missing|not (?:found|set|configured|provided))|api_key client option must be set|could not resolve authentication method|environment variable .{1,60} (?:is )?not set|set (?:the )?[A-Z_]*API_KEY|you didn't provide an api key|not logged in|please run \/login|auth(?:entication)? (?:is )?required/i,
    msg("the client itself found no key: nothing was sent"),
  ),
  e(
    "provider",
    /unsupported provider|llm provider not provided|unknown provider|provider .{1,40} (?:is )?(?:not found|unknown|not supported)|ProviderModelNotFoundError|ProviderInitError/i,
    msg("the client does not know this provider: nothing was sent"),
  ),
  e(
    "wire",
    /wire_api.{0,30}chat|`?chat`? is no longer supported|converse-stream/i,
    msg("the client and the endpoint do not speak the same protocol"),
  ),
  e(
    "404-model",
    /(?:issue with the selected model|model may not exist or you may not have access|model .{1,60} (?:does not exist|not found|not supported|is not available|has been deprecated))/i,
    msg("the model is not served where the request went"),
  ),
];

/** Codes of Node, Python, Rust and curl for what fails on the way. */
export const networkErrors: readonly (readonly [fault: string, pattern: RegExp])[] = [
  [
    "dns-not-found",
    /ENOTFOUND|getaddrinfo|could not resolve host|name or service not known|nodename nor servname|dns error/i,
  ],
  ["connect-refused", /ECONNREFUSED|connection refused|failed to connect to .* port/i],
  ["connect-timeout", /ETIMEDOUT|connect(?:ion)? timed? ?out|UND_ERR_CONNECT_TIMEOUT|timed out/i],
  ["connect-reset", /ECONNRESET|connection reset|socket hang up/i],
  ["tls-expired", /CERT_HAS_EXPIRED|certificate has expired/i],
  ["tls-self-signed", /SELF_SIGNED_CERT|DEPTH_ZERO_SELF_SIGNED|self[- ]signed certificate/i],
  [
    "tls-unknown-root",
    /UNABLE_TO_(?:VERIFY_LEAF_SIGNATURE|GET_ISSUER_CERT)|unable to get local issuer|UnknownIssuer|certificate verify failed/i,
  ],
  ["tls-wrong-host", /ERR_TLS_CERT_ALTNAME_INVALID|hostname\/ip does not match|not valid for (?:the )?name/i],
  ["proxy-auth", /\b407\b.{0,40}proxy|proxy authentication required/i],
];
