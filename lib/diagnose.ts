// Knows how a diagnosis is put together; reads top to bottom as World → Layers → Candidates → Resolutions → Findings → Report.
import clients from "./clients/index.ts";
import { concealUrl, readUrl } from "./facts/urls.ts";
import { isMimoVariable } from "./facts/mimo.ts";
import { otherKeyNames } from "./facts/names.ts";
import { UsageError } from "./model/errors.ts";
import type { Client, Context, Judged, Run } from "./model/contracts.ts";
import type { Report } from "./model/report.ts";
import type { Endpoint, Route } from "./model/resolution.ts";
import { say } from "./model/text.ts";
import type { World } from "./model/world.ts";
import policies from "./policies/index.ts";
import { contextOf } from "./read/context.ts";
import type { Vault } from "./read/seal.ts";
import { build } from "./report/build.ts";
import { judge } from "./report/judge.ts";
import { resolve } from "./resolve/recorder.ts";
import { always, nothingToSay } from "./rules/quick.ts";
import { version } from "./version.ts";

/** What is asked; every field may be missing. */
export interface Request {
  /** Client ids, with a version where only that one counts: `codewhale`, `codewhale@pr2627`. */
  readonly clients?: readonly string[];
  /** Judge dates as of then: ISO 8601, or a Date. Now where missing. */
  readonly at?: string | Date;
  /** The TOML file that CodeWhale's `--config` would name. */
  readonly config?: string;
  /** Files that replace the process environment; of several the later wins. */
  readonly dotenv?: readonly string[];
}

/**
 * Diagnoses a world. Never prints, exits or writes, and touches nothing outside the world.
 * @throws {UsageError} for a client or a date that does not exist.
 */
export async function diagnose(request: Request, world: World): Promise<Report> {
  const { run, vault } = await examine(request, world);
  const rules = nothingToSay(run, otherKeyNames) ? always : (await import("./rules/index.ts")).default;
  const { judgements, skipped } = judge(rules, run);
  const report = build(
    { version, run, judgements, skipped, conceal: concealUrl },
    { home: world.home, cwd: world.cwd },
  );
  remember(report, vault);
  return report;
}

const vaults = new WeakMap<Report, Vault>();
const remember = (report: Report, vault: Vault): void => void vaults.set(report, vault);

/** The keys that a diagnosis has seen, for the wall that every output passes. */
export const secretsOf = (report: Report): Vault => vaults.get(report) ?? [];

/** The part before the rules: what was found, and what each policy makes of it. */
export async function examine(request: Request, world: World): Promise<{ run: Run; vault: Vault }> {
  const vault: Vault = [];
  const at = instant(request.at, world);
  const wanted = selection(request.clients);
  const context = await contextOf(world, { config: request.config, dotenv: request.dotenv ?? [] }, vault);
  const judged: Judged[] = [];
  for (const client of clients) {
    if (wanted && !wanted.has(client.id)) continue;
    judged.push(await examineClient(client, context, wanted?.get(client.id)));
  }
  return {
    run: {
      at,
      platform: world.platform,
      clients: settle(judged, context, world, wanted !== undefined),
      env: context.env,
      machine: true,
    },
    vault,
  };
}

async function examineClient(
  client: Client,
  context: Context,
  versions: readonly string[] | undefined,
): Promise<Judged> {
  const survey = await client.survey(context);
  const chosen = policies.filter(
    (policy) => policy.client === client.id && (!versions?.length || versions.includes(policy.version)),
  );
  return {
    client,
    survey,
    resolutions: chosen.map((policy) => resolve(policy, survey, endpoint)),
    setUp: survey.setUp !== null,
  };
}

function endpoint(route: Route): Endpoint {
  const { host, known } = readUrl(route.baseUrl.value ?? "");
  const row = known?.kind === "endpoint" ? known.row : undefined;
  return { host, plan: row?.plan ?? "unknown", region: row?.region ?? null, wire: route.wire };
}

/** Who counts as set up: see the public contract, "Who is judged". */
function settle(judged: readonly Judged[], context: Context, world: World, named: boolean): readonly Judged[] {
  if (named) return judged.map((it) => ({ ...it, setUp: true }));
  if (judged.some((it) => it.setUp)) return judged;
  const lonely =
    Object.keys(world.env).some((name) => isMimoVariable(name)) && !context.env.layer.id.startsWith("dotenv");
  return judged.map((it) => (lonely && it.client.id === "codewhale" ? { ...it, setUp: true } : it));
}

function instant(at: string | Date | undefined, world: World): number {
  if (at === undefined) return world.now();
  const time =
    at instanceof Date
      ? at.getTime()
      : /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})?)?$/.test(at)
        ? Date.parse(at.length > 10 && !/(?:Z|[+-]\d{2}:\d{2})$/.test(at) ? `${at}Z` : at)
        : NaN;
  if (Number.isNaN(time))
    throw new UsageError(
      say("`{at}` is no date: write it like `2026-09-30` or `2026-09-30T12:00:00Z`", { at: String(at) }),
    );
  return time;
}

/** Client ids to the versions that were named with them. */
function selection(names: readonly string[] | undefined): ReadonlyMap<string, readonly string[]> | undefined {
  if (!names?.length) return undefined;
  const chosen = new Map<string, string[]>();
  for (const name of names) {
    const [id = "", wanted] = name.split("@");
    const known = policies.filter((policy) => policy.client === id);
    if (known.length === 0) throw new UsageError(say("`{id}` is no client: see `mimo-doctor list clients`", { id }));
    const all = [...new Set(known.map((policy) => policy.version))];
    if (wanted !== undefined && !all.includes(wanted)) {
      throw new UsageError(say("{id} has no version `{wanted}` here: {all}", { id, wanted, all: all.join(", ") }));
    }
    chosen.set(id, [...(chosen.get(id) ?? []), ...(wanted === undefined ? [] : [wanted])]);
  }
  return chosen;
}
