// Knows shell profiles and scripts: what they export, whoever is started with it.
import { fileClient } from "../kit/file-client.ts";
import { namesIn } from "../kit/names.ts";
import { variableGroups } from "../kit/variables.ts";
import type { Traces } from "../model/contracts.ts";
import type { Dialect } from "../model/document.ts";
import { variableOffers } from "../model/offers.ts";
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
};

export const shellDialect = (path: string): Dialect =>
  /\.(?:bat|cmd)$/i.test(path) ? "batch" : /\.ps1$/i.test(path) ? "powershell" : "shell";

export default fileClient({
  id: "shell",
  title: "shell script",
  traces,
  layerTitle: say("shell script"),
  dialect: shellDialect,
  groups: async (layer) => variableGroups(variableOffers(layer, []), namesIn(layer)),
});
