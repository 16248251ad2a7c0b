// Where VS Code and the editors made of it keep their settings, and which settings are variables.
import type { Platform } from "../../model/host.ts";

const editors = ["Code", "Code - Insiders", "VSCodium", "Cursor", "Windsurf"] as const;

/** User settings of each editor on each platform; those of a machine that is worked on from afar, or of WSL; those of a project. */
export const settingsFiles: readonly string[] = [
  ...editors.flatMap((editor) => [
    `~/.config/${editor}/User/settings.json`,
    `~/Library/Application Support/${editor}/User/settings.json`,
    `$APPDATA/${editor}/User/settings.json`,
  ]),
  "~/.vscode-server/data/Machine/settings.json",
  "~/.cursor-server/data/Machine/settings.json",
  "./.vscode/settings.json",
];

/** What the terminals of the editor get, by platform. */
export const terminals = {
  linux: "terminal.integrated.env.linux",
  darwin: "terminal.integrated.env.osx",
  win32: "terminal.integrated.env.windows",
} as const satisfies Record<Platform, string>;

/** Settings of extensions that hand variables to their client: `claudeCode.environmentVariables`. */
export const handsVariables = /\.(?:environmentVariables|envVars|env)$/;

/** Extensions of which it is known what they start: an address gets the path of the protocol. */
export const knownReader = /^claude(?:Code|-code)\./;
