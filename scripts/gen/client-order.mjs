// Knows how the order in which a client looks becomes lists: the steps of its policies, as `explain client:<id>` has them.
const slots = { key: "Key", baseUrl: "Base URL", mode: "Mode", model: "Model", auth: "Header" };
const silent = new Set(["unset", "won", "blank", "shadowed"]);
const code = (text) => `\`${text}\``;

/** One setting in several files is one step. */
function together(steps) {
  const runs = [];
  for (const step of steps) {
    const last = runs.at(-1)?.[0];
    const alike = last?.name === step.name && last.place?.kind === "file" && step.place?.kind === "file";
    if (alike && step.verdict !== "derived") runs.at(-1).push(step);
    else runs.push([step]);
  }
  return runs;
}

function item(run, n) {
  const [{ name, verdict, because }] = run;
  if (verdict === "derived") return `\nElse ${code(name)}: ${because}.`;
  const paths = run.flatMap(({ place }) => (place?.kind === "file" ? [place.path] : []));
  const where = paths.length > 0 ? ` in ${paths.map(code).join(", ")}` : "";
  return `${n}. ${code(name)}${where}${silent.has(verdict) ? "" : `: ${because}`}`;
}

function slotOf(slot, steps) {
  if (steps.length === 0) return [];
  let n = 0;
  const items = together(steps).map((run) => item(run, run[0].verdict === "derived" ? 0 : ++n));
  return [`**${slots[slot]}**`, items.join("\n").trim()];
}

const sameSteps = ({ resolution, source }) =>
  JSON.stringify([source, resolution.steps.map(({ slot, name, place }) => [slot, name, place])]);

/** A heading for each policy that decides differently, and below it a list for each setting. */
export function orderOf({ policies }, { grouped }) {
  const groups = grouped(
    policies.filter(({ resolution }) => resolution.steps.length > 0),
    sameSteps,
  );
  return groups.flatMap((group) => {
    const [{ resolution, source }] = group;
    const names = group.map(({ resolution: it }) => `${it.version}/${it.view}`).join(", ");
    const how = source ? [`Source: ${source.from}; seen ${source.seen}, ${source.confidence}.`] : [];
    const lists = Object.keys(slots).flatMap((slot) =>
      slotOf(
        slot,
        resolution.steps.filter((step) => step.slot === slot),
      ),
    );
    return [`### ${names}`, ...how, ...lists];
  });
}
