// When a key would travel in clear, or stands in an address.
import { rewritten, write } from "../facts/remedies.ts";
import { redactUrl, urlOf, type BaseUrl } from "../facts/urls.ts";
import { unsent } from "./shared/views.ts";
import { rule, type Page } from "../model/contracts.ts";
import type { RawFinding } from "../model/finding.ts";
import type { Resolution } from "../model/resolution.ts";
import type { Place } from "../model/place.ts";
import { msg, type Message } from "../model/message.ts";

export const page: Page = {
  title: msg("The key is not protected on its way"),
  why: msg(
    "Over plain `http` everybody on the way can read the key. User names, passwords and keys inside a URL end up in logs and in the history of the shell.",
  ),
  remedy: msg("Use `https`, and keep secrets out of the URL."),
};

/** User info, or something in the query that a name or a shape gives away as a secret. */
const hasSecret = (url: BaseUrl): boolean =>
  url.hasUserInfo || url.text.includes("****") || redactUrl(url.text) !== url.text;

function plain(url: BaseUrl, refused: boolean, client: string | Message, place: Place | null): RawFinding {
  const host = url.host ?? "";
  const safe = redactUrl(url.text)
    .trim()
    .replace(/^http:/i, "https:");
  return {
    message: refused
      ? msg("{client} refuses plain `http` to `{host}`, where anybody on the way could read the key", { client, host })
      : msg("plain `http` sends the key in clear to `{host}`", { host }),
    place,
    expected: msg("`{url}`", { url: safe }),
    repair: hasSecret(url) ? undefined : rewritten(place, safe),
    remedy: !place ? undefined : hasSecret(url) ? msg("write `https://` in {place}", { place }) : write(place, safe),
    mark: "plain",
  };
}

/** Among machines of one's own the gateway's own key is nobody's business. */
const isWithin = (resolution: Resolution): boolean =>
  urlOf(resolution).known?.kind === "private" && resolution.key.value?.info.plan !== "token-plan";

export default rule({
  id: "endpoint-insecure",
  on: "resolution",
  severity: "error",
  explains: ["notThere"],
  check({ resolution, judged }) {
    const url = urlOf(resolution);
    if (!url.host) return undefined;
    const { place } = resolution.baseUrl;
    const found: RawFinding[] = [];
    if (url.scheme === "http" && url.known?.kind !== "loopback" && !isWithin(resolution))
      found.push(
        plain(
          url,
          resolution.conditions.some((quirk) => quirk.kind === "url-refused"),
          judged.client.title,
          place,
        ),
      );
    if (hasSecret(url))
      found.push({
        message: msg("the base URL holds a user name or a secret"),
        place,
        expected: msg("a base URL without user name, password or key"),
        remedy: place ? msg("take the secret out of {place}", { place }) : undefined,
        mark: "secret",
        // Whoever reads it may want it so.
        ...(judged.client.id === "generic" ? { severity: "warning" as const } : {}),
      });
    return found.map((one) => ({ ...one, ...unsent(resolution) }));
  },
});
