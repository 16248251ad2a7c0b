// How it is told in which order a client looks for its settings.
import { grouped } from "../../../model/group.ts";
import type { ShownStep } from "../../../model/report.ts";
import { msg, formatter, type Message, type Messages } from "../../../model/message.ts";
import type { Platform } from "../../../model/host.ts";
import type { Paint } from "../../../report/formats/text/paint.ts";
import { place } from "../../../report/formats/text/steps.ts";
import { confidenceWords } from "../../confidences.ts";
import type { Explained } from "./client.ts";

/** Platforms by the names that people know. */
const platforms = { linux: "Linux", darwin: "macOS", win32: "Windows" } as const satisfies Record<Platform, string>;

const slots = ["key", "baseUrl", "mode", "model", "auth"] as const;

/** Steps one by one, but one setting in several files together. */
function together(steps: readonly ShownStep[]): readonly (readonly [ShownStep, ...ShownStep[]])[] {
  const out: [ShownStep, ...ShownStep[]][] = [];
  for (const step of steps) {
    const last = out.at(-1);
    const alike = last?.[0].name === step.name && last[0].place?.kind === "file" && step.place?.kind === "file";
    if (last && alike && step.verdict !== "derived") last.push(step);
    else out.push([step]);
  }
  return out;
}

const quiet: ReadonlySet<string> = new Set(["unset", "won", "blank", "shadowed"]);

/** What is looked at, as people read it. */
function line([first, ...more]: readonly [ShownStep, ...ShownStep[]]): Message {
  const { name, verdict, because } = first;
  if (verdict === "derived") return msg("else {name}: {because}", { name, because });
  const paths = [first, ...more].flatMap(({ place: at }) =>
    at?.kind === "file" ? [at.path] : at?.kind === "store" ? [place(at)] : [],
  );
  const what = paths.length > 0 ? msg("{name} in {paths}", { name, paths }) : msg("{name}", { name });
  return quiet.has(verdict) ? what : msg("{what}: {because}", { what, because });
}

type Tell = (text: Message) => string;

type Group = readonly [Explained["policies"][number], ...Explained["policies"]];

const stepsOf = ({ resolution }: Group[0]): string =>
  JSON.stringify(resolution.steps.map(({ slot, name, place: at }) => [slot, name, at]));

function block(group: Group, { row }: Explained, paint: Paint, tell: Tell): string {
  const [{ resolution, source }] = group;
  const policies = group.map(({ resolution: r }) => `${r.version}/${r.view}`).join(", ");
  const lines = [paint.bold(tell(msg("{client} {versions}", { client: row.title, versions: policies })))];
  if (source) {
    const { from, seen, confidence } = source;
    const text = msg("source: {from}; seen {seen}, {confidence}", {
      from,
      seen,
      confidence: confidenceWords[confidence],
    });
    lines.push(paint.dim(paint.wrap(tell(text), "  ")));
  }
  for (const slot of slots) {
    const steps = resolution.steps.filter((step) => step.slot === slot);
    if (steps.length > 0) lines.push(`  ${slot}`);
    let n = 0;
    for (const run of together(steps)) {
      const first = run[0].verdict === "derived" ? "    " : `    ${++n}. `;
      lines.push(paint.wrap(tell(line(run)), first, first.length + (run[0].verdict === "derived" ? 2 : 0)));
    }
  }
  return lines.join("\n");
}

/** The files, and under which system where they differ. */
function files({ files: all }: Explained, paint: Paint, tell: Tell): string {
  const same = grouped(Object.keys(platforms) as Platform[], (it) => all[it].join("\n"));
  const parts = same.flatMap((group) => {
    const names = group.map((it) => platforms[it]);
    const own = all[group[0]];
    return [
      paint.bold(tell(msg("Files, {names}", { names }))),
      ...(own.length > 0 ? own.map((path) => paint.wrap(path, "  ")) : [`  ${tell(msg("none"))}`]),
    ];
  });
  return parts.join("\n");
}

export function explainedText(it: Explained, paint: Paint, words: Messages | undefined): string {
  const tell = formatter(words);
  const shown = it.policies.filter(({ resolution }) => resolution.steps.length > 0);
  const blocks = grouped(shown, (policy) => `${JSON.stringify(policy.source)} ${stepsOf(policy)}`).map((group) =>
    block(group, it, paint, tell),
  );
  return `${[...blocks, files(it, paint, tell)].join("\n\n")}\n`;
}

export const explainedJson = ({ row, policies, files: all }: Explained, words: Messages | undefined) => ({
  schema: 1,
  client: row.id,
  title: formatter(words)(msg("{title}", { title: row.title })),
  policies: policies.map(({ resolution, source }) => ({
    policy: `${resolution.client}@${resolution.version}/${resolution.view}`,
    source: source ?? null,
    steps: resolution.steps.map(({ slot, name, verdict, place: at, because }) => ({
      slot,
      name,
      verdict,
      place: at,
      because,
    })),
  })),
  files: all,
});
