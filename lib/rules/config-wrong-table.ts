// When a table is near to, but not, the one that is read.
import { rule, type Page } from "../model/contracts.ts";
import type { Place } from "../model/place.ts";
import type { Repair } from "../model/repair.ts";
import { msg } from "../model/message.ts";

export const page: Page = {
  title: msg("A table that is not read"),
  why: msg(
    "The table's name is nearly that of the one that the client reads. No file format has an objection, and the client ignores it without a word. A warning where only the likeness of the names says that it was meant.",
  ),
  remedy: msg("Rename the table."),
};

/** A table beside the one that is meant needs only another last name. */
function renamed(place: Place, near: string | undefined): Repair | undefined {
  const [to, ...parents] = near?.split(".").reverse() ?? [];
  if (to === undefined || place.kind !== "file" || !place.keys) return undefined;
  if (place.keys.length !== parents.length + 1) return undefined;
  if (!parents.reverse().every((name, n) => name === place.keys?.[n])) return undefined;
  return { changes: [{ kind: "name", place, to }] };
}

export default rule({
  id: "config-wrong-table",
  on: "layer",
  severity: "error",
  explains: ["noProvider", "settings"],
  check: ({ layer }) =>
    layer.diagnostics
      .filter((remark) => remark.kind === "wrong-table")
      .map((remark) => ({
        message: remark.what,
        place: remark.place,
        expected: remark.expected,
        remedy: remark.near ? msg("rename it to `{near}`", { near: remark.near }) : undefined,
        repair: renamed(remark.place, remark.near),
        // It may be there for another program, or for a version to come.
        ...(remark.hard ? {} : { severity: "warning" as const }),
        ...(remark.only ? { clients: remark.only } : {}),
      })),
});
