// The shape of what is known about MiMo itself: all that Xiaomi may change, and that a facts file may bring anew.
import type { Value } from "./document.ts";
import type { Source } from "./source.ts";
import type { Region } from "./region.ts";
import type { Plan } from "./secret.ts";

/** The name of a source in the same facts. */
type From = string;

export interface EndpointRow {
  readonly id: string;
  readonly title: string;
  readonly host: string;
  readonly plan: Exclude<Plan, "unknown">;
  readonly region: Region | null;
  readonly openai: string;
  readonly anthropic: string;
  readonly source: From;
}

export interface ModelRow {
  readonly id: string;
  readonly kind: "chat" | "asr" | "tts";
  /** `contract`: only where it was agreed for the account. */
  readonly plans: readonly ("standard" | "token-plan" | "contract")[];
  /** Reads pictures as well as text. */
  readonly vision: boolean;
  readonly context: number | null;
  readonly output: number | null;
  /** From here on another model answers under this name. */
  readonly rerouted: string | null;
  /** First instant at which the id is refused. */
  readonly ends: string | null;
  readonly successor: string | null;
  readonly source: From;
}

export interface KeyFacts {
  /** Characters after the prefix: `usual` in every full sample seen; below `short` it was certainly cut. */
  readonly length: { readonly usual: number; readonly short: number; readonly source: From };
  /** Characters after `tp-` that were seen to go with a cluster; a hint, never proof. */
  readonly letters: { readonly regions: Readonly<Record<string, Region>>; readonly source: From };
  /** Beginnings that no MiMo key has. A plain `sk-` is shared by several vendors and proves nothing. */
  readonly foreign: readonly { readonly prefix: string; readonly vendor: string }[];
}

export interface HostFacts {
  /** Xiaomi's own hosts that never answer the API. */
  readonly consoles: readonly string[];
  /** Guessed names that were found in public configurations and serve no MiMo API. */
  readonly dead: readonly string[];
  /** Third parties whose pages resemble Xiaomi's and take keys; subdomains included. */
  readonly lookalikes: readonly string[];
  /** Other vendors' API hosts beside the generated list, before which they count; subdomains included. `gateway`: serves models of several makers, under keys of its own. */
  readonly vendors: readonly { readonly host: string; readonly vendor: string; readonly gateway: boolean }[];
  readonly source: From;
}

export interface MimoFacts {
  readonly schema: 1;
  readonly sources: Readonly<Record<From, Source>>;
  readonly domain: string;
  /** Where keys are made and shown. */
  readonly keyPage: string;
  /** Pay-as-you-go, and one for each region of the Token Plan. */
  readonly endpoints: readonly EndpointRow[];
  readonly keys: KeyFacts;
  readonly models: readonly ModelRow[];
  /** The model to name where any chat model would do. */
  readonly usualModel: string;
  /** The largest answer that any MiMo model gives; a larger limit is refused with 400. */
  readonly outputLimit: number;
  readonly hosts: HostFacts;
}

export type HostKind =
  | { readonly kind: "endpoint"; readonly row: EndpointRow }
  | { readonly kind: "console" | "dead" | "lookalike" }
  | { readonly kind: "region"; readonly region: string; readonly near: string | null }
  | { readonly kind: "typo"; readonly near: string }
  | { readonly kind: "vendor"; readonly vendor: string; readonly gateway: boolean }
  | { readonly kind: "loopback" | "private" | "unknown" };

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

/** A row of a model whose end is known. */
export type Ending = ModelRow & { readonly ends: string; readonly successor: string };

/** The facts by which a diagnosis judges, with their look-ups. None of them needs `this`. */
export interface Facts extends MimoFacts {
  /** Where they were given in place of those of this version, and the newest day in them; `path` is null for those of a program. */
  readonly given?: { readonly path: string | null; readonly newest: string };
  /** Hosts that do not carry the name which MiMo has had so far. */
  readonly otherHosts: readonly string[];
  readonly endpointOfHost: (host: string | null) => EndpointRow | undefined;
  /** The endpoint of a region; pay-as-you-go for null. */
  readonly endpointOf: (region: Region | null) => EndpointRow;
  /** The row of a model id, exactly as MiMo spells it (lower case). */
  readonly modelOf: (id: string) => ModelRow | undefined;
  /** The row of a model that has ended by `at` (milliseconds). */
  readonly retiredAt: (id: string | null, at: number) => Ending | undefined;
  /** The row of a model that ends within `span` milliseconds after `at`. */
  readonly retiringAt: (id: string | null, at: number, span: number) => Ending | undefined;
  /** The day on which an id is refused, with or without a provider before it; null where no end is known. */
  readonly lastDay: (id: string) => string | null;
  /** What a host is. `host` as the WHATWG URL parser gives it: lower case, punycode, IPv6 in brackets. */
  readonly knowHost: (host: string) => HostKind;
  /** Takes a base URL apart. Never throws; `host` is null where there is none. */
  readonly readUrl: (text: string) => BaseUrl;
  /** A model id of MiMo's, with or without a provider before it. */
  readonly isMimoModel: (text: string) => boolean;
  readonly isMimoText: (text: string) => boolean;
  /** Whether anything in a value names MiMo: a key, an address, a model, a Token Plan key. Looks at 20,000 values at most. */
  readonly namesMimo: (root: Value) => boolean;
}
