// How to open the settings of OpenCode and its kin, from the strongest to the weakest.
import type { Variant } from "./facts.ts";
import type { Context, Wanted } from "../../model/contracts.ts";
import { at, type Table, type Value } from "../../model/document.ts";
import type { Layer, Scope } from "../../model/layer.ts";
import { msg, type Message } from "../../model/message.ts";
import { inspecting } from "./inspect.ts";
import { skipping } from "./skip.ts";
import { foldersOf, spots } from "./spots.ts";

/** Settings, the strongest first. */
export async function openFiles(context: Context, flavour: Variant): Promise<readonly Layer[]> {
  const wanted = (path: string, title: Message, scope: Scope): Wanted => ({
    id: `${flavour.id}:${path.replace(`${context.cwd}/`, "./").replace(`${context.home}/`, "~/")}`,
    title,
    path,
    scope,
    dialect: "jsonc",
    fills: true,
    inspect: inspecting(flavour, context.facts),
  });
  const seen = new Set<string>();
  const opened: Layer[] = [];
  for (const spot of spots(context, flavour)) {
    if (spot === "content") {
      const { content } = flavour.variables;
      const title = msg("settings in `{name}`", { name: content });
      opened.push(await context.variable(wanted(content, title, "process")));
    } else if (!seen.has(spot.path) && (spot.listed || context.exists(spot.path))) {
      seen.add(spot.path);
      opened.push(skipping(await context.file(wanted(spot.path, spot.title, spot.scope)), flavour));
    }
  }
  return opened.toReversed();
}

/** The file of keys, and the variable that takes its place. */
export async function openAuth(context: Context, flavour: Variant): Promise<readonly Layer[]> {
  const { auth } = flavour.variables;
  const file: Wanted = {
    id: `${flavour.id}:auth`,
    title: msg("stored keys"),
    path: context.join(foldersOf(context, flavour).data, "auth.json"),
    scope: "user",
    dialect: "json",
  };
  const variable = await context.variable({
    ...file,
    id: `${flavour.id}:auth-content`,
    title: msg("keys in `{name}`", { name: auth }),
    path: auth,
    scope: "process",
  });
  const layer = await context.file(file);
  if (variable.status !== "read") return [variable, layer];
  return [variable, { ...layer, status: "ignored", because: msg("`{name}` takes its place", { name: auth }) }];
}

/** The models that were chosen last. */
export const openRecent = (context: Context, flavour: Variant): Promise<Layer> =>
  context.file({
    id: `${flavour.id}:recent`,
    title: msg("models that were chosen last"),
    path: context.join(foldersOf(context, flavour).state, "model.json"),
    scope: "user",
    dialect: "json",
  });

/** What a layer says once its references are filled in. */
export const saidBy = (layer: Layer): Table =>
  layer.status === "read" ? (layer.filled ?? layer.doc?.value ?? {}) : {};

/** One setting of a layer. */
export const valueIn = (layer: Layer, keys: readonly string[]): Value | undefined => at(saidBy(layer), keys);
