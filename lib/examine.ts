// The part of a diagnosis before the rules: which clients are there, and what each of their policies decides.
import clients from "./clients/index.ts";
import { withStrays } from "./clients/shared/stray.ts";
import { elsewhereOf } from "./discover/elsewhere.ts";
import { aroundOf } from "./discover/machine.ts";
import { factsFor } from "./facts/request.ts";
import { mimoNames } from "./facts/names.ts";
import {
  MAX_ROUTES,
  type ClientRow,
  type Context,
  type ClientResult,
  type Run,
  type Survey,
} from "./model/contracts.ts";
import type { Layer } from "./model/layer.ts";
import type { Resolution } from "./model/resolution.ts";
import type { Suppression } from "./model/suppression.ts";
import type { Host } from "./model/host.ts";
import { observationsOf, unknownReader } from "./observing.ts";
import { contextOf } from "./read/context.ts";
import { registryFor, type SecretRegistry } from "./read/secrets.ts";
import { instant, selection, type Request } from "./request.ts";
import { resolve } from "./resolve/recorder.ts";

/** Judged by default even where nothing of it is found. */
const alwaysJudged = "codewhale";

/** What was found, and what each policy makes of it. @throws {UsageError} */
export async function examine(
  request: Request,
  world: Host,
): Promise<{ readonly run: Run; readonly vault: SecretRegistry }> {
  const facts = await factsFor(request.facts);
  const vault = registryFor(facts);
  const at = instant(request.at, world);
  const wanted = selection(request.clients);
  const within = wanted ? undefined : selection(request.within);
  const context = await contextOf(world, { config: request.config, dotenv: request.dotenv ?? [] }, vault, facts);
  const judged: ClientResult[] = [];
  for (const row of clients) {
    if (wanted ? wanted.has(row.id) : isWithin(row, within) && (row.id === alwaysJudged || isFound(row, context)))
      judged.push(await examineClient(row, context, (wanted ?? within)?.get(row.id)));
  }
  const opened = judged.flatMap(({ survey }) => [...survey.layers, ...(survey.opened ?? [])]);
  const around = wanted ? [] : await aroundOf(world, context, opened);
  const observations = observationsOf(judged, context.env, around, vault, facts);
  const inFiles = observations.some(({ layer }) => layer.kind === "file");
  const settled = settle(judged, context, wanted !== undefined, inFiles);
  const rest = unknownReader(observations, settled, facts);
  const suppressions = suppressionsOf([context.env.layer, ...judged.flatMap((it) => it.survey.layers)]);
  return {
    run: {
      at,
      facts,
      platform: world.platform,
      clients: rest && !wanted ? [...settled, rest] : settled,
      observations,
      env: context.env,
      machine: true,
      exchanges: [],
      ...(suppressions.length > 0 ? { suppressions, narrowed: wanted !== undefined } : {}),
    },
    vault,
  };
}

const isWithin = ({ id }: ClientRow, within: ReturnType<typeof selection>): boolean => !within || within.has(id);

/** A repository must not be able to silence what it does to the user's key: only the user's own files have a say. */
function suppressionsOf(layers: readonly Layer[]): readonly Suppression[] {
  const own = layers.filter((layer) => layer.suppressions && layer.scope !== "project");
  return [...new Map(own.map((layer) => [layer.path, layer.suppressions ?? []])).values()].flat();
}

/** A file or a variable of the client is there. */
const isFound = ({ detection }: ClientRow, context: Context): boolean =>
  detection.env.some((name) => context.env.get("config", name) !== undefined) ||
  detection.files.some((template) => context.find(template).length > 0);

/** What the policies of one client make of what it finds. */
export async function examineClient(
  row: ClientRow,
  context: Context,
  versions: readonly string[] | undefined,
): Promise<ClientResult> {
  const { client, policies } = await row.load();
  const survey = await withUnread(await client.survey(context), row, context);
  const wanted = versions?.length ? versions : survey.judges;
  const chosen = policies.filter((policy) => !wanted || wanted.includes(policy.version));
  const routes = survey.routes ?? [""];
  const left = routes.length - MAX_ROUTES;
  const resolutions = chosen.flatMap((policy) =>
    routes.slice(0, MAX_ROUTES).map((route) => resolve(policy, survey, context.facts, route)),
  );
  const judged: ClientResult = {
    client,
    survey,
    resolutions,
    // CodeWhale is asked what it would do with MiMo, not what it does.
    setUp: survey.setUp !== null || (row.id !== alwaysJudged && resolutions.some(isMimos)),
    ...(left > 0 ? { left } : {}),
  };
  return withStrays(
    judged,
    chosen.map((policy) => `${policy.client}@${policy.version}/${policy.view}`),
    context.facts,
  );
}

/** Files of the client that it does not start with are looked at, and nothing more. */
async function withUnread(survey: Survey, row: ClientRow, context: Context): Promise<Survey> {
  const opened = survey.opened ?? [];
  const unread = [...(survey.unread ?? []), ...(await elsewhereOf(row, context, [...survey.layers, ...opened]))];
  return unread.length === 0 ? survey : { ...survey, unread, opened: [...opened, ...unread.map((it) => it.layer)] };
}

/** Whether what a client takes as it is started is MiMo's: an official host that somebody has set, or a Token Plan key. */
const isMimos = ({ active, view, baseUrl, endpoint: { plan }, key: { value } }: Resolution): boolean =>
  active &&
  view === "wire" &&
  ((plan !== "unknown" && baseUrl.origin !== "default") || (value?.real === true && value.info.plan === "token-plan"));

/** Who counts as set up: see the public contract, "Who is judged". */
function settle(
  judged: readonly ClientResult[],
  context: Context,
  named: boolean,
  inFiles: boolean,
): readonly ClientResult[] {
  if (named) return judged.map((it) => ({ ...it, setUp: true }));
  if (inFiles || judged.length > 1 || judged.some((it) => it.setUp)) return judged;
  const lonely = mimoNames.some((name) => context.env.get("config", name) !== undefined);
  return judged.map((it) => (lonely && it.client.id === alwaysJudged ? { ...it, setUp: true } : it));
}
