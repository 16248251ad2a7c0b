// When the configured endpoint accepts the key.
import { rule, type Page } from "../model/contracts.ts";
import { configured, hostVerdicts } from "../model/verdict.ts";
import { msg } from "../model/message.ts";

export const page: Page = {
  title: msg("The endpoint accepts the key"),
  why: msg(
    "The endpoint was asked with the header that the client sends, and accepted the key. Balance and quota are not tested by that: the list of models is served without either.",
  ),
  remedy: msg("Nothing is wrong with the key, the plan and the region."),
};

export default rule({
  id: "probe-accepted",
  on: "run",
  severity: "note",
  check: ({ run }) =>
    configured(hostVerdicts(run.exchanges))
      .filter(({ verdict }) => verdict === "accepted")
      .map(({ target, decisive }) => {
        const args = {
          host: target.host,
          header: decisive.header,
          total: decisive.timings.total ?? 0,
          because: decisive.because,
        };
        return {
          message:
            decisive.id !== "accepted"
              ? msg("`{host}` accepts the key (`{header}`, {total} ms): {because}", args)
              : target.otherHeader
                ? msg(
                    "`{host}` accepts the key (`{header}`, {total} ms); the client's own header could not be tested",
                    args,
                  )
                : msg("`{host}` accepts the key (`{header}`, {total} ms)", args),
          place: target.keyPlace,
          clients: target.resolutions.map((r) => r.policy),
          mark: target.host,
        };
      }),
});
