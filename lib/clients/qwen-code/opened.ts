// Knows what Qwen Code's policy gets to see of its files, for one way to a model.
import { protocolOf } from "../../facts/qwen-code.ts";
import { expanding } from "../../kit/expand.ts";
import { headerOffers } from "../../kit/headers.ts";
import { numbered } from "../../kit/series.ts";
import type { Context, Opened } from "../../model/contracts.ts";
import type { Layer, Offers } from "../../model/layer.ts";
import { stacked, tableOffers, variableOffers } from "../../model/offers.ts";
import type { Path } from "../../model/place.ts";
import { chosenType, type Known, type Way } from "./choice.ts";
import { isRead, type Files } from "./files.ts";

/** `${NAME}` and `$NAME` in any text; where the variable is not set the text stays. */
const form = /(?:\$\{(?=\w+\})|\$(?=\w))(\w+)(?:(?<=\$\{\w+)\})?/;

/** Variables that are there when the settings are read: the shell's, then this user's. */
const lookup = (context: Context, { dotenv }: Files): Offers =>
  stacked(context.env, ...dotenv.filter((it) => isRead(it) && it.scope === "user").map((it) => variableOffers(it, [])));

const filled = (from: Offers, early: Offers): Offers =>
  expanding(from, { lookup: (slot, name) => early.get(slot, name), syntaxes: new Set(["${}", "$"]), form });

/** Settings in one table; a table is none. */
function settingsIn(layer: Layer, base: Path, early: Offers): Offers {
  const from = filled(tableOffers(layer, base), early);
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
      ...files.dotenv.filter(isRead).map((layer) => variableOffers(layer, [])),
      ...read.map((layer) => filled(variableOffers(layer, ["env"]), early)),
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
      ...numbered("dotenv", files.dotenv.filter(isRead), (it) => variableOffers(it, [])),
      ...numbered("env", read, (it) => filled(variableOffers(it, ["env"]), early)),
      ...(entry && layer
        ? {
            entry: settingsIn(layer, entry.path, early),
            headers: filled(headerOffers(layer, [...entry.path, "generationConfig", "customHeaders"]), early),
          }
        : {}),
      ...(files.login.status === "ignored" ? { login: tableOffers(files.login, []) } : {}),
    },
    hints: {
      ...(type !== undefined && protocolOf(type) ? { type } : {}),
      ...(chosenType(known) === undefined ? { untyped: "yes" } : { chosen: chosenType(known) as string }),
      ...(broken ? { broken: broken.path ?? "" } : {}),
    },
  };
}
