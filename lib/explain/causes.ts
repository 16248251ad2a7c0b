// What is usually behind an answer, the most frequent cause first; each rule says itself which causes it finds.
// Counted over 127 public threads about MiMo in coding clients (2025-12 to 2026-09).
import type { CauseId } from "../model/cause.ts";
import { msg, type Message } from "../model/message.ts";
import { explains } from "../rules/explains.ts";

export interface Cause {
  readonly what: Message;
  /** Rules that find it in a configuration. */
  readonly rules: readonly string[];
}

const cause = (id: CauseId, what: Message): Cause => ({
  what,
  rules: Object.keys(explains).filter((rule) => explains[rule]?.includes(id)),
});

const otherPlan = cause(
  "otherPlan",
  msg("the key belongs to the other plan: `tp-` keys work on `token-plan-*` hosts only, `sk-` keys on `api.` only"),
);
const otherRegion = cause("otherRegion", msg("the Token Plan key was issued for another region than that of the host"));
const alias = cause("alias", msg("the key stands under a name that this client does not read, or another name wins"));
const hidden = cause(
  "hidden",
  msg("an older key in another file, variable or store wins over the one that you changed"),
);
const spoilt = cause(
  "spoilt",
  msg("the value is not the bare key: blanks, quotation marks, `Bearer`, a sample, a part of it"),
);
const otherVendor = cause("otherVendor", msg("a key of another vendor goes to MiMo, or MiMo's key to another vendor"));
const header = cause("header", msg("this host wants the key in the other header"));
const retired = cause("retired", msg("the model was switched off, is not part of the plan, or is not MiMo's"));
const spelling = cause("spelling", msg("the model id is misspelt: ids are lower case"));
const path = cause(
  "path",
  msg("the path of the base URL is wrong: `/v1` for OpenAI clients, `/anthropic` for Anthropic clients"),
);
const notThere = cause("notThere", msg("the base URL is not MiMo's, or misspelt"));
const noKey = cause("noKey", msg("no key reached the service: none is set where this client looks"));
const body = cause("body", msg("the client sends fields or tools that MiMo refuses: update it, or turn them off"));
const replay = cause(
  "replay",
  msg("the client does not send `reasoning_content` back: update it, or turn thinking off"),
);
const quota = cause(
  "quota",
  msg("the quota of the plan, or the limit of requests per minute, is used up: wait, then ask again"),
);
const balance = cause("balance", msg("the account has no balance, or too many requests came at once"));
const outage = cause("outage", msg("the service has a fault: wait and ask again"));
const region = cause("region", msg("the network or the country that you ask from is not served"));

const noImages = cause("noImages", msg("the model takes no images: use one that does"));
const noAddress = cause("noAddress", msg("the base URL lacks `https://`, or is a template that was never filled in"));
const badSign = cause(
  "badSign",
  msg("a quotation mark, a full-width sign, a line end or a blank is part of the key: copy it again"),
);
const ownLogin = cause(
  "ownLogin",
  msg("the client is not set up for MiMo where it starts, so that it wants the login of its maker"),
);
const noProvider = cause(
  "noProvider",
  msg("the name of the provider or the model is none that this version of the client knows"),
);
const settings = cause("settings", msg("the settings file of the client has a fault"));
const bridge = cause(
  "bridge",
  msg("the base URL is that of a gateway or a local bridge: its own key and its own log count there"),
);
const proxy = cause("proxy", msg("a proxy stands between, or is named and does not run"));
const exposed = cause("exposed", msg("the key was withdrawn, as one that others could read should be: make a new one"));
const refused = [otherPlan, otherRegion, alias, hidden, spoilt, otherVendor, header, exposed];

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
  "other-vendor": [cause("elsewhere", msg("the request went to another vendor, not to MiMo"))],
  "wrong-path": [path],
  provider: [
    noProvider,
    cause(
      "unknownProvider",
      msg("this version of the client does not know MiMo: update it, or set it up as an OpenAI-compatible provider"),
    ),
  ],
  wire: [cause("wire", msg("the client speaks a protocol that is not served on this path"))],
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
