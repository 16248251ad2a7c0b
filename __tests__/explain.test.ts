// Error texts as people paste them: read right, or said not to be known.
import { describe, expect, test } from "@jest/globals";
import fs from "node:fs";
import path from "node:path";
import { decodeError } from "../lib/explain/index.ts";
import { fixtures } from "./support/worlds.ts";
import { cpuOf } from "./support/cpu.ts";

interface Known {
  readonly text: string;
  readonly id: string;
  readonly source: string;
}

const { known, unrelated } = JSON.parse(fs.readFileSync(path.join(fixtures, "errors/texts.json"), "utf8")) as {
  readonly known: readonly Known[];
  readonly unrelated: readonly string[];
};

describe("error texts", () => {
  test("there are enough of them", () => {
    expect(known.length).toBeGreaterThan(100);
    expect(unrelated.length).toBeGreaterThanOrEqual(10);
  });

  test.each(known.map((it, n) => [n, it.source, it] as const))("%i: %s", (_n, _source, { text, id }) => {
    expect(decodeError(text)?.id).toBe(id);
  });

  test.each(unrelated)("not known: %s", (text) => {
    expect(decodeError(text)).toBeUndefined();
  });

  test("a megabyte of braces and numbers takes no time", () => {
    const text = "{".repeat(500_000) + ' 401 api error {"error": '.repeat(20_000);
    expect(cpuOf(() => decodeError(text))).toBeLessThan(3_000);
  });
});
