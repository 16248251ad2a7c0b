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
  const off = say("`disabled_providers` or `enabled_providers` leaves `{id}` out", { id });
  return [
    ...(r.hint("off") ? [stopped("provider", off, null)] : []),
    ...(flavour.lostModel === "stops" ? lost(r, id, model) : []),
    ...unsendable(key),
  ];
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
