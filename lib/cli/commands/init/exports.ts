// The commands that set MiMo up in a shell alone: for CodeWhale and Claude Code, which read variables.
import { names as claude } from "../../../clients/claude-code/facts.ts";
import { baseUrlOf, endpointOf, keyPage } from "../../../facts/endpoints.ts";
import { usualModel } from "../../../facts/models.ts";
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
export const variablesOf = (region: Region | null, key: string): readonly (readonly [string, string])[] => [
  [region === null ? "XIAOMI_MIMO_API_KEY" : "XIAOMI_MIMO_TOKEN_PLAN_API_KEY", key],
  ["XIAOMI_MIMO_BASE_URL", endpointOf(region).openai],
  ["XIAOMI_MIMO_MODEL", usualModel],
  [claude.token, key],
  [claude.baseUrl, baseUrlOf(endpointOf(region), "anthropic")],
  [claude.model, usualModel],
];

/** The key is never among them: its sample is. */
export function exportsFor(
  region: Region | null,
  { env, platform }: Pick<Host, "env" | "platform">,
  show: (text: Message) => string,
): string {
  const name = shellOf(env, platform);
  const key = sampleOf(region);
  const head = msg("For {shell}; put the key of your console page ({page}) in place of {key}.", {
    shell: name,
    page: keyPage,
    key,
  });
  const comment = name === "cmd" ? "rem" : "#";
  return [
    `${comment} ${show(head)}`,
    ...variablesOf(region, key).map(([variable, to]) => setVariable[name](variable, to)),
    "",
  ].join("\n");
}
