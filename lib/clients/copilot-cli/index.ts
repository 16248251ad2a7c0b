// Copilot CLI: variables alone say which provider it asks.
import { baseUrlOf } from "../../facts/endpoints.ts";
import { names } from "./facts.ts";
import { setUpIn } from "../shared/entries.ts";
import type { Client, Instructions, Detection } from "../../model/contracts.ts";
import type { Layer, SettingsSource } from "../../model/layer.ts";
import { msg } from "../../model/message.ts";
import type { Sources } from "./sources.ts";

export const detection: Detection = { files: [], env: [names.base, names.token, names.command, names.key] };

/** The program that prints the key. */
function program(env: SettingsSource): Layer | undefined {
  const named = env.get("mode", names.command);
  if (!named || named.state === "blank") return undefined;
  return {
    id: "copilot-cli:command",
    kind: "store",
    title: msg("the program that `{name}` names", { name: names.command }),
    scope: "process",
    status: "ignored",
    because: msg("never run"),
    diagnostics: [],
  };
}

const how: Instructions = {
  region: (region, facts, { protocol: wire }) =>
    msg("`export {name}={url}`", { name: names.base, url: baseUrlOf(facts.endpointOf(region), wire) }),
  model: (id, place) => msg("`export {name}={id}`", { name: place?.kind === "env" ? place.name : names.model, id }),
  key: (place, facts) =>
    msg("put the key of your console page ({page}) into `{name}`", {
      page: facts.keyPage,
      name: place?.kind === "env" ? place.name : names.key,
    }),
};

const client: Client<Sources> = {
  id: "copilot-cli",
  title: "Copilot CLI",
  keyName: names.key,
  instructions: how,
  survey: async ({ facts, env }) => {
    const command = program(env);
    return {
      layers: command ? [command] : [],
      setUp: setUpIn(env, Object.values(names), names.base, facts),
      open: () => ({ layers: [env.layer], steps: [], sources: { env, command } }),
    };
  },
};

export default client;
