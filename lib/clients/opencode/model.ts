// Which model OpenCode and its kin ask for.
import type { Facts } from "../../model/facts.ts";
import { builtins } from "./facts.ts";
import type { Lookup, Recorder } from "../../model/contracts.ts";
import type { Candidate } from "../../model/layer.ts";
import { placeIn } from "../../model/document.ts";
import { builtin, type Place } from "../../model/place.ts";
import type { AlsoModel, Outcome } from "../../model/resolution.ts";
import { msg } from "../../model/message.ts";
import { inFiles, strongest, textOf } from "./asks.ts";
import type { Sources } from "./sources.ts";

/** `provider/model` in the strongest file; the part after the slash may stand for another id. */
export function modelChoice(r: Recorder, from: Sources): Outcome<string> {
  const { provider: id, model: chosen } = from;
  const others = ({ value }: Candidate): ReturnType<NonNullable<Lookup["unless"]>> =>
    typeof value === "string" && value.includes("/") && !value.startsWith(`${id}/`)
      ? { verdict: "ignored", because: msg("it names another provider") }
      : undefined;
  const set = r.pick("model", inFiles(from.roots, "model", others), {
    won: msg("`model` in the strongest file counts"),
    none: msg("no model is set"),
  });
  if (chosen === undefined) {
    const own = builtins.has(id) ? builtinModel : null;
    return own === null
      ? set
      : r.derive("model", own, msg("no model is set, so the catalogue's first is taken"), builtin);
  }
  const alias = r.pick("model", inFiles(from.models, "id"), {
    won: msg("it stands for this id"),
    none: msg("no other id is written for it"),
  });
  if (alias.value !== null) return alias;
  if (set.value !== null) return { ...set, value: chosen.key };
  const because =
    chosen.from === "recent"
      ? msg("no model is set, so the one that was chosen last is taken")
      : msg("no model is set, so the provider's last by name is taken");
  return r.derive("model", chosen.key, because, declaredAt(from, chosen.key) ?? builtin);
}

/** What was taken on a machine where nothing was set; seen on the wire. */
const builtinModel = "mimo-v2.6-pro";

function declaredAt({ models }: Sources, key: string): Place | undefined {
  for (const from of models) {
    const place = from.place("name");
    const above = place.kind === "file" ? place.keys?.slice(0, -1) : undefined;
    const { doc } = from.layer;
    if (above && doc && above.at(-1) === key) return placeIn(doc, above, "key");
  }
  return undefined;
}

/** Models beside the main one that are asked for with the same key. */
export function alsoModels({ provider: id, roots }: Sources): readonly AlsoModel[] {
  const found = strongest(roots, "small_model");
  const value = textOf(found);
  return found && value?.startsWith(`${id}/`) ? [{ value: value.slice(id.length + 1), place: found.place }] : [];
}

/** Whether the client finds the model: in the settings; for a built-in provider also in its catalogue. */
export function isServed({ provider, model, isDeclared }: Sources, facts: Facts): boolean {
  const key = model?.key ?? "";
  if (isDeclared) return true;
  if (!builtins.has(provider)) return false;
  const bare = key.toLowerCase().replace(/\[\d+m\]$/, "");
  return facts.modelOf(key) !== undefined || facts.modelOf(bare) === undefined;
}
