// When a setting has a name that the client does not know.
import { nearMisses } from "./shared/near-miss.ts";
import { rule, type ClientResult, type Page, type Run } from "../model/contracts.ts";
import type { RawFinding } from "../model/finding.ts";
import type { Layer } from "../model/layer.ts";
import { msg } from "../model/message.ts";
import { dotted, type Place } from "../model/place.ts";

export const page: Page = {
  title: msg("A setting that is not known"),
  why: msg(
    "The client ignores names that it does not know, without a word. A name near to one that it does know, or known to another version only, was probably meant to count; any other is only noted.",
  ),
  remedy: msg("Correct the name."),
};

/** What was meant for the client, under a name that it does not read. */
const missed = (layer: Layer, judged: ClientResult, run: Run): readonly RawFinding[] =>
  nearMisses(layer, judged, run)
    .filter(({ place }) => !layer.diagnostics.some((remark) => isSame(remark.place, place)))
    .map(({ name, near, place, slot, clients, isFatal }) => ({
      message: msg("{client} does not read `{name}` there: it reads `{near}`", {
        client: judged.client.title,
        name,
        near,
      }),
      place,
      expected: msg("`{near}`", { near }),
      remedy: msg("rename it to `{read}` in {place}", { read: near, place }),
      repair: { changes: [{ kind: "name" as const, place, to: near }] },
      severity: isFatal ? ("error" as const) : ("warning" as const),
      costs: slot,
      clients,
    }));

const isSame = (a: Place, b: Place): boolean =>
  a.kind === "file" && b.kind === "file" && dotted(a.keys ?? []) === dotted(b.keys ?? []);

export default rule({
  id: "config-unknown-key",
  on: "layer",
  severity: "warning",
  explains: ["settings"],
  check: ({ layer, judged, run }) => [
    ...missed(layer, judged, run),
    ...layer.diagnostics
      .filter((remark) => remark.kind === "unknown-key")
      .map((remark) => ({
        message: remark.what,
        place: remark.place,
        expected: remark.expected,
        remedy: remark.near ? msg("did you mean `{near}`?", { near: remark.near }) : undefined,
        ...(remark.near
          ? { repair: { changes: [{ kind: "name" as const, place: remark.place, to: remark.near }] } }
          : {}),
        // Clients learn new names faster than lists of them do.
        ...(remark.near ? {} : { severity: "note" as const }),
        ...(remark.only ? { clients: remark.only } : {}),
      })),
  ],
});
