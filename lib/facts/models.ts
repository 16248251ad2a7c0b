// Knows the MiMo models: what each is for, on which plan it is served, and until when.
import type { Source } from "../model/contracts.ts";
import { sources } from "./sources.ts";

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
  readonly source: Source;
}

const million = 1_048_576;
const both = ["standard", "token-plan"] as const;

export const models = [
  {
    id: "mimo-v2.6-pro",
    kind: "chat",
    plans: both,
    vision: true,
    context: million,
    output: 131_072,
    rerouted: null,
    ends: null,
    successor: null,
    source: sources.modelCards,
  },
  {
    id: "mimo-v2.6-flash",
    kind: "chat",
    plans: both,
    vision: true,
    context: million,
    output: 131_072,
    rerouted: null,
    ends: null,
    successor: null,
    source: sources.modelCards,
  },
  {
    id: "mimo-v2.6-pro-ultraspeed",
    kind: "chat",
    plans: ["contract"],
    vision: false,
    context: million,
    output: 131_072,
    rerouted: null,
    ends: null,
    successor: null,
    source: sources.modelCards,
  },
  {
    id: "mimo-v2.5-asr",
    kind: "asr",
    plans: both,
    vision: false,
    context: null,
    output: null,
    rerouted: null,
    ends: null,
    successor: null,
    source: sources.publicConfigs,
  },
  {
    id: "mimo-v2.5-tts",
    kind: "tts",
    plans: both,
    vision: false,
    context: 8_192,
    output: 8_192,
    rerouted: null,
    ends: null,
    successor: null,
    source: sources.modelsDev,
  },
  {
    id: "mimo-v2.5-tts-voicedesign",
    kind: "tts",
    plans: both,
    vision: false,
    context: 8_192,
    output: 8_192,
    rerouted: null,
    ends: null,
    successor: null,
    source: sources.modelsDev,
  },
  {
    id: "mimo-v2.5-tts-voiceclone",
    kind: "tts",
    plans: both,
    vision: false,
    context: 8_192,
    output: 8_192,
    rerouted: null,
    ends: null,
    successor: null,
    source: sources.modelsDev,
  },
  {
    id: "mimo-v2.5-pro",
    kind: "chat",
    plans: both,
    vision: false,
    context: million,
    output: 131_072,
    rerouted: "2026-10-14T02:00:00Z",
    ends: "2026-10-21T02:00:00Z",
    successor: "mimo-v2.6-pro",
    source: sources.deprecation,
  },
  {
    id: "mimo-v2.5",
    kind: "chat",
    plans: both,
    vision: true,
    context: million,
    output: 131_072,
    rerouted: "2026-10-14T02:00:00Z",
    ends: "2026-10-21T02:00:00Z",
    successor: "mimo-v2.6-flash",
    source: sources.deprecation,
  },
  {
    id: "mimo-v2.5-pro-ultraspeed",
    kind: "chat",
    plans: ["standard"],
    vision: false,
    context: million,
    output: 131_072,
    rerouted: null,
    ends: null,
    successor: "mimo-v2.6-pro-ultraspeed",
    source: sources.modelsDev,
  },
  {
    id: "mimo-v2-pro",
    kind: "chat",
    plans: both,
    vision: false,
    context: million,
    output: 262_144,
    rerouted: "2026-05-31T16:00:00Z",
    ends: "2026-06-29T16:00:00Z",
    successor: "mimo-v2.6-pro",
    source: sources.deprecation,
  },
  {
    id: "mimo-v2-omni",
    kind: "chat",
    plans: both,
    vision: true,
    context: million,
    output: 262_144,
    rerouted: "2026-05-31T16:00:00Z",
    ends: "2026-06-29T16:00:00Z",
    successor: "mimo-v2.6-flash",
    source: sources.deprecation,
  },
  {
    id: "mimo-v2-flash",
    kind: "chat",
    plans: ["standard"],
    vision: false,
    context: 262_144,
    output: 65_536,
    rerouted: "2026-06-17T16:00:00Z",
    ends: "2026-06-29T16:00:00Z",
    successor: "mimo-v2.6-flash",
    source: sources.deprecation,
  },
  {
    id: "mimo-v2-tts",
    kind: "tts",
    plans: both,
    vision: false,
    context: 8_192,
    output: 8_192,
    rerouted: "2026-06-26T16:00:00Z",
    ends: "2026-06-29T16:00:00Z",
    successor: "mimo-v2.5-tts",
    source: sources.deprecation,
  },
  {
    id: "mimo-auto",
    kind: "chat",
    plans: [],
    vision: false,
    context: million,
    output: 32_768,
    rerouted: null,
    ends: "2026-07-26T10:00:00Z",
    successor: "mimo-v2.6-flash",
    source: sources.publicConfigs,
  },
] as const satisfies readonly ModelRow[];

const byId = new Map<string, ModelRow>(models.map((row) => [row.id, row]));

/** The row of a model id, exactly as MiMo spells it (lower case). */
export const modelOf = (id: string): ModelRow | undefined => byId.get(id);

/** The model to name where any chat model would do. */
export const usualModel = "mimo-v2.6-pro" satisfies (typeof models)[number]["id"];

/** The largest answer that any MiMo model gives; a larger limit is refused with 400. */
export const outputLimit = 131_072;

/** A row whose end is known. */
export type Ending = ModelRow & { readonly ends: string; readonly successor: string };

const ending = (id: string | null): Ending | undefined => {
  const row =
    id === null
      ? undefined
      : byId.get(
          id
            .trim()
            .toLowerCase()
            .replace(/\[\d+m\]$/, ""),
        );
  return row?.ends && row.successor ? (row as Ending) : undefined;
};

/** The row of a model that has ended by `at` (milliseconds). */
export function retiredAt(id: string | null, at: number): Ending | undefined {
  const row = ending(id);
  return row && Date.parse(row.ends) <= at ? row : undefined;
}

/** The row of a model that ends within `span` milliseconds after `at`. */
export function retiringAt(id: string | null, at: number, span: number): Ending | undefined {
  const row = ending(id);
  const left = row ? Date.parse(row.ends) - at : 0;
  return row && left > 0 && left <= span ? row : undefined;
}

/** `2026-10-21 02:00 UTC` */
export const endDate = (row: Ending): string => `${row.ends.slice(0, 10)} ${row.ends.slice(11, 16)} UTC`;

/** The day on which an id is refused, with or without a provider before it; null where no end is known. */
export const lastDay = (id: string): string | null =>
  modelOf(id.trim().toLowerCase().replace(/^.*\//, ""))?.ends?.slice(0, 10) ?? null;
