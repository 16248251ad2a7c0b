// What Qwen Code's policy gets to see of its files, for one way to a model.
import { protocolOf } from "./facts.ts";
import { expanding } from "../shared/expand.ts";
import { headerOffers } from "../shared/headers.ts";
import { numbered } from "../shared/series.ts";
import type { Context, Opened } from "../../model/contracts.ts";
import type { Layer, SettingsSource } from "../../model/layer.ts";
import { overlay, tableSource, variableSource } from "../../model/settings-source.ts";
import type { Path } from "../../model/place.ts";
import { chosenType, type Known, type Way } from "./choice.ts";
import { isRead, type Files } from "./files.ts";

/** `${NAME}` and `$NAME` in any text; where the variable is not set the text stays. */
const form = /(?:\$\{(?=\w+\})|\$(?=\w))(\w+)(?:(?<=\$\{\w+)\})?/;

/** Variables that are there when the settings are read: the shell's, then this user's. */
const lookup = (context: Context, { dotenv }: Files): SettingsSource =>
  overlay(context.env, ...dotenv.filter((it) => isRead(it) && it.scope === "user").map((it) => variableSource(it, [])));

const filled = (from: SettingsSource, early: SettingsSource): SettingsSource =>
  expanding(from, { lookup: (slot, name) => early.get(slot, name), syntaxes: new Set(["${}", "$"]), form });

/** Settings in one table; a table is none. */
function settingsIn(layer: Layer, base: Path, early: SettingsSource): SettingsSource {
  const from = filled(tableSource(layer, base), early);
  return {
    ...from,
    get(slot, name) {
      const found = from.get(slot, name);
      return found?.state === "misshapen" && slot !== "key" ? undefined : found;
    },
  };
}

export function knownOf(context: Context, files: Files): Known {
  const early = lookup(context, files);
  const read = files.settings.filter(isRead);
  return {
    settings: read.map((layer) => ({ layer, offers: settingsIn(layer, [], early) })),
    variables: [
      context.env,
      ...files.dotenv.filter(isRead).map((layer) => variableSource(layer, [])),
      ...read.map((layer) => filled(variableSource(layer, ["env"]), early)),
    ],
  };
}

/** A file of this user or of the machine that does not parse ends the run. */
const brokenOf = ({ settings }: Files): Layer | undefined =>
  settings.find(({ status }) => status === "broken" || status === "unreadable");

export function open(context: Context, files: Files, known: Known, way: Way): Opened {
  const early = lookup(context, files);
  const type = way.entry?.type ?? way.type;
  const read = files.settings.filter(isRead);
  const broken = brokenOf(files);
  const { entry, layer } = way;
  return {
    layers: [context.env.layer, ...files.settings, ...files.dotenv].filter(
      ({ status }) => status !== "ignored" && status !== "absent",
    ),
    steps: [],
    offers: {
      ...numbered("root", read, (it) => settingsIn(it, [], early)),
      shell: context.env,
      ...numbered("dotenv", files.dotenv.filter(isRead), (it) => variableSource(it, [])),
      ...numbered("env", read, (it) => filled(variableSource(it, ["env"]), early)),
      ...(entry && layer
        ? {
            entry: settingsIn(layer, entry.path, early),
            headers: filled(headerOffers(layer, [...entry.path, "generationConfig", "customHeaders"]), early),
          }
        : {}),
      ...(files.login.status === "ignored" ? { login: tableSource(files.login, []) } : {}),
    },
    hints: {
      ...(type !== undefined && protocolOf(type) ? { type } : {}),
      ...(chosenType(known) === undefined ? { untyped: "yes" } : { chosen: chosenType(known) as string }),
      ...(broken ? { broken: broken.path ?? "" } : {}),
    },
  };
}
