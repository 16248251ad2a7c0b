// The shape of what is known about MiMo itself: all that Xiaomi may change, and that a facts file may bring anew.
import type { Source } from "./contracts.ts";
import type { Region } from "./resolution.ts";
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
