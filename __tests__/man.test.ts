// man/mimo-doctor.1: what `--help` says is in it, and those who read such pages for a living find nothing wrong with it.
import { describe, expect, test } from "@jest/globals";
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { commandRows, optionRows } from "../lib/cli/options.ts";
import { statuses } from "../lib/cli/commands/help/statuses.ts";
import { version } from "../lib/version.ts";

const file = path.resolve(import.meta.dirname, "../man/mimo-doctor.1");

const env = { ...process.env, LC_ALL: "C.UTF-8", MANWIDTH: "200" };
const read = (command: string, ...words: string[]) => spawnSync(command, [...words, file], { encoding: "utf8", env });
const has = (command: string): boolean => spawnSync("sh", ["-c", `command -v ${command}`]).status === 0;

/** Runs where the program is there, else says so. */
function withProgram(name: string): typeof test | typeof test.skip {
  if (has(name)) return test;
  process.stderr.write(`skipped: the manual page in ${name}, which is missing here\n`);
  return test.skip;
}

/** Letters without what makes them bold; blanks as one. */
const plain = (text: string): string => text.replace(/.\u0008/g, "").replace(/\s+/g, " ");

/** Everything of the table of `--help`. */
function isComplete(text: string): void {
  for (const { name, does } of commandRows) {
    expect(text).toContain(name);
    expect(text).toContain(does.template);
  }
  for (const { name, negated, value, bare, short, does } of optionRows) {
    const behind = value === undefined ? "" : bare === undefined ? ` ${value}` : `[=${value}]`;
    expect(text).toContain(`${short ? `-${short}, ` : ""}--${negated ? "no-" : ""}${name}${behind}`);
    expect(text).toContain(does.template);
  }
  for (const [code, does] of Object.entries(statuses)) expect(text).toMatch(new RegExp(`${code} +${does.template}`));
  expect(text).toContain(`mimo-doctor ${version}`);
}

describe("the manual page", () => {
  withProgram("groff")("groff shows all of it, without a warning", () => {
    const { status, stdout, stderr } = read("groff", "-man", "-Tutf8", "-ww", "-P-c", "-rLL=200n", "-rHY=0");
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    isComplete(plain(stdout));
  });

  withProgram("mandoc")("mandoc has nothing against it, in matters of style either", () => {
    expect(read("mandoc", "-T", "lint")).toMatchObject({ status: 0, stdout: "", stderr: "" });
    isComplete(plain(read("mandoc", "-T", "utf8", "-O", "width=200").stdout));
  });

  test("one line holds one request or at most 80 characters of text, all of them ASCII", () => {
    const text = fs.readFileSync(file, "utf8");
    expect(text).toMatch(/^[\n\u0020-\u007e]+$/);
    expect(text.split("\n").filter((line) => line.length > 80)).toEqual([]);
  });
});
