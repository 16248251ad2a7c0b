// Knows how to take a base URL apart without throwing and without trusting its spelling.
import type { Resolution } from "../model/resolution.ts";
import { knowHost, type HostKind } from "./hosts.ts";

export interface BaseUrl {
  readonly text: string;
  /** Lower case, punycode; null where it is no URL. */
  readonly host: string | null;
  readonly known: HostKind | null;
  readonly scheme: string | null;
  readonly port: string;
  /** Without slashes at the end. */
  readonly path: string;
  readonly hasUserInfo: boolean;
  readonly hasQuery: boolean;
  /** `{region}`, `<region>`, `${X}`, or a word where an address belongs. */
  readonly template: string | null;
}

const templates = [/\{\{[^}]*\}\}/, /\$\{[^}]*\}/, /\{[^}]*\}/, /<[^>]*>/, /\$[A-Z_]+/, /%[A-Z_]+%/];
const words =
  /^(?:(?:your|my|the)[-_ ])?(?:mimo[-_ ])?(?:api[-_ ])?(?:base[-_ ]?url|endpoint|url|host)(?:[-_ ]here)?$/i;

/** The part of a URL that was never filled in. */
export function templateIn(text: string): string | null {
  for (const form of templates) {
    const match = form.exec(text);
    if (match) return match[0];
  }
  return words.test(text.trim()) ? text.trim() : null;
}

/** Takes a base URL apart. Never throws; `host` is null where there is none. */
export function readUrl(text: string): BaseUrl {
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
    url = new URL(text.trim().replace(/\{[^}]*\}|<[^>]*>/g, "x"));
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
    path: url.pathname.replace(/\/+$/, ""),
    hasUserInfo: url.username !== "" || url.password !== "",
    hasQuery: url.search !== "" || url.hash !== "",
    template,
  };
}

const read = new WeakMap<object, BaseUrl>();

/** The base URL of a resolution, taken apart once. */
export function urlOf(resolution: Resolution): BaseUrl {
  let url = read.get(resolution);
  if (!url) read.set(resolution, (url = readUrl(resolution.baseUrl.value ?? "")));
  return url;
}

/** MiMo's own hosts and those that were meant to be: their paths and models can be judged. */
export const isMimoHost = (url: BaseUrl): boolean =>
  url.known !== null && ["endpoint", "console", "dead", "lookalike", "region", "typo"].includes(url.known.kind);

/** Full endpoints that people paste where a base belongs. */
export const fullPath = /\/(?:chat\/completions|completions|responses|messages|models|embeddings)$/;

/** A base URL with user info and secret-looking query values taken out, for people. */
export const concealUrl = (text: string): string =>
  text
    .replace(/^(\s*[a-z][a-z0-9+.-]*:\/\/)[^/?#@\s]*@/i, "$1****@")
    .replace(/([?&][^=&#]*(?:key|token|secret|passw|auth|sig)[^=&#]*=)[^&#]*/gi, "$1****");
