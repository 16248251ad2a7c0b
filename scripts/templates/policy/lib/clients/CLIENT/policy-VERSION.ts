// How CLIENT VERSION chooses its key, endpoint and model.
import { ask } from "../shared/route.ts";
import type { Policy } from "../../model/contracts.ts";
import type { SettingsSource } from "../../model/layer.ts";
import { msg } from "../../model/message.ts";

const none = msg("nothing is set");

// TODO: this sample reads the environment only. What else there is, the client's `Sources` say.
const policy: Policy<{ readonly env: SettingsSource }> = {
  client: "CLIENT",
  version: "VERSION",
  view: "wire",
  source: { from: "TODO: repository@commit, or what was run", seen: "TODAY", confidence: "inferred" },
  resolve(r, { env }) {
    const won = msg("the environment sets it");
    const key = r.pick("key", ask(env, "MIMO_API_KEY"), { won, none });
    return {
      key,
      baseUrl: { ...r.pick("baseUrl", ask(env, "MIMO_BASE_URL"), { won, none }), origin: "env" },
      mode: { value: null, place: null, because: msg("this version has no modes") },
      model: r.pick("model", ask(env, "MIMO_MODEL"), { won, none }),
      auth: { value: key.value && "authorization", place: null, because: msg("this version sends no other"), also: [] },
      protocol: "openai-chat",
      pathMode: "append",
      conditions: [],
    };
  },
};

export default [policy];
