// When the endpoint sends us on to another address.
import { rule, type Page } from "../model/contracts.ts";
import { configured, hostVerdicts } from "../model/verdict.ts";
import { msg } from "../model/message.ts";

export const page: Page = {
  title: msg("The endpoint redirects"),
  why: msg(
    "The answer is a redirect. It is not followed: clients and libraries forward `api-key` and `x-api-key` to the new address, and with them the key. A MiMo endpoint never redirects.",
  ),
  remedy: msg("Write the final address into the configuration, if you trust it."),
};

export default rule({
  id: "probe-redirect",
  on: "run",
  severity: "warning",
  explains: ["notThere"],
  check: ({ run }) =>
    configured(hostVerdicts(run.exchanges))
      .filter(({ decisive }) => decisive.id === "redirect")
      .map(({ target, decisive }) => ({
        message: msg("`{host}` answered {status}: {because}", {
          host: target.host,
          status: decisive.status ?? 0,
          because: decisive.because,
        }),
        place: target.resolutions[0]?.baseUrl.place ?? null,
        was: msg("{status}", { status: decisive.status ?? 0 }),
        expected: msg("an address that answers itself"),
        clients: target.resolutions.map((r) => r.policy),
        mark: target.host,
      })),
});
