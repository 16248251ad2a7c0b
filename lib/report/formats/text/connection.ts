// Knows how a connection is shown: what goes where, from which place, who won and who lost.
import type { View } from "../../../model/format.ts";
import type { Report, ShownOutcome, ShownResolution, ShownStep } from "../../../model/report.ts";
import { grouped } from "../../../model/group.ts";
import { clip } from "../../show.ts";
import type { Paint } from "./paint.ts";
import { perVersion, place, runs, stepText, verdictWords, versions } from "./steps.ts";

const label = 11;

const from = (outcome: ShownOutcome): string =>
  outcome.place ? `, ${outcome.place.kind === "builtin" ? "" : "from "}${place(outcome.place)}` : "";

const planTitles: Readonly<Record<string, string>> = {
  "token-plan": "Token Plan",
  standard: "pay-as-you-go",
  unknown: "of unknown plan",
};
const regionTitles: Readonly<Record<string, string>> = { cn: "China", sgp: "Singapore", ams: "Europe" };

export const endpointTitle = ({ endpoint }: ShownResolution): string =>
  endpoint.plan === "unknown"
    ? "not a MiMo endpoint"
    : endpoint.region
      ? `${planTitles[endpoint.plan]} ${regionTitles[endpoint.region]}`
      : (planTitles[endpoint.plan] ?? "");

/** What one view of a client decides, as rows. */
function rows(r: ShownResolution): readonly (readonly [string, string, string])[] {
  const { key, baseUrl, mode, model, auth } = r.outcomes;
  const keyText = key.value
    ? `${key.value} (${key.same}), ${planTitles[key.plan]}${from(key)}`
    : key.place
      ? `unknown${from(key)}`
      : "none";
  const also = auth.also.map((it) => `, and ${it.value} (${it.same ?? "?"})`).join("");
  return [
    ["key", keyText, key.because],
    [
      "endpoint",
      baseUrl.value ? `${clip(baseUrl.value)} (${endpointTitle(r)})${from(baseUrl)}` : "none",
      baseUrl.because,
    ],
    ...(mode.value === null ? [] : [["mode", `${clip(mode.value)}${from(mode)}`, mode.because] as const]),
    ["header", auth.value ? auth.value + also : "none", auth.because],
    ["model", model.value ? `${clip(model.value)}${from(model)}` : "none", model.because],
  ];
}

const contestants: ReadonlySet<string> = new Set(["shadowed", "blank", "refused", "ignored"]);
const slotOf: Readonly<Record<string, ShownStep["slot"]>> = {
  key: "key",
  endpoint: "baseUrl",
  mode: "mode",
  header: "auth",
  model: "model",
};

/** What did not win, in the order of the search; names that are not set share a line. */
function losers(r: ShownResolution, row: string, view: View): readonly string[] {
  const steps = r.steps.filter(
    (step) =>
      step.slot === slotOf[row] &&
      (contestants.has(step.verdict) || (view.verbosity === "verbose" && step.verdict === "unset")),
  );
  return runs(steps).map(([first, ...more]) =>
    first.verdict === "unset"
      ? `${verdictWords.unset}: ${[first, ...more].map((step) => step.name).join(", ")}`
      : `${verdictWords[first.verdict]}: ${stepText(first)} - ${first.because}`,
  );
}

type Group = readonly [ShownResolution, ...ShownResolution[]];

function block(group: Group, all: readonly ShownResolution[], view: View, paint: Paint): string {
  const [r] = group;
  const lines = [paint.bold(paint.wrap(`${r.title} ${versions(group, all)}`, "", 2))];
  const tables = new Map(group.map((it) => [it, rows(it)] as const));
  tables.get(r)?.forEach(([name, text], index) => {
    lines.push(paint.wrap(text, `  ${name.padEnd(label - 2)}`, label));
    if (name === "header" && view.verbosity !== "verbose") return;
    for (const reason of perVersion(group, all, (it) => [tables.get(it)?.[index]?.[2] ?? ""]))
      lines.push(paint.dim(paint.wrap(reason, " ".repeat(label + 2))));
    for (const loser of perVersion(group, all, (it) => losers(it, name, view)))
      lines.push(paint.dim(paint.wrap(loser, " ".repeat(label + 2), label + 4)));
  });
  return lines.join("\n");
}

/** The same decision among the same names, whoever takes it and why. */
const decision = (r: ShownResolution): string =>
  JSON.stringify([
    Object.values(r.outcomes).map((outcome) => ({ ...outcome, because: "" })),
    r.steps
      .filter((step) => contestants.has(step.verdict))
      .map((step) => [step.slot, step.name, step.verdict, step.because]),
  ]);

/** Who a list of policies is: `CodeWhale pr2627`, `CodeWhale 0.9/launcher`; the client alone where it is all of them. */
export function who(policies: readonly string[], report: Report): string {
  const all = report.resolutions
    .map((r) => ({ r, id: `${r.client}@${r.version}/${r.view}` }))
    .filter(({ r }) => r.setUp || policies.includes(`${r.client}@${r.version}/${r.view}`));
  const titles = [...new Set(all.filter(({ id }) => policies.includes(id)).map(({ r }) => r.title))];
  return titles
    .map((title) => {
      const own = all.filter(({ r }) => r.title === title);
      const held = own.filter(({ id }) => policies.includes(id));
      // What is sent decides; a view that sends nothing need not be named.
      if (own.every(({ id, r }) => r.view !== "wire" || policies.includes(id))) return title;
      const versions = [...new Set(held.map(({ r }) => r.version))].map((version) => {
        const whole = own.filter(({ r }) => r.version === version).every(({ id }) => policies.includes(id));
        return whole
          ? version
          : held
              .filter(({ r }) => r.version === version)
              .map(({ r }) => `${version}/${r.view}`)
              .join(" and ");
      });
      return `${title} ${versions.join(" and ")}`;
    })
    .join(", ");
}

/** Connections of the clients that are set up; versions that decide alike share one block. */
export function connections(report: Report, view: View, paint: Paint): readonly string[] {
  const shown = report.resolutions.filter((r) => r.setUp && (r.view === "wire" || view.verbosity === "verbose"));
  return grouped(shown, (r) => `${r.title} ${decision(r)}`).map((group) => block(group, shown, view, paint));
}
