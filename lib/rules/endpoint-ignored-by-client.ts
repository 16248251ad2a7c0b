// When a base URL stands where the client does not look.
import { isVariableOfAddress, missed } from "./shared/near-miss.ts";
import { rule, type ClientResult, type Page } from "../model/contracts.ts";
import type { Diagnostic } from "../model/layer.ts";
import { msg } from "../model/message.ts";

export const page: Page = {
  title: msg("A base URL that is not read"),
  why: msg(
    "The setting looks right and has no effect: this client reads the base URL from another name or another place.",
  ),
  remedy: msg("Move it to where the client reads it."),
};

/** Where some version reads it, it matters only to those that have no other base URL. */
const isMissed = (remark: Diagnostic, judged: ClientResult): boolean =>
  !remark.only || judged.resolutions.some((r) => remark.only?.includes(r.policy) && r.baseUrl.candidate === undefined);

export default rule({
  id: "endpoint-ignored-by-client",
  on: "layer",
  severity: "warning",
  explains: ["hidden", "elsewhere"],
  check: ({ layer, judged, run }) => [
    ...missed(layer, judged, run, isVariableOfAddress),
    ...layer.diagnostics
      .filter((remark) => remark.kind === "not-read" && remark.slot === "baseUrl" && isMissed(remark, judged))
      .map((remark) => ({
        message: remark.what,
        place: remark.place,
        expected: remark.expected,
        ...(remark.only ? { clients: remark.only } : {}),
      })),
  ],
});
