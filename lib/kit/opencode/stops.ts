// Knows when OpenCode and its kin give up before they ask.
import type { Flavour } from "../../facts/opencode.ts";
import type { Recorder } from "../../model/contracts.ts";
import type { Secret } from "../../model/secret.ts";
import type { Outcome, Quirk } from "../../model/resolution.ts";
import { say } from "../../model/text.ts";
import { unsendable } from "../headers.ts";
import { stopped, type Nowhere } from "../route.ts";
import { strongest, textOf } from "./asks.ts";
import { isServed } from "./model.ts";

/** Why no request is made at all. */
export function stops(r: Recorder, flavour: Flavour, key: Outcome<Secret>, model: Outcome<string>): readonly Quirk[] {
  const id = r.hint("provider") ?? "";
  return [
    ...(r.hint("off") ? [switchedOff(r, id)] : []),
    ...(flavour.lostModel === "stops" ? lost(r, id, model) : []),
    ...unsendable(key),
  ];
}

function switchedOff(r: Recorder, id: string): Quirk {
  const disabled = strongest(r, "root", "disabled_providers");
  const lists = Array.isArray(disabled?.value) && (disabled.value as readonly unknown[]).includes(id);
  const by = lists ? disabled : strongest(r, "root", "enabled_providers");
  const because = lists
    ? say("`disabled_providers` names `{id}`", { id })
    : say("`enabled_providers` leaves `{id}` out", { id });
  return { ...stopped("provider", because, by?.place ?? null), off: true };
}

/** A model that the client does not find. */
function lost(r: Recorder, id: string, model: Outcome<string>): readonly Quirk[] {
  const set = strongest(r, "root", "model");
  const text = textOf(set);
  if (text !== undefined && !text.includes("/"))
    return [stopped("model-prefix", say("`model` names no provider: `{id}/…` is wanted", { id }), set?.place ?? null)];
  if (r.hint("from") !== "model" || isServed(r)) return [];
  const because = say("the model is in neither `models` of the provider nor the catalogue");
  return [stopped("model", because, model.place)];
}

/** A file that does not parse ends the run, where others leave it out. */
export function brokenFile(r: Recorder, flavour: Flavour): Nowhere | undefined {
  const name = flavour.broken === "stops" ? r.hint("broken") : undefined;
  if (name === undefined) return undefined;
  const because = say("a settings file is broken, so the client does not start");
  return stopped("file", because, name === "" ? null : { kind: "file", path: name });
}
