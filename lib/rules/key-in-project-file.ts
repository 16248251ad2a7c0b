// When a key stands in a file that a repository carries to everybody who can read it.
import { mimoKeys } from "../facts/mimo.ts";
import { rule, type Page } from "../model/contracts.ts";
import { placeIn } from "../model/document.ts";
import { dotted } from "../model/place.ts";
import { msg } from "../model/message.ts";

export const page: Page = {
  title: msg("A key in a project file"),
  why: msg(
    "Project settings, compose files, scripts and `.env.example` are usually committed, and everybody who can read the repository then has the key. `.env` and `.env.*local` usually are not, and count only where git's index lists them.",
  ),
  remedy: msg(
    "Move the key into your user settings or the environment, and replace it in the console if the file was ever pushed.",
  ),
};

/** Names that people keep out of the repository. */
const usuallyIgnored = /(?:^|\/)\.env(?:\.[\w.-]*local)?$/;

/** Each is looked for in the text; whoever has moved so many keys knows where the others are. */
const MAX_COUNT = 20;

export default rule({
  id: "key-in-project-file",
  on: "layer",
  severity: "error",
  explains: ["exposed"],
  check({ layer }) {
    const { doc } = layer;
    if (!doc || layer.scope !== "project" || layer.kind !== "file") return undefined;
    const keys = mimoKeys(doc.value);
    if (keys.length === 0 || (usuallyIgnored.test(doc.path) && !layer.tracked?.())) return undefined;
    return keys.slice(0, MAX_COUNT).map(({ path }) => ({
      message: msg("`{name}` holds a key in a project file, which a repository usually carries", {
        name: dotted(path),
      }),
      place: placeIn(doc, path, "value", ...(doc.dialect === "dotenv" ? [String(path[0])] : [])),
      expected: msg("the key in user settings or in the environment"),
      remedy: msg("move the key out of {file}, and replace it in the console if the file was pushed", {
        file: { kind: "file", path: doc.path },
      }),
    }));
  },
});
