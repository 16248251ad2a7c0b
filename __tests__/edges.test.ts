// Small edges of the command line: a folder that is gone, report files that are whole, words that are repeated.
import { afterAll, expect, test } from "@jest/globals";
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { writeFile } from "../lib/host/output.ts";

const bin = path.resolve(import.meta.dirname, "../bin/mimo-doctor.cjs");
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "edges-"));
afterAll(() => fs.rmSync(scratch, { recursive: true, force: true }));
const env = { HOME: scratch, PATH: process.env["PATH"] };

test("a working directory that is gone: one sentence, status 3", () => {
  const gone = path.join(scratch, "gone");
  fs.mkdirSync(gone);
  const { status, stdout, stderr } = spawnSync(
    "sh",
    ["-c", `cd "${gone}" && rmdir "${gone}" && exec "${process.execPath}" "${bin}"`],
    {
      encoding: "utf8",
      env,
    },
  );
  expect({ status, stdout, lines: stderr.trim().split("\n").length }).toEqual({ status: 3, stdout: "", lines: 1 });
  expect(stderr).toContain("working directory is gone");
});

test.each([
  ["list", "nonesuch"],
  ["list", "rules", "nonesuch"],
  ["completion", "nonesuch"],
  ["completion", "bash", "nonesuch"],
])("%s repeats the wrong word", (...words) => {
  const { status, stderr } = spawnSync(process.execPath, [bin, ...words], { encoding: "utf8", env });
  expect([status, stderr.includes("`nonesuch`")]).toEqual([2, true]);
});

test("a report file is the old one or the new one, whole", () => {
  const file = path.join(scratch, "report.json");
  fs.writeFileSync(file, "old", { mode: 0o640 });
  writeFile(file, "new", false);
  expect([fs.readFileSync(file, "utf8"), fs.statSync(file).mode & 0o777]).toEqual(["new", 0o640]);
  const link = path.join(scratch, "link.json");
  fs.symlinkSync(file, link);
  writeFile(link, "newer", false);
  expect([fs.readFileSync(file, "utf8"), fs.lstatSync(link).isSymbolicLink()]).toEqual(["newer", true]);
  // Nothing is begun where it cannot be finished.
  expect(() => writeFile(path.join(scratch, "none", "x"), "a", false)).toThrow(/ENOENT/);
  fs.mkdirSync(path.join(scratch, `full.json.${process.pid}.tmp`));
  fs.writeFileSync(path.join(scratch, "full.json"), "old");
  expect(() => writeFile(path.join(scratch, "full.json"), "new", false)).toThrow(/EISDIR|EEXIST/);
  expect(fs.readFileSync(path.join(scratch, "full.json"), "utf8")).toBe("old");
});
