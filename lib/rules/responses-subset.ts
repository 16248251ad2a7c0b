// When requests carry a tool that MiMo's Responses path refuses.
import { isMimoHost, urlOf } from "../facts/urls.ts";
import { rule, type Page } from "../model/contracts.ts";
import { msg } from "../model/message.ts";

export const page: Page = {
  title: msg("A tool that MiMo does not run"),
  why: msg(
    "MiMo serves a part of the Responses protocol: tools that the client runs work, tools that the service itself would run do not. With one of those in the request, gateways and MiMo were reported to answer 400 `responses_feature_not_supported`, which looks like a fault of the key or the model.",
  ),
  remedy: msg("Switch the tool off in the client."),
};

export default rule({
  id: "responses-subset",
  on: "resolution",
  severity: "warning",
  needsReader: true,
  explains: ["body"],
  check({ resolution, judged }) {
    const { hosted, protocol: wire, baseUrl, auth } = resolution;
    if (!hosted || wire !== "openai-responses" || !isMimoHost(urlOf(resolution))) return undefined;
    // Where nothing is sent with a key, no tool is either.
    if (auth.value === null) return undefined;
    return {
      message: msg("{client} adds `{tool}` to each request, which MiMo's Responses path refuses", {
        client: judged.client.title,
        tool: hosted.tool,
      }),
      place: hosted.place ?? baseUrl.place,
      expected: hosted.off,
      remedy: hosted.place
        ? msg("write {off} in {place}", { off: hosted.off, place: hosted.place })
        : msg("write {off}", { off: hosted.off }),
    };
  },
});
