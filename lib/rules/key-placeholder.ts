// When a sample text stands where the key belongs.
import { putThere } from "./shared/key-remedy.ts";
import { urlOf } from "../facts/urls.ts";
import { rule, type Page } from "../model/contracts.ts";
import type { Resolution } from "../model/resolution.ts";
import { Secret } from "../model/secret.ts";
import { msg } from "../model/message.ts";

export const page: Page = {
  title: msg("A sample text instead of a key"),
  why: msg(
    "The value is a text from a guide or a template (`your-api-key`, `tp-xxxxx`, `<key>`) and was never replaced. MiMo answers 401. It is recognised by its form: too few different characters, whole words, brackets, or characters that no key has. A bridge on this machine or in its network takes any text, and there nothing is said.",
  ),
  remedy: msg("Replace it by the key that the console shows."),
};

/** What runs on this machine or in its network has the key itself, and is given any text: `none`, `dummy`. */
const isBridge = (resolution: Resolution): boolean => {
  const kind = urlOf(resolution).known?.kind;
  return kind === "loopback" || kind === "private";
};

/** Nobody knows which keys an unknown gateway takes. */
const mayDo = (resolution: Resolution): boolean => urlOf(resolution).known?.kind === "unknown";

export default rule({
  id: "key-placeholder",
  on: "candidate",
  severity: "error",
  explains: ["spoilt", "badSign"],
  check({ candidate, judged, wins }, facts) {
    const key = candidate.value;
    if (!(key instanceof Secret) || !key.info.sample) return undefined;
    const routes = (wins.length > 0 ? wins : judged.resolutions).filter((resolution) => !isBridge(resolution));
    if (routes.length === 0) return undefined;
    return {
      message: msg("`{name}` holds a sample text, not a key", { name: candidate.name }),
      place: candidate.place,
      expected: msg("a key that begins with `sk-` (pay-as-you-go) or `tp-` (Token Plan)"),
      remedy: putThere(candidate, judged, facts),
      severity: wins.length === 0 ? "note" : routes.every(mayDo) ? "warning" : "error",
      ...(wins.length > 0 ? { clients: routes.map((resolution) => resolution.policy) } : {}),
    };
  },
});
