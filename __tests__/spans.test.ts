// Where findings point: inside of the file, at the value or the name, from its first character to its last; in every dialect.
import { describe, expect, test } from "@jest/globals";
import path from "node:path";
import { diagnose, type Report } from "../lib/index.ts";
import type { ShownPlace } from "../lib/model/report.ts";
import type { Host } from "../lib/model/host.ts";
import { memoryWorld } from "../lib/host/memory.ts";
import { canary } from "./support/canaries.ts";
import { casesIn, fixtures, foldersIn, readCase, type Case } from "./support/worlds.ts";

type Shown = Extract<ShownPlace, { kind: "file" }>;

const absolute = (shown: string, { home, cwd }: Host): string =>
  shown.startsWith("~/")
    ? home + shown.slice(1)
    : shown.startsWith("/") || /^[A-Z]:/.test(shown)
      ? shown
      : `${cwd}/${shown}`;

function textOf(shown: string, world: Host): string {
  const reading = world.read(absolute(shown, world), 2 ** 25);
  return reading.kind === "file" ? new TextDecoder("utf-8").decode(reading.bytes) : "";
}

/** Of findings and what belongs to them. */
function placesOf(report: Report): readonly { readonly of: string; readonly place: Shown }[] {
  const all = report.findings.flatMap((it) => [
    { of: it.rule, place: it.place },
    ...it.related.map(({ place }) => ({ of: `${it.rule} (related)`, place })),
  ]);
  return all.filter((it): it is { of: string; place: Shown } => it.place?.kind === "file");
}

/** What a place shows; the two characters around it tell whether a word was cut. */
interface Seen {
  readonly shown: string;
  readonly before: string;
  readonly after: string;
}

function seenAt({ line, column, endLine, endColumn }: Shown, text: string): Seen | string {
  if (line === null || column === null || endLine === null || endColumn === null) return "it has no line and column";
  const lines = text.split("\n");
  const offset = (n: number, at: number): number | undefined => {
    const own = lines[n - 1];
    if (own === undefined || at < 1 || at > own.length + 1) return undefined;
    return lines.slice(0, n - 1).reduce((sum, it) => sum + it.length + 1, 0) + at - 1;
  };
  const [start, end] = [offset(line, column), offset(endLine, endColumn)];
  if (start === undefined || end === undefined) return "it lies outside of the file";
  if (end < start) return "it ends before it begins";
  return { shown: text.slice(start, end), before: text[start - 1] ?? "", after: text[end] ?? "" };
}

const isWord = (c: string | undefined): boolean => /[\p{L}\p{N}_]/u.test(c ?? "");

/** Faults of the file itself may be that something is missing: then there is nothing to show. */
const ofTheFile: ReadonlySet<string> = new Set(["config-syntax", "config-encoding"]);

/** Rules about what is not there. */
const isMissing: ReadonlySet<string> = new Set([
  "key-missing",
  "endpoint-missing",
  "client-falls-back",
  "provider-disabled",
  // Of a whole file.
  "profile-not-read",
  "profile-not-read (related)",
]);

