// The public door: diagnose a world, render the report.
import { text } from "./library.ts";
import type { Format } from "./model/format.ts";
import json from "./report/formats/json.ts";

export { diagnose } from "./library.ts";
export type { Probing, Request } from "./request.ts";
export { memoryWorld, type FakeHost, type FakeAnswer, type FakeFile } from "./host/memory.ts";
export { nodeWorld } from "./host/node.ts";
export { UsageError } from "./model/errors.ts";
export type { Network, Host, Reading, Platform, Unreadable } from "./model/host.ts";
export type { Answer, Plan, ProbeKind, Refused, Stage, Target, Timings } from "./model/exchange.ts";
export type * from "./model/report.ts";
export type { View, Format, Lang } from "./model/format.ts";
export type { Severity } from "./model/finding.ts";

/** Formats by name: each turns a report into a text. */
export const formats = { text, json } as const satisfies Readonly<Record<string, Format>>;
