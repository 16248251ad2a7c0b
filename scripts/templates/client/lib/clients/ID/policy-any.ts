// How ID chooses its key, endpoint and model.
import { ask } from "../shared/route.ts";
import type { Policy } from "../../model/contracts.ts";
import { msg } from "../../model/message.ts";
import type { Sources } from "./sources.ts";

const none = msg("nothing is set");

// TODO: this sample takes the environment before the file. Pin `source` to what was read or run.
const policy: Policy<Sources> = {
  client: "ID",
  version: "any",
  view: "wire",
  source: { from: "TODO: repository@commit, or what was run", seen: "TODAY", confidence: "inferred" },
  resolve(r, { env, settings }) {
    const won = msg("the environment comes before the file");
    const key = r.pick("key", [...ask(env, "MIMO_API_KEY"), ...ask(settings, "api_key")], { won, none });
    const baseUrl = r.pick("baseUrl", ask(settings, "base_url"), { won: msg("the file sets it"), none });
    return {
      key,
      baseUrl: { ...baseUrl, origin: "toml" },
      mode: { value: null, place: null, because: msg("this client has no modes") },
      model: r.pick("model", ask(settings, "model"), { won: msg("the file sets it"), none }),
      auth: { value: key.value && "authorization", place: null, because: msg("this client sends no other"), also: [] },
      protocol: "openai-chat",
      pathMode: "append",
      conditions: [],
    };
  },
};

export default [policy];
