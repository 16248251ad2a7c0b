// Knows how many runs of each real client a policy is held to: the rows of the page of facts.
import fs from "node:fs";
import path from "node:path";

/** Client, version, runs, those that sent a model request, those of them that the policy predicts. */
export function observedRows(root) {
  const folder = path.join(root, "fixtures/clients");
  const runs = fs
    .readFileSync(path.join(folder, "observed.jsonl"), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  const uncovered = JSON.parse(fs.readFileSync(path.join(folder, "uncovered.json"), "utf8"));
  return [...new Set(runs.map((run) => run.client))].sort().map((client) => {
    const own = runs.filter((run) => run.client === client);
    const asked = own.filter(({ sent }) =>
      sent.some((it) => it.model !== undefined || /completions|messages|responses/.test(it.path)),
    );
    const predicted = asked.filter((run) => uncovered[client]?.[run.case] === undefined);
    const versions = [...new Set(own.map((run) => run.version))].join(", ");
    return [client, versions, own.length, asked.length, predicted.length];
  });
}
