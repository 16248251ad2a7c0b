// Knows how formats that other tools read name a place: a path, a line, and what stands in for them where there is no file.
import type { ShownFinding, ShownPlace } from "../model/report.ts";

type FilePlace = Extract<ShownPlace, { kind: "file" }>;

/** The file of a finding; undefined for a variable, an option or nothing at all. */
export const fileOf = ({ place }: ShownFinding): FilePlace | undefined => (place?.kind === "file" ? place : undefined);

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
export const whole = ({ message, remedy }: ShownFinding): string =>
  `${message}.${remedy === null ? "" : ` Do: ${remedy}`}`;

/** Text for XML: characters that XML cannot hold at all were escaped in the report already. */
export const xml = (text: string): string =>
  text
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;")
    .replace(/\t/g, "&#9;")
    .replace(/\n/g, "&#10;");
