// Knows when a host is neither an endpoint of MiMo nor a known gateway.
import { urlOf } from "../facts/urls.ts";
import { rule, type Page } from "../model/contracts.ts";
import { say } from "../model/text.ts";

export const page: Page = {
  title: say("An unknown host"),
  why: say(
    "The host is none of MiMo's four endpoints and no gateway that is known here. It may be a proxy of your own; then all is well. It will receive the key.",
  ),
  remedy: say("Nothing, if you know the host. Otherwise use the endpoint of your plan."),
};

export default rule({
  id: "endpoint-unknown-host",
  on: "resolution",
  severity: "warning",
  check({ resolution }) {
    const { known, host, template } = urlOf(resolution);
    if ((known?.kind !== "unknown" && known?.kind !== "private") || template) return undefined;
    const withheld = resolution.quirks.some((quirk) => quirk.kind === "key-withheld");
    return {
      message: withheld
        ? say("`{host}` is no MiMo endpoint, and this version sends no key from the environment there", {
            host: host ?? "",
          })
        : say("`{host}` is no MiMo endpoint: whoever runs it receives the key", { host: host ?? "" }),
      place: resolution.baseUrl.place,
      expected: say("a MiMo endpoint, or a proxy of your own"),
      mark: `${host ?? ""}${withheld ? " withheld" : ""}`,
    };
  },
});
