// How to tell in which order a client looks for its settings: by running its policies where nothing is set.
import type { Facts } from "../../../model/facts.ts";
import clients from "../../../clients/index.ts";
import { nearest } from "../../../facts/hosts.ts";
import { hollow, samples } from "./samples.ts";
import { diagnose } from "../../../diagnose.ts";
import type { ClientRow, Source } from "../../../model/contracts.ts";
import { UsageError } from "../../../model/errors.ts";
import type { Report, ShownResolution } from "../../../model/report.ts";
import { msg, type Messages } from "../../../model/message.ts";
import type { Platform, Host } from "../../../model/host.ts";
import { show } from "../../../report/diagnosis.ts";
import { memoryWorld } from "../../../host/memory.ts";

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
function emptyWorld({ id, detection }: ClientRow, platform: Platform): Host {
  const sample = samples[id];
  const files: Record<string, string> = {};
  const put = (template: string, text: string | undefined): void => {
    const path = expanded(template, platform);
    if (path !== undefined && text !== undefined) files[path] = text;
  };
  for (const template of [...detection.files, ...(detection.also ?? [])]) put(template, hollow(template));
  const own = platform === "win32" && sample?.windows ? sample.windows : sample?.files;
  for (const [template, text] of Object.entries(own ?? {})) put(template, text);
  const env = { ...(platform === "win32" ? windows : {}), ...sample?.env };
  return memoryWorld({ ...roots[platform], platform, files, env });
}

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
      ? msg("`client:{id}` is no client: did you mean `client:{near}`?", { id, near })
      : msg("`client:{id}` is no client: see `mimo-doctor list clients`", { id }),
  );
}

export async function asked(row: ClientRow, platform: Platform, facts: Facts, words?: Messages): Promise<Report> {
  const named = row.versions.map((version) => `${row.id}@${version}`);
  return show(await diagnose({ facts, clients: named }, emptyWorld(row, platform)), words);
}

/** In the order in which they are looked for; for a kind of file, what such files are called. */
function filesOf({ layers }: Report, { detection }: ClientRow): readonly string[] {
  const found = layers.flatMap(({ kind, path }) => (kind === "file" && path !== null ? [path] : []));
  return found.length > 0 ? [...new Set(found)] : detection.files;
}

/** What a client does where nothing is set. @throws {UsageError} */
export async function explainClient(
  id: string,
  platform: Platform,
  facts: Facts,
  words?: Messages,
): Promise<Explained> {
  const row = rowOf(id);
  const [linux, darwin, win32] = await Promise.all([
    asked(row, "linux", facts, words),
    asked(row, "darwin", facts, words),
    asked(row, "win32", facts, words),
  ]);
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
