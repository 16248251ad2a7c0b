// Cline: one file of providers that it writes itself, and the one among them that was used last.
import type { Facts } from "../../model/facts.ts";
import { before, folder, inData, kindOf, meant, names } from "./facts.ts";
import { baseUrlOf } from "../../facts/endpoints.ts";
import { isMimoName } from "../../facts/mimo.ts";
import { headerOffers } from "../shared/headers.ts";
import { setUpBy, withOther } from "../shared/entries.ts";
import { storeOf } from "../shared/store.ts";
import { isBroken, isRead } from "../shared/layers.ts";
import { namesIn } from "../shared/names.ts";
import type { Client, Context, Instructions, Opened, Detection } from "../../model/contracts.ts";
import { at } from "../../model/document.ts";
import type { Layer } from "../../model/layer.ts";
import { tableSource, variableSource } from "../../model/settings-source.ts";
import { msg, type Message } from "../../model/message.ts";
import { gateway, type Sources } from "./sources.ts";
import { inspect, isOurs, settingsOf } from "./inspect.ts";

export const detection: Detection = {
  files: [
    "~/.cline/data/settings/providers.json",
    "~/.cline/data/globalState.json",
    "$CLINE_DIR/data/settings/providers.json",
    "$CLINE_DATA_DIR/settings/providers.json",
    "$CLINE_PROVIDER_SETTINGS_PATH",
  ],
  env: [names.folder, names.data, names.file],
  also: [
    "./.env",
    "$CLINE_DIR/data/globalState.json",
    "$CLINE_DATA_DIR/globalState.json",
    "~/.cline/data/secrets.json",
    "$CLINE_DIR/data/secrets.json",
    "$CLINE_DATA_DIR/secrets.json",
  ],
  signatures: ["lastUsedProvider", "providers.*.tokenSource"],
};

interface Files {
  readonly providers: Layer;
  readonly project: Layer | undefined;
  /** Settings and keys of the version before, seen only. */
  readonly old: readonly Layer[];
}

async function openFiles(context: Context): Promise<Files> {
  const { expand, join, home, cwd, exists } = context;
  const data = expand(`$${names.data}`) ?? join(expand(`$${names.folder}`) ?? join(home, folder), "data");
  const opened = await context.file({
    id: "cline:providers",
    title: msg("providers"),
    path: expand(`$${names.file}`) ?? join(data, inData),
    scope: "user",
    dialect: "json",
    inspect: (doc) => inspect(doc, context.facts),
  });
  const flaw = opened.diagnostics.find(({ breaks, kind }) => breaks && kind === "schema");
  const project =
    cwd === home
      ? undefined
      : await context.file({
          id: "cline:project-env",
          title: msg("variables"),
          path: join(cwd, ".env"),
          scope: "project",
          dialect: "dotenv",
        });
  return {
    providers: flaw && opened.status === "read" ? { ...opened, status: "broken", because: flaw.what } : opened,
    project,
    old: [before.state, before.keys]
      .map((name) => join(data, name))
      .filter(exists)
      .map(storeAt),
  };
}

const storeAt = (path: string): Layer =>
  storeOf(
    `cline:old-${path.endsWith(before.keys) ? "keys" : "settings"}`,
    msg("what the version before has kept"),
    msg("seen, and never opened: Cline takes it over where it has nothing newer"),
    path,
  );

const lastIn = ({ doc }: Layer): string | undefined => {
  const last = doc?.value["lastUsedProvider"];
  return typeof last === "string" && last !== "" ? last : undefined;
};

/** Ways to MiMo, the one that was used last first; without any, that one. */
function routesOf({ providers }: Files, facts: Facts): readonly string[] {
  const last = lastIn(providers);
  const root = providers.doc?.value;
  const ours = namesIn(providers, ["providers"]).filter((id) => isOurs(id, settingsOf(root, id) ?? null, facts));
  if (last !== undefined && (ours.includes(last) || isMimoName(last))) return [...new Set([last, ...ours])];
  return ours.length > 0 ? ours : [last ?? ""];
}

function open({ env }: Context, { providers, project, old }: Files, route: string): Opened<Sources> {
  const id = meant(route);
  const base = ["providers", id, "settings"];
  const seen = { layers: [env.layer, providers, ...(project ? [project] : [])], steps: [] };
  if (isBroken(providers)) {
    const because = msg("the file of providers is left out, so Cline asks its own gateway");
    return { ...seen, route: gateway(because, { kind: "file", path: providers.path ?? "" }) };
  }
  const described = isRead(providers) && at(providers.doc?.value, base) !== undefined;
  return {
    ...seen,
    sources: {
      env,
      project: isRead(project) ? variableSource(project, []) : undefined,
      root: isRead(providers) ? tableSource(providers, []) : undefined,
      table: described ? tableSource(providers, base) : undefined,
      headers: described ? headerOffers(providers, [...base, "headers"]) : undefined,
      store: providers.status === "absent" ? old[0] : undefined,
      provider: id,
    },
  };
}

const setUp = ({ providers }: Files, facts: Facts): Message | null =>
  setUpBy(
    [providers],
    ({ doc }) =>
      isMimoName(lastIn(providers) ?? "") ||
      namesIn(providers, ["providers"]).some(
        (id) => isOurs(id, settingsOf(doc?.value, id) ?? null, facts) || facts.isMimoText(id),
      ),
  );

/** Another provider was used last than the one that leads to MiMo. */
function told(providers: Layer, [first = ""]: readonly string[]): Layer {
  const last = lastIn(providers);
  if (last === undefined || last === first || first === "") return providers;
  const what = msg("`{first}` is described, and Cline takes `{last}`, which was used last", { first, last });
  return withOther(providers, ["lastUsedProvider"], what, msg('`"lastUsedProvider": "{first}"`', { first }));
}

const how: Instructions = {
  region(region, facts, { baseUrl, protocol: wire, endpointPath: tail }) {
    const url = baseUrlOf(facts.endpointOf(region), wire) + (tail === "/messages" ? "/v1" : "");
    if (baseUrl.place?.kind === "file") return msg("write `{url}` in {place}", { url, place: baseUrl.place });
    const id = region === null ? "xiaomi" : `xiaomi-token-plan-${region}`;
    return kindOf(id)
      ? msg("take the built-in provider of that region: `cline auth -p {id}`", { id })
      : msg("`cline auth -p openai -b {url}`", { url });
  },
  model: (id, place) =>
    place?.kind === "file" ? msg("write `{id}` in {place}", { id, place }) : msg("`cline -m {id}`", { id }),
  key: (place, facts) =>
    place?.kind === "file"
      ? msg("put the key of your console page ({page}) itself into {place}: Cline expands nothing", {
          page: facts.keyPage,
          place,
        })
      : place?.kind === "env"
        ? msg("put the key of your console page ({page}) into `{name}`", { page: facts.keyPage, name: place.name })
        : msg("enter the key of your console page ({page}) with `cline auth`", { page: facts.keyPage }),
};

const client: Client<Sources> = {
  id: "cline",
  title: "Cline",
  keyName: "apiKey",
  instructions: how,
  async survey(context) {
    const files = await openFiles(context);
    const routes = routesOf(files, context.facts);
    return {
      layers: [told(files.providers, routes), ...(files.project ? [files.project] : []), ...files.old],
      setUp: setUp(files, context.facts),
      routes,
      active: (_version, route) => route === (lastIn(files.providers) ?? routes[0]),
      open: (_version, _view, route) => open(context, files, route),
    };
  },
};

export default client;
