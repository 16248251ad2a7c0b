// Which requests a probe makes: to which host, with which header, in which order. Pure.
import type { Facts } from "../model/facts.ts";
import { fullPath, type BaseUrl } from "../facts/urls.ts";
import type { Run } from "../model/contracts.ts";
import type { Plan, ProbeKind, Refused, Target } from "../model/exchange.ts";
import type { Header, Resolution } from "../model/resolution.ts";
import { Secret } from "../model/secret.ts";
import { refusal, refusalToSweep } from "./refusal.ts";

export interface Wanted {
  readonly kind: ProbeKind;
  readonly sweep: boolean;
  /** Hosts that the user allows beyond those that his own settings name. */
  readonly allow: ReadonlySet<string>;
}

/** The plan for all clients that are set up. Views that send nothing are left out. */
export function planProbe(run: Run, wish: Wanted): Plan {
  const targets: Target[] = [];
  const refused: Refused[] = [];
  const routes = run.clients
    .filter((judged) => judged.setUp)
    .flatMap((judged) => judged.resolutions.filter((r) => r.view === "wire"));
  for (const r of routes) {
    const no = refusal(r, wish.allow, run.facts);
    if (no) refused.push({ host: run.facts.readUrl(r.baseUrl.value ?? "").host, resolutions: [r], ...no });
    else if (r.key.value) add(targets, targetOf(r, r.key.value, wish.kind, run.facts));
  }
  if (wish.sweep) refused.push(...sweep(targets, routes, wish.allow, run.facts));
  return { targets, refused: merged(refused), sweep: wish.sweep };
}

const others: Readonly<Record<Header, Header>> = {
  authorization: "api-key",
  "api-key": "authorization",
  "x-api-key": "authorization",
};

interface Address {
  readonly url: string;
  readonly headers: readonly [Header, ...Header[]];
  readonly otherHeader: boolean;
}

function targetOf(r: Resolution, key: Secret, kind: ProbeKind, facts: Facts): Target {
  const url = facts.readUrl(r.baseUrl.value ?? "");
  const address = kind === "models" ? modelsAddress(r, url) : chatAddress(r, url);
  return {
    id: address.url,
    kind,
    method: kind === "models" ? "GET" : "POST",
    ...address,
    host: url.host ?? "",
    key,
    keyPlace: r.key.place,
    wire: r.protocol,
    body: kind === "models" ? null : chatBody(r),
    resolutions: [r],
  };
}

/** Base without query and trailing slashes; a whole endpoint pasted as base is cut to what it is the endpoint of. */
const baseOf = (url: BaseUrl): string => {
  const { origin } = new URL(url.text.trim());
  return origin + url.path.replace(fullPath, "");
};

function modelsAddress(r: Resolution, url: BaseUrl): Address {
  const own = r.auth.value ?? "authorization";
  const official = url.known?.kind === "endpoint";
  if (r.protocol === "anthropic") {
    // MiMo lists no models on its Anthropic side, and its OpenAI side knows neither that path nor that header.
    if (official)
      return {
        url: `${new URL(url.text.trim()).origin}/v1/models`,
        headers: ["authorization", "api-key"],
        otherHeader: true,
      };
    return {
      url: `${baseOf(url).replace(/\/v1$/, "")}/v1/models`,
      headers: own === "x-api-key" ? ["x-api-key", "authorization"] : [own, "x-api-key"],
      otherHeader: false,
    };
  }
  const base = official ? `${new URL(url.text.trim()).origin}/v1` : completed(r, baseOf(url));
  return { url: `${base}/models`, headers: [own, others[own]], otherHeader: false };
}

/** Adds `/v1` where the client does. */
const completed = (r: Resolution, base: string): string =>
  r.pathMode === "complete" && !/\/(?:v\d+|beta)$/.test(base) ? `${base}/v1` : base;

function chatAddress(r: Resolution, url: BaseUrl): Address {
  const own = r.auth.value ?? "authorization";
  if (r.protocol === "anthropic")
    return {
      url: `${baseOf(url)}/v1/messages`,
      headers: [own, own === "x-api-key" ? "authorization" : "x-api-key"],
      otherHeader: false,
    };
  return { url: `${completed(r, baseOf(url))}/chat/completions`, headers: [own, others[own]], otherHeader: false };
}

/** The smallest question that there is: one token, no thinking. */
function chatBody(r: Resolution): string {
  const model = r.model.value ?? "";
  const messages = [{ role: "user", content: "hi" }];
  if (r.protocol === "anthropic")
    return JSON.stringify({ model, max_tokens: 1, messages, thinking: { type: "disabled" } });
  return JSON.stringify({ model, max_completion_tokens: 1, messages, thinking: { type: "disabled" }, stream: false });
}

/** One request stands for every route that would send the same; a client whose own header it tests speaks for it. */
function add(targets: Target[], target: Target): void {
  const at = targets.findIndex(
    (it) =>
      it.url === target.url &&
      it.headers[0] === target.headers[0] &&
      it.body === target.body &&
      Secret.same(it.key, target.key),
  );
  const twin = targets[at];
  if (!twin) targets.push(target);
  else {
    const speaker = twin.otherHeader ? target : twin;
    targets[at] = { ...speaker, resolutions: [...twin.resolutions, ...target.resolutions] };
  }
}

/** Every MiMo key at every endpoint that it has not been planned for already. Gives what it leaves out. */
function sweep(
  targets: Target[],
  routes: readonly Resolution[],
  allow: Wanted["allow"],
  facts: Facts,
): readonly Refused[] {
  const refused: Refused[] = [];
  for (const r of routes) {
    const { key } = r;
    const secret = key.value;
    if (!secret?.real || secret.info.odd || secret.info.plan === "unknown") continue;
    for (const row of facts.endpoints) {
      const planned = targets.some(
        (it) => new URL(it.url).host.replace(/\.$/, "") === row.host && Secret.same(it.key, secret),
      );
      if (planned) continue;
      const no = refusalToSweep(r, secret, row.host, allow, facts);
      if (no) {
        refused.push({ host: row.host, resolutions: [r], ...no });
        continue;
      }
      const url = `${row.openai}/models`;
      targets.push({
        id: url,
        kind: "models",
        method: "GET",
        url,
        host: row.host,
        key: secret,
        keyPlace: key.place,
        headers: ["authorization", "api-key"],
        wire: "openai-chat",
        body: null,
        resolutions: [],
        otherHeader: false,
      });
    }
  }
  return refused;
}

function merged(refused: readonly Refused[]): readonly Refused[] {
  const out: Refused[] = [];
  for (const it of refused) {
    const at = out.findIndex((other) => other.host === it.host && other.because.template === it.because.template);
    const twin = out[at];
    if (twin) out[at] = { ...twin, resolutions: [...new Set([...twin.resolutions, ...it.resolutions])] };
    else out.push(it);
  }
  return out;
}
