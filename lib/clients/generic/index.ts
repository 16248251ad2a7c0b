// Settings files of tools without an adapter, known by name or given as a path: an address of MiMo's, and the key and the model beside it.
import { dialectOf } from "../../facts/dialects.ts";
import { toolOf, tools, type Tool } from "./tools.ts";
import { expanding, shellForm, type Lookup } from "../shared/expand.ts";
import { fileClient } from "../shared/file-client.ts";
import { withTexts } from "../shared/inner.ts";
import { leavesOf } from "../shared/leaves.ts";
import { treeGroups, type TreeReader } from "../shared/tree.ts";
import type { Context, Detection } from "../../model/contracts.ts";
import type { SettingsSource } from "../../model/layer.ts";
import { variableSource } from "../../model/settings-source.ts";
import { Secret } from "../../model/secret.ts";
import { msg } from "../../model/message.ts";

export const detection: Detection = { files: tools.flatMap(({ files }) => files), env: [], also: ["./.env"] };

/** The environment, and `.env` for what it lacks, where the tool is known to read that. */
async function lookupOf(tool: Tool | undefined, { env, file, join, cwd }: Context): Promise<Lookup> {
  if (!tool?.dotenv) return (slot, name) => env.get(slot, name);
  const path = join(cwd, ".env");
  const layer = await file({
    id: "generic:.env",
    title: msg("dotenv file"),
    path,
    scope: "project",
    dialect: "dotenv",
  });
  const beside = variableSource(layer, []);
  return (slot, name) => env.get(slot, name) ?? (layer.status === "read" ? beside.get(slot, name) : undefined);
}

/** `${secret:NAME}` and its like name a store, whoever reads it. */
const storing = (from: SettingsSource): SettingsSource => ({
  ...from,
  get(slot, name) {
    const found = from.get(slot, name);
    const { value } = found ?? {};
    return found && value instanceof Secret && value.info.reference?.syntax === "store"
      ? {
          ...found,
          stored: true,
          layer: { ...found.layer, id: `generic:${name}`, title: msg("the store that the setting names") },
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
  title: msg("settings file"),
  detection,
  layerTitle: msg("settings file"),
  strict: true,
  dialect: (path) => dialectOf(path) ?? "jsonc",
  async groups(layer, context) {
    const tool = toolOf(layer.path ?? "");
    const found = await withTexts(layer, leavesOf(layer, context.facts), context);
    const groups = treeGroups(layer, found, await readerOf(tool, context), context.facts);
    return tool ? groups.map((group) => ({ ...group, id: `${tool.title} ${group.id}` })) : groups;
  },
});
