// Knows Copilot CLI: variables alone say which provider it asks.
import { baseUrlOf, endpointOf, keyPage } from "../facts/endpoints.ts";
import { names } from "../facts/copilot-cli.ts";
import { isMimoText } from "../facts/mimo.ts";
import { isMimoAddress } from "../kit/provider.ts";
import type { Client, How, Traces } from "../model/contracts.ts";
import type { Layer, Offers } from "../model/layer.ts";
import { tableOffers } from "../model/offers.ts";
import { Secret } from "../model/secret.ts";
import { say, type Text } from "../model/text.ts";

export const traces: Traces = { files: [], env: [names.base, names.token, names.command, names.key] };

/** The program that prints the key. */
function program(env: Offers): Layer | undefined {
  const named = env.get("mode", names.command);
  if (!named || named.state === "blank") return undefined;
  return {
    id: "copilot-cli:command",
    kind: "store",
    title: say("the program that `{name}` names", { name: names.command }),
    scope: "process",
    status: "ignored",
    because: say("never run"),
    remarks: [],
  };
}

function setUp(env: Offers): Text | null {
  const named = Object.values(names).find((name) => {
    const value = env.get("mode", name)?.value;
    if (value instanceof Secret) return value.traits.plan === "token-plan";
    return typeof value === "string" && (isMimoText(value) || (name === names.base && isMimoAddress(value)));
  });
  return named ? say("`{name}` names MiMo", { name: named }) : null;
}

const how: How = {
  region: (region, { wire }) =>
    say("`export {name}={url}`", { name: names.base, url: baseUrlOf(endpointOf(region), wire) }),
  model: (id, place) => say("`export {name}={id}`", { name: place?.kind === "env" ? place.name : names.model, id }),
  key: (place) =>
    say("put the key of your console page ({page}) into `{name}`", {
      page: keyPage,
      name: place?.kind === "env" ? place.name : names.key,
    }),
};

const client: Client = {
  id: "copilot-cli",
  title: "Copilot CLI",
  keyName: names.key,
  how,
  survey: async ({ env }) => {
    const command = program(env);
    return {
      layers: command ? [command] : [],
      setUp: setUp(env),
      open: () => ({
        layers: [env.layer],
        steps: [],
        offers: { env, ...(command ? { command: tableOffers(command, []) } : {}) },
      }),
    };
  },
};

export default client;
