// When others on this machine can read a file that holds a key.
import { mimoKeys } from "../facts/mimo.ts";
import { rule, type Page } from "../model/contracts.ts";
import { placeIn } from "../model/document.ts";
import { msg } from "../model/message.ts";

export const page: Page = {
  title: msg("A file with a key that others can read"),
  why: msg("The permissions of the file let the group or everybody on this machine read it, and with it the key."),
  remedy: msg("Take the permission away: `chmod 600 FILE`."),
};

const readers = 0o044;

export default rule({
  id: "key-file-readable",
  on: "layer",
  severity: "warning",
  needsReader: true,
  explains: ["exposed"],
  check({ layer, run }, facts) {
    const { doc, mode } = layer;
    if (!doc || !run.machine || typeof mode !== "number" || (mode & readers) === 0 || layer.scope === "managed")
      return undefined;
    const key = mimoKeys(doc.value, facts)[0];
    if (!key) return undefined;
    return {
      message: msg("{who} on this machine can read {file}, which holds a key", {
        who: (mode & 0o004) > 0 ? msg("everybody") : msg("the group"),
        file: { kind: "file", path: doc.path },
      }),
      place: placeIn(doc, key.path),
      was: msg("mode {mode}", { mode: mode.toString(8).padStart(3, "0") }),
      expected: msg("mode 600"),
      remedy: msg("`chmod 600 {file}`", { file: { kind: "file", path: doc.path, inCommand: true } }),
      repair: { changes: [{ kind: "mode", path: doc.path, to: 0o600 }] },
      mark: "mode",
    };
  },
});
