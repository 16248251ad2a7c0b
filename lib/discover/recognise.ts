// Whose a file is that is given as a path: by its name, else by what stands in it.
import clients from "../clients/index.ts";
import { accepts } from "../clients/shared/schema.ts";
import { dialectOf } from "../facts/dialects.ts";
import type { ClientRow } from "../model/contracts.ts";
import { isTable, type Dialect, type Document, type Value } from "../model/document.ts";

export interface Named {
  readonly row: ClientRow;
  /** The path template that the file's name fits; the client's first where it is recognised otherwise. */
  readonly template: string;
}

const asForm = (glob: string): string =>
  glob
    .split("*")
    .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"))
    .join("[^/]*");

const endOf = (glob: string): string => glob.slice(glob.lastIndexOf("*") + 1);

interface Pattern extends Named {
  readonly form: RegExp;
  /** What such a path ends with. */
  readonly end: string;
  readonly strength: number;
}

/** Patterns of all clients, those that say most first. */
const patterns: readonly Pattern[] = clients
  .flatMap((row) => [
    ...row.detection.files.flatMap((template) => patternOf(row, template)),
    ...(row.detection.names ?? []).map((name): Pattern => ({
      row,
      template: row.detection.files[0] ?? "",
      form: new RegExp(`(?:^|/)${asForm(name)}$`),
      end: endOf(name),
      strength: name.split("/").length,
    })),
  ])
  .sort((a, b) => b.strength - a.strength);

function patternOf(row: ClientRow, template: string): Pattern[] {
  const rest = /^[~.]\/(.+)$/.exec(template)?.[1];
  if (rest === undefined) return [];
  return [
    { row, template, form: new RegExp(`(?:^|/)${asForm(rest)}$`), end: endOf(rest), strength: rest.split("/").length },
  ];
}

/** The client whose file has this name. */
export const byName = (path: string): Named | undefined =>
  patterns.find(({ end, form }) => path.endsWith(end) && form.test(path));

/** What gives a client's settings away, as paths. */
const marks: ReadonlyMap<ClientRow, readonly (readonly string[])[]> = new Map(
  clients.map((row) => [row, (row.detection.signatures ?? []).map((mark) => mark.split("."))]),
);

/** The client whose settings stand in a document, as far as its schema accepts them. */
export async function byContent(doc: Document): Promise<Named | undefined> {
  for (const row of clients) {
    if (!marks.get(row)?.some((mark) => has(doc.value, mark))) continue;
    const { schema } = (await row.load()).client;
    return schema && !accepts(schema, doc) ? undefined : { row, template: row.detection.files[0] ?? "" };
  }
  return undefined;
}

function has(value: Value | undefined, keys: readonly string[], from = 0): boolean {
  const key = keys[from];
  if (key === undefined) return value !== undefined;
  if (key === "*") {
    const children = Array.isArray(value) ? (value as readonly Value[]) : isTable(value) ? Object.values(value) : [];
    return children.slice(0, 100).some((child) => has(child, keys, from + 1));
  }
  return isTable(value) && Object.hasOwn(value, key) && has(value[key], keys, from + 1);
}

const lockFiles = /^(?:package-lock|npm-shrinkwrap|composer)\.json$|^pnpm-lock\.yaml$|\.lock$|\.min\.\w+$|\.map$/;

/** Prose, of which a tree has many. */
const isProse = (dialect: Dialect | undefined): boolean => dialect === "markdown" || dialect === "notebook";

/** Whether a file below a folder may be configuration at all. */
export function isCandidate(path: string, name: string): boolean {
  const dialect = dialectOf(name);
  return !lockFiles.test(name) && ((dialect !== undefined && !isProse(dialect)) || byName(path) !== undefined);
}

/** Whether a text has to do with MiMo: nothing else is said about a file that was not named itself. */
export const speaksOfMimo = (text: string): boolean => /mimo|xiaomi|tp-[a-z\d]{16}/i.test(text);

/** The client for files that are nobody's, by dialect. */
export const nobodys: Readonly<Record<Dialect, string>> = {
  toml: "generic",
  json: "generic",
  jsonc: "generic",
  "jsonc-strict": "generic",
  json5: "generic",
  yaml: "generic",
  dotenv: "dotenv",
  shell: "shell",
  batch: "shell",
  powershell: "shell",
  systemd: "systemd",
  plist: "launchd",
  registry: "registry",
  dockerfile: "generic",
  ini: "generic",
  properties: "generic",
  fish: "shell",
  markdown: "generic",
  notebook: "generic",
  text: "generic",
};

/** A report of this program says again what was found elsewhere. */
export const isOwnReport = (text: string): boolean =>
  /^\s*\{\s*"schema":\s*1,\s*"tool":\s*\{\s*"name":\s*"mimo-doctor"/.test(text.slice(0, 400));
