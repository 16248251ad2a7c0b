// Knows how to tell in which order a client looks for its settings: by running its policies where nothing is set.
import clients from "../clients/index.ts";
import { nearest } from "../facts/hosts.ts";
import { hollow, samples } from "../facts/samples.ts";
import { diagnose } from "../diagnose.ts";
import type { ClientRow, Source } from "../model/contracts.ts";
import { UsageError } from "../model/errors.ts";
import { grouped } from "../model/group.ts";
import type { Report, ShownResolution, ShownStep } from "../model/report.ts";
import { say } from "../model/text.ts";
import type { Platform, World } from "../model/world.ts";
import { place } from "../report/formats/text/steps.ts";
import type { Paint } from "../report/formats/text/paint.ts";
import { memoryWorld } from "../world/memory.ts";

/** Platforms by the names that people know. */
const platforms = { linux: "Linux", darwin: "macOS", win32: "Windows" } as const satisfies Record<Platform, string>;
const roots = {
  linux: { home: "/home/u", cwd: "/repo" },
  darwin: { home: "/Users/u", cwd: "/repo" },
  win32: { home: "C:/Users/u", cwd: "C:/repo" },
} as const satisfies Record<Platform, unknown>;
const windows = {
  APPDATA: "C:/Users/u/AppData/Roaming",
  LOCALAPPDATA: "C:/Users/u/AppData/Local",
  ProgramData: "C:/ProgramData",
} as const;

/** The absolute path of a template; undefined where its variable is not set. */
function expanded(template: string, platform: Platform): string | undefined {
  const { home, cwd } = roots[platform];
  const env: Readonly<Record<string, string>> = platform === "win32" ? windows : {};
  const variable = /^\$(\w+)(.*)$/.exec(template);
  if (variable) return env[variable[1] as string] && `${env[variable[1] as string]}${variable[2]}`;
  // A path of another system is none here.
  if (/^[A-Z]:/.test(template) !== (platform === "win32") && !/^[~.]/.test(template)) return undefined;
  return template.replace(/^~/, home).replace(/^\.(?=\/)/, cwd);
}

/** Every file of the client is there and empty, but for the least that makes it ask MiMo. */
function emptyWorld({ id, traces }: ClientRow, platform: Platform): World {
  const sample = samples[id];
  const files: Record<string, string> = {};
  const put = (template: string, text: string | undefined): void => {
    const path = expanded(template, platform);
    if (path !== undefined && text !== undefined) files[path] = text;
  };
  for (const template of [...traces.files, ...(traces.also ?? [])]) put(template, hollow(template));
  const own = platform === "win32" && sample?.windows ? sample.windows : sample?.files;
  for (const [template, text] of Object.entries(own ?? {})) put(template, text);
  const env = { ...(platform === "win32" ? windows : {}), ...sample?.env };
  return memoryWorld({ ...roots[platform], platform, files, env });
}

const slots = ["key", "baseUrl", "mode", "model", "auth"] as const;

export interface Explained {
  readonly row: ClientRow;
  readonly policies: readonly { readonly resolution: ShownResolution; readonly source: Source | undefined }[];
  readonly files: Readonly<Record<Platform, readonly string[]>>;
}

/** @throws {UsageError} for a client that is not there. */
function rowOf(id: string): ClientRow {
  const row = clients.find((it) => it.id === id);
  if (row) return row;
  const ids = clients.map((it) => it.id);
  const near = ids.find((it) => it.startsWith(id)) ?? nearest(id, ids, 2);
  throw new UsageError(
    near
      ? say("`client:{id}` is no client: did you mean `client:{near}`?", { id, near })
      : say("`client:{id}` is no client: see `mimo-doctor list clients`", { id }),
  );
}

export const asked = (row: ClientRow, platform: Platform): Promise<Report> =>
  diagnose({ clients: [row.id] }, emptyWorld(row, platform));

/** In the order in which they are looked for; for a kind of file, what such files are called. */
function filesOf({ layers }: Report, { traces }: ClientRow): readonly string[] {
  const found = layers.flatMap(({ kind, path }) => (kind === "file" && path !== null ? [path] : []));
  return found.length > 0 ? [...new Set(found)] : traces.files;
}

/** What a client does where nothing is set. @throws {UsageError} */
export async function explainClient(id: string, platform: Platform): Promise<Explained> {
  const row = rowOf(id);
  const [linux, darwin, win32] = await Promise.all([asked(row, "linux"), asked(row, "darwin"), asked(row, "win32")]);
  const reports = { linux, darwin, win32 } as const satisfies Record<Platform, Report>;
  const { policies } = await row.load();
  return {
    row,
    policies: reports[platform].resolutions.map((resolution) => ({
      resolution,
      source: policies.find((it) => it.version === resolution.version && it.view === resolution.view)?.source,
    })),
    files: { linux: filesOf(linux, row), darwin: filesOf(darwin, row), win32: filesOf(win32, row) },
  };
}

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
function line([first, ...more]: readonly [ShownStep, ...ShownStep[]]): string {
  const { name, verdict, because } = first;
  if (verdict === "derived") return `else ${name}: ${because}`;
  const paths = [first, ...more].flatMap(({ place: at }) =>
    at?.kind === "file" ? [at.path] : at?.kind === "store" ? [place(at)] : [],
  );
  const where = paths.length > 0 ? ` in ${paths.join(", ")}` : "";
  return quiet.has(verdict) ? `${name}${where}` : `${name}${where}: ${because}`;
}

type Group = readonly [Explained["policies"][number], ...Explained["policies"]];

const stepsOf = ({ resolution }: Group[0]): string =>
  JSON.stringify(resolution.steps.map(({ slot, name, place: at }) => [slot, name, at]));

function block(group: Group, { row }: Explained, paint: Paint): string {
  const [{ resolution, source }] = group;
  const policies = group.map(({ resolution: r }) => `${r.version}/${r.view}`).join(", ");
  const lines = [paint.bold(`${row.title} ${policies}`)];
  if (source)
    lines.push(paint.dim(paint.wrap(`source: ${source.from}; seen ${source.seen}, ${source.confidence}`, "  ")));
  for (const slot of slots) {
    const steps = resolution.steps.filter((step) => step.slot === slot);
    if (steps.length > 0) lines.push(`  ${slot}`);
    let n = 0;
    for (const run of together(steps)) {
      const first = run[0].verdict === "derived" ? "    " : `    ${++n}. `;
      lines.push(paint.wrap(line(run), first, first.length + (run[0].verdict === "derived" ? 2 : 0)));
    }
  }
  return lines.join("\n");
}

/** The files, and under which system where they differ. */
function files({ files: all }: Explained, paint: Paint): string {
  const same = grouped(Object.keys(platforms) as Platform[], (it) => all[it].join("\n"));
  const parts = same.flatMap((group) => {
    const names = group.map((it) => platforms[it]).join(", ");
    const own = all[group[0]];
    return [
      paint.bold(`Files, ${names}`),
      ...(own.length > 0 ? own.map((path) => paint.wrap(path, "  ")) : ["  none"]),
    ];
  });
  return parts.join("\n");
}

export function explainedText(it: Explained, paint: Paint): string {
  const shown = it.policies.filter(({ resolution }) => resolution.steps.length > 0);
  const blocks = grouped(shown, (policy) => `${JSON.stringify(policy.source)} ${stepsOf(policy)}`).map((group) =>
    block(group, it, paint),
  );
  return `${[...blocks, files(it, paint)].join("\n\n")}\n`;
}

export const explainedJson = ({ row, policies, files: all }: Explained) => ({
  schema: 1,
  client: row.id,
  title: row.title,
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
