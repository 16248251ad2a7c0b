// How Kilo is set up for MiMo.
import { kilo } from "./facts.ts";
import { opencodeRecipe } from "../opencode/recipe.ts";

export default opencodeRecipe(kilo, "kilo");
