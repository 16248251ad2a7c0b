// When a project file decides which host receives the user's key.
import { kindsOfFiles } from "../facts/foreign.ts";
import { onAllHosts } from "../facts/ages.ts";
import { urlOf } from "../facts/urls.ts";
import { rule, type Page } from "../model/contracts.ts";
import { scopeOf } from "../model/layer.ts";
import { msg } from "../model/message.ts";

export const page: Page = {
  title: msg("A project file sends your key elsewhere"),
  why: msg(
    "The key is yours, and the base URL comes from a file of the project: whoever wrote that file receives your key with the first request. Cloned repositories have been used that way.",
  ),
  remedy: msg("Read the file before you start the client there, and keep base URLs in your own settings."),
};

export default rule({
  id: "project-file-redirects-key",
  on: "resolution",
  severity: "error",
  explains: ["elsewhere", "notThere"],
  dependsOnFacts: onAllHosts,
  check({ resolution, run }) {
    const url = resolution.baseUrl.candidate;
    const key = resolution.key.candidate;
    const { known, host } = urlOf(resolution);
    if (!run.machine || !url || scopeOf(url) !== "project" || !key || key.layer.scope === "project") return undefined;
    if (!host || known?.kind === "endpoint") return undefined;
    // A compose file is the project itself, and so is the bridge that it names.
    if (kindsOfFiles.has(resolution.client) && (known?.kind === "loopback" || known?.kind === "private"))
      return undefined;
    return {
      message: msg("a project file sends your key to `{host}`", { host }),
      place: url.place,
      expected: msg("a MiMo endpoint, or a base URL in your own settings"),
      remedy: msg("remove the base URL in {place}, unless you trust `{host}` with your key", {
        place: url.place,
        host,
      }),
      related: [{ place: key.place, message: msg("this key would be sent") }],
      mark: host,
    };
  },
});
