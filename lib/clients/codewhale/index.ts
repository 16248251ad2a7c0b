// CodeWhale: which sources it has, when it counts as set up for MiMo, and what each of its views sees.
import type { Facts } from "../../model/facts.ts";
import { outdated } from "../shared/outdated.ts";
import { putKey } from "../../facts/remedies.ts";
import * as cw from "./facts.ts";
import { isMimoName } from "../../facts/mimo.ts";
import { at, isTable, type Value } from "../../model/document.ts";
import type { Client, Context, Instructions, Opened, Detection } from "../../model/contracts.ts";
import type { Layer, SettingsSource } from "../../model/layer.ts";
import { overlay, tableSource } from "../../model/settings-source.ts";
import type { Path } from "../../model/place.ts";
import { Secret } from "../../model/secret.ts";
import { msg, type Message } from "../../model/message.ts";
import { chooseConfig, openFiles, type Files } from "./files.ts";
import type { Sources } from "./sources.ts";

/** Variables that CodeWhale alone reads. */
const ownVariables = [
  ...cw.keyNames.tokenPlan,
  ...cw.keyNames.standard,
  ...cw.modeNames,
  ...cw.urlNames,
  ...cw.modelNames,
].filter((name) => name.startsWith("XIAOMI_MIMO_"));
const genericVariables = [...cw.genericUrlNames, ...cw.genericModelNames, ...cw.providerNames];

function setUp(context: Context, files: readonly Layer[]): Message | null {
  if (context.config !== undefined) return msg("`--config` names its file");
  const named = files.find((layer) => layer.hints || (layer.doc && context.facts.namesMimo(layer.doc.value)));
  if (named) return msg("{file} names MiMo", { file: { kind: "file", path: named.path ?? "" } });
  const own = ownVariables.find((name) => context.env.get("mode", name) !== undefined);
  if (own) return msg("`{name}` is set", { name: own });
  const generic = genericVariables.find((name) => {
    const value = context.env.get("mode", name)?.value;
    return typeof value === "string" && (context.facts.isMimoText(value) || isMimoName(value));
  });
  return generic ? msg("`{name}` names MiMo", { name: generic }) : null;
}

const flags: Layer = {
  id: "codewhale:flags",
  kind: "flag",
  title: msg("command line"),
  scope: "process",
  status: "read",
  because: msg("as if `--provider xiaomi-mimo` were given, and no other option"),
  diagnostics: [],
};
const defaults: Layer = {
  id: "codewhale:defaults",
  kind: "builtin",
  title: msg("built-in defaults"),
  scope: "builtin",
  status: "read",
  because: msg("per version"),
  diagnostics: [],
};

const emptySource = (layer: Layer): SettingsSource => tableSource(layer, []);

/** The provider table in the first accepted spelling that is there. */
function table(layer: Layer, spellings: readonly string[], base: Path = []): SettingsSource {
  const value = layer.doc?.value;
  const name =
    spellings.find((spelling) => value && at(value, [...base, "providers", spelling]) !== undefined) ?? spellings[0];
  return tableSource(layer, [...base, "providers", name as string]);
}

/** The half of 0.9 that sends takes second names for most settings of the table: `apiKey`. */
const twinned = (offers: SettingsSource): SettingsSource => ({
  ...offers,
  get: (slot, name) =>
    [name, ...Object.keys(cw.tableKeyTwins).filter((twin) => cw.tableKeyTwins[twin] === name)]
      .map((each) => offers.get(slot, each))
      .find((found) => found !== undefined),
});

function spellings(version: string, view: string): readonly string[] {
  if (version !== "0.9") return cw.tableSpellings;
  return [...cw.tableSpellings, view === "wire" ? cw.camelTable : cw.kebabTable];
}

/** A broken or unread file offers nothing. */
const usable = (layer: Layer | undefined): Layer | undefined => (layer?.status === "read" ? layer : undefined);

/** A file that cannot be read is looked at too; a spoilt `.env`, which everybody may use, only where it is about MiMo. */
const isLookedAt = (layer: Layer): boolean =>
  layer.status === "read" ||
  (layer.id === "codewhale:dotenv"
    ? layer.status === "broken" && layer.hints === true
    : layer.status === "broken" || layer.status === "unreadable");

/** The same source, offering nothing. */
const unread = ({ doc: _, ...layer }: Layer): Layer => layer;

/** The half that sends reads more: `.env`, a profile, project and managed files. */
function open(context: Context, files: Files, version: string, view: string): Opened<Sources> {
  const { layer: chosen, steps } = chooseConfig(files, context, version, view);
  const wire = view === "wire";
  const config = usable(chosen) ?? unread(chosen ?? files.user);
  const names = spellings(version, view);
  const profile = wire ? profileName(context, version) : undefined;
  const dotenv = wire ? usable(files.dotenv) : undefined;
  const managed = wire ? usable(files.managed) : undefined;
  const projectFile = files.project.status === "absent" ? files.legacyProject : files.project;
  const project = wire ? usable(projectFile) : undefined;
  const root = profile
    ? overlay(tableSource(config, ["profiles", profile]), tableSource(config, []))
    : tableSource(config, []);
  const layers = [
    context.env.layer,
    ...(chosen ? [chosen] : []),
    ...(wire ? [files.dotenv, projectFile, files.managed].filter(isLookedAt) : []),
  ];
  const inFile = profile
    ? overlay(table(config, names, ["profiles", profile]), table(config, names))
    : table(config, names);
  const hasStore = files.store.status !== "absent" && !(version === "pr2627" && wire);
  const sources: Sources = {
    env: dotenv ? overlay(context.env, dotenvNames(dotenv, version)) : context.env,
    table: wire && version === "0.9" ? twinned(inFile) : inFile,
    root: project ? withProject(project, root) : root,
    headers: headersIn(config, names),
    managed: managed && table(managed, names),
    store: hasStore ? emptySource(files.store) : undefined,
    allowsInsecure: insecure(context, version),
  };
  return { sources, layers, steps };
}

