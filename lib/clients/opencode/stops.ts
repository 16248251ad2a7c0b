// When OpenCode and its kin give up before they ask.
import type { Facts } from "../../model/facts.ts";
import type { Variant } from "./facts.ts";
import type { Secret } from "../../model/secret.ts";
import type { Outcome, Condition } from "../../model/resolution.ts";
import { msg } from "../../model/message.ts";
import { unsendable } from "../shared/headers.ts";
import { stopped, type Nowhere } from "../shared/route.ts";
import { strongest, textOf } from "./asks.ts";
import { isServed } from "./model.ts";
import type { Sources } from "./sources.ts";

/** Why no request is made at all. */
export function stops(
  from: Sources,
  flavour: Variant,
  key: Outcome<Secret>,
  model: Outcome<string>,
  facts: Facts,
): readonly Condition[] {
  return [
    ...(from.isOff ? [switchedOff(from)] : []),
    ...(from.isUnknown ? [nobody(from)] : []),
    ...(flavour.lostModel === "stops" ? lost(from, model, facts) : []),
    ...unsendable(key),
  ];
}

/** The model names a provider that there is not. */
const nobody = ({ roots, provider: id }: Sources): Condition => ({
  ...stopped(
    "provider",
    msg("`model` names the provider `{id}`, which there is not", { id }),
    strongest(roots, "model")?.place ?? null,
  ),
  unknown: true,
});

function switchedOff({ roots, provider: id }: Sources): Condition {
  const disabled = strongest(roots, "disabled_providers");
  const lists = Array.isArray(disabled?.value) && (disabled.value as readonly unknown[]).includes(id);
  const by = lists ? disabled : strongest(roots, "enabled_providers");
  const because = lists
    ? msg("`disabled_providers` names `{id}`", { id })
    : msg("`enabled_providers` leaves `{id}` out", { id });
  return { ...stopped("provider", because, by?.place ?? null), off: true };
}

/** A model that the client does not find. */
function lost(from: Sources, model: Outcome<string>, facts: Facts): readonly Condition[] {
  const set = strongest(from.roots, "model");
  const text = textOf(set);
  if (text !== undefined && !text.includes("/"))
    return [
      stopped(
        "model-prefix",
        msg("`model` names no provider: `{id}/…` is wanted", { id: from.provider }),
        set?.place ?? null,
      ),
    ];
  if (from.model?.from !== "model" || isServed(from, facts)) return [];
  const because = msg("the model is in neither `models` of the provider nor the catalogue");
  return [stopped("model", because, model.place)];
}

/** A file that does not parse ends the run, where others leave it out. */
export function brokenFile({ broken }: Sources, flavour: Variant): Nowhere | undefined {
  if (flavour.broken !== "stops" || !broken) return undefined;
  const because = msg("a settings file is broken, so the client does not start");
  return stopped("file", because, broken.path ? { kind: "file", path: broken.path } : null);
}
