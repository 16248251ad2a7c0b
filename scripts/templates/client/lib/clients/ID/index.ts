// ID: where it keeps its settings, when it counts as set up for MiMo, and how to change one.
import type { Client, Detection } from "../../model/contracts.ts";
import { tableSource } from "../../model/settings-source.ts";
import { msg } from "../../model/message.ts";
import type { Sources } from "./sources.ts";

// TODO: what gives the client away, so that it is loaded where it may be: its files and the variables that it alone reads.
export const detection: Detection = { files: ["~/.ID/config.toml"], env: [] };

// TODO: this sample reads `~/.ID/config.toml` with `api_key`, `base_url` and `model`.
const client: Client<Sources> = {
  id: "ID",
  title: "ID",
  keyName: "MIMO_API_KEY",
  instructions: {
    region: (region, facts) =>
      msg('set `base_url = "{url}"` in `~/.ID/config.toml`', { url: facts.endpointOf(region).openai }),
    model: (id) => msg('set `model = "{id}"` in `~/.ID/config.toml`', { id }),
    key: (_, facts) => msg("put the key of your console page ({page}) into `MIMO_API_KEY`", { page: facts.keyPage }),
  },
  async survey(context) {
    const path = context.join(context.home, ".ID", "config.toml");
    const settings = await context.file({
      id: "ID:user-config",
      title: msg("user settings"),
      path,
      dialect: "toml",
      scope: "user",
    });
    const named = settings.hints || (settings.doc !== undefined && context.facts.namesMimo(settings.doc.value));
    return {
      layers: [settings],
      setUp: named ? msg("{file} names MiMo", { file: { kind: "file", path } }) : null,
      open: () => ({
        sources: { env: context.env, settings: tableSource(settings, []) },
        layers: [context.env.layer, settings],
        steps: [],
      }),
    };
  },
};

export default client;
