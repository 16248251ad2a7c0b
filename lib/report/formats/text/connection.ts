// How a connection is shown: what goes where, from which place, who won and who lost.
import type { View } from "../../../model/format.ts";
import type { Report, ShownPlace, ShownResolution, ShownStep } from "../../../model/report.ts";
import { msg, formatter, type Message } from "../../../model/message.ts";
import { grouped } from "../../../model/group.ts";
import { clip } from "../../show.ts";
import { padded, type Paint } from "./paint.ts";
import { perVersion, place, runs, stepText, verdictWords, versions } from "./steps.ts";

const label = 11;

const none = msg("none");

/** A value and where it comes from. */
export const valueText = (value: string | Message, place_: ShownPlace | null): Message =>
  !place_
    ? msg("{value}", { value })
    : place_.kind === "builtin"
      ? msg("{value}, {place}", { value, place: place(place_) })
      : msg("{value}, from {place}", { value, place: place(place_) });

export const planTitles: Readonly<Record<ShownResolution["endpoint"]["plan"], Message>> = {
  "token-plan": msg("Token Plan"),
  standard: msg("pay-as-you-go"),
  unknown: msg("of unknown plan"),
};
const endpointTitles: Readonly<Record<NonNullable<ShownResolution["endpoint"]["region"]>, Message>> = {
  cn: msg("Token Plan China"),
  sgp: msg("Token Plan Singapore"),
  ams: msg("Token Plan Europe"),
};

export const endpointTitle = ({ endpoint: { plan, region } }: ShownResolution): Message =>
  plan === "unknown" ? msg("not a MiMo endpoint") : region ? endpointTitles[region] : planTitles[plan];

export const labels = {
  key: msg("key"),
  endpoint: msg("endpoint"),
  mode: msg("mode"),
  header: msg("header"),
  model: msg("model"),
} as const satisfies Readonly<Record<string, Message>>;
export type Label = keyof typeof labels;

/** What one view of a client decides, as rows. */
function rows(r: ShownResolution): readonly (readonly [Label, Message, string])[] {
  const { key, baseUrl, mode, model, auth } = r.outcomes;
  const known = msg("{key} ({letter}), {plan}", {
    key: key.value ?? "",
    letter: key.same ?? "?",
    plan: planTitles[key.plan],
  });
  const keyText = key.value ? valueText(known, key.place) : key.place ? valueText(msg("unknown"), key.place) : none;
  const url = msg("{url} ({title})", { url: clip(baseUrl.value ?? ""), title: endpointTitle(r) });
  const header = (auth.also as readonly { readonly value: string; readonly same: string | null }[]).reduce(
    (all, it) => msg("{all}, and {header} ({letter})", { all, header: it.value, letter: it.same ?? "?" }),
    msg("{header}", { header: auth.value ?? "" }),
  );
  return [
    ["key", keyText, key.because],
    ["endpoint", baseUrl.value ? valueText(url, baseUrl.place) : none, baseUrl.because],
    ...(mode.value === null ? [] : [["mode", valueText(clip(mode.value), mode.place), mode.because] as const]),
    ["header", auth.value ? header : none, auth.because],
    ["model", model.value ? valueText(clip(model.value), model.place) : none, model.because],
  ];
}

const contestants: ReadonlySet<string> = new Set(["shadowed", "blank", "refused", "ignored"]);
const slotOf: Readonly<Record<Label, ShownStep["slot"]>> = {
  key: "key",
  endpoint: "baseUrl",
  mode: "mode",
  header: "auth",
  model: "model",
};

/** What did not win, in the order of the search; names that are not set share a line. */
function losers(r: ShownResolution, row: Label, view: View): readonly Message[] {
  const steps = r.steps.filter(
    (step) =>
      step.slot === slotOf[row] &&
      (contestants.has(step.verdict) || (view.verbosity === "verbose" && step.verdict === "unset")),
  );
  return runs(steps).map(([first, ...more]) =>
    first.verdict === "unset"
      ? msg("not set: {names}", { names: [first, ...more].map((step) => step.name) })
      : msg("{verdict}: {step} - {because}", {
          verdict: verdictWords[first.verdict],
          step: stepText(first),
          because: first.because,
        }),
  );
}

type Group = readonly [ShownResolution, ...ShownResolution[]];

function block(group: Group, all: readonly ShownResolution[], view: View, paint: Paint): string {
  const [r] = group;
  const tell = formatter(view.words);
  const title = msg("{client} {versions}", { client: r.title, versions: versions(group, all) });
  const lines = [paint.bold(paint.wrap(tell(title), "", 2))];
  const tables = new Map(group.map((it) => [it, rows(it)] as const));
  tables.get(r)?.forEach(([name, text], index) => {
    lines.push(paint.wrap(tell(text), `  ${padded(tell(labels[name]), label - 2)}`, label));
    if (name === "header" && view.verbosity !== "verbose") return;
    for (const reason of perVersion(group, all, (it) => [tables.get(it)?.[index]?.[2] ?? ""], tell))
      lines.push(paint.dim(paint.wrap(reason, " ".repeat(label + 2))));
    for (const loser of perVersion(group, all, (it) => losers(it, name, view).map(tell), tell))
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

const both = (all: readonly (string | Message)[]): string | Message =>
  all.reduce((left, right) => msg("{left} and {right}", { left, right }));

/** Who a list of policies is: `CodeWhale pr2627`, `CodeWhale 0.9/launcher`; the client alone where it is all of them. */
export function who(policies: readonly string[], report: Report): readonly Message[] {
  const all = report.resolutions
    .map((r) => ({ r, id: `${r.client}@${r.version}/${r.view}` }))
    .filter(({ r }) => r.setUp || policies.includes(`${r.client}@${r.version}/${r.view}`));
  const titles = [...new Set(all.filter(({ id }) => policies.includes(id)).map(({ r }) => r.title))];
  return titles.map((title) => {
    const own = all.filter(({ r }) => r.title === title);
    const held = own.filter(({ id }) => policies.includes(id));
    // What is sent decides; a view that sends nothing need not be named.
    if (own.every(({ id, r }) => r.view !== "wire" || policies.includes(id))) return msg("{client}", { client: title });
    const versions = [...new Set(held.map(({ r }) => r.version))].flatMap((version) => {
      const whole = own.filter(({ r }) => r.version === version).every(({ id }) => policies.includes(id));
      return whole ? [version] : held.filter(({ r }) => r.version === version).map(({ r }) => `${version}/${r.view}`);
    });
    return msg("{client} {versions}", { client: title, versions: both(versions) });
  });
}

/** Connections of the clients that are set up; versions that decide alike share one block. */
export function connections(report: Report, view: View, paint: Paint): readonly string[] {
  const shown = report.resolutions.filter((r) => r.setUp && (r.view === "wire" || view.verbosity === "verbose"));
  return grouped(shown, (r) => `${r.title} ${decision(r)}`).map((group) => block(group, shown, view, paint));
}
