// How to make a capsule: the part of a world that a diagnosis looked at, with nothing in it that is anybody's secret.
import type { Messages } from "../model/message.ts";
import { diagnosisOf, judgeWorld } from "../diagnose.ts";
import type { Resolution } from "../model/resolution.ts";
import type { Report } from "../model/report.ts";
import type { Platform, Host } from "../model/host.ts";
import { decode } from "../read/decode.ts";
import { leavesProject } from "../read/outside.ts";
import type { SecretRegistry } from "../read/secrets.ts";
import { show } from "../report/diagnosis.ts";
import type { Request } from "../request.ts";
import { memoryWorld, type FakeFile } from "../host/memory.ts";
import { concealing } from "./conceal.ts";
import { recording } from "./record.ts";
import { rewriting, type Rewriting } from "./rewrite.ts";

export interface CapsuleFile {
  /** As it is in the capsule; `null` where it was only looked for, or cannot be read. */
  readonly text: string | null;
  readonly mode: number | null;
  readonly unreadable?: string;
}

export interface Capsule {
  readonly schema: 1;
  readonly tool: { readonly name: "mimo-doctor"; readonly version: string };
  readonly node: string;
  readonly platform: Platform;
  readonly home: string;
  readonly cwd: string;
  readonly request: Request;
  readonly env: Readonly<Record<string, string>>;
  readonly files: Readonly<Record<string, CapsuleFile>>;
  readonly report: Report;
  /** Whether the capsule was seen to resolve as the machine does. */
  readonly reproduces: boolean;
}

export interface Made {
  readonly capsule: Capsule;
  /** The made-up keys in it. */
  readonly invented: readonly string[];
  /** The real ones, which must not be in it. */
  readonly vault: SecretRegistry;
}

/** @throws {UsageError} */
export async function capsuleOf(
  request: Request,
  world: Host,
  { version, node, words }: { readonly version: string; readonly node: string; readonly words?: Messages | undefined },
): Promise<Made> {
  const watched = recording(world);
  const real = await judgeWorld(request, watched.world);
  const { env, files } = watched.recorded;
  const hidden = concealing(world);
  const rewrite = rewriting(real, env, hidden);
  const base = {
    platform: world.platform,
    home: hidden.home,
    cwd: hidden.cwd,
    request: concealedRequest(request, rewrite.path, world),
    env: Object.fromEntries(
      [...env].sort().map(([name, value]) => [rewrite.name(name), rewrite.variable(name, value)]),
    ),
    files: Object.fromEntries(
      [...files]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([path, reading]) => [rewrite.path(path), fileOf(path, reading, rewrite, world)]),
    ),
  };
  const again = capsuleWorld({ ...base, at: real.run.at });
  const copy = await judgeWorld({ ...base.request, facts: real.run.facts }, again);
  const capsule: Capsule = {
    schema: 1,
    tool: { name: "mimo-doctor", version },
    node,
    ...base,
    // Of the copy: it cannot hold what the copy does not.
    report: show(diagnosisOf(copy, base.request, again), words),
    reproduces:
      stepsOf(real.run.clients.flatMap((it) => it.resolutions)) ===
      stepsOf(copy.run.clients.flatMap((it) => it.resolutions)),
  };
  return { capsule, invented: rewrite.invented(), vault: real.vault };
}

function concealedRequest(request: Request, path: (path: string) => string, { cwd }: Host): Request {
  const shown = (it: string): string => path(it.startsWith("/") || /^[A-Z]:/i.test(it) ? it : `${cwd}/${it}`);
  return {
    ...(request.clients ? { clients: request.clients } : {}),
    ...(request.at === undefined ? {} : { at: request.at }),
    ...(request.config === undefined ? {} : { config: shown(request.config) }),
    ...(request.dotenv ? { dotenv: request.dotenv.map(shown) } : {}),
  };
}

type Reading = ReturnType<Host["read"]>;

function fileOf(path: string, reading: Reading | null, rewrite: Rewriting, world: Host): CapsuleFile {
  if (reading === null) return { text: null, mode: null };
  if (reading.kind === "absent") return { text: null, mode: null, unreadable: "dangling" };
  if (reading.kind === "unreadable") return { text: null, mode: null, unreadable: reading.why };
  // A repository may bring a link to whatever it likes: what it leads to is none of its own.
  if (leavesProject(path, world)) return { text: null, mode: reading.mode };
  const { text, skipped, problems } = decode(reading.bytes);
  // Bytes that are no text are left out: nobody could see what is in them.
  if (problems.some((it) => !it.mild))
    return {
      text: /m\0?i\0?m\0?o/i.test(String.fromCharCode(...reading.bytes.subarray(0, 65_536))) ? "mimo" : null,
      mode: reading.mode,
      unreadable: "encoding",
    };
  return { text: (skipped > 0 ? "\ufeff" : "") + rewrite.file(path, text), mode: reading.mode };
}

/** The world of a capsule. */
export function capsuleWorld(
  capsule: Pick<Capsule, "platform" | "home" | "cwd" | "env" | "files"> & { readonly at: number },
): Host {
  const files = Object.entries(capsule.files).map(([path, file]): [string, FakeFile] => [path, madeUp(file)]);
  return memoryWorld({
    env: capsule.env,
    files: Object.fromEntries(files),
    home: capsule.home,
    cwd: capsule.cwd,
    platform: capsule.platform,
    now: capsule.at,
  });
}

function madeUp({ text, mode, unreadable }: CapsuleFile): FakeFile {
  const bits = mode === null ? {} : { mode };
  if (unreadable === "encoding")
    return { bytes: new Uint8Array([0xff, 0xfe, ...new TextEncoder().encode(text ?? "")]), ...bits };
  if (unreadable !== undefined) return { unreadable: unreadable as NonNullable<FakeFile["unreadable"]> };
  return { bytes: new TextEncoder().encode(text ?? ""), ...bits };
}

/** What was decided and in which order, without the places, which have other names in a capsule. */
const stepsOf = (resolutions: readonly Resolution[]): string =>
  JSON.stringify(
    resolutions.map((r) => [
      r.policy,
      r.route,
      r.endpoint.plan,
      r.endpoint.region,
      r.baseUrl.origin,
      r.steps.map((step) => [step.slot, step.verdict, step.place?.kind ?? null]),
    ]),
  );
