// Oh My Pi: providers in YAML, and variables that every `.env` around may bring in.
import type { Facts } from "../../model/facts.ts";
import { sources } from "../../facts/sources.ts";
import { reading } from "../shared/schema.ts";
import { baseUrlOf } from "../../facts/endpoints.ts";
import { isMimoName, isMimoVariable } from "../../facts/mimo.ts";
import { isActive, routesOf, takenBy } from "../pi/choose.ts";
import { isOurs } from "../pi/inspect.ts";
import { isRead } from "../shared/layers.ts";
import { wishIn, type Known } from "../pi/known.ts";
import type { Sources } from "../pi/sources.ts";
import { open } from "../pi/opened.ts";
import type { Client, Instructions, Detection } from "../../model/contracts.ts";
import { at, placeIn } from "../../model/document.ts";
import type { Layer } from "../../model/layer.ts";
import { entries } from "../../model/settings-source.ts";
import { msg, type Message } from "../../model/message.ts";
import { knownOf, openFiles, type Files } from "./files.ts";

export const detection: Detection = {
  files: [
    "~/.omp/agent/models.yml",
    "~/.omp/agent/models.yaml",
    "~/.omp/agent/models.json",
    "~/.omp/agent/config.yml",
    "~/.omp/agent/config.yaml",
    "~/.omp/agent/.env",
    "~/.omp/.env",
    "$PI_CODING_AGENT_DIR/models.yml",
    "$PI_CODING_AGENT_DIR/models.yaml",
    "$PI_CODING_AGENT_DIR/config.yml",
  ],
  env: [],
  also: [
    "$PI_CODING_AGENT_DIR/models.json",
    "$PI_CODING_AGENT_DIR/config.yaml",
    "$PI_CODING_AGENT_DIR/.env",
    "./.omp/config.yml",
    "./.omp/settings.json",
    "./.env",
    "~/.env",
    "~/.omp/agent/agent.db",
    "$PI_CODING_AGENT_DIR/agent.db",
    "$XDG_DATA_HOME/omp/agent.db",
  ],
  signatures: ["modelRoles.default"],
};

const roleIn = ({ doc }: Layer): string => {
  const role = doc && at(doc.value, ["modelRoles", "default"]);
  return typeof role === "string" ? role : "";
};

const speaksOfModel = (layer: Layer, facts: Facts): boolean =>
  facts.isMimoText(roleIn(layer)) || isMimoName(roleIn(layer).split("/")[0] ?? "");

/** `.env` files in its own folders are Oh My Pi's; every other program reads the others. */
const isOwn = ({ path }: Layer): boolean => /\/\.omp\/(?:agent\/)?\.env$/.test(path ?? "");

function setUp({ models, settings, dotenv }: Files, facts: Facts): Message | null {
  const described =
    models.hints === true || entries(models.doc?.value["providers"]).some(([id, table]) => isOurs(id, table, facts));
  const named = described
    ? models
    : (settings.find((layer) => isRead(layer) && speaksOfModel(layer, facts)) ??
      dotenv
        .filter(isOwn)
        .find(({ doc }) => doc && (facts.namesMimo(doc.value) || Object.keys(doc.value).some(isMimoVariable))));
  return named ? msg("{file} names MiMo", { file: { kind: "file", path: named.path ?? "" } }) : null;
}

/** Models of roles beside the main one: small tasks, plans, pictures. */
const isInRole = (settings: readonly Layer[], route: string): boolean =>
  settings
    .filter(isRead)
    .flatMap(({ doc }) => entries(doc?.value["modelRoles"]))
    .some(([, model]) => typeof model === "string" && model.startsWith(`${route}/`));

/** Another provider is taken than the one that leads to MiMo. */
function withOther(layers: readonly Layer[], known: Known, [first = ""]: readonly string[]): readonly Layer[] {
  const taken = takenBy(known);
  const holder = known.settings.find((layer) => roleIn(layer) !== "");
  if (!taken?.wanted || taken.provider === first || taken.provider !== wishIn(known)?.provider) return layers;
  return layers.map((layer) =>
    layer.id !== holder?.id || !layer.doc
      ? layer
      : {
          ...layer,
          diagnostics: [
            ...layer.diagnostics,
            {
              kind: "other-provider",
              place: placeIn(layer.doc, ["modelRoles", "default"]),
              hard: false,
              what: msg("`{first}` is described, and Oh My Pi takes `{other}`", { first, other: taken.provider }),
              expected: msg("a model that begins with `{first}/`", { first }),
            },
          ],
        },
  );
}

const how: Instructions = {
  region(region, facts, { baseUrl, protocol: wire }) {
    const url = baseUrlOf(facts.endpointOf(region), wire);
    if (baseUrl.place?.kind === "file") return msg("write `{url}` in {place}", { url, place: baseUrl.place });
    const id = region === null ? "xiaomi" : `xiaomi-token-plan-${region}`;
    return msg("take a model of the built-in provider `{id}`: `modelRoles.default` in `~/.omp/agent/config.yml`", {
      id,
    });
  },
  model: (id, place) =>
    place?.kind === "file"
      ? msg("write `{id}`, after the provider's name and a slash, in {place}", { id, place })
      : msg(
          "write `{id}`, after the provider's name and a slash, as `modelRoles.default` in `~/.omp/agent/config.yml`",
          {
            id,
          },
        ),
  key: (place, facts) =>
    place?.kind === "file"
      ? msg("put the key of your console page ({page}), or the bare name of a variable, into {place}", {
          page: facts.keyPage,
          place,
        })
      : place?.kind === "env"
        ? msg("put the key of your console page ({page}) into `{name}`", { page: facts.keyPage, name: place.name })
        : msg("put the key of your console page ({page}) into `apiKey` of the provider in `~/.omp/agent/models.yml`", {
            page: facts.keyPage,
          }),
};

const client: Client<Sources> = {
  id: "oh-my-pi",
  title: "Oh My Pi",
  keyName: "XIAOMI_API_KEY",
  instructions: how,
  schema: reading("oh-my-pi", sources.ohMyPi, "providers.*.models.*"),
  async survey(context) {
    const files = await openFiles(context);
    const known = knownOf(context, files);
    const routes = routesOf(known, context.facts);
    const { models, settings, dotenv, store } = files;
    const layers = [models, ...settings, ...dotenv];
    return {
      layers: [...withOther(layers, known, routes), store],
      setUp: setUp(files, context.facts),
      routes,
      active: (_version, route) => isActive(known, routes, route) || isInRole(settings, route),
      open: (_version, _view, route) =>
        open(known, [context.env.layer, ...layers], route, store.status === "ignored" ? store : undefined),
    };
  },
};

export default client;
