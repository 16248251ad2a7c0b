// Which hosts are not MiMo endpoints, and what each of them is instead.
import type { Facts, HostKind, MimoFacts } from "../model/facts.ts";
import { tokenPlanPrefix } from "./endpoints.ts";
import { vendorOfHost } from "./vendors.ts";

const within = (host: string, parent: string): boolean => host === parent || host.endsWith(`.${parent}`);

const loopback = (host: string): boolean =>
  host === "localhost" || host.endsWith(".localhost") || host === "[::1]" || /^127(?:\.\d{1,3}){3}$/.test(host);

const privateNet = (host: string): boolean =>
  /^10\.|^192\.168\.|^172\.(?:1[6-9]|2\d|3[01])\.|^169\.254\.|^\[f[cde]|^0\.0\.0\.0$|^\[::\]$|^\[::ffff:/.test(host) ||
  /\.(?:local|internal|lan|home\.arpa|intranet)$/.test(host) ||
  !host.includes(".");

type Known = MimoFacts & Pick<Facts, "endpointOfHost" | "endpointOf">;

export function knowHost(raw: string, facts: Known): HostKind {
  const { hosts } = facts;
  const host = raw.replace(/\.$/, "");
  const row = facts.endpointOfHost(host);
  if (row) return { kind: "endpoint", row };
  if (loopback(host)) return { kind: "loopback" };
  if (hosts.consoles.some((known) => known === host)) return { kind: "console" };
  if (hosts.dead.some((known) => known === host)) return { kind: "dead" };
  if (hosts.lookalikes.some((known) => within(host, known))) return { kind: "lookalike" };
  if (privateNet(host)) return { kind: "private" };
  // What a facts file adds is newer than the list.
  const vendor = hosts.vendors.findLast((known) => within(host, known.host)) ?? vendorOfHost(host);
  if (vendor) return { kind: "vendor", vendor: vendor.vendor, gateway: vendor.gateway };
  return nearHost(host, facts);
}

/** Hosts that were meant to be one of ours. */
function nearHost(host: string, { domain, endpoints, endpointOf }: Known): HostKind {
  const label = host.slice(0, -(domain.length + 1));
  if (within(host, domain) && label.startsWith(tokenPlanPrefix)) {
    const region = label.slice(tokenPlanPrefix.length);
    return { kind: "region", region, near: regionMeant(region, domain) };
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
    const near = endpoints.find((row) => row.host.startsWith(`${sub}.`)) ?? endpointOf(null);
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

const regionMeant = (region: string, domain: string): string | null => {
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
