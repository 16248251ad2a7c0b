// When the client's own header is refused and another is accepted.
import { rule, type Page } from "../model/contracts.ts";
import { configured, hostVerdicts, type HostVerdict } from "../model/verdict.ts";
import { msg } from "../model/message.ts";

export const page: Page = {
  title: msg("The client's header is refused"),
  why: msg(
    "The key is good: with another header the endpoint accepts it. With the header that this client sends it answers 401. Reports about `api-key` on Token Plan hosts contradict each other, so the probe tries both.",
  ),
  remedy: msg("Use a version of the client that sends the accepted header, or a client that does."),
};

/** Routes whose own header was tested: others share the request, and send another header or to another address. */
const tested = ({ target }: HostVerdict): readonly string[] =>
  target.resolutions
    .filter((r) => r.protocol === target.wire && (r.auth.value ?? "authorization") === target.headers[0])
    .map((r) => r.policy);

export default rule({
  id: "probe-header-refused",
  on: "run",
  severity: "error",
  explains: ["header"],
  check: ({ run }) =>
    configured(hostVerdicts(run.exchanges))
      .filter(
        ({ target, verdict, decisive }) =>
          verdict === "accepted" && !target.otherHeader && decisive.header !== target.headers[0],
      )
      .map((one) => ({ ...one, clients: tested(one) }))
      .filter(({ clients }) => clients.length > 0)
      .map(({ target, decisive, clients }) => ({
        message: msg("`{host}` refuses the header `{own}` that the client sends, and accepts the key in `{other}`", {
          host: target.host,
          own: target.headers[0],
          other: decisive.header,
        }),
        place: target.keyPlace,
        was: msg("`{own}`", { own: target.headers[0] }),
        expected: msg("`{other}`", { other: decisive.header }),
        clients,
        mark: target.host,
      })),
});
