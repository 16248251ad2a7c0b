// What the policies predict is what real clients were seen to send: where, in which headers, which key, which model.
import { describe, expect, test } from "@jest/globals";
import clients from "../lib/clients/index.ts";
import { predicted, resolved, runs, seen, uncovered } from "./support/observed.ts";

const built = new Set(clients.map((row) => row.id));
const ids = [...new Set(runs.map((run) => run.client))].filter((id) => built.has(id));

describe.each(ids)("%s", (id) => {
  const own = runs.filter((run) => run.client === id);
  const compared = own.filter((run) => seen(run) && uncovered[id]?.[run.case] === undefined);

  test(`${compared.length} of ${own.length} runs are predicted`, async () => {
    const wrong: object[] = [];
    for (const run of compared) {
      const r = await resolved(run);
      const mine = r && predicted(r);
      const theirs = seen(run);
      try {
        expect(mine).toEqual(theirs);
      } catch {
        wrong.push({ case: run.case, mine, theirs });
      }
    }
    expect(wrong).toEqual([]);
  });

  test("every run that is left out has a reason, and is one that was made", () => {
    const cases = own.map((run) => run.case);
    expect(Object.keys(uncovered[id] ?? {}).filter((name) => !cases.includes(name))).toEqual([]);
    expect(Object.values(uncovered[id] ?? {}).every((reason) => reason.length > 10)).toBe(true);
  });
});
