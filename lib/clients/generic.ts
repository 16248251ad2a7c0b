// Knows settings files of tools without an adapter, known by name or given as a path: an address of MiMo's, and the key and the model beside it.
import { dialectOf } from "../facts/dialects.ts";
import { toolOf, tools, type Tool } from "../facts/tools.ts";
import { expanding, shellForm, type Lookup } from "../kit/expand.ts";
import { fileClient } from "../kit/file-client.ts";
import { withTexts } from "../kit/inner.ts";
import { leavesOf } from "../kit/leaves.ts";
import { treeGroups, type TreeReader } from "../kit/tree.ts";
import type { Context, Traces } from "../model/contracts.ts";
import type { Offers } from "../model/layer.ts";
import { variableOffers } from "../model/offers.ts";
import { Secret } from "../model/secret.ts";
import { say } from "../model/text.ts";

export const traces: Traces = { files: tools.flatMap(({ files }) => files), env: [], also: ["./.env"] };

/** The environment, and `.env` for what it lacks, where the tool is known to read that. */
async function lookupOf(tool: Tool | undefined, { env, file, join, cwd }: Context): Promise<Lookup> {
  if (!tool?.dotenv) return (slot, name) => env.get(slot, name);
  const path = join(cwd, ".env");
  const layer = await file({
    id: "generic:.env",
    title: say("dotenv file"),
    path,
    scope: "project",
    dialect: "dotenv",
  });
  const beside = variableOffers(layer, []);
  return (slot, name) => env.get(slot, name) ?? (layer.status === "read" ? beside.get(slot, name) : undefined);
}

/** `${secret:NAME}` and its like name a store, whoever reads it. */
const storing = (from: Offers): Offers => ({
  ...from,
  get(slot, name) {
    const found = from.get(slot, name);
    const { value } = found ?? {};
    return found && value instanceof Secret && value.traits.reference?.syntax === "store"
      ? {
          ...found,
          stored: true,
          layer: { ...found.layer, id: `generic:${name}`, title: say("the store that the setting names") },
        }
      : found;
  },
});

async function readerOf(tool: Tool | undefined, context: Context): Promise<TreeReader> {
  const lookup = await lookupOf(tool, context);
  const expansion = { lookup, syntaxes: new Set(tool?.expands), form: shellForm };
  return {
    lookup,
    path: tool?.path,
    seen: (from) => storing(tool?.expands ? expanding(from, expansion) : from),
  };
}

export default fileClient({
  id: "generic",
  title: say("settings file"),
  traces,
  layerTitle: say("settings file"),
  strict: true,
  dialect: (path) => dialectOf(path) ?? "jsonc",
  async groups(layer, context) {
    const tool = toolOf(layer.path ?? "");
    const found = await withTexts(layer, leavesOf(layer), context);
    const groups = treeGroups(layer, found, await readerOf(tool, context));
    return tool ? groups.map((group) => ({ ...group, id: `${tool.title} ${group.id}` })) : groups;
  },
});
