// Real configurations of users: every expected error is found, none is invented, and the key stays hidden.
import { describe, expect, test } from "@jest/globals";
import { diagnose } from "../lib/index.ts";
import { broken, disagreements, judgeCase, type Wanted } from "./support/corpus.ts";
import { casesIn, type Case } from "./support/worlds.ts";

// Cases that contradict what the client was seen to do: the observation is right.
const contradicted: Readonly<Record<string, string>> = {
  "041-openclaw-no-provider-prefix":
    "OpenClaw 2026.9 was seen to find the provider that lists the model: a warning, no error",
};

const cases = casesIn("corpus");
const judged = cases.filter((it) => !Object.hasOwn(contradicted, it.name));

const reportOf = (it: Case) => {
  const paths = (it.expect["args"] as readonly string[] | undefined)?.map((path) =>
    path.replace("{home}", it.world.home).replace("{project}", it.world.cwd),
  );
  return diagnose({ at: "2026-09-30", ...(paths ? { paths } : {}) }, it.world);
};

/** How many findings of a severity are expected, and how many of them are found; what is merely allowed is not counted. */
async function totals(): Promise<{ wanted: Counts; found: Counts; falseErrors: number }> {
  const wanted: Counts = { error: 0, warning: 0 };
  const found: Counts = { error: 0, warning: 0 };
  let falseErrors = 0;
  for (const it of cases) {
    const all = (it.expect["findings"] as Wanted[]).filter((one) => !one.optional);
    const outcome = judgeCase(it.expect["findings"] as Wanted[], (await reportOf(it)).findings);
    falseErrors += outcome.falseErrors.length;
    for (const severity of ["error", "warning"] as const) {
      const own = all.filter((one) => one.severities[0] === severity);
      wanted[severity] += own.length;
      found[severity] += own.filter((one) => !outcome.missing.includes(one)).length;
    }
  }
  return { wanted, found, falseErrors };
}
type Counts = Record<"error" | "warning", number>;

const { wanted, found, falseErrors } = await totals();
const share = (severity: "error" | "warning"): string => `${found[severity]} of ${wanted[severity]} ${severity}s`;

test(`${cases.length} cases: ${share("error")} found, ${share("warning")} found, ${falseErrors} false errors`, () => {
  // Each contradicted case is about one error.
  expect(wanted.error - found.error).toBeLessThanOrEqual(Object.keys(contradicted).length);
  expect(found.warning).toBeGreaterThanOrEqual(0.95 * wanted.warning);
  expect(falseErrors).toBe(0);
});

describe("real configurations", () => {
  test.each(judged.map((it) => [it.name, it] as const))("%s", async (_name, it) => {
    const report = await reportOf(it);
    const { missing, falseErrors } = judgeCase(it.expect["findings"] as Wanted[], report.findings);
    expect({ missing, falseErrors }).toEqual({ missing: [], falseErrors: [] });
    expect(broken(it.expect["mustNot"] ?? [], report)).toEqual([]);
    for (const [version, stated] of Object.entries(
      (it.expect["resolved"] ?? {}) as Record<string, Record<string, string>>,
    )) {
      const mine = report.resolutions.filter((r) => r.setUp && (version === "*" || r.version === version));
      const best = mine.map((r) => disagreements(stated, r)).sort((a, b) => a.length - b.length)[0];
      expect({ version, best }).toEqual({ version, best: [] });
    }
  });

  const named = cases.map((it) => [it.name, it] as const);
  test.each(named)("no false error: %s", async (_name, it) => {
    const report = await reportOf(it);
    expect(judgeCase(it.expect["findings"] as Wanted[], report.findings).falseErrors).toEqual([]);
  });

  test.each(named)("no key in sight: %s", async (_name, it) => {
    const report = await reportOf(it);
    const text = JSON.stringify(report);
    for (const key of it.keys) expect(text).not.toContain(key.slice(3, 11));
  });
});
