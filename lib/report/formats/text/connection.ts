// Knows how a connection is shown: what goes where, from which place, who won and who lost.
import type { View } from "../../../model/contracts.ts";
import type { Report, ShownOutcome, ShownPlace, ShownResolution, ShownStep } from "../../../model/report.ts";
import { grouped } from "../../../model/group.ts";
import type { Paint } from "./paint.ts";

const label = 11;

export function place(it: ShownPlace | null): string {
  if (!it) return "";
  if (it.kind === "builtin") return "built-in default";
  if (it.kind !== "file") return it.kind === "store" ? `store ${it.name}` : it.name;
  return it.line === null ? it.path : `${it.path}:${it.line}:${it.column}`;
}

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
    ["endpoint", baseUrl.value ? `${baseUrl.value} (${endpointTitle(r)})${from(baseUrl)}` : "none", baseUrl.because],
    ...(mode.value === null ? [] : [["mode", `${mode.value}${from(mode)}`, mode.because] as const]),
    ["header", auth.value ? auth.value + also : "none", auth.because],
    ["model", model.value ? `${model.value}${from(model)}` : "none", model.because],
  ];
}

const contestants: ReadonlySet<string> = new Set(["shadowed", "blank", "refused", "ignored"]);
const words: Readonly<Record<string, string>> = {
  shadowed: "lost",
  blank: "blank",
  refused: "not used",
  ignored: "ignored",
  won: "won",
  derived: "derived",
  unset: "not set",
};

const slotOf: Readonly<Record<string, ShownStep["slot"]>> = {
  key: "key",
  endpoint: "baseUrl",
  mode: "mode",
  header: "auth",
  model: "model",
};

function losers(r: ShownResolution, row: string, view: View): readonly string[] {
  const steps = r.steps.filter(
    (step) =>
      step.slot === slotOf[row] &&
      (contestants.has(step.verdict) || (view.verbosity === "verbose" && step.verdict === "unset")),
  );
  return steps.map(
    (step) =>
      `${words[step.verdict]}: ${step.name}${step.same ? ` (${step.same})` : ""}${step.verdict === "unset" ? "" : ` ${step.place?.kind === "file" ? `at ${place(step.place)} ` : ""}- ${step.because}`}`,
  );
}

/** Why it is so; where the versions of one block have different reasons, each with its version. */
function reasons(group: readonly Named[], index: number): readonly string[] {
  const own = group.map(({ name, r }) => ({ name, because: rows(r)[index]?.[2] ?? "" }));
  const first = own[0]?.because ?? "";
  return own.every(({ because }) => because === first)
    ? [first]
    : own.map(({ name, because }) => `${name}: ${because}`);
}

interface Named {
  readonly name: string;
  readonly r: ShownResolution;
}

function block(group: readonly [Named, ...Named[]], view: View, paint: Paint): string {
  const { r } = group[0];
  const lines = [paint.bold(`${r.title} ${[...new Set(group.map(({ name }) => name))].join(", ")}`)];
  rows(r).forEach(([name, text], index) => {
    lines.push(paint.wrap(text, `  ${name.padEnd(label - 2)}`, label));
    if (name === "header" && view.verbosity !== "verbose") return;
    for (const reason of reasons(group, index)) lines.push(paint.dim(paint.wrap(reason, " ".repeat(label + 2))));
    for (const loser of losers(r, name, view))
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
  const named = shown.map((r): Named => ({
    name: view.verbosity === "verbose" ? `${r.version}/${r.view}` : r.version,
    r,
  }));
  return grouped(named, ({ r }) => `${r.title} ${decision(r)}`).map((group) => block(group, view, paint));
}
