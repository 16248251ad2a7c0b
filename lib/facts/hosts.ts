// Knows which hosts are not MiMo endpoints, and what each of them is instead.
import { domain, endpointOfHost, endpoints, tokenPlanPrefix, type EndpointRow } from "./endpoints.ts";

/** Xiaomi's own hosts that never answer the API. */
export const consoles = [
  "platform.xiaomimimo.com",
  "mimo.mi.com",
  "mimo.xiaomi.com",
  "aistudio.xiaomimimo.com",
  "mimo.xiaomimimo.com",
  "account.xiaomi.com",
  "id.mi.com",
  "dev.mi.com",
] as const;

/** Guessed names that were found in public configurations and serve no MiMo API. */
export const deadHosts = [
  "api.xiaomi.com",
  "api-ai.xiaomi.com",
  "ai.xiaomi.com",
  "api.mimo.com",
  "api.mimo.ai",
  "api.mimo.mi.com",
  "api.mimo.xiaomi.com",
  "api.mimo.xiaomimimo.com",
  "www.xiaomimimo.com",
] as const;

/** Third parties whose pages resemble Xiaomi's and take keys; subdomains included. */
export const lookalikes = ["mimo-v2.com", "xiaomi-mimo-ai.com"] as const;

/** Other vendors' API hosts; subdomains included. `gateway`: also serves MiMo models, under keys of its own. */
export const vendors = [
  { host: "api.openai.com", vendor: "OpenAI", gateway: false },
  { host: "api.anthropic.com", vendor: "Anthropic", gateway: false },
  { host: "api.deepseek.com", vendor: "DeepSeek", gateway: false },
  { host: "api.moonshot.cn", vendor: "Moonshot", gateway: false },
  { host: "api.moonshot.ai", vendor: "Moonshot", gateway: false },
  { host: "api.kimi.com", vendor: "Moonshot (Kimi)", gateway: false },
  { host: "api.z.ai", vendor: "Z.ai", gateway: false },
  { host: "open.bigmodel.cn", vendor: "Zhipu", gateway: false },
  { host: "api.minimaxi.com", vendor: "MiniMax", gateway: false },
  { host: "api.minimax.io", vendor: "MiniMax", gateway: false },
  { host: "api.groq.com", vendor: "Groq", gateway: false },
  { host: "api.mistral.ai", vendor: "Mistral", gateway: false },
  { host: "api.x.ai", vendor: "xAI", gateway: false },
  { host: "generativelanguage.googleapis.com", vendor: "Google", gateway: false },
  { host: "api.together.xyz", vendor: "Together", gateway: true },
  { host: "api.fireworks.ai", vendor: "Fireworks", gateway: true },
  { host: "api.siliconflow.cn", vendor: "SiliconFlow", gateway: true },
  { host: "api.siliconflow.com", vendor: "SiliconFlow", gateway: true },
  { host: "dashscope.aliyuncs.com", vendor: "Alibaba Cloud (DashScope)", gateway: true },
  { host: "dashscope-intl.aliyuncs.com", vendor: "Alibaba Cloud (DashScope)", gateway: true },
  { host: "coding.dashscope.aliyuncs.com", vendor: "Alibaba Cloud coding plan", gateway: true },
  { host: "ark.cn-beijing.volces.com", vendor: "Volcengine", gateway: true },
  { host: "openrouter.ai", vendor: "OpenRouter", gateway: true },
  { host: "opencode.ai", vendor: "OpenCode Zen", gateway: true },
  { host: "api.novita.ai", vendor: "Novita", gateway: true },
  { host: "api.venice.ai", vendor: "Venice", gateway: true },
  { host: "ai-gateway.vercel.sh", vendor: "Vercel AI Gateway", gateway: true },
  { host: "aihubmix.com", vendor: "AIHubMix", gateway: true },
  { host: "opengateway.gitlawb.com", vendor: "OpenGateway", gateway: true },
] as const;

export type HostKind =
  | { readonly kind: "endpoint"; readonly row: EndpointRow }
  | { readonly kind: "console" | "dead" | "lookalike" }
  | { readonly kind: "region"; readonly region: string; readonly near: string | null }
  | { readonly kind: "typo"; readonly near: string }
  | { readonly kind: "vendor"; readonly vendor: string; readonly gateway: boolean }
  | { readonly kind: "loopback" | "private" | "unknown" };

