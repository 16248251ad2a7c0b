// Settings of VS Code and its kin: variables for its terminals, and those that an extension hands to its client.
import { handsVariables, knownReader, settingsFiles, terminals } from "./facts.ts";
import { expanding } from "../shared/expand.ts";
import { fileClient } from "../shared/file-client.ts";
import { variableGroups } from "../shared/variables.ts";
import type { Group } from "../shared/group.ts";
import { namesIn } from "../shared/names.ts";
import type { Context, Detection } from "../../model/contracts.ts";
import { at, isTable, type Value } from "../../model/document.ts";
import type { Layer, SettingsSource } from "../../model/layer.ts";
import { tableSource, variableSource } from "../../model/settings-source.ts";
import { msg } from "../../model/message.ts";

export const detection: Detection = {
  files: settingsFiles,
  env: [],
  names: ["User/settings.json"],
};

/** `[{ "name": …, "value": … }]` */
function listed(
  layer: Layer,
  setting: string,
  list: readonly Value[],
): { from: SettingsSource; names: readonly string[] } {
  const names = list.map((it) => (isTable(it) && typeof it["name"] === "string" ? it["name"] : ""));
  // Of a name that stands there twice the last one counts.
  const places = new Map(names.map((name, n) => [name, n]));
  const one = (name: string): SettingsSource => tableSource(layer, [setting, places.get(name) ?? -1]);
  const from: SettingsSource = {
    layer,
    label: (name) => `${setting} ${name}`,
    place: (name) => one(name).place("value"),
    get(slot, name) {
      const found = places.has(name) ? one(name).get(slot, "value") : undefined;
      return found?.place.kind === "file" ? { ...found, name, place: { ...found.place, name } } : found;
    },
  };
  return { from, names: [...places.keys()] };
}

function groupsOf(layer: Layer, setting: string, { facts, env }: Context): readonly Group[] {
  const value = at(layer.doc?.value, [setting]);
  const { from, names } = Array.isArray(value)
    ? listed(layer, setting, value)
    : { from: variableSource(layer, [setting]), names: namesIn(layer, [setting]) };
  const filled = expanding(from, {
    lookup: (slot, name) => env.get(slot, name),
    syntaxes: new Set(["${}"]),
    form: /\$\{env:(\w+)\}/,
  });
  return variableGroups(filled, names, facts, `${setting} `).map((group) => ({
    ...group,
    path: knownReader.test(setting) ? "append" : undefined,
  }));
}

export default fileClient({
  id: "vscode",
  title: msg("VS Code settings"),
  detection,
  layerTitle: msg("settings of an editor"),
  dialect: () => "jsonc",
  async groups(layer, context) {
    const others: readonly string[] = Object.values(terminals).filter((it) => it !== terminals[context.platform]);
    // Of a file that was named nobody knows on which machine it will be read.
    const skipped = context.given === undefined ? others : [];
    const all: readonly string[] = Object.values(terminals);
    return namesIn(layer)
      .filter((name) => !skipped.includes(name) && (all.includes(name) || handsVariables.test(name)))
      .flatMap((name) => groupsOf(layer, name, context));
  },
});
