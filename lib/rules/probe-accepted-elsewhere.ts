// When another endpoint than the configured one accepts the key.
import type { EndpointRow } from "../model/facts.ts";
import { pointTo, repointed } from "../facts/remedies.ts";
import { rule, type Page, type Run } from "../model/contracts.ts";
import type { RawFinding } from "../model/finding.ts";
import { grouped } from "../model/group.ts";
import { placeId } from "../model/place.ts";
import type { Resolution } from "../model/resolution.ts";
import { configured, elsewhere, hostVerdicts, type HostVerdict } from "../model/verdict.ts";
import { msg, type Message } from "../model/message.ts";

export const page: Page = {
  title: msg("Another endpoint accepts the key"),
  why: msg(
    "The configured endpoint refuses the key and another one accepts it: plan or region are wrong in the configuration, and the key is good.",
  ),
  remedy: msg("Make the change that is named for each place."),
};

const edit = (row: EndpointRow, r: Resolution, run: Run): Message | undefined => {
  const judged = run.clients.find(({ client }) => client.id === r.client);
  return judged && pointTo(row.region, r, judged.client.instructions, run.facts);
};

/** The layers that must change: one finding for each place that names the wrong endpoint. */
function edits(one: HostVerdict, accepting: HostVerdict, alone: boolean, run: Run): readonly RawFinding[] {
  const row = run.facts.endpointOfHost(accepting.target.host);
  const hosts = { accepting: accepting.target.host, configured: one.target.host };
  const wrongPlace = (r: Resolution) => (r.baseUrl.origin === "mode" ? r.mode.place : r.baseUrl.place);
  return grouped(one.target.resolutions, (r) => placeId(wrongPlace(r))).map((same) => {
    const [r] = same;
    return {
      message: alone
        ? msg("the key is accepted only by `{accepting}`, and your configuration says `{configured}`", hosts)
        : msg("the key is accepted by `{accepting}`, and your configuration says `{configured}`", hosts),
      place: wrongPlace(r),
      was: msg("`{host}`", { host: one.target.host }),
      expected: msg("`{host}`", { host: accepting.target.host }),
      remedy: row && edit(row, r, run),
      repair: row && repointed(row.region, r, run.facts),
      related: one.target.keyPlace ? [{ place: one.target.keyPlace, message: msg("this key") }] : [],
      clients: same.map((it) => it.policy),
      mark: `${one.target.host} ${accepting.target.host}`,
    };
  });
}

export default rule({
  id: "probe-accepted-elsewhere",
  on: "run",
  severity: "error",
  explains: ["otherPlan", "otherRegion"],
  check({ run }) {
    const all = hostVerdicts(run.exchanges);
    return configured(all).flatMap((one) => {
      const others = elsewhere(all, one);
      const [first, ...more] = others.filter(({ verdict }) => verdict === "accepted");
      if (one.verdict !== "rejected" || !first) return [];
      const alone = more.length === 0 && others.every((it) => it === first || it.verdict === "rejected");
      return edits(one, first, alone, run);
    });
  },
});
