// CodeBuddy, and WorkBuddy beside it: a list of models, each with its whole address and its key.
import type { Facts } from "../../model/facts.ts";
import { sources } from "../../facts/sources.ts";
import { reading } from "../shared/schema.ts";
import { entryHow, endedBy, remarked, setUpBy } from "../shared/entries.ts";
import { expanding, shellForm } from "../shared/expand.ts";
import { isMimoProvider } from "../shared/provider.ts";
import type { Client, Context, Opened, Detection } from "../../model/contracts.ts";
import { at, isTable, type Value } from "../../model/document.ts";
import type { Layer, Scope } from "../../model/layer.ts";
import { tableSource } from "../../model/settings-source.ts";
import { msg, type Message } from "../../model/message.ts";
import type { Sources } from "./sources.ts";

export const detection: Detection = {
  files: ["~/.codebuddy/models.json", "./.codebuddy/models.json", "~/.workbuddy/models.json"],
  env: [],
  names: [".codebuddy/models.json", ".workbuddy/models.json"],
};

interface Way {
  readonly name: string;
  readonly layer: Layer;
  readonly index: number;
  /** The same model in a weaker file, which it replaces. */
  readonly hidden: readonly { readonly layer: Layer; readonly index: number }[];
}

const modelsIn = ({ doc, status }: Layer): readonly Value[] => {
  const models = status === "read" ? doc?.value["models"] : undefined;
  return Array.isArray(models) ? (models as readonly Value[]) : [];
};

/** Models that lead to MiMo; of two with one id that of the project counts. */
function waysIn(layers: readonly Layer[], facts: Facts): readonly Way[] {
  const ways = new Map<string, Way>();
  for (const layer of layers)
    modelsIn(layer).forEach((model, index) => {
      const id = isTable(model) && typeof model["id"] === "string" ? model["id"] : `models[${index}]`;
      const known = ways.get(id);
      if (known) ways.set(id, { ...known, hidden: [...known.hidden, { layer, index }] });
      else if (isOurs(id, model, facts)) ways.set(id, { name: id, layer, index, hidden: [] });
    });
  return [...ways.values()];
}

const isOurs = (id: string, model: Value, facts: Facts): boolean =>
  isMimoProvider(id, model, ["url"], facts) || facts.isMimoModel(id);

/** A list of the models that are offered, and a model of ours is not in it. */
function listed(layer: Layer, ways: readonly Way[]): Layer {
  const list = layer.doc?.value["availableModels"];
  const missing = Array.isArray(list) ? ways.find(({ name }) => !(list as readonly Value[]).includes(name)) : undefined;
  if (!missing) return layer;
  const what = msg("`availableModels` leaves `{id}` out, so it is not offered", { id: missing.name });
  return remarked(layer, ["availableModels"], { kind: "other-provider", hard: false, what }, "key");
}

async function openFiles(context: Context): Promise<readonly Layer[]> {
  const { home, cwd, join } = context;
  const open = (id: string, title: Message, path: string, scope: Scope): Promise<Layer> =>
    context.file({ id: `codebuddy:${id}`, title, path, scope, dialect: "json" });
  const project = msg("project settings");
  return [
    ...(cwd === home ? [] : [await open("project", project, join(cwd, ".codebuddy/models.json"), "project")]),
    await open("user", msg("user settings"), join(home, ".codebuddy/models.json"), "user"),
  ];
}

const filled = (layer: Layer, index: number, { env }: Context) =>
  expanding(tableSource(layer, ["models", index]), {
    lookup: (slot, name) => env.get(slot, name),
    syntaxes: new Set(["${}"]),
    form: shellForm,
  });

const open = (context: Context, layers: readonly Layer[], { layer, index, hidden }: Way): Opened<Sources> => ({
  layers: [context.env.layer, ...layers],
  steps: [],
  sources: {
    model: filled(layer, index, context),
    hidden: hidden.map((it) => filled(it.layer, it.index, context)),
  },
});

const lost = msg("models of a file that cannot be read are not there");

const client: Client<Sources> = {
  id: "codebuddy",
  title: "CodeBuddy",
  keyName: "apiKey",
  instructions: entryHow({ file: "~/.codebuddy/models.json", base: "url", model: "id", key: "apiKey", whole: true }),
  schema: reading("CodeBuddy", sources.codebuddy, "models.*"),
  async survey(context) {
    const files = await openFiles(context);
    const work = await context.file({
      id: "codebuddy:workbuddy",
      title: msg("settings of WorkBuddy"),
      path: context.join(context.home, ".workbuddy/models.json"),
      scope: "user",
      dialect: "json",
    });
    const own = waysIn(files, context.facts);
    const its = waysIn([work], context.facts).map((way) => ({ ...way, name: `WorkBuddy ${way.name}` }));
    const ways = [...own, ...its];
    const says = files.find(({ doc }) => doc && at(doc.value, ["availableModels"]) !== undefined);
    const broken = [...files, work].find(({ status, hints }) => hints === true && status !== "read");
    const setUp = setUpBy([...files, work], (layer) => ways.some((way) => way.layer.path === layer.path));
    return {
      layers: [...files.map((layer) => (layer === says ? listed(layer, own) : layer)), work],
      setUp,
      routes: ways.length > 0 || setUp === null ? ways.map(({ name }) => name) : [""],
      open(_version, _view, route) {
        const way = ways.find(({ name }) => name === route);
        return way ? open(context, its.includes(way) ? [work] : files, way) : endedBy(broken ?? work, lost);
      },
    };
  },
};

export default client;
