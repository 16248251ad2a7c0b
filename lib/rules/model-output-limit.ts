// When a model has no limit for its answers, or one that MiMo does not allow.
import { onModels } from "../facts/ages.ts";
import { tooHigh, type TooHigh } from "./shared/limits.ts";
import { write } from "../facts/remedies.ts";
import { rule, type Page } from "../model/contracts.ts";
import { placeIn, type Document } from "../model/document.ts";
import type { RawFinding } from "../model/finding.ts";
import { msg } from "../model/message.ts";

export const page: Page = {
  title: msg("The limit of an answer"),
  why: msg(
    "MiMo's models write 131072 tokens at most in one answer, and a request for more is refused. Some clients ask for more where a model that they do not know has no limit.",
  ),
  remedy: msg("Set the limit of the model to 131072 or less."),
};

function above(doc: Document, { path, value, limit }: TooHigh): RawFinding {
  const place = placeIn(doc, path);
  return {
    message: msg("`{name}` is {value}, and an answer has {limit} tokens at most", {
      name: String(path.at(-1)),
      value,
      limit,
    }),
    place,
    was: msg("{value}", { value }),
    expected: msg("{limit} or less", { limit }),
    remedy: write(place, String(limit)),
  };
}

export default rule({
  id: "model-output-limit",
  on: "layer",
  severity: "warning",
  needsReader: true,
  explains: ["body"],
  dependsOnFacts: onModels,
  check: ({ layer }, facts) => [
    ...layer.diagnostics
      .filter((remark) => remark.kind === "no-output-limit")
      .map(({ what, place, expected }): RawFinding => ({
        message: what,
        place,
        expected,
        remedy: expected ? msg("add {expected} in {place}", { expected, place }) : undefined,
      })),
    ...(layer.kind === "file" && layer.status === "read" && layer.doc
      ? tooHigh(layer.doc, facts).map((it) => above(layer.doc as Document, it))
      : []),
  ],
});
