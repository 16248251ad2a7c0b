// When a MiMo key or a MiMo model goes to another vendor's host.
import { onHosts } from "../facts/ages.ts";
import { isMimoKey } from "../facts/foreign.ts";
import { isMimoModel } from "../facts/mimo.ts";
import { pointToPlan } from "../facts/remedies.ts";
import { urlOf } from "../facts/urls.ts";
import { unsent } from "./shared/views.ts";
import { rule, type Page } from "../model/contracts.ts";
import { msg } from "../model/message.ts";

export const page: Page = {
  title: msg("Another vendor's host"),
  why: msg(
    "The request with the MiMo key or the MiMo model goes to another vendor, who refuses it and has then seen the key. Gateways that serve MiMo models take keys of their own, never those of the MiMo console.",
  ),
  remedy: msg("Use the MiMo endpoint of your plan, or a key of that vendor."),
};

export default rule({
  id: "endpoint-other-vendor",
  on: "resolution",
  severity: "error",
  explains: ["otherVendor", "bridge", "elsewhere"],
  dependsOnFacts: onHosts,
  check({ resolution, judged }) {
    const { known, host } = urlOf(resolution);
    if (known?.kind !== "vendor") return undefined;
    const { key, model } = resolution;
    const ours =
      key.value?.info.plan === "token-plan" || (!known.gateway && model.value !== null && isMimoModel(model.value));
    if (!ours) return undefined;
    // Where nobody wrote it, `key-leaves-for-other-vendor` says so.
    if (resolution.baseUrl.origin === "default" && isMimoKey(resolution, known.gateway)) return undefined;
    return {
      message: msg("the base URL is {vendor}'s (`{host}`), and {what} is MiMo's", {
        vendor: known.vendor,
        host: host ?? "",
        what: key.value?.info.plan === "token-plan" ? msg("the key") : msg("the model"),
      }),
      place: resolution.baseUrl.place,
      expected: msg("a MiMo endpoint"),
      remedy: pointToPlan(resolution, judged.client.instructions),
      mark: host ?? "",
      ...unsent(resolution),
    };
  },
});
