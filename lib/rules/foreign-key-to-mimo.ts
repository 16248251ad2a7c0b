// When a client would send another credential to MiMo, because it finds no key of MiMo's.
import { vendorLogins, vendorOfKey } from "../facts/foreign.ts";
import { isMimoHost, urlOf } from "../facts/urls.ts";
import { rule, type Page } from "../model/contracts.ts";
import type { RawFinding } from "../model/finding.ts";
import type { Resolution } from "../model/resolution.ts";
import { msg } from "../model/message.ts";

export const page: Page = {
  title: msg("Another credential goes to MiMo"),
  why: msg(
    "The client finds no key where the MiMo key belongs, and falls back to another credential: a stored login, or the key of another vendor's variable. MiMo answers 401, and has seen a credential that was not meant for it.",
  ),
  remedy: msg("Put the MiMo key where the client looks first."),
};

/** Whose the credential is that is sent; undefined where it may be MiMo's own. */
function vendorOf({ key, steps }: Resolution): string | undefined {
  const name = key.candidate?.name;
  // Another vendor's prefix is a matter of its own: `key-wrong-vendor`.
  if (name === undefined || key.value?.info.plan === "token-plan" || key.value?.info.vendor) return undefined;
  const login = vendorLogins[name.replace(/^.*\./, "")];
  if (login !== undefined) return login;
  const vendor = vendorOfKey(name);
  if (vendor === undefined) return undefined;
  const before = steps.slice(
    0,
    steps.findIndex((step) => step.slot === "key" && step.verdict === "won"),
  );
  const missed = before.some(
    ({ slot, verdict, name: other }) =>
      slot === "key" && (verdict === "unset" || verdict === "blank") && vendorOfKey(other) === undefined,
  );
  return missed ? vendor : undefined;
}

function found(resolution: Resolution): RawFinding | undefined {
  const stored = resolution.conditions.find((quirk) => quirk.kind === "key-may-be-stored");
  const login = stored?.kind === "key-may-be-stored" && !resolution.key.value ? stored.login : undefined;
  if (stored?.kind === "key-may-be-stored" && login !== undefined)
    return {
      message: msg("no MiMo key is set, so the login of {vendor} would go to `{host}`", {
        vendor: login,
        host: resolution.endpoint.host ?? "",
      }),
      place: { kind: "store", name: stored.layer.id.replace(/^.*:/, "") },
    };
  const vendor = vendorOf(resolution);
  return vendor === undefined
    ? undefined
    : {
        message: msg("`{name}` is a credential for {vendor}, and without a MiMo key it would go to `{host}`", {
          name: resolution.key.candidate?.name ?? "",
          vendor,
          host: resolution.endpoint.host ?? "",
        }),
        place: resolution.key.place,
      };
}

export default rule({
  id: "foreign-key-to-mimo",
  on: "resolution",
  severity: "warning",
  explains: ["otherVendor"],
  check({ resolution, judged }, facts) {
    const it = isMimoHost(urlOf(resolution)) ? found(resolution) : undefined;
    return it && { ...it, remedy: judged.client.instructions.key(null, facts) };
  },
});
