// What is usually behind an answer, the most frequent cause first, and the rules that look for it: the one table of both.
// Counted over 127 public threads about MiMo in coding clients (2025-12 to 2026-09).
import { msg, type Message } from "../model/message.ts";

export interface Cause {
  readonly what: Message;
  /** Rules that find it in a configuration. */
  readonly rules: readonly string[];
}

const cause = (what: Message, ...rules: readonly string[]): Cause => ({ what, rules });

const otherPlan = cause(
  msg("the key belongs to the other plan: `tp-` keys work on `token-plan-*` hosts only, `sk-` keys on `api.` only"),
  "key-endpoint-mismatch",
  "mode-conflicts-with-endpoint",
  "mode-unknown",
);
const otherRegion = cause(
  msg("the Token Plan key was issued for another region than that of the host"),
  "region-hint-mismatch",
  "region-not-chosen",
  "mode-region-ambiguous",
  "endpoint-unknown-region",
);
const alias = cause(
  msg("the key stands under a name that this client does not read, or another name wins"),
  "alias-not-read",
  "alias-conflict",
  "alias-blank-shadows",
  "auth-variables-conflict",
  "key-missing",
);
const hidden = cause(
  msg("an older key in another file, variable or store wins over the one that you changed"),
  "layer-shadowed",
  "key-stored-elsewhere",
);
const spoilt = cause(
  msg("the value is not the bare key: blanks, quotation marks, `Bearer`, a sample, a part of it"),
  "key-whitespace",
  "key-quoted",
  "key-scheme-word",
  "key-not-ascii",
  "key-placeholder",
  "key-masked",
  "key-truncated",
  "key-unresolved-reference",
);
const otherVendor = cause(
  msg("a key of another vendor goes to MiMo, or MiMo's key to another vendor"),
  "key-wrong-vendor",
  "endpoint-other-vendor",
);
const header = cause(msg("this host wants the key in the other header"), "probe-header-refused");
const retired = cause(
  msg("the model was switched off, is not part of the plan, or is not MiMo's"),
  "model-retired",
  "model-not-on-plan",
  "model-unknown",
  "model-kind-mismatch",
);
const spelling = cause(msg("the model id is misspelt: ids are lower case"), "model-case", "model-unknown");
const path = cause(
  msg("the path of the base URL is wrong: `/v1` for OpenAI clients, `/anthropic` for Anthropic clients"),
  "endpoint-path-missing",
  "endpoint-path-full",
  "endpoint-wrong-protocol",
);
const notThere = cause(
  msg("the base URL is not MiMo's, or misspelt"),
  "endpoint-typo-host",
  "endpoint-unknown-host",
  "endpoint-dead-host",
  "endpoint-not-official",
);
const noKey = cause(
  msg("no key reached the service: none is set where this client looks"),
  "key-missing",
  "alias-not-read",
  "key-unresolved-reference",
);
const body = cause(msg("the client sends fields or tools that MiMo refuses: update it, or turn them off"));
const replay = cause(msg("the client does not send `reasoning_content` back: update it, or turn thinking off"));
const quota = cause(
  msg("the quota of the plan, or the limit of requests per minute, is used up: wait, then ask again"),
);
const balance = cause(msg("the account has no balance, or too many requests came at once"));
const outage = cause(msg("the service has a fault: wait and ask again"));
const region = cause(msg("the network or the country that you ask from is not served"));

const noImages = cause(msg("the model takes no images: use one that does"), "model-kind-mismatch");
const noAddress = cause(
  msg("the base URL lacks `https://`, or is a template that was never filled in"),
  "endpoint-malformed",
  "endpoint-template-unfilled",
  "endpoint-missing",
  "endpoint-refused-by-client",
);
const badSign = cause(
  msg("a quotation mark, a full-width sign, a line end or a blank is part of the key: copy it again"),
  "key-not-ascii",
  "key-whitespace",
  "key-quoted",
  "key-placeholder",
);
const ownLogin = cause(
  msg("the client is not set up for MiMo where it starts, so that it wants the login of its maker"),
  "client-falls-back",
  "provider-not-selected",
  "profile-not-read",
  "key-missing",
);
const noProvider = cause(
  msg("the name of the provider or the model is none that this version of the client knows"),
  "provider-unknown",
  "model-prefix-missing",
  "provider-package-wrong",
  "config-wrong-table",
);
const settings = cause(
  msg("the settings file of the client has a fault"),
  "config-syntax",
  "config-schema",
  "config-wrong-table",
  "config-unknown-key",
);
const bridge = cause(
  msg("the base URL is that of a gateway or a local bridge: its own key and its own log count there"),
  "endpoint-local-proxy",
  "endpoint-unknown-host",
  "endpoint-other-vendor",
);
const proxy = cause(msg("a proxy stands between, or is named and does not run"), "proxy-configured");
const refused = [otherPlan, otherRegion, alias, hidden, spoilt, otherVendor, header];

/** By the id of a reading, of a client's error, or of a fault (`network` for faults without an entry); `unknown` ids have none. */
export const causes: Readonly<Record<string, readonly Cause[]>> = {
  "401-invalid-key": refused,
  refused,
  "401-token": [otherVendor, spoilt, alias],
  "401-gateway": [notThere, noKey, otherVendor],
  "401-no-key-seen": [noKey, notThere],
  "401-console": [notThere],
  "401-html": [notThere],
  "model-not-served": [retired, spelling],
  "404-model": [retired, spelling],
  "404-path": [path, notThere],
  "405-method": [path],
  "400-parameter": [retired, body],
  "400-tools": [path, body],
  "400-reasoning": [replay],
  "400-responses-feature": [body],
  "400-other": [body, path],
  "400-backend-down": [outage],
  "404-image": [noImages],
  "model-words": [path, retired, noImages],
  balance: [balance],
  throttled: [quota],
  "403-illegal-access": [region],
  "403-region": [region],
  "403-other": [region],
  "403-waf": [region],
  "5xx-server": [outage],
  "502-gateway": [outage],
  "503-overload": [outage],
  "504-gateway-timeout": [outage],
  "no-key": [noKey, alias],
  "other-vendor": [
    cause(
      msg("the request went to another vendor, not to MiMo"),
      "endpoint-missing",
      "endpoint-other-vendor",
      "layer-shadowed",
      "provider-not-selected",
    ),
  ],
  "wrong-path": [path],
  provider: [
    noProvider,
    cause(
      msg("this version of the client does not know MiMo: update it, or set it up as an OpenAI-compatible provider"),
    ),
  ],
  wire: [cause(msg("the client speaks a protocol that is not served on this path"), "endpoint-wrong-protocol")],
  "client-model": [noProvider, spelling],
  settings: [settings],
  "key-type": [noKey, settings],
  "key-no-header": [badSign],
  address: [noAddress],
  "action-input": [noKey],
  login: [ownLogin],
  gateway: [bridge],
  "gateway-login": [bridge],
  "gateway-quota": [bridge],
  "gateway-route": [bridge],
  "gateway-token": [bridge],
  "other-host": [notThere],
  gate: [region],
  "421-misdirected": [notThere],
  "403-html": [region, proxy],
  "407-proxy": [proxy],
  network: [notThere, proxy],
};
