// What other tools read out of each format: findings as severity, rule, path and line, and what the text of each says.
import { Ajv, type ValidateFunction } from "ajv";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import fs from "node:fs";
import path from "node:path";
import type { Report, ShownFinding } from "../../lib/model/report.ts";
import { fixtures } from "./worlds.ts";

export interface Read {
  readonly severity: "error" | "warning" | "note";
  readonly rule: string;
  readonly path: string;
  readonly line: number | null;
  readonly text: string;
}

const schemaOf = (name: string): ValidateFunction =>
  new Ajv({ strict: false, validateFormats: false, allErrors: true, unicodeRegExp: false }).compile(
    JSON.parse(fs.readFileSync(path.join(fixtures, "schemas", name), "utf8")),
  );
const lazily = <T>(make: () => T): (() => T) => {
  let made: { readonly it: T } | undefined;
  return () => (made ??= { it: make() }).it;
};
const schemas: Readonly<Record<string, readonly (() => ValidateFunction)[]>> = {
  sarif: ["sarif-2.1.0.json", "code-scanning.json"].map((name) => lazily(() => schemaOf(name))),
  gitlab: [lazily(() => schemaOf("gitlab-code-quality.json"))],
  rdjson: [lazily(() => schemaOf("rdjson.json"))],
  junit: [lazily(() => schemaOf("junit.json"))],
  checkstyle: [lazily(() => schemaOf("checkstyle.json"))],
};

const lists = new Set(["testsuite", "testcase", "file", "error"]);
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: "@",
  parseAttributeValue: false,
  parseTagValue: false,
  trimValues: false,
  htmlEntities: true,
  ignoreDeclaration: true,
  isArray: (name, _path, _leaf, isAttribute) => !isAttribute && lists.has(name),
});
/** XML 1.0, production Char: what may stand in a document at all. */
const forbidden = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

/** White space between elements says nothing. */
const withoutBlanks = (value: any): any =>
  Array.isArray(value)
    ? value.map(withoutBlanks)
    : typeof value === "object" && value !== null
      ? Object.fromEntries(
          Object.entries(value)
            .filter(
              ([name, it]) =>
                name !== "#text" ||
                Object.keys(value).every((key) => key.startsWith("@") || key === "#text") ||
                `${it as string}`.trim() !== "",
            )
            .map(([name, it]) => [name, withoutBlanks(it)]),
        )
      : value;

function xmlOf(text: string): any {
  const said = XMLValidator.validate(text);
  if (said !== true) throw new Error(`no XML: ${JSON.stringify(said)}`);
  const bad = forbidden.exec(text);
  if (bad) throw new Error(`XML cannot hold U+${bad[0].codePointAt(0)?.toString(16)}`);
  return withoutBlanks(parser.parse(text));
}

/** The document; faults in the way it is written, or against its schema, are thrown. */
function valid(name: string, text: string): any {
  const document = text.startsWith("<?xml") ? xmlOf(text) : JSON.parse(text);
  for (const schema of schemas[name] ?? [])
    if (!schema()(document)) throw new Error(`${name}: ${JSON.stringify(schema().errors?.slice(0, 3))}`);
  return document;
}

const fromReport = ({ severity, rule, place, message, remedy }: ShownFinding): Read => ({
  severity,
  rule,
  path:
    place?.kind === "file"
      ? place.path
      : !place
        ? "mimo-doctor"
        : place.kind === "builtin"
          ? "builtin"
          : `${place.kind}:${place.name}`,
  line: place?.kind === "file" ? place.line : null,
  text: `${message}.${remedy === null ? "" : ` Do: ${remedy}`}`,
});

/** `path:3` as two things. */
const placed = (text: string): Pick<Read, "path" | "line"> => {
  const [, file = text, line] = /^(.*):(\d+)$/s.exec(text) ?? [];
  return { path: file, line: line === undefined ? null : Number(line) };
};

const unescapedData = (text: string): string =>
  text.replace(/%0A/g, "\n").replace(/%0D/g, "\r").replace(/%3A/g, ":").replace(/%2C/g, ",").replace(/%25/g, "%");
const decoded = (uri: string): string => decodeURIComponent(uri);
const severityOf: Readonly<Record<string, Read["severity"]>> = {
  error: "error",
  warning: "warning",
  note: "note",
  notice: "note",
  info: "note",
  critical: "error",
  major: "warning",
  ERROR: "error",
  WARNING: "warning",
  INFO: "note",
};
const level = (name: string): Read["severity"] => severityOf[name] as Read["severity"];

const htmlOf = (text: string): string =>
  text.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code))).replaceAll("\u2060", "");

/** A cell as a person sees it. */
const cellText = (cell: string): string =>
  cell
    .trim()
    .split(/(`[^`]*`|<code>.*?<\/code>)/)
    .map((part, n) =>
      n % 2 === 1
        ? `\`${htmlOf(part.replace(/^`|`$|<\/?code>/g, ""))}\``
        : htmlOf(part.replace(/\\([\\[\]*~_])/g, "$1")),
    )
    .join("");

/** GitHub's idea of a row: pipes that no backslash stands before. */
export const cellsOf = (row: string): readonly string[] => row.split(/(?<!\\)\|/).slice(1, -1);

