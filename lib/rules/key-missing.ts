// When a client that is set up for MiMo has no key at all.
import { urlOf } from "../facts/urls.ts";
import { rule, type ClientResult, type Page } from "../model/contracts.ts";
import type { Place } from "../model/place.ts";
import type { Resolution } from "../model/resolution.ts";
import { msg } from "../model/message.ts";
import { heldFor, loadedBy, setElsewhere, wantedNames } from "./shared/holders.ts";

export const page: Page = {
  title: msg("No key where the client looks"),
  why: msg(
    "The client is set up for MiMo, and none of the names and files that it reads holds a key. It will stop before it asks, or send a request without credentials and get 401.",
  ),
  remedy: msg("Put the key under a name that the client reads. A blank value counts as none."),
};

/** Something may still hold a key, or holds one that is not used: then its absence is not what is wrong. */
const explained = (resolution: Resolution): boolean =>
  // Where nobody knows who reads the settings, only a key that is there and blank says anything.
  (resolution.pathMode === "unknown" &&
    !resolution.steps.some((step) => step.slot === "key" && step.verdict === "blank")) ||
  // A file without a word about a key: it comes from somewhere else.
  !resolution.steps.some((step) => step.slot === "key") ||
  // A bridge on this machine has the key itself, where the client asks it at all.
  (urlOf(resolution).known?.kind === "loopback" && !resolution.needsKey && !isBlank(resolution)) ||
  (resolution.conditions.length > 0 && resolution.conditions.some((quirk) => quirk.kind !== "url-refused")) ||
  resolution.layers.some((layer) => layer.status === "broken" || layer.status === "unreadable");

/** The half that starts the other hands it a stored key. */
const handedOver = (judged: ClientResult, { version }: Resolution): boolean =>
  judged.resolutions.some(
    (r) => r.version === version && r.conditions.some((quirk) => quirk.kind === "key-may-be-stored"),
  );

/** A blank that is taken for a key: an empty one is sent. */
const isBlank = ({ key }: Resolution): boolean => key.value?.info.blank === true;

const views = (judged: ClientResult): readonly Resolution[] =>
  judged.resolutions.filter(
    (r) => r.view === "wire" && (r.key.value === null || isBlank(r)) && !explained(r) && !handedOver(judged, r),
  );

/** The client's usual name where it asks for that, else the first place where it looks. */
function placeOf({ client }: ClientResult, without: readonly Resolution[]): Place {
  const usual: Place = { kind: "env", name: client.keyName };
  const asked = without.flatMap((r) => r.steps).filter((step) => step.slot === "key");
  if (asked.some((step) => step.place?.kind === "env" && step.name === client.keyName)) return usual;
  return asked.find((step) => step.verdict === "unset" && step.place)?.place ?? usual;
}

export default rule({
  id: "key-missing",
  on: "client",
  severity: "error",
  needsReader: true,
  explains: ["alias", "noKey", "ownLogin"],
  check({ judged, run }, facts) {
    const without = views(judged);
    if (without.length === 0) return undefined;
    const blank = without
      .flatMap((r) => r.steps)
      .find((step) => step.slot === "key" && step.candidate?.state === "blank");
    if (!run.machine && !blank) return undefined;
    const looked = without[0]?.steps.filter((step) => step.slot === "key").length ?? 0;
    const versions = new Set(without.map((r) => r.version));
    const held = blank ? undefined : heldFor(without.flatMap(wantedNames), run);
    return {
      message: blank
        ? msg("{client} finds no key: {place} is set but blank", {
            client: judged.client.title,
            place: blank.place ?? { kind: "env", name: blank.name },
          })
        : msg("{client} finds no key in any of the {looked} places where it looks", {
            client: judged.client.title,
            looked,
          }),
      place: blank?.place ?? placeOf(judged, without),
      expected: msg("a key that begins with `sk-` (pay-as-you-go) or `tp-` (Token Plan)"),
      remedy: held ? loadedBy(held) : judged.client.instructions.key(blank?.place ?? null, facts),
      ...(held ? { related: [setElsewhere(held)] } : {}),
      ...(without.every((r) => r.pathMode === "unknown") ? { severity: "warning" as const } : {}),
      clients: judged.resolutions
        .filter((r) => versions.has(r.version) && (r.key.value === null || isBlank(r)))
        .map((r) => r.policy),
    };
  },
});
