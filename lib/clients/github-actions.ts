// Knows GitHub workflows: `env` of the workflow, of a job, of a step; the nearest one wins, and secrets are never read.
import { fileClient } from "../kit/file-client.ts";
import { namesIn } from "../kit/names.ts";
import type { Group } from "../kit/group.ts";
import { variableGroups } from "../kit/variables.ts";
import type { Traces } from "../model/contracts.ts";
import { at } from "../model/document.ts";
import type { Layer, Offers } from "../model/layer.ts";
import { stacked, variableOffers } from "../model/offers.ts";
import type { Path } from "../model/place.ts";
import { Secret } from "../model/secret.ts";
import { say } from "../model/text.ts";

export const traces: Traces = {
  files: ["./.github/workflows/*.y*ml"],
  env: [],
  marks: ["jobs.*.steps", "jobs.*.runs-on"],
};

interface Level {
  readonly title: string;
  /** Paths of the `env` tables that count there, the nearest first. */
  readonly tables: readonly Path[];
}

function levels(layer: Layer): readonly Level[] {
  const top: Path = ["env"];
  const out: Level[] = [{ title: "", tables: [top] }];
  for (const job of namesIn(layer, ["jobs"])) {
    const own: Path = ["jobs", job, "env"];
    out.push({ title: `${job} `, tables: [own, top] });
    const steps = layer.doc && at(layer.doc.value, ["jobs", job, "steps"]);
    if (Array.isArray(steps))
      steps.forEach((_, n) =>
        out.push({ title: `${job}[${n}] `, tables: [["jobs", job, "steps", n, "env"], own, top] }),
      );
  }
  return out;
}

/** `${{ secrets.NAME }}` names what the repository keeps; every other expression is not known before the run either. */
const storing = (from: Offers): Offers => ({
  ...from,
  get(slot, name) {
    const found = from.get(slot, name);
    const { value } = found ?? {};
    const refers = value instanceof Secret ? value.traits.reference?.syntax === "${{}}" : String(value).includes("${{");
    return found && refers ? { ...found, stored: true } : found;
  },
});

/** Groups of one level, where the level itself says something about them. */
function groupsOf({ title, tables }: Level, layer: Layer): readonly Group[] {
  const [own = [], ...outer] = tables;
  const ownNames = namesIn(layer, own);
  if (ownNames.length === 0) return [];
  const names = [...new Set(tables.flatMap((table) => namesIn(layer, table)))];
  const from: Offers = stacked(variableOffers(layer, own), ...outer.map((table) => variableOffers(layer, table)));
  return variableGroups(storing(from), names, title).filter(({ spots }) =>
    Object.values(spots)
      .flat()
      .some((spot) => ownNames.includes(spot.name)),
  );
}

export default fileClient({
  id: "github-actions",
  title: "GitHub Actions",
  traces,
  layerTitle: say("workflow"),
  dialect: () => "yaml",
  groups: async (layer) => levels(layer).flatMap((level) => groupsOf(level, layer)),
});
