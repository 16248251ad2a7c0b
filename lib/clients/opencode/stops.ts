// When OpenCode and its kin give up before they ask.
import type { Variant } from "./facts.ts";
import type { Recorder } from "../../model/contracts.ts";
import type { Secret } from "../../model/secret.ts";
import type { Outcome, Condition } from "../../model/resolution.ts";
import { msg } from "../../model/message.ts";
import { unsendable } from "../shared/headers.ts";
import { stopped, type Nowhere } from "../shared/route.ts";
import { strongest, textOf } from "./asks.ts";
import { isServed } from "./model.ts";

/** Why no request is made at all. */
export function stops(
  r: Recorder,
  flavour: Variant,
  key: Outcome<Secret>,
  model: Outcome<string>,
): readonly Condition[] {
  const id = r.hint("provider") ?? "";
  return [
    ...(r.hint("off") ? [switchedOff(r, id)] : []),
    ...(r.hint("unknown") ? [nobody(r, id)] : []),
    ...(flavour.lostModel === "stops" ? lost(r, id, model) : []),
    ...unsendable(key),
  ];
}

/** The model names a provider that there is not. */
const nobody = (r: Recorder, id: string): Condition => ({
  ...stopped(
    "provider",
    msg("`model` names the provider `{id}`, which there is not", { id }),
    strongest(r, "root", "model")?.place ?? null,
  ),
  unknown: true,
});

function switchedOff(r: Recorder, id: string): Condition {
  const disabled = strongest(r, "root", "disabled_providers");
  const lists = Array.isArray(disabled?.value) && (disabled.value as readonly unknown[]).includes(id);
  const by = lists ? disabled : strongest(r, "root", "enabled_providers");
  const because = lists
    ? msg("`disabled_providers` names `{id}`", { id })
    : msg("`enabled_providers` leaves `{id}` out", { id });
  return { ...stopped("provider", because, by?.place ?? null), off: true };
}

/** A model that the client does not find. */
function lost(r: Recorder, id: string, model: Outcome<string>): readonly Condition[] {
  const set = strongest(r, "root", "model");
  const text = textOf(set);
  if (text !== undefined && !text.includes("/"))
    return [stopped("model-prefix", msg("`model` names no provider: `{id}/…` is wanted", { id }), set?.place ?? null)];
  if (r.hint("from") !== "model" || isServed(r)) return [];
  const because = msg("the model is in neither `models` of the provider nor the catalogue");
  return [stopped("model", because, model.place)];
}

/** A file that does not parse ends the run, where others leave it out. */
export function brokenFile(r: Recorder, flavour: Variant): Nowhere | undefined {
  const name = flavour.broken === "stops" ? r.hint("broken") : undefined;
  if (name === undefined) return undefined;
  const because = msg("a settings file is broken, so the client does not start");
  return stopped("file", because, name === "" ? null : { kind: "file", path: name });
}
