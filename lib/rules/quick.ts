// When no rule can have anything to say, so that a healthy machine is answered without loading them.
// A test runs all rules over every fixture and vector to hold that promise.
import { baseUrlOf, endpoints, regionLetters } from "../facts/endpoints.ts";
import { vendorKeys } from "../facts/foreign.ts";
import { tooHigh } from "./shared/limits.ts";
import { modelOf } from "../facts/models.ts";
import { proxyNames } from "./shared/proxies.ts";
import { otherRegions } from "./shared/regions.ts";
import { tails } from "../facts/urls.ts";
import type { ClientResult, Rule, Run } from "../model/contracts.ts";
import { at } from "../model/document.ts";
import type { Layer } from "../model/layer.ts";
import type { Resolution } from "../model/resolution.ts";
import { Secret, type Plan } from "../model/secret.ts";
import { placeId } from "../model/place.ts";
import keyFileReadable from "./key-file-readable.ts";
import keyInProjectFile from "./key-in-project-file.ts";

const quietVerdicts: ReadonlySet<string> = new Set(["won", "unset", "derived"]);

/** One key without a flaw, on exactly its own endpoint, and nothing else in sight. */
function flawless(r: Resolution): boolean {
  const { key, baseUrl, mode, model, auth, endpoint } = r;
  const traits = key.value?.info;
  if (
    !traits ||
    !key.value?.real ||
    traits.odd ||
    traits.quoted ||
    traits.scheme ||
    traits.short ||
    traits.vendor ||
    traits.edges !== "none"
  )
    return false;
  const tail = r.pathMode === "verbatim" ? tails[r.protocol] : "";
  const row = endpoints.find((it) => baseUrlOf(it, r.protocol, r.endpointPath) + tail === baseUrl.value);
  if (
    !row ||
    r.hosted ||
    r.foundFor ||
    row.plan !== traits.plan ||
    baseUrl.guessed ||
    mode.value !== null ||
    auth.also.length > 0 ||
    r.conditions.length > 0
  )
    return false;
  if (row.region && traits.letter && regionLetters[traits.letter] !== row.region) return false;
  const models = [model.value, ...(r.alsoModels ?? []).map(({ value }) => value)];
  const { candidate } = baseUrl;
  if (candidate?.layer.doc && row.region && otherRegions(candidate.layer.doc, candidate.place, row.region).length > 0)
    return false;
  if (endpoint.host !== row.host || !models.every((id) => isServed(id, row.plan))) return false;
  return (
    r.layers.every((layer) => noTwins(r, layer)) &&
    r.steps.every(
      (step) =>
        quietVerdicts.has(step.verdict) &&
        (step.slot === "key" ||
          step.slot === "baseUrl" ||
          step.slot === "model" ||
          step.slot === "config" ||
          !step.candidate),
    )
  );
}

function isServed(id: string | null, plan: Plan): boolean {
  const known = id === null ? undefined : modelOf(id);
  return known !== undefined && known.ends === null && known.kind === "chat" && known.plans.some((it) => it === plan);
}

/** A variable that is exported hides its own name in `.env`, and no step tells of it. */
const noTwins = ({ steps }: Resolution, { id, doc }: Layer): boolean =>
  doc?.dialect !== "dotenv" ||
  steps.every((step) => step.candidate?.layer.id === id || at(doc.value, [step.name]) === undefined);

const agree = (a: Resolution, b: Resolution): boolean =>
  placeId(a.key.place) === placeId(b.key.place) &&
  a.baseUrl.value === b.baseUrl.value &&
  a.model.value === b.model.value &&
  a.auth.value === b.auth.value;

const unremarkable = ({ diagnostics: remarks, doc }: Layer): boolean =>
  remarks.length === 0 && !(doc && tooHigh(doc).length > 0);

function quiet(judged: ClientResult): boolean {
  if (!judged.survey.layers.every(unremarkable)) return false;
  const [first] = judged.resolutions;
  return !judged.setUp || (first !== undefined && judged.resolutions.every((r) => flawless(r) && agree(r, first)));
}

/** Rules that look at files alone: few and small, so they are asked in any case. */
export const always: readonly Rule[] = [keyFileReadable as Rule, keyInProjectFile as Rule];

/** Variables that some rule looks at, whoever is set up. */
const loud = (run: Run): boolean =>
  proxyNames.some((name) => run.env.get("config", name) !== undefined) ||
  vendorKeys.some(({ name }) => {
    const value = run.env.get("key", name)?.value;
    return value instanceof Secret && value.info.plan === "token-plan";
  });

/** True only where every other rule would stay silent. */
export const nothingToSay = (run: Run, otherKeys: readonly string[]): boolean =>
  !loud(run) &&
  run.clients.filter((judged) => judged.setUp).length <= 1 &&
  run.clients.every(quiet) &&
  otherKeys.every((name) => run.env.get("key", name) === undefined || isAsked(run, name));

const isAsked = (run: Run, name: string): boolean =>
  run.clients.some((judged) =>
    judged.resolutions.some((r) => r.steps.some((step) => step.slot === "key" && step.name === name)),
  );
