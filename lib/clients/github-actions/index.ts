// GitHub workflows: `env` of the workflow, of a job, of a step; the nearest one wins, and secrets are never read.
import type { Facts } from "../../model/facts.ts";
import { fileClient } from "../shared/file-client.ts";
import { namesIn } from "../shared/names.ts";
import type { Group } from "../shared/group.ts";
import { variableGroups } from "../shared/variables.ts";
import type { Detection } from "../../model/contracts.ts";
import { at } from "../../model/document.ts";
import type { Layer, SettingsSource } from "../../model/layer.ts";
import { overlay, variableSource } from "../../model/settings-source.ts";
import type { Path } from "../../model/place.ts";
import { Secret } from "../../model/secret.ts";
import { msg } from "../../model/message.ts";

export const detection: Detection = {
  files: ["./.github/workflows/*.y*ml"],
  env: [],
  signatures: ["jobs.*.steps", "jobs.*.runs-on"],
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
const storing = (from: SettingsSource): SettingsSource => ({
  ...from,
  get(slot, name) {
    const found = from.get(slot, name);
    const { value } = found ?? {};
    const refers = value instanceof Secret ? value.info.reference?.syntax === "${{}}" : String(value).includes("${{");
    return found && refers ? { ...found, stored: true } : found;
  },
});

/** Groups of one level, where the level itself says something about them. */
function groupsOf({ title, tables }: Level, layer: Layer, facts: Facts): readonly Group[] {
  const [own = [], ...outer] = tables;
  const ownNames = namesIn(layer, own);
  if (ownNames.length === 0) return [];
  const names = [...new Set(tables.flatMap((table) => namesIn(layer, table)))];
  const from: SettingsSource = overlay(
    variableSource(layer, own),
    ...outer.map((table) => variableSource(layer, table)),
  );
  return variableGroups(storing(from), names, facts, title).filter(({ spots }) =>
    Object.values(spots)
      .flat()
      .some((spot) => ownNames.includes(spot.name)),
  );
}

export default fileClient({
  id: "github-actions",
  title: "GitHub Actions",
  detection,
  layerTitle: msg("workflow"),
  dialect: () => "yaml",
  groups: async (layer, { facts }) => levels(layer).flatMap((level) => groupsOf(level, layer, facts)),
});
