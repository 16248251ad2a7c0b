// When requests go to a program on this machine.
import { urlOf } from "../facts/urls.ts";
import { rule, type Page } from "../model/contracts.ts";
import { msg } from "../model/message.ts";

export const page: Page = {
  title: msg("A bridge on this machine"),
  why: msg(
    "The base URL is on this machine. What stands behind the bridge, and with which key it asks, cannot be seen from here.",
  ),
  remedy: msg("Nothing is wrong. Look into the bridge's own settings where a request fails."),
};

export default rule({
  id: "endpoint-local-proxy",
  on: "resolution",
  severity: "note",
  explains: ["bridge"],
  check({ resolution }) {
    const { known, host } = urlOf(resolution);
    if (known?.kind !== "loopback") return undefined;
    return {
      message: msg("`{host}` is a bridge on this machine; what is behind it cannot be judged", { host: host ?? "" }),
      place: resolution.baseUrl.place,
      mark: host ?? "",
    };
  },
});
