// When a host is neither an endpoint of MiMo nor a known gateway.
import { onAllHosts } from "../facts/ages.ts";
import { pointToPlan } from "../facts/remedies.ts";
import { urlOf } from "../facts/urls.ts";
import { unsent, who } from "./shared/views.ts";
import { rule, type Page } from "../model/contracts.ts";
import { grouped } from "../model/group.ts";
import { placeId } from "../model/place.ts";
import type { Resolution } from "../model/resolution.ts";
import { msg, type Message } from "../model/message.ts";

export const page: Page = {
  title: msg("An unknown host"),
  why: msg(
    "The host is none of MiMo's four endpoints and no gateway that is known here. It may be a proxy of your own; then all is well. It will receive the key.",
  ),
  remedy: msg("Nothing, if you know the host. Otherwise use the endpoint of your plan."),
};

const isStranger = (resolution: Resolution): boolean => {
  const { known, template } = urlOf(resolution);
  return (known?.kind === "unknown" || known?.kind === "private") && !template;
};

const isWithheld = ({ conditions: quirks }: Resolution): boolean =>
  quirks.some((quirk) => quirk.kind === "key-withheld");

function message(host: string, client: string | Message, all: readonly Resolution[]): Message {
  const withheld = all.filter(isWithheld);
  if (withheld.length === 0) return msg("`{host}` is no MiMo endpoint: whoever runs it receives the key", { host });
  if (withheld.length === all.length)
    return msg("`{host}` is no MiMo endpoint, and {client} withholds the key from it", { host, client });
  const args = { host, client, versions: who(withheld, all) };
  return msg(
    "`{host}` is no MiMo endpoint: whoever runs it receives the key, but {client} {versions} withholds it",
    args,
  );
}

export default rule({
  id: "endpoint-unknown-host",
  on: "client",
  severity: "warning",
  explains: ["notThere", "bridge"],
  dependsOnFacts: onAllHosts,
  check({ judged: { client, resolutions } }, facts) {
    const strangers = resolutions.filter(isStranger);
    return grouped(strangers, (r) => `${placeId(r.baseUrl.place)} ${urlOf(r).host}`).map((all) => {
      const [first] = all;
      const host = urlOf(first).host ?? "";
      const move = pointToPlan(first, client.instructions, facts);
      return {
        message: message(host, client.title, all),
        place: first.baseUrl.place,
        expected: msg("a MiMo endpoint, or a proxy of your own"),
        remedy: all.some(isWithheld)
          ? msg("if the host is yours, write key and base URL side by side into the settings file; otherwise {move}", {
              move,
            })
          : msg("nothing, if the host is yours; otherwise {move}", { move }),
        clients: all.map((r) => r.policy),
        mark: host,
        ...unsent(...all),
      };
    });
  },
});
