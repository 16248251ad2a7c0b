// What is known of an address: its parts, and what its host is.
import type { EndpointRow } from "./facts.ts";

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
