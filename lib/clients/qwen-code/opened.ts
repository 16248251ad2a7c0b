// What Qwen Code's policy gets to see of its files, for one way to a model.
import { expanding } from "../shared/expand.ts";
import { headerOffers } from "../shared/headers.ts";
import { endsAt } from "../shared/route.ts";
import type { Context, Opened } from "../../model/contracts.ts";
import type { Layer, SettingsSource } from "../../model/layer.ts";
import { overlay, tableSource, variableSource } from "../../model/settings-source.ts";
import type { Path } from "../../model/place.ts";
import { msg } from "../../model/message.ts";
import { chosenType, type Way } from "./choice.ts";
import { isRead, type Files } from "./files.ts";
import type { Known, Sources } from "./sources.ts";

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
    settings: read.map((layer) => settingsIn(layer, [], early)),
    shell: context.env,
    dotenv: files.dotenv.filter(isRead).map((layer) => variableSource(layer, [])),
    env: read.map((layer) => filled(variableSource(layer, ["env"]), early)),
  };
}

/** A file of this user or of the machine that does not parse ends the run. */
const brokenOf = ({ settings }: Files): Layer | undefined =>
  settings.find(({ status }) => status === "broken" || status === "unreadable");

const lost = msg("a settings file is broken, so Qwen Code does not start");

export function open(context: Context, files: Files, known: Known, way: Way): Opened<Sources> {
  const early = lookup(context, files);
  const broken = brokenOf(files);
  const { entry, layer } = way;
  const layers = [context.env.layer, ...files.settings, ...files.dotenv].filter(
    ({ status }) => status !== "ignored" && status !== "absent",
  );
  if (broken) return { layers, steps: [], route: endsAt("file", lost, { kind: "file", path: broken.path ?? "" }) };
  const described = entry && layer ? { path: entry.path, layer } : undefined;
  return {
    layers,
    steps: [],
    sources: {
      ...known,
      entry: described && settingsIn(described.layer, described.path, early),
      headers:
        described &&
        filled(headerOffers(described.layer, [...described.path, "generationConfig", "customHeaders"]), early),
      login: files.login.status === "ignored" ? files.login : undefined,
      type: entry?.type ?? way.type,
      chosen: chosenType(known),
    },
  };
}
