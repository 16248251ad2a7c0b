// Knows when a base URL stands where the client does not look.
import { rule, type Judged, type Page } from "../model/contracts.ts";
import type { Remark } from "../model/layer.ts";
import { say } from "../model/text.ts";

export const page: Page = {
  title: say("A base URL that is not read"),
  why: say(
    "The setting looks right and has no effect: this client reads the base URL from another name or another place.",
  ),
  remedy: say("Move it to where the client reads it."),
};

/** Where some version reads it, it matters only to those that have no other base URL. */
const missed = (remark: Remark, judged: Judged): boolean =>
  !remark.only || judged.resolutions.some((r) => remark.only?.includes(r.policy) && r.baseUrl.candidate === undefined);

export default rule({
  id: "endpoint-ignored-by-client",
  on: "layer",
  severity: "warning",
  check: ({ layer, judged }) =>
    layer.remarks
      .filter((remark) => remark.kind === "not-read" && remark.slot === "baseUrl" && missed(remark, judged))
      .map((remark) => ({
        message: remark.what,
        place: remark.place,
        expected: remark.expected,
        ...(remark.only ? { clients: remark.only } : {}),
      })),
});
