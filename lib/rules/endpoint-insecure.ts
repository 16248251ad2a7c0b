// Knows when a key would travel in clear, or stands in an address.
import { concealUrl, urlOf } from "../facts/urls.ts";
import { rule, type Page } from "../model/contracts.ts";
import { say } from "../model/text.ts";

export const page: Page = {
  title: say("The key is not protected on its way"),
  why: say(
    "Over plain `http` everybody on the way can read the key. User names, passwords and keys inside a URL end up in logs and in the history of the shell.",
  ),
  remedy: say("Use `https`, and keep secrets out of the URL."),
};

export default rule({
  id: "endpoint-insecure",
  on: "resolution",
  severity: "error",
  check({ resolution }) {
    const url = urlOf(resolution);
    if (!url.host) return undefined;
    const plain = url.scheme === "http" && url.known?.kind !== "loopback";
    const secret = url.hasUserInfo || url.text.includes("****") || concealUrl(url.text) !== url.text;
    if (!plain && !secret) return undefined;
    const { place } = resolution.baseUrl;
    return {
      message: plain
        ? say("plain `http` sends the key in clear to `{host}`", { host: url.host })
        : say("the base URL holds a user name or a secret"),
      place,
      expected: plain
        ? say("`https://{host}`", { host: url.host })
        : say("a base URL without user name, password or key"),
      remedy: place
        ? plain
          ? say("write `https://` in {place}", { place })
          : say("take the secret out of {place}", { place })
        : undefined,
      mark: plain ? "plain" : "secret",
    };
  },
});
