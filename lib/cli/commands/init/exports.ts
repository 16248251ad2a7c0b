// The commands that set MiMo up in a shell alone: for CodeWhale and Claude Code, which read variables.
import type { Facts } from "../../../model/facts.ts";
import { names as claude } from "../../../clients/claude-code/facts.ts";
import { baseUrlOf } from "../../../facts/endpoints.ts";
import type { Recipe } from "../../../clients/shared/recipe.ts";
import { msg, type Message } from "../../../model/message.ts";
import type { Region } from "../../../model/resolution.ts";
import { setVariable, shellOf } from "../../../model/shell.ts";
import type { Host } from "../../../model/host.ts";

/** Chosen like a client: nothing is written, the commands are printed. */
export const shell: Recipe = { client: "shell", files: [], run: "" };

/** What stands for the key where something is only shown. */
export const sampleOf = (region: Region | null): string => (region === null ? "sk-YOUR-KEY" : "tp-YOUR-KEY");

/** Names and values. */
export const variablesOf = (
  region: Region | null,
  key: string,
  facts: Facts,
): readonly (readonly [string, string])[] => [
  [region === null ? "XIAOMI_MIMO_API_KEY" : "XIAOMI_MIMO_TOKEN_PLAN_API_KEY", key],
  ["XIAOMI_MIMO_BASE_URL", facts.endpointOf(region).openai],
  ["XIAOMI_MIMO_MODEL", facts.usualModel],
  [claude.token, key],
  [claude.baseUrl, baseUrlOf(facts.endpointOf(region), "anthropic")],
  [claude.model, facts.usualModel],
];

/** The key is never among them: its sample is. */
export function exportsFor(
  region: Region | null,
  { env, platform }: Pick<Host, "env" | "platform">,
  show: (text: Message) => string,
  facts: Facts,
): string {
  const name = shellOf(env, platform);
  const key = sampleOf(region);
  const head = msg("For {shell}; put the key of your console page ({page}) in place of {key}.", {
    shell: name,
    page: facts.keyPage,
    key,
  });
  const comment = name === "cmd" ? "rem" : "#";
  return [
    `${comment} ${show(head)}`,
    ...variablesOf(region, key, facts).map(([variable, to]) => setVariable[name](variable, to)),
    "",
  ].join("\n");
}
