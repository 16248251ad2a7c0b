// When a client starts with another folder or profile than the one that is set up for MiMo.
import { isMimoHost, urlOf } from "../facts/urls.ts";
import { rule, type ClientResult, type Page } from "../model/contracts.ts";
import { msg } from "../model/message.ts";
import { isOurs } from "./shared/traces.ts";

export const page: Page = {
  title: msg("Another profile is read"),
  why: msg(
    "The client keeps its settings in a folder or a profile, and a variable or a setting chooses which one. The one that it starts with is not set up for MiMo, or is empty, while another one is: its key and its address are not used.",
  ),
  remedy: msg("Choose the profile that is set up, or write the settings into the one that is read."),
};

/** What it starts with leads to MiMo. */
const isServed = ({ survey, resolutions }: ClientResult): boolean =>
  survey.setUp !== null || resolutions.some((r) => r.key.value !== null && isMimoHost(urlOf(r)));

export default rule({
  id: "profile-not-read",
  on: "run",
  severity: "warning",
  explains: ["noKey", "elsewhere"],
  check({ run }) {
    const spoken = new Set((run.observations ?? []).filter(isOurs).map(({ layer }) => layer.path));
    return run.clients.flatMap((judged) => {
      const left = isServed(judged) ? [] : (judged.survey.unread ?? []).filter(({ layer }) => spoken.has(layer.path));
      const [first, ...more] = left;
      if (!first?.layer.path) return [];
      return [
        {
          message: first.what,
          place: first.place,
          remedy: first.remedy,
          related: [first, ...more.filter(({ what }) => what === first.what)].map(({ layer }) => ({
            place: { kind: "file" as const, path: layer.path ?? "" },
            message: msg("this one names MiMo"),
          })),
          clients: [judged.client.id],
        },
      ];
    });
  },
});
