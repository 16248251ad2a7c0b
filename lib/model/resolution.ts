// What a client's decision looks like: an outcome per slot, and every step that led there.
import type { BaseUrl } from "./facts.ts";
import type { Region } from "./region.ts";
import type { Candidate, Layer, Slot } from "./layer.ts";
import type { Place } from "./place.ts";
import type { Plan, Secret } from "./secret.ts";
import type { Message } from "./message.ts";

export type Verdict = "won" | "shadowed" | "blank" | "unset" | "ignored" | "derived" | "refused";

export interface Step {
  readonly slot: Slot;
  readonly name: string;
  readonly verdict: Verdict;
  readonly place: Place | null;
  readonly because: Message;
  readonly candidate?: Candidate;
  /** A blank that hides a usable later alias. */
  readonly hides?: Candidate;
}

export type Header = "authorization" | "api-key" | "x-api-key";
export type Protocol = "openai-chat" | "openai-responses" | "anthropic";
export type { Region };
export type Origin = "env" | "toml" | "mode" | "key-prefix" | "key-override" | "default" | "client";

export interface Outcome<V> {
  readonly value: V | null;
  readonly place: Place | null;
  readonly because: Message;
  readonly candidate?: Candidate;
}

/** A further credential in the same request. */
export interface Also {
  readonly header: Header;
  readonly key: Secret | null;
  readonly place: Place | null;
  /** Where it is a setting for keys of its own, and not a header that somebody wrote. */
  readonly candidate?: Candidate;
  /** Where somebody wrote the header out. */
  readonly written?: Candidate;
}

export interface AlsoModel {
  readonly value: string;
  readonly place: Place | null;
}

/** What a policy returns: where the request goes and what it carries. */
export interface Route {
  readonly key: Outcome<Secret>;
  /** `guessed`: the region in it is a default of the client, nobody's choice. */
  readonly baseUrl: Outcome<string> & { readonly origin: Origin; readonly guessed?: boolean };
  readonly mode: Outcome<string>;
  readonly model: Outcome<string>;
  readonly auth: Outcome<Header> & { readonly also: readonly Also[] };
  readonly protocol: Protocol;
  /** What the client makes of the base: adds its path to it, adds a missing `/v1` as well, or wants the whole address. */
  readonly pathMode: "append" | "complete" | "verbatim" | "unknown";
  /** Blanks that the client itself takes from around a key; `all`: line ends and unseen characters inside it too. At the end the transport takes blanks anyway. */
  readonly trims?: "both" | "all";
  /** Without a key it gives up before it asks, whatever stands at the other end. */
  readonly needsKey?: boolean;
  /** What the route is for, where it is not the conversation. */
  readonly feature?: "tts";
  /** What it appends to the base, where that is not what its protocol is known for. */
  readonly endpointPath?: string;
  /** Key and address stand in settings that only seem to belong together. */
  readonly paired?: boolean;
  /** The settings themselves name the protocol. */
  readonly declared?: boolean;
  /** The model that was set names no provider, and the client found one that lists it. */
  readonly foundFor?: { readonly model: string; readonly provider: string };
  /** A tool that the service itself would have to run, in every request. */
  readonly hosted?: { readonly tool: string; readonly off: Message; readonly place: Place | null };
  /** Models that the client asks for besides: small tasks, fallbacks. */
  readonly alsoModels?: readonly AlsoModel[];
  readonly conditions: readonly Condition[];
}

/** What a client does with a route that a rule should know of. */
export type Condition =
  | { readonly kind: "url-refused" }
  | { readonly kind: "key-withheld"; readonly because: Message; readonly candidate: Candidate }
  | { readonly kind: "auth-disabled"; readonly because: Message; readonly place: Place | null }
  /** The client gives up before it asks, and what for. */
  | {
      readonly kind: "stopped";
      readonly at: "file" | "model" | "model-prefix" | "provider" | "header";
      readonly because: Message;
      readonly place: Place | null;
      /** Somebody has switched it off. */
      readonly off?: true;
      /** There is no provider of that name. */
      readonly unknown?: true;
      /** What is to stand at the place. */
      readonly wanted?: string;
    }
  /** No provider of the user's is left, so the client asks one of its own. */
  | { readonly kind: "falls-back"; readonly because: Message; readonly place: Place | null }
  /** A key stands where the name of a variable belongs. */
  | { readonly kind: "key-as-name"; readonly candidate: Candidate }
  /** The settings name a protocol that the client no longer speaks: it does not start. */
  | { readonly kind: "wire-refused"; readonly value: string; readonly wanted: string; readonly place: Place | null }
  /** The client asks for a path that only another vendor serves. */
  | { readonly kind: "path-foreign"; readonly because: Message; readonly place: Place | null }
  /** The package that would send the requests is missing, or speaks to others. */
  | {
      readonly kind: "package-wrong";
      readonly because: Message;
      readonly wanted: string;
      readonly place: Place | null;
      /** Requests succeed, but for some of what the client may ask for. */
      readonly partly?: true;
    }
  /**
   * A store that is not opened; `first`: an entry there would win over what was found; `login`: it is another vendor's.
   */
  | { readonly kind: "key-may-be-stored"; readonly layer: Layer; readonly first: boolean; readonly login?: string };

export interface Endpoint {
  readonly host: string | null;
  readonly plan: Plan;
  readonly region: Region | null;
  readonly wire: Protocol;
}

export interface Resolution extends Route {
  /** The base URL, taken apart. */
  readonly url: BaseUrl;
  readonly client: string;
  readonly version: string;
  readonly view: string;
  /** Name of the route in a client that has several; else empty. */
  readonly route: string;
  /** The client takes it when it is started as it is, for the conversation or for something beside it. */
  readonly active: boolean;
  /** `codewhale@pr2627/wire` */
  readonly policy: string;
  readonly endpoint: Endpoint;
  readonly steps: readonly Step[];
  /** Layers that this view reads. */
  readonly layers: readonly Layer[];
}
