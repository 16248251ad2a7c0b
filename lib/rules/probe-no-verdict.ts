// When a probe ended without a verdict about the key.
import { rule, type Page } from "../model/contracts.ts";
import { configured, hostVerdicts } from "../model/verdict.ts";
import { msg } from "../model/message.ts";

export const page: Page = {
  title: msg("No verdict about the key"),
  why: msg(
    "The request failed on its way, or something else than the API answered. Nothing is known about the key: it is neither good nor bad. This is never called an invalid key.",
  ),
  remedy: msg("The message says at which stage it failed and what to try."),
};

export default rule({
  id: "probe-no-verdict",
  on: "run",
  severity: "warning",
  check({ run }) {
    const asked = configured(hostVerdicts(run.exchanges))
      .filter(({ verdict, decisive }) => verdict === "unknown" && decisive.id !== "redirect")
      .map(({ target, decisive }) => ({
        message: msg("no verdict from `{host}`: {because}", { host: target.host, because: decisive.because }),
        place: target.keyPlace,
        ...(decisive.status === null ? {} : { was: msg("{status}", { status: decisive.status }) }),
        clients: target.resolutions.map((r) => r.policy),
        mark: target.host,
      }));
    const refused = (run.plan?.refused ?? [])
      .filter((it) => it.host !== null && it.resolutions.some((r) => r.key.value?.real))
      .map((it) => ({
        message: msg("not asked: {because}", { because: it.because }),
        place: it.resolutions[0]?.baseUrl.place ?? null,
        remedy: it.flag === null ? undefined : msg("`{flag}` allows it", { flag: it.flag }),
        clients: it.resolutions.map((r) => r.policy),
        mark: `refused ${it.host ?? ""}`,
      }));
    return [...asked, ...refused];
  },
});
