// How CLIENT VERSION chooses its key, endpoint and model.
import type { Lookup, Policy } from "../../model/contracts.ts";
import { msg } from "../../model/message.ts";

const none = msg("nothing is set");

// TODO: this sample reads the environment only. The names that `r.from` knows are those that the client's `open` gives.
const policy: Policy = {
  client: "CLIENT",
  version: "VERSION",
  view: "wire",
  source: { from: "TODO: repository@commit, or what was run", seen: "TODAY", confidence: "inferred" },
  resolve(r) {
    const env = r.from("env");
    const ask = (...names: string[]): readonly Lookup[] => (env ? [{ from: env, names }] : []);
    const won = msg("the environment sets it");
    const key = r.pick("key", ask("MIMO_API_KEY"), { won, none });
    return {
      key,
      baseUrl: { ...r.pick("baseUrl", ask("MIMO_BASE_URL"), { won, none }), origin: "env" },
      mode: { value: null, place: null, because: msg("this version has no modes") },
      model: r.pick("model", ask("MIMO_MODEL"), { won, none }),
      auth: { value: key.value && "authorization", place: null, because: msg("this version sends no other"), also: [] },
      protocol: "openai-chat",
      pathMode: "append",
      conditions: [],
    };
  },
};

export default [policy];
