// When a mode is in no table of any version.
import { modeKind, modeMeant } from "../clients/codewhale/facts.ts";
import { rewritten, write } from "../facts/remedies.ts";
import { unsent } from "./shared/views.ts";
import { rule, type Page } from "../model/contracts.ts";
import { grouped } from "../model/group.ts";
import { placeId } from "../model/place.ts";
import { msg } from "../model/message.ts";

export const page: Page = {
  title: msg("A mode that does not exist"),
  why: msg(
    "The client does not refuse a mode that it does not know: it takes it for Token Plan, in China in one version and in Singapore in the next. A slip of the keyboard thus moves the request to another cluster, where the key gets 401.",
  ),
  remedy: msg("Use one of the modes: `standard`, `token-plan-cn`, `token-plan-sgp`, `token-plan-ams`."),
};

export default rule({
  id: "mode-unknown",
  on: "client",
  severity: "error",
  explains: ["otherPlan"],
  check({ judged }) {
    const wrong = judged.resolutions.filter(({ mode }) => mode.value !== null && modeKind(mode.value) === "unknown");
    return grouped(wrong, (r) => placeId(r.mode.place)).map((group) => {
      const [{ mode }] = group;
      const harmless = group.every((r) => r.baseUrl.origin === "env" || r.baseUrl.origin === "toml");
      const near = modeMeant(mode.value ?? "");
      return {
        message: harmless
          ? msg("`{mode}` is no mode; the explicit base URL hides that", { mode: mode.value ?? "" })
          : msg("`{mode}` is no mode: it falls back silently, to China in pr2627 and to Singapore in 0.9", {
              mode: mode.value ?? "",
            }),
        place: mode.place,
        was: msg("`{mode}`", { mode: mode.value ?? "" }),
        expected: msg("`standard`, `token-plan-cn`, `token-plan-sgp` or `token-plan-ams`"),
        remedy: near && mode.place ? msg("{how}, if that is meant", { how: write(mode.place, near) }) : undefined,
        repair: near ? rewritten(mode.place, near, msg("`{near}` is meant?", { near })) : undefined,
        clients: group.map((r) => r.policy),
        ...(harmless ? { severity: "warning" as const } : {}),
        ...unsent(...group),
      };
    });
  },
});