/** Findings in a text of each format. `line` is null where the format cannot say that there is none. */
export const readers: Readonly<Record<string, (text: string) => readonly Read[]>> = {
  json: (text) => (JSON.parse(text) as Report).findings.map(fromReport),
  jsonl: (text) =>
    text
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line))
      .filter((it) => it.type === "finding")
      .map(fromReport),
  sarif: (text) =>
    valid("sarif", text).runs.flatMap((run: any) => [
      ...run.results
        .filter((it: any) => !it.suppressions)
        .map((it: any) => {
          const { artifactLocation, region } = it.locations[0].physicalLocation;
          return {
            severity: level(it.level),
            rule: run.tool.driver.rules[it.ruleIndex].id,
            path: `${artifactLocation.uriBaseId === "HOME" ? "~/" : ""}${decoded(artifactLocation.uri.replace(/^file:\/\//, ""))}`,
            line: region.startLine,
            text: it.message.text,
          };
        }),
      ...run.invocations
        .flatMap((it: any) => it.toolExecutionNotifications)
        .filter((it: any) => it.associatedRule)
        .map((it: any) => ({
          severity: level(it.level),
          rule: it.associatedRule.id,
          path: /^(\w+:\S+|[\w-]+): /.exec(it.message.text)?.[1],
          line: null,
          text: it.message.text.replace(/^(?:\w+:\S+|[\w-]+): /, ""),
        })),
    ]),
  gitlab: (text) =>
    valid("gitlab", text).map((it: any) => ({
      severity: level(it.severity),
      rule: it.check_name,
      path: it.location.path,
      line: it.location.lines.begin,
      text: it.description,
    })),
  rdjson: (text) =>
    valid("rdjson", text).diagnostics.map((it: any) => ({
      severity: level(it.severity),
      rule: it.code.value,
      path: it.location.path,
      line: it.location.range?.start.line ?? null,
      text: it.message,
    })),
  junit: (text) => {
    const { testsuites } = valid("junit", text);
    const cases = testsuites.testsuite.flatMap((it: any) => it.testcase);
    return cases
      .filter((it: any) => it["@name"] !== "no finding")
      .map((it: any) => {
        const [, rule, line] = /^([a-z-]+)(?: line (\d+))?$/.exec(it["@name"]) ?? [];
        const [, word, said] = /^(warning|note): (.*)$/s.exec(it["system-out"] ?? "") ?? [];
        return {
          severity: it.failure ? "error" : word,
          rule,
          path: it["@classname"],
          line: line === undefined ? null : Number(line),
          text: it.failure ? it.failure["#text"] : said,
        };
      });
  },
  checkstyle: (text) =>
    (valid("checkstyle", text).checkstyle.file ?? []).flatMap((file: any) =>
      file.error.map((it: any) => ({
        severity: level(it["@severity"]),
        rule: it["@source"].replace("mimo-doctor.", ""),
        path: file["@name"],
        line: Number(it["@line"]),
        text: it["@message"],
      })),
    ),
  markdown: (text) =>
    text
      .split("\n")
      .filter((line) => /^\| (?:error|warning|note) \|/.test(line))
      .map((line) => {
        const cells = cellsOf(line).map(cellText);
        if (cells.length !== 5) throw new Error(`${cells.length} cells: ${line}`);
        const [severity = "", rule = "", where = "", message = "", remedy = ""] = cells;
        const bare = (code: string): string => code.replace(/^`|`$/g, "");
        return {
          severity: level(severity),
          rule: bare(rule),
          ...placed(bare(where)),
          text: `${message}.${remedy && ` Do: ${remedy}`}`,
        };
      }),
  agent: (text) =>
    text
      .split("\n")
      .flatMap((line) => /^(.*?): (error|warning|note) ([a-z-]+): (.*?)(?: \[[^\]]*\])?$/.exec(line) ?? [])
      .flatMap((_, n, all) => (n % 5 === 0 ? [all.slice(n, n + 5)] : []))
      .map(([, where = "", severity = "", rule = "", said = ""]) => {
        // What would be a command for GitHub Actions is written with `./`.
        const at = /^(.*?)(?::(\d+)(?::\d+)?)?$/s.exec(where.replace(/^\.\/(?=\s*::)/, ""));
        return {
          severity: level(severity),
          rule,
          path: at?.[1] ?? "",
          line: at?.[2] === undefined ? null : Number(at[2]),
          text: said.replace(/ Fix: (.*)\.$/, " Do: $1"),
        };
      }),
  github: (text) =>
    text
      .split("\n")
      .filter((line) => line.trimStart().startsWith("::"))
      .map((line) => {
        const [, command = "", properties = "", said = ""] =
          /^::(error|warning|notice) ([^:]*)::(.*)$/.exec(line) ?? [];
        const named = new Map(
          properties.split(",").map((it) => [it.split("=")[0], it.slice(it.indexOf("=") + 1)] as const),
        );
        const file = named.get("file");
        const message = unescapedData(said);
        // What is in no file of the repository is named in the message.
        const [, where = "", rest = ""] = file === undefined ? (/^(.*?): (.*)$/s.exec(message) ?? []) : [];
        return {
          severity: level(command),
          rule: unescapedData(named.get("title") ?? "").replace("mimo-doctor ", ""),
          ...(file === undefined
            ? placed(where)
            : { path: unescapedData(file), line: named.has("line") ? Number(named.get("line")) : null }),
          text: file === undefined ? rest : message,
        };
      }),
};

/** Formats that must name a line where there is none take the first. */
export const firstLine = new Set(["sarif", "gitlab", "checkstyle"]);

/** As one line for each, in one order. */
export const sorted = (all: readonly Read[], format = "json"): readonly string[] =>
  all
    .map((it) => `${it.severity} ${it.rule} ${it.path}:${it.line ?? (firstLine.has(format) ? 1 : 0)} ${it.text}`)
    .sort();
