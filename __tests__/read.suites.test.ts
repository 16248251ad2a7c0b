// The test suites of TOML, JSON and YAML, through the readers and through the command line; each exception has its reason.
import { describe, expect, test } from "@jest/globals";
import fs from "node:fs";
import path from "node:path";
import type { Report } from "../lib/index.ts";
import type { Dialect, Document, Problem } from "../lib/model/document.ts";
import { decode } from "../lib/read/decode.ts";
import { readJson } from "../lib/read/json.ts";
import type { SecretRegistry } from "../lib/read/secrets.ts";
import { readToml } from "../lib/read/toml.ts";
import { readYaml } from "../lib/read/yaml.ts";
import { memoryWorld } from "../lib/host/memory.ts";
import { capture } from "./support/capture.ts";
import { fixtures } from "./support/worlds.ts";

interface Row {
  readonly name: string;
  /** Null: the suite lets both pass. */
  readonly valid: boolean | null;
  readonly text?: string;
  readonly base64?: string;
}

const rowsOf = (suite: string): readonly Row[] =>
  fs
    .readFileSync(path.join(fixtures, "suites", `${suite}.jsonl`), "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Row);

const bytesOf = ({ text, base64 }: Row): Buffer =>
  base64 === undefined ? Buffer.from(text ?? "") : Buffer.from(base64, "base64");

interface Suite {
  readonly dialect: Dialect;
  readonly suite: string;
  readonly read: (path: string, text: string, vault: SecretRegistry) => Document;
  /** A file that is always read in this dialect. */
  readonly file: string;
  readonly as: string;
  /** Cases that are judged in another way than the suite has it, by name, with the reason. */
  readonly otherwise: readonly (readonly [name: RegExp, because: string])[];
}

const noObject = "settings are an object: the client refuses every other value, which is said as such";

const suites: readonly Suite[] = [
  {
    dialect: "toml",
    suite: "toml",
    read: readToml,
    file: "/repo/.codewhale/config.toml",
    as: "codewhale",
    otherwise: [
      [/^invalid\/inline-table\/(?:linebreak-\d|trailing-comma)$/, "TOML 1.1 allows line ends and a last comma there"],
      [/^invalid\/datetime\/no-secs$/, "TOML 1.1 allows a time without seconds"],
      [/^invalid\/string\/basic-byte-escapes$/, "TOML 1.1 knows \\xHH"],
    ],
  },
  {
    dialect: "json",
    suite: "json",
    read: readJson("json"),
    file: "/repo/.claude/settings.json",
    as: "claude-code",
    otherwise: [[/^(?:y_(?!object)|transform_(?!object))/, noObject]],
  },
  {
    dialect: "jsonc",
    suite: "json",
    read: readJson("jsonc"),
    file: "/repo/mimo.json",
    as: "generic",
    otherwise: [
      [/^n_(?:object|array)_.*(?:trailing_comma|extra_comma|number_and_comma)$/, "JSONC allows a last comma"],
      [/^n_.*comment/, "JSONC allows comments"],
    ],
  },
  {
    dialect: "json5",
    suite: "json",
    read: readJson("json5"),
    file: "/repo/mimo.json5",
    as: "generic",
    otherwise: [
      [/comma|comment/, "JSON5 allows a last comma and comments"],
      [
        /single_quote|unquoted_key|non_string_key|repeated_null_null|escape_x$|escaped_ctrl_char_tab|invalid_backslash|utf8_after_escape|CapitalU/,
        "JSON5 allows it",
      ],
      [
        /^n_number|^n_string_(?:unescaped_tab|unescaped_ctrl_char|escaped_emoji|single_quote)|^n_structure_capitalized_True|whitespace|infinity|NaN/i,
        "JSON5 allows it",
      ],
    ],
  },
  {
    dialect: "yaml",
    suite: "yaml",
    read: readYaml,
    file: "/repo/litellm_config.yaml",
    as: "litellm",
    otherwise: [
      [/^QLJ7/, "the fault is in the second document, and of several the first counts"],
      [/^SF5V/, "the parser passes over a directive that stands there twice, and so do the clients"],
    ],
  },
];

const spot = ({ span }: Problem): string => (span ? `${span.line}:${span.column}` : "nowhere");

describe.each(suites.map((it) => [it.dialect, it] as const))("%s", (_dialect, { suite, read, otherwise, file, as }) => {
  const rows = rowsOf(suite);

  test("what is valid is read, what is not gives one problem with its place", () => {
    const odd: string[] = [];
    const used = new Set<RegExp>();
    for (const row of rows) {
      const { text, problems } = decode(bytesOf(row));
      const encoding = problems.filter((it) => !it.mild);
      const doc = read(file, text, []);
      const hard = encoding.length > 0 ? encoding : doc.problems.filter((it) => !it.mild);
      const shown = hard.map((it) => `${it.kind} ${spot(it)} ${it.what.template}`).join(" and ");
      const exception = otherwise.find(([name]) => name.test(row.name));
      const agrees = row.valid === null || row.valid === (hard.length === 0);
      if (!agrees && exception) used.add(exception[0]);
      if (!agrees && !exception) odd.push(`${row.name}: ${row.valid ? "valid" : "invalid"}, and there is: ${shown}`);
      if (hard.length > 1) odd.push(`${row.name}: ${shown}`);
      for (const it of hard) {
        if (it.kind === "encoding") continue;
        const { start = -1, end = -1 } = it.span ?? {};
        if (start < 0 || end < start || end > text.length) odd.push(`${row.name}: ${shown}`);
      }
    }
    expect(odd).toEqual([]);
    // An exception that is needed no longer goes.
    expect(otherwise.filter(([name]) => !used.has(name)).map(([, because]) => because)).toEqual([]);
  });

  test("the command line says the same, with a status that is documented", async () => {
    const odd: string[] = [];
    for (const row of rows) {
      const bytes = bytesOf(row);
      const world = memoryWorld({ cwd: "/repo", home: "/home/u", files: { [file]: bytes }, env: {} });
      const { out, err, status } = await capture(["check", file, "--as", as, "--format", "json"], world);
      const report = JSON.parse(out || "{}") as Report;
      const { text, problems } = decode(bytes);
      const speaks = as === "codewhale" || as === "claude-code" || /mimo/i.test(text);
      const hard = [...problems, ...(problems.some((it) => !it.mild) ? [] : read(file, text, []).problems)].filter(
        (it) => !it.mild,
      );
      const found = (report.findings ?? []).filter(
        (it) =>
          it.rule === "config-syntax" || (it.rule === "config-encoding" && !it.message.includes("byte-order mark")),
      );
      const places = found.map((it) =>
        it.place?.kind === "file" ? `${it.place.line ?? "no"}:${it.place.column ?? "where"}` : "none",
      );
      const wanted = speaks ? hard.map((it) => spot(it).replace("nowhere", "no:where")) : [];
      if (String(places) !== String(wanted)) odd.push(`${row.name}: found at ${places}, wanted at ${wanted}`);
      if (err !== "" || ![0, 1].includes(status) || (report.skipped ?? []).length > 0)
        odd.push(`${row.name}: ${status} ${err}`);
    }
    expect(odd).toEqual([]);
  });
});
