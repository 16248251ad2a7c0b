// Every remedy of every fixture carried out on a copy: its finding is gone then, and none is there that was not.
// `REMEDIES=write npm test remedies.test` writes fixtures/remedies.json anew, where that makes it shorter.
import { afterAll, describe, expect, test } from "@jest/globals";
import fs from "node:fs";
import path from "node:path";
import { carryOut } from "./support/remedies.ts";
import { casesIn, fixtures, foldersIn, type Case } from "./support/worlds.ts";

const file = path.join(fixtures, "remedies.json");

/** Remedies that do not hold yet, by case: `rule: why`. It may only shrink. */
const known: Readonly<Record<string, readonly string[]>> = JSON.parse(fs.readFileSync(file, "utf8"));

const families = ["corpus", "worlds", ...foldersIn(path.join(fixtures, "rules")).map((rule) => `rules/${rule}`)];

const cases = families.flatMap((family) =>
  casesIn(family)
    // Paths alone are judged without an environment in which a remedy could be carried out.
    .filter((it) => !it.expect["args"] && !it.expect["request"]?.paths)
    .map((it): readonly [string, Case] => [`${family}/${it.name}`, it]),
);

const left: Record<string, readonly string[]> = {};
let done = 0;

describe("remedies carried out", () => {
  test.each(cases)("%s", async (name, it) => {
    const result = await carryOut(it);
    done += result.done;
    const failing = [...new Set(result.failing.map(({ rule, why }) => `${rule}: ${why}`))].sort();
    if (failing.length > 0) left[name] = failing;
    if (process.env["REMEDIES"] !== "write") expect(failing).toEqual(known[name] ?? []);
  });

  test("are many", () => {
    expect(done).toBeGreaterThan(200);
  });

  test("and the list names cases that exist", () => {
    const names = new Set(cases.map(([name]) => name));
    expect(Object.keys(known).filter((name) => !names.has(name))).toEqual([]);
  });
});

afterAll(() => {
  if (process.env["REMEDIES"] === "write") fs.writeFileSync(file, `${JSON.stringify(left, null, 2)}\n`);
});
