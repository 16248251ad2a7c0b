// When the configured endpoint refuses the key, and no other is known to take it.
import { rule, type Page } from "../model/contracts.ts";
import { configured, elsewhere, hostVerdicts, type HostVerdict } from "../model/verdict.ts";
import { msg } from "../model/message.ts";

export const page: Page = {
  title: msg("The endpoint refuses the key"),
  why: msg(
    "The endpoint answered 401 with every header that was tried, also when asked again. That says: not on this host with these headers. A key of the other plan or of another region gets the same answer as a wrong one.",
  ),
  remedy: msg(
    "Ask every endpoint with `mimo-doctor --sweep`. If none accepts the key, it is wrong, was reset, or its plan has ended: look at the console.",
  ),
};

const names = (all: readonly HostVerdict[]): readonly string[] => all.map(({ target }) => `\`${target.host}\``);

export default rule({
  id: "probe-rejected",
  on: "run",
  severity: "error",
  explains: ["otherPlan", "spoilt"],
  check({ run }, facts) {
    const all = hostVerdicts(run.exchanges);
    return configured(all).flatMap((one) => {
      const others = elsewhere(all, one);
      if (one.verdict !== "rejected" || others.some(({ verdict }) => verdict === "accepted")) return [];
      const { target } = one;
      const silent = others.filter(({ verdict }) => verdict === "unknown");
      const headers = [
        ...new Set(one.exchanges.filter(({ meaning }) => meaning === "rejected").map(({ header }) => `\`${header}\``)),
      ];
      const args = { host: target.host, headers, silent: names(silent) };
      return [
        {
          message:
            others.length === 0
              ? msg("`{host}` refuses the key with every header tried ({headers})", args)
              : silent.length > 0
                ? msg("`{host}` refuses the key ({headers}); no verdict from {silent}", args)
                : msg("`{host}` refuses the key ({headers}), and so does every other endpoint", args),
          place: target.keyPlace,
          was: msg("401"),
          expected: msg("a key that this endpoint accepts"),
          remedy:
            others.length === 0
              ? msg("`mimo-doctor --sweep` asks the other endpoints")
              : msg(
                  "compare with the console ({page}): the key was reset, its plan has ended, or it was copied wrongly",
                  { page: facts.keyPage },
                ),
          clients: target.resolutions.map((r) => r.policy),
          mark: target.host,
        },
      ];
    });
  },
});
