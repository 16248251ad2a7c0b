// How OpenCode, and what was made from it, is set up for MiMo: by the built-in provider of the plan.
import { opencode, type Variant } from "./facts.ts";
import { builtInId, type Recipe } from "../shared/recipe.ts";

export const opencodeRecipe = ({ id, app }: Variant, run: string): Recipe => ({
  client: id,
  files: [
    {
      folders: [`$XDG_CONFIG_HOME/${app}`, `~/.config/${app}`],
      names: [`${app}.jsonc`, `${app}.json`],
      dialect: "jsonc",
      settings: ({ facts, region, key }) => [
        { path: ["model"], to: `${builtInId(region)}/${facts.usualModel}` },
        { path: ["provider", builtInId(region), "options", "baseURL"], to: facts.endpointOf(region).openai },
        { path: ["provider", builtInId(region), "options", "apiKey"], to: key },
      ],
    },
  ],
  run,
});

export default opencodeRecipe(opencode, "opencode");
