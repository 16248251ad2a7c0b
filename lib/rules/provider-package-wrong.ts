// When the package that would send the requests is missing, or speaks another protocol.
import { write } from "../facts/remedies.ts";
import { rule, type Page } from "../model/contracts.ts";
import { msg } from "../model/message.ts";

export const page: Page = {
  title: msg("The provider's package is missing or another vendor's"),
  why: msg(
    "OpenCode and its kin send requests through a package. For a provider that they do not bring, the entry must say how to reach it; and a package for another vendor's protocol does not reach MiMo at all.",
  ),
  remedy: msg(
    "Set `npm` to `@ai-sdk/openai-compatible` and `options.baseURL` to your endpoint, or use the client's own provider `xiaomi`.",
  ),
};

export default rule({
  id: "provider-package-wrong",
  on: "resolution",
  severity: "error",
  explains: ["noProvider"],
  check: ({ resolution }) =>
    resolution.conditions
      .filter((quirk) => quirk.kind === "package-wrong")
      .map(({ because, wanted, place, partly }) => ({
        message: because,
        ...(partly ? { severity: "note" as const } : {}),
        place,
        expected: msg('`"npm": "{wanted}"`, and `options.baseURL`', { wanted }),
        remedy:
          place?.kind === "file" && place.keys?.at(-1) === "npm"
            ? write(place, wanted)
            : msg('add `"npm": "{wanted}"` and `options.baseURL` to the entry, or call it `xiaomi`', { wanted }),
      })),
});
