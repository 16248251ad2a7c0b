// The table of all clients: that of docs/commands.md, in terminals of every width, with titles of every script.
import { describe, expect, test } from "@jest/globals";
import fs from "node:fs";
import path from "node:path";
import { diagnose, formats } from "../lib/index.ts";
import type { View } from "../lib/model/format.ts";
import type { Report } from "../lib/model/report.ts";
import { columns } from "../lib/report/formats/text/paint.ts";
import { memoryWorld } from "../lib/host/memory.ts";
import { readSession } from "./support/golden.ts";
import { fixtures } from "./support/worlds.ts";

const session = readSession(fs.readFileSync(path.join(fixtures, "cli/fleet.md"), "utf8"));
const files = Object.fromEntries(
  Object.entries(session.files).map(([name, text]) => [name.replace(/^~/, "/home/u"), text]),
);
const world = memoryWorld({ files, env: session.env, home: "/home/u", cwd: "/home/u", now: "2026-09-30" });
const view: View = { color: false, unicode: true, width: 80, lang: "en", verbosity: "normal" };

/** Lines from the head of the table to the first empty one. */
function tables(report: Report, over: Partial<View> = {}): readonly (readonly string[])[] {
  const blocks = formats.text(report, { ...view, ...over }).split("\n\n");
  return blocks.map((block) => block.split("\n")).filter(([head]) => /^client {2}/.test(head ?? ""));
}

test("eight clients give the table of docs/commands.md", async () => {
  const [table] = tables(await diagnose({}, world));
  expect(table).toHaveLength(10);
  expect(fs.readFileSync(path.resolve(import.meta.dirname, "../docs/commands.md"), "utf8")).toContain(
    table?.join("\n"),
  );
});

describe("widths", () => {
  test.each([40, 48, 60, 80, 100, 120])("%i columns", async (width) => {
    const report = await diagnose({}, world);
    const [first] = tables(report, { width });
    expect(first?.filter((line) => columns(line) > width)).toEqual([]);
    const all = tables(report, { width, verbosity: "verbose" });
    const heads = all.flatMap(([head = ""]) => head.split(/ {2,}/)).map((name) => name.replace("*", ""));
    expect(new Set(heads)).toEqual(
      new Set(["client", "key", "region", "host", "model", "header", "protocol", "alive until"]),
    );
    expect(all.flat().filter((line) => columns(line) > width)).toEqual([]);
  });

  test("wide characters count as two", async () => {
    const report = await diagnose({}, world);
    const wide = {
      ...report,
      resolutions: report.resolutions.map((r) => (r.client === "kilo" ? { ...r, title: "小米编程助手" } : r)),
    };
    const [table] = tables(wide);
    const row = table?.find((line) => line.startsWith("小米")) ?? "";
    const other = table?.find((line) => line.startsWith("OpenClaw")) ?? "";
    expect(columns(row.slice(0, row.indexOf("A tp")))).toBe(other.indexOf("B sk"));
  });
});

test("one client needs no table, and quiet ones have none", async () => {
  const report = await diagnose({}, world);
  expect(tables(await diagnose({ clients: ["kilo"] }, world))).toEqual([]);
  expect(tables(report, { verbosity: "quiet" })).toEqual([]);
});

test("columns that differ are marked, others are not", async () => {
  const same = { ...(await diagnose({}, world)) };
  const alike = { ...same, resolutions: same.resolutions.filter((r) => ["codex", "claude-code"].includes(r.client)) };
  const [[head = ""] = []] = tables(alike, { width: 120 });
  expect(head.split(/ {2,}/).map((name) => name.trim())).toEqual([
    "client",
    "key",
    "region",
    "host",
    "model",
    "header",
    "protocol*",
    "alive until",
  ]);
});
