// Shell profiles and scripts: what they export, whoever is started with it.
import { fileClient } from "../shared/file-client.ts";
import { namesIn } from "../shared/names.ts";
import { variableGroups } from "../shared/variables.ts";
import type { Detection } from "../../model/contracts.ts";
import type { Dialect } from "../../model/document.ts";
import type { Layer } from "../../model/layer.ts";
import { overlay, variableSource } from "../../model/settings-source.ts";
import type { Path } from "../../model/place.ts";
import { msg } from "../../model/message.ts";

export const detection: Detection = {
  files: [
    "~/.zshrc",
    "~/.zshenv",
    "~/.zprofile",
    "~/.bashrc",
    "~/.bash_profile",
    "~/.profile",
    "~/.config/fish/config.fish",
  ],
  env: [],
  names: [
    "*.sh",
    "*.bash",
    "*.zsh",
    "*.fish",
    ".envrc",
    "*.bat",
    "*.cmd",
    "*.ps1",
    ".zshrc",
    ".zshenv",
    ".bashrc",
    ".profile",
  ],
};

export const shellDialect = (path: string): Dialect =>
  /\.(?:bat|cmd)$/i.test(path)
    ? "batch"
    : /\.ps1$/i.test(path)
      ? "powershell"
      : /\.fish$/i.test(path)
        ? "fish"
        : "shell";

export default fileClient({
  id: "shell",
  title: msg("shell script"),
  detection,
  layerTitle: msg("shell script"),
  dialect: shellDialect,
  // What is exported now counts before what the next shell will export; what is set for one command counts there alone.
  groups: async (layer, context) => [
    ...variableGroups(
      layer.scope === "user" ? overlay(context.env, variableSource(layer, [])) : variableSource(layer, []),
      namesIn(layer),
      context.facts,
    ),
    ...scopesIn(layer).flatMap((keys) =>
      variableGroups(variableSource(layer, keys), namesIn(layer, keys), context.facts, `${keys.join(" ")} `),
    ),
  ],
});

/** Functions, aliases and commands that have variables of their own. */
function scopesIn(layer: Layer): readonly Path[] {
  const tables = new Map<string, Path>();
  for (const { keys } of layer.doc?.assignments ?? []) {
    const [kind] = keys;
    if (kind === "@function" || kind === "@alias" || kind === "@command")
      tables.set(JSON.stringify(keys.slice(0, -1)), keys.slice(0, -1));
  }
  return [...tables.values()].slice(0, 200);
}
