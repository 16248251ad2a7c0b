// Real configurations and small worlds with known answers: what is right stays right, what is not yet right is listed, and no key is in sight.
import { describe, expect, test } from "@jest/globals";
import { judgeCase, type Wanted } from "./support/corpus.ts";
import { failure, notYet } from "./support/worlds/run.ts";
import { reportOf, suites } from "./support/worlds/samples.ts";
import { casesIn } from "./support/worlds.ts";

const listed = notYet();

describe.each(Object.keys(suites).filter((suite) => suite !== "runs"))("%s", (suite) => {
  const samples = suites[suite]!();
  const names = samples.map((it) => it.name);

  test("only samples are listed as not yet right", () => {
    expect((listed[suite] ?? []).filter((name) => !names.includes(name))).toEqual([]);
  });

  test.each(samples.map((it) => [it.name, it] as const))("%s", async (name, { judge }) => {
    const reasons = await judge().catch(failure);
    // One that has become right must leave the list.
    if (listed[suite]?.includes(name)) expect(reasons).not.toEqual([]);
    else expect(reasons).toEqual([]);
  });
});

test("runs of real clients: those that are not yet understood are exactly the listed ones", async () => {
  const wrong: string[] = [];
  for (const { name, judge } of suites["runs"]!()) if ((await judge().catch(failure)).length > 0) wrong.push(name);
  expect(wrong).toEqual(listed["runs"]);
});

const cases = [...casesIn("corpus"), ...casesIn("worlds")];

describe.each(cases.map((it) => [it.name, it] as const))("%s", (_name, it) => {
  test("no key in sight", async () => {
    const text = JSON.stringify(await reportOf(it));
    for (const key of it.keys) expect(text).not.toContain(key.slice(3, 11));
  });
});

// The first hundred are what the program was made with.
test("of the first real configurations nearly all errors and warnings are found, and none is false", async () => {
  const first = casesIn("corpus").filter((it) => it.name < "200");
  for (const severity of ["error", "warning"]) {
    let wanted = 0;
    let missing = 0;
    for (const it of first) {
      const own = (it.expect["findings"] as Wanted[]).filter((one) => !one.optional && one.severities[0] === severity);
      const judged = judgeCase(it.expect["findings"] as Wanted[], (await reportOf(it)).findings);
      expect(judged.falseErrors).toEqual([]);
      wanted += own.length;
      missing += own.filter((one) => judged.missing.includes(one)).length;
    }
    expect(missing).toBeLessThanOrEqual(wanted * 0.05);
  }
});
