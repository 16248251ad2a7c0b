// The readers of the kinds of file that few runs meet.
import type { Dialect, Document } from "../model/document.ts";
import { readDockerfile } from "./dockerfile.ts";
import { readFish } from "./fish.ts";
import { readIni } from "./ini.ts";
import { readNotebook, readText } from "./plain.ts";
import { readProperties } from "./properties.ts";
import type { SecretRegistry } from "./secrets.ts";

export const kinds = {
  dockerfile: readDockerfile,
  ini: readIni,
  properties: readProperties,
  fish: readFish,
  notebook: readNotebook,
  text: readText,
} as const satisfies Partial<Record<Dialect, (path: string, text: string, vault: SecretRegistry) => Document>>;
