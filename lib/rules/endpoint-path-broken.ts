// When the client's path does not end up behind the base: a query, a fragment or a blank stands between.
import { rewritten, write } from "../facts/remedies.ts";
import { redactUrl, urlOf } from "../facts/urls.ts";
import { supposed } from "./shared/views.ts";
import { rule, type Page } from "../model/contracts.ts";
import type { RawFinding } from "../model/finding.ts";
import type { Resolution } from "../model/resolution.ts";
import { msg } from "../model/message.ts";

export const page: Page = {
  title: msg("The path does not arrive"),
  why: msg(
    "Most clients put their path behind the text of the base. Behind a query (`?…`), a fragment (`#…`) or a blank it becomes a part of that, and the service is asked for another path, which answers 404. So does a path of another vendor's, which some settings ask for.",
  ),
  remedy: msg("End the base URL with its path, and leave out what stands behind it."),
};

const spoilt = /^(https?:\/\/[^?#\s]*?)(?:\s|%20|[?#]).*$/is;

function behind(resolution: Resolution): readonly RawFinding[] {
  const { value, place } = resolution.baseUrl;
  const [, wanted] = (value && value.length < 4_096 && spoilt.exec(value)) || [];
  const isJoined = resolution.pathMode === "append" || resolution.pathMode === "complete";
  // A blank within the host breaks that, which is another fault.
  if (wanted === undefined || !wanted.includes(".") || !isJoined || urlOf(resolution).template) return [];
  return [
    {
      message: msg("something stands behind the path of the base URL, and the client's path is lost there"),
      place,
      was: msg("`{url}`", { url: redactUrl(value ?? "") }),
      expected: msg("`{url}`", { url: wanted }),
      remedy: place ? write(place, wanted) : undefined,
      repair: rewritten(place, wanted),
      ...supposed(resolution),
    },
  ];
}

export default rule({
  id: "endpoint-path-broken",
  on: "resolution",
  severity: "error",
  explains: ["path"],
  check: (subject) => [
    ...behind(subject.resolution),
    ...subject.resolution.conditions.flatMap((condition): readonly RawFinding[] =>
      condition.kind === "path-foreign"
        ? [{ message: condition.because, place: condition.place, mark: "foreign", remedy: msg("leave it out") }]
        : [],
    ),
  ],
});
