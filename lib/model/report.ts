// The report: the JSON format is exactly this, so every field is plain and safe to print.
import type { Severity } from "./finding.ts";
import type { LayerStatus, Slot } from "./layer.ts";
import type { Plan } from "./secret.ts";
import type { Header, Origin, Region, Verdict, Protocol } from "./resolution.ts";

/** `path`: forward slashes; relative inside the working directory, else `~/…`, else absolute. Lines and columns count from 1. */
export type ShownPlace =
  | {
      readonly kind: "file";
      readonly path: string;
      readonly line: number | null;
      readonly column: number | null;
      readonly endLine: number | null;
      readonly endColumn: number | null;
      readonly name?: string;
      readonly key?: string;
    }
  | { readonly kind: "env" | "flag" | "store"; readonly name: string }
  | { readonly kind: "builtin" };

export interface ShownLayer {
  readonly id: string;
  readonly kind: "flag" | "env" | "file" | "store" | "builtin";
  readonly title: string;
  readonly path: string | null;
  readonly status: LayerStatus;
  readonly because: string;
}

export interface ShownOutcome {
  readonly value: string | null;
  readonly place: ShownPlace | null;
  readonly because: string;
}

export interface ShownStep {
  readonly slot: Slot;
  /** For a key that is there: its letter. */
  readonly same: string | null;
  readonly name: string;
  readonly verdict: Verdict;
  readonly place: ShownPlace | null;
  readonly because: string;
}

export interface ShownResolution {
  readonly client: string;
  readonly title: string;
  readonly version: string;
  readonly view: string;
  /** Which way to MiMo, in a client or a file that has several; else null. */
  readonly route: string | null;
  /** False: listed, but nothing above a note is found against it. */
  readonly setUp: boolean;
  readonly outcomes: {
    readonly key: ShownOutcome & { readonly same: string | null; readonly plan: Plan };
    readonly baseUrl: ShownOutcome & { readonly origin: Origin };
    readonly mode: ShownOutcome;
    /** `ends`: ISO day from which the model is refused, where one is known. */
    readonly model: ShownOutcome & { readonly ends: string | null };
    readonly auth: {
      readonly value: Header | null;
      readonly place: ShownPlace | null;
      readonly because: string;
      readonly also: readonly {
        readonly value: Header;
        readonly same: string | null;
        readonly place: ShownPlace | null;
      }[];
    };
  };
  readonly endpoint: {
    readonly host: string | null;
    readonly plan: Plan;
    readonly region: Region | null;
    readonly wire: Protocol;
  };
  readonly steps: readonly ShownStep[];
}

export interface ShownExchange {
  readonly resolutions: readonly string[];
  /** `trace`: a client sent it; the status is what a trace answered. */
  readonly kind: "models" | "chat" | "trace";
  readonly url: string;
  readonly host: string;
  readonly same: string | null;
  /** Null where no key came with it. */
  readonly header: Header | null;
  readonly status: number | null;
  readonly bodyCode: string | null;
  readonly requestId: string | null;
  readonly timings: Readonly<Record<"dns" | "connect" | "tls" | "firstByte" | "total", number | null>>;
  readonly stage: string | null;
  readonly meaning: "accepted" | "rejected" | "unknown";
  readonly because: string;
}

export interface ShownFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly was: string | null;
  readonly expected: string | null;
  readonly remedy: string | null;
  readonly place: ShownPlace | null;
  readonly related: readonly { readonly place: ShownPlace; readonly message: string }[];
  /** Policies it holds for. */
  readonly clients: readonly string[];
  readonly fingerprint: string;
  readonly docs: string;
  /** Facts about MiMo that it rests on and that were seen more than 90 days before `at`; missing where there are none. */
  readonly aged?: readonly AgedFact[];
}

export interface AgedFact {
  /** `endpoints`, `hosts`, `models.mimo-v2.5`: where it stands in the facts file. */
  readonly fact: string;
  /** ISO day. */
  readonly seen: string;
  readonly days: number;
}

/** A finding that a comment leaves out. */
export interface ShownSuppressed extends ShownFinding {
  readonly reason: string;
  /** Where the comment stands. */
  readonly comment: ShownPlace;
}

/** What a client did that was started to be watched. */
export interface ShownTrace {
  /** The program, without its arguments. */
  readonly command: string;
  /** The client that it is known as. */
  readonly client: string | null;
  readonly via: "sealed" | "proxy";
  /** How the command ended: its own status, or the signal; both null where it was ended. */
  readonly status: number | null;
  readonly signal: string | null;
  readonly end: "itself" | "timeout" | "interrupt";
  /** All requests; only the first fifty are among the exchanges. */
  readonly requests: number;
  /** The policy that predicted what was sent. */
  readonly predicted: string | null;
  /** Hosts that were asked for something else. */
  readonly others: readonly { readonly host: string; readonly requests: number }[];
  /** Hosts whose made-up certificate was not trusted. */
  readonly distrusted: readonly string[];
  /** Connections that brought no request. */
  readonly garbage: number;
}

/** How many findings were left out, and by what: comments, the baseline, the settings file. */
export type LeftOut = Readonly<Record<"comments" | "baseline" | "settings", number>>;

export interface Report {
  readonly schema: 1;
  readonly tool: { readonly name: "mimo-doctor"; readonly version: string };
  readonly at: string;
  /** The facts about MiMo that were given in place of those of this version: their file, and the newest day in them. */
  readonly facts?: { readonly path: string | null; readonly newest: string };
  /** How many files were looked at, and how many of them have to do with MiMo, where files were named; else null. */
  readonly paths: { readonly files: number; readonly judged: number } | null;
  readonly layers: readonly ShownLayer[];
  readonly resolutions: readonly ShownResolution[];
  readonly exchanges: readonly ShownExchange[];
  readonly trace?: ShownTrace;
  readonly findings: readonly ShownFinding[];
  /** Findings that comments leave out; they count nowhere. */
  readonly suppressed: readonly ShownSuppressed[];
  readonly leftOut: LeftOut;
  readonly skipped: readonly { readonly what: string; readonly because: string }[];
  readonly summary: {
    readonly errors: number;
    readonly warnings: number;
    readonly notes: number;
    readonly verdict: "ok" | "problems" | "unknown";
    /** What is not known, and the command that settles it; only where the verdict is `unknown`. */
    readonly because?: string;
  };
}
