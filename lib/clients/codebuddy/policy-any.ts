// How CodeBuddy chooses: the entry of the model holds everything, and its address is asked as it stands.
import { sources } from "../../facts/sources.ts";
import { brokenFile, entryRoute } from "../shared/entries.ts";
import { asked } from "../shared/route.ts";
import { series } from "../shared/series.ts";
import type { Lookup, Policy, Recorder } from "../../model/contracts.ts";
import { msg } from "../../model/message.ts";

const won = msg("the entry of the model has it; of two entries with one id that of the project counts");

const replaced: Lookup["unless"] = () => ({
  verdict: "shadowed",
  because: msg("the project has a model of the same id, which replaces this one"),
});

const asks = (r: Recorder, name: string): readonly Lookup[] => [
  ...asked(r, "model", name),
  ...series(r, "hidden").map((from) => ({ from, names: [name], unless: replaced })),
];

const policy: Policy = {
  client: "codebuddy",
  version: "any",
  view: "wire",
  source: sources.codebuddy,
  resolve(r) {
    const broken = brokenFile(r, msg("models of a file that cannot be read are not there"));
    if (broken) return broken;
    const url = r.pick("baseUrl", asks(r, "url"), { won, none: msg("the model has no `url`") });
    return entryRoute(
      {
        key: r.pick("key", asks(r, "apiKey"), { won, none: msg("the model has no `apiKey`") }),
        baseUrl: { ...url, value: url.value?.trim() ?? null, origin: "client" },
        model: r.pick("model", asks(r, "id"), { won, none: msg("the model has no `id`") }),
        // Its pages speak of OpenAI's format, and of nothing else.
        header: "authorization",
        path: "verbatim",
      },
      r.facts,
    );
  },
};

export default [policy];
