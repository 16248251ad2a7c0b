// Knows how CLIENT VERSION chooses its key, endpoint and model.
import type { Ask, Policy } from "../model/contracts.ts";
import { say } from "../model/text.ts";

const none = say("nothing is set");

// TODO: this sample reads the environment only. The names that `r.from` knows are those that the client's `open` gives.
const policy: Policy = {
  client: "CLIENT",
  version: "VERSION",
  view: "wire",
  source: { from: "TODO: repository@commit, or what was run", seen: "TODAY", confidence: "inferred" },
  resolve(r) {
    const env = r.from("env");
    const ask = (...names: string[]): readonly Ask[] => (env ? [{ from: env, names }] : []);
    const won = say("the environment sets it");
    const key = r.pick("key", ask("MIMO_API_KEY"), { won, none });
    return {
      key,
      baseUrl: { ...r.pick("baseUrl", ask("MIMO_BASE_URL"), { won, none }), origin: "env" },
      mode: { value: null, place: null, because: say("this version has no modes") },
      model: r.pick("model", ask("MIMO_MODEL"), { won, none }),
      auth: { value: key.value && "authorization", place: null, because: say("this version sends no other"), also: [] },
      wire: "openai-chat",
      path: "added",
      quirks: [],
    };
  },
};

export default [policy];
