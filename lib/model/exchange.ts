// What one probe request is, before and after it was sent.
import type { Place } from "./place.ts";
import type { Header, Resolution, Protocol } from "./resolution.ts";
import type { Secret } from "./secret.ts";
import type { Message } from "./message.ts";

export type ProbeKind = "models" | "chat";

/** One host that is asked about one key. */
export interface Target {
  readonly id: string;
  readonly kind: ProbeKind;
  readonly method: "GET" | "POST";
  readonly url: string;
  readonly host: string;
  readonly key: Secret;
  readonly keyPlace: Place | null;
  /** In the order in which they are tried; a second one follows only a 401. */
  readonly headers: readonly [Header, ...Header[]];
  readonly wire: Protocol;
  /** JSON; null where nothing is sent. */
  readonly body: string | null;
  /** Resolutions that would send exactly this; none for hosts that only the sweep asks. */
  readonly resolutions: readonly Resolution[];
  /** The client's own header cannot be tested at this address. */
  readonly otherHeader: boolean;
}

/** A route whose key is not sent, and why. */
export interface Refused {
  readonly host: string | null;
  readonly resolutions: readonly Resolution[];
  readonly because: Message;
  /** The option that would allow it, where one would. */
  readonly flag: string | null;
}

export interface Plan {
  readonly targets: readonly Target[];
  readonly refused: readonly Refused[];
  readonly sweep: boolean;
}

export type Stage = "dns" | "connect" | "proxy" | "tls" | "request" | "headers" | "body" | "deadline" | "interrupted";

/** Milliseconds each stage took; null where it was not reached. */
export interface Timings {
  readonly dns: number | null;
  readonly connect: number | null;
  readonly tls: number | null;
  readonly firstByte: number | null;
  readonly total: number | null;
}

/** What came back, as facts: an answer, or the stage at which none could come. */
export type Answer =
  | {
      readonly kind: "answer";
      readonly status: number;
      /** Names in lower case. */
      readonly headers: Readonly<Record<string, string>>;
      readonly body: string;
      readonly cut: boolean;
      readonly timings: Timings;
    }
  | {
      readonly kind: "fault";
      readonly stage: Stage;
      readonly code: string;
      readonly detail: string | null;
      readonly timings: Timings;
    };

export interface Reading {
  readonly meaning: "accepted" | "rejected" | "unknown";
  /** What it is about: a word of the table of answers, or of faults. */
  readonly id: string;
  readonly because: Message;
  readonly bodyCode: string | null;
  readonly requestId: string | null;
  /** Model ids that the endpoint lists. */
  readonly served: readonly string[] | null;
}

export interface Exchange extends Reading {
  readonly target: Target;
  readonly header: Header;
  readonly status: number | null;
  readonly stage: Stage | null;
  readonly timings: Timings;
}
