// Knows shell profiles and scripts: what they export, whoever is started with it.
import { fileClient } from "../kit/file-client.ts";
import { namesIn } from "../kit/names.ts";
import { variableGroups } from "../kit/variables.ts";
import type { Traces } from "../model/contracts.ts";
import type { Dialect } from "../model/document.ts";
import { stacked, variableOffers } from "../model/offers.ts";
import { say } from "../model/text.ts";

export const traces: Traces = {
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
  /\.(?:bat|cmd)$/i.test(path) ? "batch" : /\.ps1$/i.test(path) ? "powershell" : /\.fish$/i.test(path) ? "fish" : "shell";

export default fileClient({
  id: "shell",
  title: say("shell script"),
  traces,
  layerTitle: say("shell script"),
  dialect: shellDialect,
  // What is exported now counts before what the next shell will export.
  groups: async (layer, context) =>
    variableGroups(
      layer.scope === "user" ? stacked(context.env, variableOffers(layer, [])) : variableOffers(layer, []),
      namesIn(layer),
    ),
});
