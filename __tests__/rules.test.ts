// Every rule over its fixtures: what fires must be said as expected, what is silent must stay so.
import { describe, expect, test } from "@jest/globals";
import path from "node:path";
import { diagnose } from "../lib/index.ts";
import { levels } from "../lib/rules/severities.ts";
import { fixtures, foldersIn, readCase } from "./support/worlds.ts";

/** No world makes it fire: it needs a client that runs, which the tests of `trace` start, both ways. */
const traced = ["client-differs"];

for (const id of Object.keys(levels).filter((it) => !traced.includes(it))) {
  describe(id, () => {
    const cases = foldersIn(path.join(fixtures, "rules", id)).map((name) =>
      readCase(path.join(fixtures, "rules", id, name)),
    );

    test("has a firing and a silent case", () => {
      expect(cases.some((it) => it.expect["findings"]?.length > 0)).toBe(true);
      expect(cases.some((it) => it.expect["findings"]?.length === 0)).toBe(true);
    });

    test.each(cases.map((it) => [it.name, it] as const))("%s", async (_name, it) => {
      const report = await diagnose(it.expect["request"] ?? {}, it.world);
      const found = report.findings.filter((finding) => finding.rule === id);
      expect(found).toMatchObject(it.expect["findings"]);
      expect(found).toHaveLength(it.expect["findings"].length);
      for (const other of it.expect["alsoSilent"] ?? [])
        expect(report.findings.map((finding) => finding.rule)).not.toContain(other);
    });
  });
}

test("no fixture folder is left of a rule that is gone", () => {
  expect(foldersIn(path.join(fixtures, "rules")).filter((id) => !Object.hasOwn(levels, id))).toEqual([]);
});
