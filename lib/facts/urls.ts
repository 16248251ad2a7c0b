// How to take a base URL apart without throwing and without trusting its spelling.
import type { BaseUrl, EndpointRow, Facts } from "../model/facts.ts";
import type { Resolution, Protocol } from "../model/resolution.ts";
import { shortTail } from "./endpoints.ts";

export type { BaseUrl } from "../model/facts.ts";

// Bounded, so that a megabyte of open brackets is read once.
const templates = [
  /\{\{[^}]{0,99}\}\}/,
  /\$\{[^}]{0,99}\}/,
  /\{[^}]{0,99}\}/,
  /<[^>]{0,99}>/,
  /\[[a-z][a-z |/_-]{1,40}\]/i,
  /\$[A-Z_]+/,
  /%[A-Z_]{1,99}%/,
];
const words =
  /^(?:(?:your|my|the)[-_ ])?(?:mimo[-_ ])?(?:api[-_ ])?(?:base[-_ ]?url|endpoint|url|host)(?:[-_ ]here)?$/i;

/** No address is longer, and each of many open brackets is looked at with all that follows it. */
const MAX_LENGTH = 4_096;

/** The part of a URL that was never filled in. */
export function templateIn(whole: string): string | null {
  const text = whole.slice(0, MAX_LENGTH);
  if (!/[{<$%[]/.test(text)) return text.includes("/") || !words.test(text.trim()) ? null : text.trim();
  for (const form of templates) {
    const match = form.exec(text);
    if (match) return match[0];
  }
  return words.test(text.trim()) ? text.trim() : null;
}

/** Without slashes at the end. A loop, since `\/+$` is quadratic on long runs. */
export function withoutSlashes(text: string): string {
  let end = text.length;
  while (end > 0 && text[end - 1] === "/") end--;
  return text.slice(0, end);
}

/** How to take addresses apart by the facts. The same few are asked for by every policy and rule of a run. */
export function urlReader(endpoints: readonly EndpointRow[], knowHost: Facts["knowHost"]): Facts["readUrl"] {
  const taken = new Map<string, BaseUrl>();
  return (text) => {
    let url = taken.get(text);
    if (url) return url;
    if (taken.size > 64) taken.clear();
    taken.set(text, (url = official(text, endpoints) ?? takeApart(text, knowHost)));
    return url;
  };
}

/** The bases that the console shows, taken apart beforehand: nearly every configuration has one of them. */
function official(text: string, endpoints: readonly EndpointRow[]): BaseUrl | undefined {
  for (const row of endpoints) {
    if (text !== row.openai && text !== row.anthropic) continue;
    const path = text === row.openai ? "/v1" : "/anthropic";
    return {
      text,
      host: row.host,
      known: { kind: "endpoint", row },
      scheme: "https",
      port: "",
      path,
      hasUserInfo: false,
      hasQuery: false,
      template: null,
    };
  }
  return undefined;
}

function takeApart(text: string, knowHost: Facts["knowHost"]): BaseUrl {
  const template = templateIn(text);
  const none: BaseUrl = {
    text,
    host: null,
    known: null,
    scheme: null,
    port: "",
    path: "",
    hasUserInfo: false,
    hasQuery: false,
    template,
  };
  let url: URL;
  try {
    // The error is dropped: its `input` property holds the whole text.
    url = new URL(template === null ? text.trim() : text.trim().replace(/\{[^}]{0,99}\}|<[^>]{0,99}>/g, "x"));
  } catch {
    return none;
  }
  if (url.hostname === "") return none;
  return {
    text,
    host: url.hostname,
    known: knowHost(url.hostname),
    scheme: url.protocol.slice(0, -1),
    port: url.port,
    path: withoutSlashes(url.pathname),
    hasUserInfo: url.username !== "" || url.password !== "",
    hasQuery: url.search !== "" || url.hash !== "",
    template,
  };
}

/** The base URL of a resolution, taken apart. */
export const urlOf = (resolution: Resolution): BaseUrl => resolution.url;

/** MiMo's own hosts and those that were meant to be: their paths and models can be judged. */
export const isMimoHost = (url: BaseUrl): boolean =>
  url.known !== null && ["endpoint", "console", "dead", "lookalike", "region", "typo"].includes(url.known.kind);

/** Full endpoints that people paste where a base belongs. */
export const fullPath = /\/(?:chat\/completions|completions|responses|messages|models|embeddings)$/;

/** What a client of each protocol appends to its base. */
export const tails = {
  "openai-chat": "/chat/completions",
  "openai-responses": "/responses",
  anthropic: "/v1/messages",
} as const satisfies Record<Protocol, string>;

/** An address or its path without what the client appends. */
export const withoutTail = (text: string, wire: Protocol): string =>
  (wire === "anthropic" ? text.replace(/\/v1\/messages$/, "") : text).replace(fullPath, "");

/** The base path that the protocol wants instead of that of the other one; undefined where it is right. */
export function rightPath({ protocol: wire, pathMode: adds, url, endpointPath: tail }: Resolution): string | undefined {
  const path = withoutTail(url.path, wire);
  if (wire === "anthropic" && tail === shortTail)
    return /^\/v1$|\/anthropic$/.test(path) ? path.replace(/^\/v1$/, "/anthropic") + "/v1" : undefined;
  const anthropic = /\/anthropic(?:\/v1)?(?=$|\/)/.test(path);
  if (wire !== "anthropic") return anthropic ? path.replace(/\/anthropic(?:\/v1)?/, "/v1") : undefined;
  if (anthropic && adds === "complete") return undefined;
  if (anthropic) return /\/anthropic\/v1(?:$|\/)/.test(path) ? path.replace("/anthropic/v1", "/anthropic") : undefined;
  return /^\/v1(?:$|\/)/.test(path) ? path.replace(/^\/v1/, "/anthropic") : undefined;
}

/** A base URL with user info and secret-looking query values taken out, for people. */
export const redactUrl = (text: string): string =>
  !/[@?]/.test(text)
    ? text
    : text
        .replace(/^(\s*[a-z][a-z0-9+.-]*:[/\\]*)[^/\\?#]*@/i, "$1****@")
        .replace(/([?&])([^=?&#]{1,99})=[^&#]*/g, (whole, mark, name) =>
          /key|token|secret|passw|auth|sig/i.test(name) ? `${mark}${name}=****` : whole,
        );
