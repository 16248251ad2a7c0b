// Which model OpenCode and its kin ask for.
import { builtins } from "./facts.ts";
import type { Lookup, Recorder } from "../../model/contracts.ts";
import type { Candidate } from "../../model/layer.ts";
import { placeIn } from "../../model/document.ts";
import { builtin, type Place } from "../../model/place.ts";
import type { AlsoModel, Outcome } from "../../model/resolution.ts";
import { msg } from "../../model/message.ts";
import { inFiles, strongest, textOf } from "./asks.ts";

/** `provider/model` in the strongest file; the part after the slash may stand for another id. */
export function modelChoice(r: Recorder): Outcome<string> {
  const id = r.hint("provider") ?? "";
  const key = r.hint("model");
  const others = ({ value }: Candidate): ReturnType<NonNullable<Lookup["unless"]>> =>
    typeof value === "string" && value.includes("/") && !value.startsWith(`${id}/`)
      ? { verdict: "ignored", because: msg("it names another provider") }
      : undefined;
  const set = r.pick("model", inFiles(r, "root", "model", others), {
    won: msg("`model` in the strongest file counts"),
    none: msg("no model is set"),
  });
  if (key === undefined) {
    const own = builtins.has(id) ? builtinModel : null;
    return own === null
      ? set
      : r.derive("model", own, msg("no model is set, so the catalogue's first is taken"), builtin);
  }
  const alias = r.pick("model", inFiles(r, "model", "id"), {
    won: msg("it stands for this id"),
    none: msg("no other id is written for it"),
  });
  if (alias.value !== null) return alias;
  if (set.value !== null) return { ...set, value: key };
  const because =
    r.hint("from") === "recent"
      ? msg("no model is set, so the one that was chosen last is taken")
      : msg("no model is set, so the provider's last by name is taken");
  return r.derive("model", key, because, declaredAt(r, key) ?? builtin);
}

/** What was taken on a machine where nothing was set; seen on the wire. */
const builtinModel = "mimo-v2.6-pro";

function declaredAt(r: Recorder, key: string): Place | undefined {
  for (let n = 0, from = r.from(`model${n}`); from; from = r.from(`model${++n}`)) {
    const place = from.place("name");
    const above = place.kind === "file" ? place.keys?.slice(0, -1) : undefined;
    const doc = r.from(`models${n}`)?.layer.doc;
    if (above && doc && above.at(-1) === key) return placeIn(doc, above, "key");
  }
  return undefined;
}

/** Models beside the main one that are asked for with the same key. */
export function alsoModels(r: Recorder): readonly AlsoModel[] {
  const id = r.hint("provider") ?? "";
  const found = strongest(r, "root", "small_model");
  const value = textOf(found);
  return found && value?.startsWith(`${id}/`) ? [{ value: value.slice(id.length + 1), place: found.place }] : [];
}

/** Whether the client finds the model: in the settings; for a built-in provider also in its catalogue. */
export function isServed(r: Recorder): boolean {
  const key = r.hint("model") ?? "";
  if (r.hint("declared")) return true;
  if (!builtins.has(r.hint("provider") ?? "")) return false;
  const bare = key.toLowerCase().replace(/\[\d+m\]$/, "");
  return r.facts.modelOf(key) !== undefined || r.facts.modelOf(bare) === undefined;
}
