// VTCode: TOML of the project, of the user and of the machine, merged setting by setting, and keys in variables alone.
import type { Facts } from "../../model/facts.ts";
import { sources } from "../../facts/sources.ts";
import { reading } from "../shared/schema.ts";
import { isFirst } from "../shared/active.ts";
import { own, plans, variableOf } from "./facts.ts";
import { endedBy, entryHow, setUpBy, textIn, withOther } from "../shared/entries.ts";
import { isRead } from "../shared/layers.ts";
import { storeOf } from "../shared/store.ts";
import { isMimoProvider } from "../shared/provider.ts";
import type { Client, Context, Instructions, Opened, Detection } from "../../model/contracts.ts";
import type { Value } from "../../model/document.ts";
import type { Layer, Scope } from "../../model/layer.ts";
import { tableSource, variableSource } from "../../model/settings-source.ts";
import { msg, type Message } from "../../model/message.ts";
import type { Sources } from "./sources.ts";

export const detection: Detection = {
  files: [
    "~/.vtcode/vtcode.toml",
    "./vtcode.toml",
    "./.vtcode/vtcode.toml",
    "$VTCODE_CONFIG_PATH",
    "$VTCODE_WORKSPACE/vtcode.toml",
    "/etc/vtcode/vtcode.toml",
  ],
  env: ["VTCODE_CONFIG_PATH", "VTCODE_WORKSPACE"],
  also: ["./.env", "$VTCODE_WORKSPACE/.vtcode/vtcode.toml"],
  signatures: ["agent.default_model", "custom_providers.*.display_name"],
};

/** The strongest first. */
async function openFiles(context: Context): Promise<readonly Layer[]> {
  const { home, cwd, join, expand, platform } = context;
  const open = (id: string, title: Message, path: string, scope: Scope): Promise<Layer> =>
    context.file({ id: `vtcode:${id}`, title, path, scope, dialect: "toml" });
  const named = expand("$VTCODE_CONFIG_PATH");
  const folder = expand("$VTCODE_WORKSPACE") ?? cwd;
  const project = msg("project settings");
  const near = named
    ? [open("named", msg("the file that `{name}` names", { name: "VTCODE_CONFIG_PATH" }), named, "user")]
    : [
        open("project", project, join(folder, "vtcode.toml"), "project"),
        ...(folder === home ? [] : [open("folder", project, join(folder, ".vtcode/vtcode.toml"), "project")]),
      ];
  return Promise.all([
    ...near,
    open("user", msg("user settings"), join(home, ".vtcode/vtcode.toml"), "user"),
    ...(platform === "win32" ? [] : [open("system", msg("machine settings"), "/etc/vtcode/vtcode.toml", "managed")]),
  ]);
}

interface Way {
  readonly name: string;
  /** The entry among `custom_providers`. */
  readonly entry?: { readonly layer: Layer; readonly index: number };
}

interface Choice {
  readonly ways: readonly Way[];
  readonly other: { readonly name: string; readonly layer: Layer } | undefined;
}

function choiceOf(files: readonly Layer[], facts: Facts): Choice {
  const read = files.filter(isRead);
  // Lists are not merged: that of the strongest file counts.
  const holder = read.find(({ doc }) => Array.isArray(doc?.value["custom_providers"]));
  const list = (holder?.doc?.value["custom_providers"] ?? []) as readonly Value[];
  const custom = list.flatMap((value, index): readonly Way[] => {
    const name = textIn(value, "name") ?? "";
    return holder && isMimoProvider(name, value, ["base_url"], facts)
      ? [{ name, entry: { layer: holder, index } }]
      : [];
  });
  const layer = read.find(({ doc }) => textIn(doc?.value, "agent", "provider") !== undefined);
  const name = textIn(layer?.doc?.value, "agent", "provider");
  const speaks =
    name === own.id || (custom.length === 0 && read.some(({ doc }) => facts.namesMimo(doc?.value["agent"] ?? null)));
  const known = custom.some((way) => way.name === own.id);
  const all = [...custom, ...(speaks && !known ? [{ name: own.id }] : [])];
  const ways = all.toSorted((a, b) => Number(b.name === name) - Number(a.name === name));
  const taken = ways.some((way) => way.name === name);
  return { ways, other: layer && name !== undefined && !taken && ways.length > 0 ? { name, layer } : undefined };
}

const keyring: Layer = storeOf(
  "vtcode:keyring",
  msg("the system's keyring, where VTCode keeps keys"),
  msg("never opened"),
);

const lost = msg("a file that cannot be read is left out, with the provider in it");

function open(
  { env }: Context,
  files: readonly Layer[],
  dotenv: Layer,
  { name, entry }: Way,
  taken: boolean,
): Opened<Sources> {
  const read = files.filter(isRead);
  const named = entry && textIn(entry.layer.doc?.value, "custom_providers", entry.index, "api_key_env");
  return {
    layers: [env.layer, dotenv, ...files],
    steps: [],
    sources: {
      variables: isRead(dotenv) ? [env, variableSource(dotenv, [])] : [env],
      agent: taken ? read.map((layer) => tableSource(layer, ["agent"])) : [],
      entry: entry && {
        table: tableSource(entry.layer, ["custom_providers", entry.index]),
        variable: named?.trim() || variableOf(name),
      },
      keyring,
    },
  };
}

const entry = entryHow({
  file: "~/.vtcode/vtcode.toml",
  base: "custom_providers[].base_url",
  model: "agent.default_model",
  key: own.keys[0],
});

/** Its own provider has no setting for the address, but a variable for each plan. */
const how: Instructions = {
  ...entry,
  region: (region, facts, route) =>
    route.baseUrl.place?.kind === "file"
      ? entry.region(region, facts, route)
      : msg("`export {name}={url}`", {
          name: region === null ? plans.standard.variable : plans.plan.variable,
          url: facts.endpointOf(region).openai,
        }),
};

const client: Client<Sources> = {
  id: "vtcode",
  title: "VTCode",
  keyName: own.keys[0],
  instructions: how,
  schema: reading("VT Code", sources.vtcode, "custom_providers.*"),
  async survey(context) {
    const files = await openFiles(context);
    const dotenv = await context.file({
      id: "vtcode:dotenv",
      title: msg("`.env` of the working directory"),
      path: context.join(context.cwd, ".env"),
      scope: "project",
      dialect: "dotenv",
    });
    const { ways, other } = choiceOf(files, context.facts);
    const [first] = ways;
    const ours = first?.name ?? "";
    const what = msg("`{ours}` is described, and VTCode takes `{other}`", { ours, other: other?.name ?? "" });
    const setUp = setUpBy(files, ({ doc }) =>
      context.facts.namesMimo([doc?.value["agent"] ?? null, doc?.value["custom_providers"] ?? null]),
    );
    const broken = files.find(({ status, hints }) => hints === true && status !== "read");
    return {
      layers: [
        ...files.map((layer) =>
          layer === other?.layer ? withOther(layer, ["agent", "provider"], what, msg("`{ours}`", { ours })) : layer,
        ),
        dotenv,
        keyring,
      ],
      setUp,
      active: (_version, route) =>
        route === "" ||
        isFirst(
          ways.map(({ name }) => name),
          other,
          route,
        ),
      routes: ways.length > 0 || setUp === null ? ways.map(({ name }) => name) : [""],
      open(_version, _view, route) {
        const way = ways.find(({ name }) => name === route);
        return way
          ? open(context, files, dotenv, way, way === first && !other)
          : endedBy(broken ?? (files[0] as Layer), lost);
      },
    };
  },
};

export default client;
