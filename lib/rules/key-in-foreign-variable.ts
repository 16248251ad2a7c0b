// When a MiMo key stands in another vendor's variable, whose programs send it there.
import { vendorKeys } from "../facts/foreign.ts";
import { isMimoHost, readUrl, urlOf } from "../facts/urls.ts";
import { rule, type Page, type Run } from "../model/contracts.ts";
import type { RawFinding } from "../model/finding.ts";
import { placeId, type Place } from "../model/place.ts";
import { Secret } from "../model/secret.ts";
import { msg } from "../model/message.ts";

export const page: Page = {
  title: msg("A MiMo key in another vendor's variable"),
  why: msg(
    "Programs that read this variable send what stands there to its vendor. A Token Plan key begins with `tp-` and is nobody else's: it is refused there, and another vendor has seen it.",
  ),
  remedy: msg("Set the base URL that belongs to the variable, or put the key under a name for MiMo."),
};

/** Some client of the user's sends exactly this to MiMo: then it is meant so. */
const isAtHome = (run: Run, place: Place): boolean =>
  run.clients.some(({ resolutions }) =>
    resolutions.some((r) => placeId(r.key.place) === placeId(place) && isMimoHost(urlOf(r))),
  );

/** Said with more weight by the rule on clients: the key leaves. */
const isSent = (run: Run, place: Place): boolean =>
  run.clients.some(
    ({ setUp, resolutions }) => setUp && resolutions.some((r) => placeId(r.key.place) === placeId(place)),
  );

export default rule({
  id: "key-in-foreign-variable",
  on: "run",
  severity: "warning",
  explains: ["otherVendor", "alias"],
  check: ({ run }) =>
    vendorKeys.flatMap(({ name, vendor, base }): readonly RawFinding[] => {
      const found = run.env.get("key", name);
      if (!(found?.value instanceof Secret) || found.value.info.plan !== "token-plan" || !found.value.real) return [];
      const address = run.env.get("baseUrl", base)?.value;
      const elsewhere = typeof address === "string" && address.trim() !== "";
      if (isAtHome(run, found.place) || isSent(run, found.place)) return [];
      if (elsewhere && readUrl(address.trim()).known?.kind !== "vendor") return [];
      return [
        {
          message: msg("`{name}` holds a Token Plan key: programs that read it send it to {vendor}", { name, vendor }),
          place: found.place,
          expected: msg("a key of {vendor}, or `{base}` with a MiMo endpoint", { vendor, base }),
          remedy: msg("`unset {name}`, or set `{base}` as well", { name, base }),
        },
      ];
    }),
});
