// When a model is in no list that is known here.
import type { Facts } from "../model/facts.ts";
import { onModels } from "../facts/ages.ts";
import { modelAlias } from "../clients/codewhale/facts.ts";
import { nearest } from "../facts/hosts.ts";
import { urlOf } from "../facts/urls.ts";
import { useModel } from "../facts/remedies.ts";
import { eachModel, stopsAt, unsent } from "./shared/views.ts";
import { rule, type Page } from "../model/contracts.ts";
import type { RawFinding } from "../model/finding.ts";
import { msg } from "../model/message.ts";

export const page: Page = {
  title: msg("A model that is not known here"),
  why: msg(
    "The model is not in the dated list that mimo-doctor carries. Lists age, and new models appear, so this is a warning. Where the id is wrong, MiMo answers 400 `Not supported model`. A client that itself finds no such model in its settings gives up before it asks; that is an error.",
  ),
  remedy: msg(
    "Compare with the models page of the console, or ask: `mimo-doctor --probe` compares with the list that the endpoint serves.",
  ),
};

/** The id that was probably meant; another version is no slip. */
function meant(id: string, at: number, facts: Facts): string | undefined {
  const digits = (text: string): string => text.replace(/\D+/g, "");
  const own = digits(id);
  const served = facts.models
    .map((row) => row.id)
    .filter((other) => digits(other) === own && !facts.retiredAt(other, at));
  return facts.retiredAt(id, at)?.successor ?? facts.modelOf(id)?.id ?? modelAlias(id, "0.9") ?? nearest(id, served, 2);
}

export default rule({
  id: "model-unknown",
  on: "resolution",
  severity: "warning",
  explains: ["retired", "spelling"],
  dependsOnFacts: onModels,
  check: ({ resolution: chosen, judged, run }) => [
    // What the client itself does not find is no matter of a list.
    ...stopsAt(chosen, "model").map(({ because, place }): RawFinding => ({
      severity: "error",
      message: msg("{client} gives up before it asks: {because}", { client: judged.client.title, because }),
      place,
      remedy: place ? msg("correct {place}", { place }) : undefined,
      mark: `stops ${chosen.route}`,
    })),
    ...eachModel(chosen, (resolution) => {
      const { model } = resolution;
      const id = model.value?.trim();
      // Nobody chose it: that none is set is what is wrong.
      if (model.place?.kind === "builtin") return undefined;
      if (!id || urlOf(resolution).known?.kind !== "endpoint" || run.facts.modelOf(id.toLowerCase())) return undefined;
      const bare = id
        .replace(/\[\d+m\]$/i, "")
        .replace(/^.*\//, "")
        .toLowerCase();
      const near = meant(bare, run.at, run.facts);
      return {
        message: /\[\d+m\]$/i.test(id)
          ? msg(
              "`{id}`: the ending is Claude Code's own, and other clients send it to MiMo, which does not know such a model",
              { id },
            )
          : msg("the model `{id}` is not in the list of MiMo's models", { id }),
        place: model.place,
        was: msg("`{id}`", { id }),
        expected: near ? msg("`{near}`, perhaps", { near }) : undefined,
        remedy: near ? useModel(near, resolution, judged.client.instructions) : undefined,
        mark: id,
        ...unsent(resolution),
      };
    }),
  ],
});