const within = (host: string, parent: string): boolean => host === parent || host.endsWith(`.${parent}`);

const loopback = (host: string): boolean =>
  host === "localhost" || host.endsWith(".localhost") || host === "[::1]" || /^127(?:\.\d{1,3}){3}$/.test(host);

const privateNet = (host: string): boolean =>
  /^10\.|^192\.168\.|^172\.(?:1[6-9]|2\d|3[01])\.|^169\.254\.|^\[f[cde]|^0\.0\.0\.0$|^\[::\]$|^\[::ffff:/.test(host) ||
  /\.(?:local|internal|lan|home\.arpa|intranet)$/.test(host) ||
  !host.includes(".");

/** What a host is. `host` as the WHATWG URL parser gives it: lower case, punycode, IPv6 in brackets. */
export function knowHost(raw: string): HostKind {
  const host = raw.replace(/\.$/, "");
  const row = endpointOfHost(host);
  if (row) return { kind: "endpoint", row };
  if (loopback(host)) return { kind: "loopback" };
  if (consoles.some((known) => known === host)) return { kind: "console" };
  if (deadHosts.some((known) => known === host)) return { kind: "dead" };
  if (lookalikes.some((known) => within(host, known))) return { kind: "lookalike" };
  const vendor = vendors.findLast((known) => within(host, known.host));
  if (vendor) return { kind: "vendor", vendor: vendor.vendor, gateway: vendor.gateway };
  if (privateNet(host)) return { kind: "private" };
  return nearHost(host);
}

/** Hosts that were meant to be one of ours. */
function nearHost(host: string): HostKind {
  const label = host.slice(0, -(domain.length + 1));
  if (within(host, domain) && label.startsWith(tokenPlanPrefix)) {
    const region = label.slice(tokenPlanPrefix.length);
    return { kind: "region", region, near: regionMeant(region) };
  }
  for (const row of endpoints) {
    // `api.xiaomimimo.com.example.org` and `api-xiaomimimo.com` carry the name and are somebody else's.
    if (host.startsWith(`${row.host}.`) || host.endsWith(`-${row.host}`)) return { kind: "typo", near: row.host };
    if (distance(host, row.host, 2) <= 2) return { kind: "typo", near: row.host };
  }
  const parts = host.split(".");
  const apex = parts.slice(-2).join(".");
  const sub = parts.slice(0, -2).join(".");
  if (apex !== domain && distance(apex, domain, 3) <= 3) {
    const near = endpoints.find((row) => row.host.startsWith(`${sub}.`)) ?? endpoints[0];
    return { kind: "typo", near: near.host };
  }
  return { kind: "unknown" };
}

const regionSpellings: Readonly<Record<string, string>> = {
  china: "cn",
  beijing: "cn",
  bj: "cn",
  sg: "sgp",
  sin: "sgp",
  singapore: "sgp",
  eu: "ams",
  europe: "ams",
  amsterdam: "ams",
  nl: "ams",
};

const regionMeant = (region: string): string | null => {
  const meant = regionSpellings[region];
  return meant ? `${tokenPlanPrefix}${meant}.${domain}` : null;
};

/** Levenshtein distance, or a number above `limit` as soon as that is certain. */
export function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    let best = i;
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      const value = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + cost);
      next.push(value);
      if (value < best) best = value;
    }
    if (best > limit) return limit + 1;
    row = next;
  }
  return row[b.length] ?? 0;
}

/** Two neighbours in the wrong order: the commonest slip, and one that changes no letter. */
const isSwapped = (a: string, b: string): boolean =>
  a.length === b.length && [...a].sort().join("") === [...b].sort().join("") && distance(a, b, 2) === 2;

/** The nearest of `names`, if it is near enough to be what was meant. */
export function nearest(
  word: string,
  names: Iterable<string>,
  limit = Math.max(1, Math.floor(word.length / 4)),
): string | undefined {
  let best: string | undefined;
  let reach = limit;
  for (const name of names) {
    if (isSwapped(word, name)) return name;
    const d = distance(word, name, reach);
    if (d <= reach && (best === undefined || d < reach)) {
      best = name;
      reach = d;
    }
  }
  return best;
}
