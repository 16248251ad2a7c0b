// When the key is accepted and quota or balance stand in the way.
import { rule, type Page } from "../model/contracts.ts";
import { configured, hostVerdicts } from "../model/verdict.ts";
import { msg } from "../model/message.ts";

export const page: Page = {
  title: msg("The key is good, quota or balance are not"),
  why: msg(
    "429 means too many requests or a used-up plan, 402 an empty balance (and was seen for bursts): in each case the service knew the key. Which of the two it is, the answer does not say.",
  ),
  remedy: msg("Wait a minute and ask again. If it stays, look at the plan or the balance in the console."),
};

const ids: ReadonlySet<string> = new Set(["throttled", "balance"]);

export default rule({
  id: "probe-throttled",
  on: "run",
  severity: "warning",
  explains: ["quota"],
  check: ({ run }) =>
    configured(hostVerdicts(run.exchanges))
      .filter(({ decisive }) => ids.has(decisive.id))
      .map(({ target, decisive }) => ({
        message: msg("`{host}`: {because}", { host: target.host, because: decisive.because }),
        place: target.keyPlace,
        was: msg("{status}", { status: decisive.status ?? 0 }),
        remedy: msg("wait a minute and ask again; then look at plan and balance in the console ({page})", {
          page: run.facts.keyPage,
        }),
        clients: target.resolutions.map((r) => r.policy),
        mark: target.host,
      })),
});
