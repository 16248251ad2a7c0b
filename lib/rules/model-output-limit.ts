// Knows when a model has no limit for its answers, or one that MiMo does not allow.
import { onModels } from "../facts/ages.ts";
import { tooHigh, type TooHigh } from "../facts/limits.ts";
import { write } from "../facts/remedies.ts";
import { rule, type Page } from "../model/contracts.ts";
import { placeIn, type Document } from "../model/document.ts";
import type { Found } from "../model/finding.ts";
import { say } from "../model/text.ts";

export const page: Page = {
  title: say("The limit of an answer"),
  why: say(
    "MiMo's models write 131072 tokens at most in one answer, and a request for more is refused. Some clients ask for more where a model that they do not know has no limit.",
  ),
  remedy: say("Set the limit of the model to 131072 or less."),
};

function above(doc: Document, { path, value, limit }: TooHigh): Found {
  const place = placeIn(doc, path);
  return {
    message: say("`{name}` is {value}, and an answer has {limit} tokens at most", {
      name: String(path.at(-1)),
      value,
      limit,
    }),
    place,
    was: say("{value}", { value }),
    expected: say("{limit} or less", { limit }),
    remedy: write(place, String(limit)),
  };
}

export default rule({
  id: "model-output-limit",
  on: "layer",
  severity: "warning",
  rests: onModels,
  check: ({ layer }) => [
    ...layer.remarks
      .filter((remark) => remark.kind === "no-output-limit")
      .map(({ what, place, expected }): Found => ({
        message: what,
        place,
        expected,
        remedy: expected ? say("add {expected} in {place}", { expected, place }) : undefined,
      })),
    ...(layer.kind === "file" && layer.status === "read" && layer.doc
      ? tooHigh(layer.doc).map((it) => above(layer.doc as Document, it))
      : []),
  ],
});
