// Pi: a folder with its providers, its keys and its settings, which two versions read in different ways.
import type { Facts } from "../../model/facts.ts";
import { sources } from "../../facts/sources.ts";
import { reading } from "../shared/schema.ts";
import { installedBy, installedTraces } from "../shared/installed.ts";
import { baseUrlOf } from "../../facts/endpoints.ts";
import { isMimoName } from "../../facts/mimo.ts";
import { all, newest, previous, lineOf, lineOfRelease, type Line } from "./facts.ts";
import { isActive, routesOf, takenBy } from "./choose.ts";
import { isOurs } from "./inspect.ts";
import { isRead } from "../shared/layers.ts";
import type { Known } from "./known.ts";
import type { Sources } from "./sources.ts";
import { open } from "./opened.ts";
import type { Client, Context, Instructions, Detection } from "../../model/contracts.ts";
import { at, placeIn } from "../../model/document.ts";
import type { Layer } from "../../model/layer.ts";
import { entries } from "../../model/settings-source.ts";
import { msg, type Message } from "../../model/message.ts";
import { isTrusted, openFiles, type Files } from "./files.ts";

const npmPackages = ["@earendil-works/pi-coding-agent", "@mariozechner/pi-coding-agent"];

export const detection: Detection = {
  files: [
    "~/.pi/agent/models.json",
    "~/.pi/agent/auth.json",
    "~/.pi/agent/settings.json",
    "$PI_CODING_AGENT_DIR/models.json",
    "$PI_CODING_AGENT_DIR/auth.json",
    "$PI_CODING_AGENT_DIR/settings.json",
  ],
  env: [],
  also: [
    "./.pi/settings.json",
    "./.pi/models.json",
    "~/.pi/agent/trust.json",
    "$PI_CODING_AGENT_DIR/trust.json",
    ...installedTraces(...npmPackages),
  ],
  signatures: ["defaultProvider", "providers.*.modelOverrides", "providers.*.authHeader"],
};

function setUp({ models, auth, settings, project }: Files, facts: Facts): Message | null {
  const speaks = ({ doc, hints }: Layer): boolean =>
    hints === true ||
    (doc !== undefined && entries(doc.value["providers"]).some(([id, table]) => isOurs(id, table, facts)));
  const stores = ({ doc, hints }: Layer): boolean =>
    hints === true ||
    Object.entries(doc?.value ?? {}).some(([id, entry]) => isMimoName(id) || facts.namesMimo([entry]));
  const wants = ({ doc }: Layer): boolean =>
    isMimoName(String(doc?.value["defaultProvider"] ?? "")) ||
    facts.isMimoModel(String(doc?.value["defaultModel"] ?? ""));
  const named = speaks(models)
    ? models
    : stores(auth)
      ? auth
      : [project, settings].find((layer) => isRead(layer) && wants(layer));
  return named ? msg("{file} names MiMo", { file: { kind: "file", path: named.path ?? "" } }) : null;
}

/** The version that is installed, else the one that the settings tell of: whose news were shown last. */
async function lineInUse(context: Context, { settings }: Files): Promise<Line> {
  const release = (await installedBy(context, ...npmPackages)) ?? settings.doc?.value["lastChangelogVersion"];
  return typeof release === "string" ? lineOfRelease(release) : newest;
}

/** Another provider is taken than the one that leads to MiMo. */
function withOther(known: Known, { settings }: Files, routes: readonly string[]): Layer {
  const [first = ""] = routes;
  const taken = takenBy(known);
  if (!taken?.wanted || taken.provider === first || !isRead(settings) || !settings.doc) return settings;
  if (at(settings.doc.value, ["defaultProvider"]) !== taken.provider) return settings;
  return {
    ...settings,
    diagnostics: [
      ...settings.diagnostics,
      {
        kind: "other-provider",
        place: placeIn(settings.doc, ["defaultProvider"]),
        hard: false,
        what: msg("`{first}` is described, and Pi takes `{other}`", { first, other: taken.provider }),
        expected: msg('`"defaultProvider": "{first}"`', { first }),
      },
    ],
  };
}

function knownOf({ cwd, env, given }: Context, files: Files, line: Line): Known {
  const { models, auth, settings, project } = files;
  const taken = isRead(project) && (!line.asksForTrust || isTrusted(files, cwd)) ? [project] : [];
  return {
    line,
    models,
    stored: auth,
    settings: [...taken, settings].filter(isRead),
    variables: [env],
    alone: given !== undefined,
  };
}

function projectLayer(files: Files, context: Context): readonly Layer[] {
  const { project } = files;
  if (!project) return [];
  if (!isRead(project) || isTrusted(files, context.cwd)) return [project];
  return [{ ...project, because: msg("Pi 0.87 reads it only in a folder that is trusted, Pi 0.73 always") }];
}

const how: Instructions = {
  region(region, facts, { baseUrl, protocol: wire }) {
    const url = baseUrlOf(facts.endpointOf(region), wire);
    if (baseUrl.place?.kind === "file") return msg("write `{url}` in {place}", { url, place: baseUrl.place });
    const id = region === null ? "xiaomi" : `xiaomi-token-plan-${region}`;
    return msg(
      'take the built-in provider of that region: `"defaultProvider": "{id}"` in `~/.pi/agent/settings.json`',
      {
        id,
      },
    );
  },
  model: (id, place) =>
    place?.kind === "file"
      ? msg("write `{id}` in {place}", { id, place })
      : msg('write `"defaultModel": "{id}"` into `~/.pi/agent/settings.json`', { id }),
  key: (place, facts) =>
    place?.kind === "file"
      ? msg("put the key of your console page ({page}) into {place}, or the name of a variable after a dollar sign", {
          page: facts.keyPage,
          place,
        })
      : place?.kind === "env"
        ? msg("put the key of your console page ({page}) into `{name}`", { page: facts.keyPage, name: place.name })
        : msg("enter the key of your console page ({page}) with `/login` in Pi", { page: facts.keyPage }),
};

const client: Client<Sources> = {
  id: "pi",
  title: "Pi",
  keyName: "XIAOMI_API_KEY",
  instructions: how,
  schema: reading("Pi", sources.pi, "providers.*.models.*"),
  async survey(context) {
    const files = await openFiles(context);
    const inUse = await lineInUse(context, files);
    const known = knownOf(context, files, inUse);
    const routes = [
      ...new Set(
        [known, ...all.map((line) => knownOf(context, files, line))].flatMap((it) => routesOf(it, context.facts)),
      ),
    ];
    const { models, auth, settings, project, trust, stray } = files;
    const read = [context.env.layer, models, auth, settings, ...(project ? [project] : []), ...(trust ? [trust] : [])];
    return {
      layers: [
        models,
        auth,
        withOther(known, files, routes),
        ...projectLayer(files, context),
        ...(trust ? [trust] : []),
        ...(stray ? [stray] : []),
      ],
      setUp: setUp(files, context.facts),
      inUse: inUse.version,
      // The two newer ones differ in nothing but what is built in.
      judges: ["0.73", inUse === previous ? newest.version : inUse.version],
      routes,
      active: (version, route) => isActive(knownOf(context, files, lineOf(version)), routes, route),
      open: (version, _view, route) => open(knownOf(context, files, lineOf(version)), read, route),
    };
  },
};

export default client;
