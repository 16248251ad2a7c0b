// The samples whose right answers are known: real configurations, small worlds, runs of clients, error texts; each with its judge.
import { diagnose, type Report } from "../../../lib/index.ts";
import { reasonsAgainst, type Expectation, type Reason } from "../corpus.ts";
import { runs, runsOfTheSecondDay } from "../observed.ts";
import { casesIn, type Case } from "../worlds.ts";
import { clientWorlds, judgeRun } from "./runs.ts";
import { judgeText, texts } from "./texts.ts";

export interface Sample {
  /** What makes it wrong, or the client that it is about. */
  readonly kind: string;
  readonly name: string;
  readonly judge: () => Promise<readonly Reason[]>;
}

/** Cases that contradict what the client was seen to do: the observation is right. */
export const contradicted: Readonly<Record<string, string>> = {
  "041-openclaw-no-provider-prefix":
    "OpenClaw 2026.9 was seen to find the provider that lists the model: a warning, no error",
};

/** The report on a case; `args` of its `expect.json` are paths. */
export function reportOf({ expect, world }: Case): Promise<Report> {
  const paths = (expect["args"] as readonly string[] | undefined)?.map((path) =>
    path.replace("{home}", world.home).replace("{project}", world.cwd),
  );
  return diagnose({ at: expect["at"] ?? "2026-09-30", ...(paths ? { paths } : {}) }, world);
}

const sampleOf = (it: Case): Sample => ({
  kind: it.expect["kind"] ?? it.expect["tool"],
  name: it.name,
  judge: async () => reasonsAgainst(it.expect as Expectation & Case["expect"], await reportOf(it)),
});

const judgedRuns = (from: typeof runs, suffix = ""): readonly Sample[] =>
  from.map((run) => ({
    kind: run.client + suffix,
    name: `${run.client}: ${run.case}`,
    judge: () => judgeRun(run),
  }));

/** By the name that the script and the list of what is not yet right use. */
export const suites: Readonly<Record<string, () => readonly Sample[]>> = {
  corpus: () =>
    casesIn("corpus")
      .filter((it) => !Object.hasOwn(contradicted, it.name))
      .map(sampleOf),
  worlds: () => casesIn("worlds").map(sampleOf),
  clients: () => clientWorlds().map(({ name, run }) => ({ kind: run.client, name, judge: () => judgeRun(run) })),
  runs: () => [...judgedRuns(runs), ...judgedRuns(runsOfTheSecondDay)],
  texts: () => texts.map((it) => ({ kind: it.kind, name: it.id, judge: async () => judgeText(it) })),
};
