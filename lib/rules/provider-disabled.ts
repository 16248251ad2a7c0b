// When the provider is switched off, or is one that the client does not know.
import { stopsAt } from "./shared/views.ts";
import { rule, type Page } from "../model/contracts.ts";
import { msg } from "../model/message.ts";

export const page: Page = {
  title: msg("The provider is switched off or unknown"),
  why: msg(
    "MiMo is set up, and a setting elsewhere switches the provider off: the client does not offer it. Where the settings name a provider or a protocol that the client does not know, or name none at all, it gives up before it asks; that is an error.",
  ),
  remedy: msg("Switch the provider on again, or name one that the client knows."),
};

export default rule({
  id: "provider-disabled",
  on: "resolution",
  severity: "warning",
  explains: ["ownLogin"],
  check: ({ resolution, judged }) =>
    stopsAt(resolution, "provider")
      .filter(({ unknown }) => !unknown)
      .map(({ because, place, off = false }) => ({
        ...(off ? {} : { severity: "error" as const }),
        message: off
          ? msg("{because}: {client} does not offer the provider", { because, client: judged.client.title })
          : because,
        place,
        remedy: place ? msg("correct {place}", { place }) : undefined,
        mark: resolution.route,
      })),
});