function faultOf(of: string, place: Shown, world: Host): string | undefined {
  // A folder, a pipe, a file that others own: there is no text.
  if (of === "config-unreadable") return undefined;
  // A setting that stands nowhere, at the root of a file: there is nothing to point at.
  if (place.line === null && isMissing.has(of)) return undefined;
  const seen = seenAt(place, textOf(place.path, world));
  if (typeof seen === "string") return seen;
  const { shown, before, after } = seen;
  if (ofTheFile.has(of)) return undefined;
  if (shown === "") return /[=:\s"']/.test(before) && !isWord(after) ? undefined : "it shows nothing";
  if (isWord(before) && isWord(shown[0])) return "it begins inside of a word";
  if (isWord(shown.at(-1)) && isWord(after)) return "it ends inside of a word";
  return shown.trim() === shown ? undefined : "it has blanks around it";
}

const faultsIn = (report: Report, world: Host): readonly string[] =>
  placesOf(report).flatMap(({ of, place }) => {
    const fault = faultOf(of, place, world);
    // Without the text: it may be a key.
    return fault === undefined
      ? []
      : [`${of} at ${place.path}:${place.line}:${place.column} ${place.key ?? ""}: ${fault}`];
  });

const rules = foldersIn(path.join(fixtures, "rules"));

/** A secret of a workflow is found with a file, and not yet with a line. */
const withoutLine: ReadonlySet<string> = new Set(["257-workflow-model-retired", "258-workflow-secrets-right"]);

const cases: readonly Case[] = [
  ...rules.flatMap((id) =>
    foldersIn(path.join(fixtures, "rules", id)).map((name) => readCase(path.join(fixtures, "rules", id, name))),
  ),
  ...casesIn("corpus").filter((it) => !withoutLine.has(it.name)),
];

const reportOf = (it: Case, world: Host = it.world): Promise<Report> => {
  const args = it.expect["args"] as readonly string[] | undefined;
  const paths = args?.map((name) => name.replace("{home}", it.world.home).replace("{project}", it.world.cwd));
  return diagnose({ at: "2026-09-30", ...it.expect["request"], ...(paths ? { paths } : {}) }, world);
};

/** The same world with other texts in its files. */
const rewritten = (world: Host, write: (text: string) => string): Host => ({
  ...world,
  read(name, limit) {
    const reading = world.read(name, limit);
    if (reading.kind !== "file" || name.includes("/.git/")) return reading;
    const text = Buffer.from(reading.bytes).toString("latin1");
    return { ...reading, bytes: Buffer.from(write(text), "latin1") };
  },
});

/** Rules and places, without those of the encoding. */
const brief = (report: Report): readonly string[] =>
  placesOf(report)
    .filter(({ of }) => of !== "config-encoding" && of !== "config-unreadable")
    .map(({ of, place }) => `${of} ${place.path}:${place.line}:${place.column}-${place.endLine}:${place.endColumn}`)
    .sort();

const isText = (it: Case): boolean => !/encoding/.test(it.folder);

describe("every finding of every fixture", () => {
  test("points at a value or a name", async () => {
    const faults: string[] = [];
    for (const it of cases) {
      const found = faultsIn(await reportOf(it), it.world);
      faults.push(...found.map((fault) => `${path.relative(fixtures, it.folder)}: ${fault}`));
    }
    expect(faults).toEqual([]);
  });

  test.each([
    ["Windows line ends", (text: string) => text.replace(/\r?\n/g, "\r\n")],
    ["a byte-order mark", (text: string) => (text === "" ? text : `\u00ef\u00bb\u00bf${text}`)],
  ])("points at the same places with %s", async (_name, write) => {
    const faults: string[] = [];
    for (const it of cases.filter(isText)) {
      const world = rewritten(it.world, write);
      const [before, after] = [await reportOf(it), await reportOf(it, world)];
      const where = path.relative(fixtures, it.folder);
      faults.push(...faultsIn(after, world).map((fault) => `${where}: ${fault}`));
      if (String(brief(before)) !== String(brief(after)))
        faults.push(`${where}:\n${brief(before).join("\n")}\nand\n${brief(after).join("\n")}`);
    }
    expect(faults).toEqual([]);
  });
});

/** A key on the standard host in every dialect; before it on its line stand tabs and characters of two code units. */
const key = canary("spans", "tp-");
const url = "https://api.xiaomimimo.com/v1";
const dialects: Readonly<Record<string, string>> = {
  "config.toml": `# 😀\n\t[providers."😀"]\nbase_url = "${url}" # 😀\n\tnested = { "𝒳" = "😀", api_key = "${key}" }\n`,
  "a.json": `{"😀": "𝒳", "x": {"baseUrl": "${url}",\t"apiKey": "${key}"}}`,
  "a.jsonc": `// 😀\n{/* 😀 */ "x": {"😀":\t"𝒳", "baseUrl": "${url}", /*😀*/ "apiKey": "${key}",},}`,
  "a.json5": `{'😀': '𝒳', x: {baseUrl: '${url}',\tapiKey: '${key}'}}`,
  "a.yaml": `"😀": 𝒳\nx: {"😀": 𝒳, baseUrl: "${url}", apiKey: ${key}}\n`,
  ".env": `# 😀\nNAME="😀" # 𝒳\nexport\tMIMO_BASE_URL="${url}"\t# 😀\nMIMO_API_KEY=${key} # 😀\n`,
  "run.sh": `# 😀\nexport\tNAME="😀" MIMO_BASE_URL='${url}' MIMO_API_KEY="${key}" # 😀\n`,
  "run.fish": `# 😀\nset -gx NAME "😀"\nset -gx MIMO_BASE_URL ${url}\nset\t-gx MIMO_API_KEY "${key}"\n`,
  "run.bat": `rem 😀\nset NAME=😀\nset "MIMO_BASE_URL=${url}"\n\tset MIMO_API_KEY=${key}\n`,
  "run.cmd": `rem 😀\nsetx MIMO_BASE_URL "${url}"\nsetx MIMO_API_KEY ${key}\n`,
  "run.ps1": `# 😀\n$env:NAME = "😀"; \n\t$env:MIMO_BASE_URL = '${url}'\n$Env:MIMO_API_KEY="${key}"\n`,
  "a.service": `# 😀\n[Service]\nEnvironment="NAME=😀 𝒳" MIMO_BASE_URL=${url} 'MIMO_API_KEY=${key}'\n`,
  "compose.yaml": `services:\n  "😀": {environment: {"𝒳": 😀, MIMO_BASE_URL: ${url}, MIMO_API_KEY: "${key}"}}\n  b:\n    environment:\n\n      - "MIMO_BASE_URL=${url}"\n      - MIMO_API_KEY=${key}\n`,
};

describe("every dialect", () => {
  const worldOf = (name: string, bytes: Uint8Array): Host =>
    memoryWorld({ home: "/home/u", cwd: "/repo", env: {}, files: { [`/repo/${name}`]: bytes } });
  const found = (name: string, bytes: Uint8Array): Promise<Report> =>
    diagnose({ paths: [name], at: "2026-09-30" }, worldOf(name, bytes));

  test.each(Object.entries(dialects))(
    "%s: key and address, in UTF-16 code units, whatever the line ends",
    async (name, text) => {
      for (const end of ["\n", "\r\n"])
        for (const mark of ["", "\ufeff"]) {
          const own = text.replaceAll("\n", end);
          const bytes = Buffer.from(mark + own);
          const report = await found(name, bytes);
          expect(faultsIn(report, worldOf(name, bytes))).toEqual([]);
          const [mismatch] = report.findings.filter((it) => it.rule === "key-endpoint-mismatch");
          const places = [mismatch?.place, ...(mismatch?.related ?? []).map(({ place }) => place)];
          const shown = places.map((place) => {
            const seen = place?.kind === "file" ? seenAt(place, own) : "none";
            return typeof seen === "string" ? seen : seen.shown.replace(/^["']|["']$/g, "").replace(key, "the key");
          });
          expect(shown.sort()).toEqual([url, "the key"]);
        }
    },
  );

  test.each(Object.keys(dialects))("%s in UTF-16, and with a byte that is no UTF-8", async (name) => {
    const text = dialects[name] as string;
    for (const [bytes, line] of [
      [Buffer.from(`\ufeff${text}`, "utf16le"), 1],
      [Buffer.from(`\ufeff${text}`, "utf16le").swap16(), 1],
      [Buffer.concat([Buffer.from(text), Buffer.from([0x23, 0xff])]), text.split("\n").length],
      [Buffer.from(`${text}\0`), text.split("\n").length],
    ] as const) {
      const report = await found(name, bytes);
      // What can be seen in it all the same is said beside that.
      const encoding = report.findings.filter(({ rule }) => rule === "config-encoding");
      expect(encoding.map(({ place }) => (place?.kind === "file" ? place.line : null))).toEqual([line]);
    }
  });
});
