// How formats that other tools read name a place: a path, a line, and what stands in for them where there is no file.
import type { Report, ShownFinding, ShownPlace } from "../model/report.ts";
import type { View } from "../model/format.ts";
import { msg, formatter, type Message } from "../model/message.ts";
import { countsText, leftOutText } from "./order.ts";
import { safe } from "./show.ts";

type FilePlace = Extract<ShownPlace, { kind: "file" }>;

/** The file of a finding; undefined for a variable, an option or nothing at all. */
export const fileOf = ({ place }: ShownFinding): FilePlace | undefined => (place?.kind === "file" ? place : undefined);

/** Whether a shown path is one below the working directory, which CI takes for the repository. */
export const isInside = (path: string): boolean => !/^(?:~\/|\/|[A-Za-z]:\/)/.test(path) && path !== "~";

/** What a tool that wants a path for everything is told: the file, or what stands in its place. */
export function pathOf(finding: ShownFinding): string {
  const { place } = finding;
  if (place?.kind === "file") return place.path;
  if (place && place.kind !== "builtin") return `${place.kind}:${place.name}`;
  return place ? "builtin" : "mimo-doctor";
}

/** Findings by path, in the order in which the paths come. */
export function byPath(findings: readonly ShownFinding[]): ReadonlyMap<string, readonly ShownFinding[]> {
  const groups = new Map<string, ShownFinding[]>();
  for (const finding of findings) {
    const path = pathOf(finding);
    const group = groups.get(path);
    if (group) group.push(finding);
    else groups.set(path, [finding]);
  }
  return groups;
}

/** Message and remedy as one text. */
export const whole = ({ message, remedy }: ShownFinding, { words }: Pick<View, "words">): string =>
  formatter(words)(
    remedy === null ? msg("{message}.", { message }) : msg("{message}. Do: {remedy}", { message, remedy }),
  );

/** `1 error, 2 warnings, 0 notes`, and how many were left out. */
export function counts(report: Pick<Report, "summary" | "leftOut">): Message {
  const all = countsText(report.summary);
  const left = leftOutText(report);
  return left === undefined ? msg("{all}", { all }) : msg("{all}; left out: {left}", { all, left });
}

/** What nobody could judge, and why. */
export const openText = ({ what, because }: Report["skipped"][number]): Message =>
  msg("not judged: {what}: {because}", { what, because });

/** Without line ends, for formats that have a line for each finding. */
export const flat = (text: string): string => text.replace(/\s*[\r\n]+\s*/g, " ");

/** Text for XML. What XML cannot hold at all, not even as a reference, becomes visible. */
export const xml = (text: string): string =>
  safe(text)
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;")
    .replace(/\t/g, "&#9;")
    .replace(/\n/g, "&#10;");