function profileName(context: Context, version: string): string | undefined {
  const variables = version === "0.9" ? ["CODEWHALE_PROFILE", "DEEPSEEK_PROFILE"] : ["DEEPSEEK_PROFILE"];
  for (const name of variables) {
    const value = context.env.get("config", name)?.value;
    if (typeof value === "string" && value.trim() !== "") return value;
  }
  return undefined;
}

function insecure(context: Context, version: string): boolean {
  const variables =
    version === "0.9"
      ? ["CODEWHALE_ALLOW_INSECURE_HTTP", "DEEPSEEK_ALLOW_INSECURE_HTTP"]
      : ["DEEPSEEK_ALLOW_INSECURE_HTTP"];
  const value = variables
    .map((name) => context.env.get("config", name)?.value)
    .find((v) => typeof v === "string" && v.trim() !== "");
  return typeof value === "string" && /^(?:1|true)$/i.test(value.trim());
}

/** 0.9 takes nothing but keys from `.env`; pr2627 takes every variable. */
function dotenvNames(layer: Layer, version: string): SettingsSource {
  const all = tableSource(layer, []);
  const allowed: ReadonlySet<string> = new Set(cw.allKeyNames);
  return {
    ...all,
    label: (name) => name,
    get(slot, name) {
      if (version === "0.9" && !allowed.has(name)) return undefined;
      const found = all.get(slot, name);
      return found && found.place.kind === "file" ? { ...found, place: { ...found.place, name } } : found;
    },
  };
}

/** Of project settings only the root's `model` counts, and it lands in `default_text_model`. */
function withProject(project: Layer, root: SettingsSource): SettingsSource {
  const own = tableSource(project, []);
  return {
    ...root,
    get: (slot, name) =>
      name === "default_text_model" ? (own.get(slot, "model") ?? root.get(slot, name)) : root.get(slot, name),
  };
}

/** A header that the user sets himself; names in any case. The provider's table comes before the root. */
function headersIn(config: Layer, names: readonly string[]): SettingsSource {
  const value: Value | undefined = config.doc?.value;
  const bases: Path[] = [...names.map((name) => ["providers", name, "http_headers"]), ["http_headers"]];
  return {
    ...emptySource(config),
    get(slot, name) {
      for (const base of bases) {
        const headers = value === undefined ? undefined : at(value, base);
        const own = isTable(headers)
          ? Object.keys(headers).find((key) => key.toLowerCase() === name && headers[key] instanceof Secret)
          : undefined;
        if (own !== undefined) return tableSource(config, base).get(slot, own);
      }
      return undefined;
    },
  };
}

export const detection: Detection = {
  files: [
    "~/.codewhale/config.toml",
    "~/.deepseek/config.toml",
    "./.codewhale/config.toml",
    "$CODEWHALE_CONFIG_PATH",
    "$DEEPSEEK_CONFIG_PATH",
  ],
  env: [...ownVariables],
  signatures: [...cw.tableSpellings, cw.camelTable].map((name) => `providers.${name}`).concat("default_text_model"),
};

const how: Instructions = {
  region(region, facts, { baseUrl }) {
    const mode = region === null ? "standard" : `token-plan-${region}`;
    const place = baseUrl.place;
    if (place?.kind !== "file") return msg("`export XIAOMI_MIMO_MODE={mode}`", { mode });
    return msg('set `base_url = "{url}"` in {place}', { url: facts.endpointOf(region).openai, place });
  },
  model: (id, place) =>
    place?.kind === "file"
      ? msg('set `model = "{id}"` in {place}', { id, place })
      : msg("`export XIAOMI_MIMO_MODEL={id}`", { id }),
  key: (place, facts) =>
    putKey(
      place,
      msg(
        "put the key of your console page ({page}) into `XIAOMI_MIMO_API_KEY`, or `XIAOMI_MIMO_TOKEN_PLAN_API_KEY` for Token Plan",
        { page: facts.keyPage },
      ),
      facts,
    ),
};

/** The file of the old name has no say beside one of the new name; a key that stands in it alone is lost. */
function superseded({ user, legacy }: Files, facts: Facts): Layer {
  if (user.status === "absent" || legacy.status !== "read") return legacy;
  const because = msg("CodeWhale reads the old folder only where the new one has no settings");
  const lost = outdated(
    legacy,
    because,
    "providers",
    msg("the settings in {file}", { file: { kind: "file", path: user.path ?? "" } }),
    facts,
  );
  return user.doc && facts.namesMimo(user.doc.value) ? { ...lost, diagnostics: [] } : lost;
}

const client: Client<Sources> = {
  id: "codewhale",
  title: "CodeWhale",
  keyName: "XIAOMI_MIMO_API_KEY",
  instructions: how,
  async survey(context) {
    const files = await openFiles(context);
    const settings = [
      files.flag,
      files.named,
      files.legacyNamed,
      files.ownHome,
      files.user,
      superseded(files, context.facts),
      files.project,
      files.legacyProject,
      files.managed,
    ].filter((layer) => layer !== undefined);
    return {
      layers: [flags, files.dotenv, ...settings, files.store, defaults],
      setUp: setUp(context, settings),
      open: (version, view) => open(context, files, version, view),
    };
  },
};

export default client;
