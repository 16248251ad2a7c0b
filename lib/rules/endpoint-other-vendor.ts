// When a MiMo key or a MiMo model goes to another vendor's host.
import { onHosts } from "../facts/ages.ts";
import { isMimoKey } from "../facts/foreign.ts";
import { pointToPlan } from "../facts/remedies.ts";
import { urlOf } from "../facts/urls.ts";
import { unsent } from "./shared/views.ts";
import type { Observation } from "../model/observation.ts";
import { Secret } from "../model/secret.ts";
import { rule, type Page, type Run } from "../model/contracts.ts";
import { msg } from "../model/message.ts";

export const page: Page = {
  title: msg("Another vendor's host"),
  why: msg(
    "The request with the MiMo key or the MiMo model goes to another vendor, who refuses it and has then seen the key. Gateways that serve MiMo models take keys of their own, never those of the MiMo console.",
  ),
  remedy: msg("Use the MiMo endpoint of your plan, or a key of that vendor."),
};

/** A key or a model of another vendor's own beside it, or one as gateways write them (`xiaomi/mimo-v2.5`): then the whole is another vendor's, whatever it is called. */
const isTheirs = ({ layer, table }: Observation, gateway: boolean, run: Run): boolean =>
  (run.observations ?? []).some(
    (it) =>
      it.layer.path === layer.path &&
      it.table.join("\0") === table.join("\0") &&
      (it.value instanceof Secret
        ? it.value.info.vendor !== null
        : it.kind === "model" &&
          it.value !== null &&
          it.references.length === 0 &&
          (!run.facts.isMimoModel(it.value) || (gateway && it.value.includes("/")))),
  );

export default rule({
  id: "endpoint-other-vendor",
  on: "resolution",
  severity: "error",
  explains: ["otherVendor", "bridge", "elsewhere"],
  dependsOnFacts: onHosts,
  observed({ observation, run }, facts) {
    const { kind, owner, named, value, place, references, form } = observation;
    if (kind !== "address" || named.role !== "address" || owner !== "mimo" || form === "comment") return undefined;
    if (typeof value !== "string" || references.length > 0) return undefined;
    const { known, host } = facts.readUrl(value);
    if (known?.kind !== "vendor" || isTheirs(observation, known.gateway, run)) return undefined;
    return {
      ...(known.gateway ? { severity: "warning" as const } : {}),
      message: msg("the base URL is {vendor}'s (`{host}`), and {what} is MiMo's", {
        vendor: known.vendor,
        host: host ?? "",
        what: msg("its name"),
      }),
      place,
      expected: msg("a MiMo endpoint"),
      remedy: msg("write a MiMo endpoint in {place}, or keep {vendor}'s settings under a name of its own", {
        place,
        vendor: known.vendor,
      }),
      mark: host ?? "",
    };
  },
  check({ resolution, judged }, facts) {
    const { known, host } = urlOf(resolution);
    if (known?.kind !== "vendor") return undefined;
    const { key, model } = resolution;
    const ours =
      key.value?.info.plan === "token-plan" ||
      (!known.gateway && model.value !== null && facts.isMimoModel(model.value));
    if (!ours) return undefined;
    // Where nobody wrote it, `key-leaves-for-other-vendor` says so.
    if (resolution.baseUrl.origin === "default" && isMimoKey(resolution, known.gateway, facts)) return undefined;
    return {
      message: msg("the base URL is {vendor}'s (`{host}`), and {what} is MiMo's", {
        vendor: known.vendor,
        host: host ?? "",
        what: key.value?.info.plan === "token-plan" ? msg("the key") : msg("the model"),
      }),
      place: resolution.baseUrl.place,
      expected: msg("a MiMo endpoint"),
      remedy: pointToPlan(resolution, judged.client.instructions, facts),
      mark: host ?? "",
      ...unsent(resolution),
    };
  },
});
