// When two variables are set that send the key in different headers.
import { remove } from "../facts/remedies.ts";
import { rule, type Page } from "../model/contracts.ts";
import type { Candidate } from "../model/layer.ts";
import type { Also, Resolution } from "../model/resolution.ts";
import { Secret } from "../model/secret.ts";
import { msg } from "../model/message.ts";

export const page: Page = {
  title: msg("Two variables send two headers"),
  why: msg(
    "Claude Code sends `ANTHROPIC_AUTH_TOKEN` as `Authorization: Bearer` and `ANTHROPIC_API_KEY` as `x-api-key`. Where both are set, also in different places, each request carries both. Which of them counts is the server's choice, and a 401 then says nothing about either key.",
  ),
  remedy: msg("Keep one of the two variables: for MiMo `ANTHROPIC_AUTH_TOKEN`."),
  source: "https://github.com/musistudio/claude-code-router/issues/214",
};

/** The one to give up: the second, unless it alone is of the plan of the endpoint. */
function spare({ key, endpoint }: Resolution, also: Also): "first" | "second" {
  const fits = (secret: Secret | null): boolean => secret?.real === true && secret.info.plan === endpoint.plan;
  return fits(also.key) && !fits(key.value) ? "first" : "second";
}

/** The variable itself, wherever it stands. */
const variable = ({ place, name }: Candidate): string => (place.kind === "file" && place.name) || name;

export default rule({
  id: "auth-variables-conflict",
  on: "resolution",
  severity: "warning",
  explains: ["alias"],
  check({ resolution }) {
    const { key, auth } = resolution;
    const own = key.candidate;
    if (!own) return undefined;
    return auth.also.flatMap((also) => {
      const second = also.candidate;
      if (!second) return [];
      const args = { a: variable(own), b: variable(second), first: auth.value ?? "", second: also.header };
      const [gone, kept] = spare(resolution, also) === "first" ? [own, second] : [second, own];
      return [
        {
          message:
            key.value && also.key && Secret.same(key.value, also.key)
              ? msg("`{a}` and `{b}` are both set: each request carries the key in `{first}` and in `{second}`", args)
              : msg(
                  "`{a}` and `{b}` are both set: each request carries two keys, in `{first}` and in `{second}`",
                  args,
                ),
          place: gone.place,
          expected: msg("one of the two"),
          remedy: remove(gone.place, gone.name),
          related: [{ place: kept.place, message: msg("`{name}` is set here", { name: variable(kept) }) }],
          mark: also.header,
        },
      ];
    });
  },
});
