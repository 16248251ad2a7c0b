// When a MiMo key stands in another vendor's variable, whose programs send it there.
import { kindsOfFiles, vendorKeys, vendorOfKey } from "../facts/foreign.ts";
import { usualName } from "../facts/names.ts";
import { isMimoHost, urlOf } from "../facts/urls.ts";
import { rule, type Page, type Run } from "../model/contracts.ts";
import type { RawFinding } from "../model/finding.ts";
import { placeId, type Place } from "../model/place.ts";
import { Secret } from "../model/secret.ts";
import type { Observation } from "../model/observation.ts";
import { mimoKeyOf } from "./shared/traces.ts";
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
    ({ setUp, client, resolutions }) =>
      setUp && !kindsOfFiles.has(client.id) && resolutions.some((r) => placeId(r.key.place) === placeId(place)),
  );

/** An address beside it says where the key goes: then others judge it. */
const hasAddress = ({ table, layer, named }: Observation, run: Run): boolean =>
  (run.observations ?? []).some(
    (it) =>
      it.kind === "address" &&
      it.layer.path === layer.path &&
      it.table.join("\0") === table.join("\0") &&
      it.named.owner === named.owner,
  );

const found = (name: string, vendor: string, base: string, place: Place): RawFinding => ({
  message: msg("`{name}` holds a Token Plan key: programs that read it send it to {vendor}", { name, vendor }),
  place,
  expected: msg("a key of {vendor}, or `{base}` with a MiMo endpoint", { vendor, base }),
  remedy:
    place.kind === "file"
      ? msg("rename it to `{own}` in {place}, or set `{base}` beside it", { own: usualName, place, base })
      : msg("`unset {name}`, or set `{base}` as well", { name, base }),
});

export default rule({
  id: "key-in-foreign-variable",
  on: "run",
  severity: "warning",
  explains: ["otherVendor", "alias"],
  observed({ observation, run }) {
    const { name, owner, place, layer } = observation;
    const key = mimoKeyOf(observation);
    const vendor = name !== null && owner !== "mimo" ? vendorOfKey(name) : undefined;
    if (key?.info.plan !== "token-plan" || name === null || vendor === undefined || layer.kind === "env")
      return undefined;
    if (hasAddress(observation, run) || isAtHome(run, place) || isSent(run, place)) return undefined;
    const base =
      vendorKeys.find((it) => it.name === name)?.base ?? name.replace(/_[A-Z]+_?(?:KEY|TOKEN)$/, "_BASE_URL");
    return found(name, vendor, base, place);
  },
  check: ({ run }) =>
    vendorKeys.flatMap(({ name, vendor, base }): readonly RawFinding[] => {
      const held = run.env.get("key", name);
      if (!(held?.value instanceof Secret) || held.value.info.plan !== "token-plan" || !held.value.real) return [];
      const address = run.env.get("baseUrl", base)?.value;
      const elsewhere = typeof address === "string" && address.trim() !== "";
      if (isAtHome(run, held.place) || isSent(run, held.place)) return [];
      if (elsewhere && run.facts.readUrl(address.trim()).known?.kind !== "vendor") return [];
      return [found(name, vendor, base, held.place)];
    }),
});
