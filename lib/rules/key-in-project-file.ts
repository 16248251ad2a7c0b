// When a key stands in a file that a repository carries to everybody who can read it.
import { rule, type Page } from "../model/contracts.ts";
import { mimoKeyOf, nameOf } from "./shared/traces.ts";
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

/** In a comment of a template too, a whole key is one. */
export default rule({
  id: "key-in-project-file",
  on: "observation",
  severity: "error",
  explains: ["exposed"],
  check({ observation }) {
    const { layer, place, form } = observation;
    if (layer.scope !== "project" || layer.kind !== "file" || place.kind !== "file" || !mimoKeyOf(observation))
      return undefined;
    const isKeptOut = usuallyIgnored.test(place.path) || layer.ignored?.() === true;
    if (isKeptOut && !layer.tracked?.()) return undefined;
    const name = nameOf(observation);
    return {
      message:
        name === "" || form === "comment"
          ? msg("a key stands in a project file, which a repository usually carries")
          : msg("`{name}` holds a key in a project file, which a repository usually carries", { name }),
      place,
      expected: msg("the key in user settings or in the environment"),
      remedy: msg("move the key out of {file}, and replace it in the console if the file was pushed", {
        file: { kind: "file", path: place.path },
      }),
    };
  },
});
