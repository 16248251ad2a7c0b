// How CodeBuddy chooses: the entry of the model holds everything, and its address is asked as it stands.
import { sources } from "../../facts/sources.ts";
import { entryRoute } from "../shared/entries.ts";
import type { Lookup, Policy } from "../../model/contracts.ts";
import { msg } from "../../model/message.ts";
import type { Sources } from "./sources.ts";

const won = msg("the entry of the model has it; of two entries with one id that of the project counts");

const replaced: Lookup["unless"] = () => ({
  verdict: "shadowed",
  because: msg("the project has a model of the same id, which replaces this one"),
});

const asks = ({ model, hidden }: Sources, name: string): readonly Lookup[] => [
  { from: model, names: [name] },
  ...hidden.map((from) => ({ from, names: [name], unless: replaced })),
];

const policy: Policy<Sources> = {
  client: "codebuddy",
  version: "any",
  view: "wire",
  source: sources.codebuddy,
  resolve(r, from) {
    const url = r.pick("baseUrl", asks(from, "url"), { won, none: msg("the model has no `url`") });
    return entryRoute(
      {
        key: r.pick("key", asks(from, "apiKey"), { won, none: msg("the model has no `apiKey`") }),
        baseUrl: { ...url, value: url.value?.trim() ?? null, origin: "client" },
        model: r.pick("model", asks(from, "id"), { won, none: msg("the model has no `id`") }),
        // Its pages speak of OpenAI's format, and of nothing else.
        header: "authorization",
        path: "verbatim",
      },
      r.facts,
    );
  },
};

export default [policy];
