// When the endpoint does not serve the configured model.
import { rule, type Page } from "../model/contracts.ts";
import type { RawFinding } from "../model/finding.ts";
import { grouped } from "../model/group.ts";
import { placeId } from "../model/place.ts";
import { configured, hostVerdicts, type HostVerdict } from "../model/verdict.ts";
import { msg } from "../model/message.ts";

export const page: Page = {
  title: msg("The endpoint does not serve the model"),
  why: msg(
    "The endpoint says that it does not know the model, or its list does not have it. Lists leave some models out, so absence from the list is a warning and never proof; an answer about the model itself is an error.",
  ),
  remedy: msg("Use a model that the endpoint lists."),
};

const refusing: ReadonlySet<string> = new Set(["model-not-served", "404-model"]);

function found({ target, decisive }: HostVerdict): readonly RawFinding[] {
  const certain = refusing.has(decisive.id);
  const absent = target.resolutions.filter(
    ({ model }) =>
      model.value !== null &&
      (certain || (decisive.served !== null && decisive.served.length > 0 && !decisive.served.includes(model.value))),
  );
  return grouped(absent, (r) => `${placeId(r.model.place)} ${r.model.value}`).map((same) => {
    const [{ model }] = same;
    return {
      message: certain
        ? msg("`{host}` does not serve the model `{id}`", { host: target.host, id: model.value ?? "" })
        : msg("the model `{id}` is not in the list that `{host}` serves", { host: target.host, id: model.value ?? "" }),
      place: model.place,
      was: msg("`{id}`", { id: model.value ?? "" }),
      expected: decisive.served
        ? msg("one of {served}", {
            served: decisive.served.slice(0, 12).map((id) => `\`${id}\``),
          })
        : undefined,
      clients: same.map((r) => r.policy),
      mark: `${target.host} ${model.value ?? ""}`,
      ...(certain ? {} : { severity: "warning" as const }),
    };
  });
}

export default rule({
  id: "probe-model-not-served",
  on: "run",
  severity: "error",
  explains: ["retired"],
  check: ({ run }) =>
    configured(hostVerdicts(run.exchanges))
      .filter(({ verdict }) => verdict === "accepted")
      .flatMap(found),
});
