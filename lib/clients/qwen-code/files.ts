// Which files Qwen Code reads, in which order, and when it leaves out those of a project.
import { storeLayer } from "../shared/store.ts";
import { folder, machineFolder, names } from "./facts.ts";
import type { Context } from "../../model/contracts.ts";
import { at } from "../../model/document.ts";
import type { Layer, Scope } from "../../model/layer.ts";
import { msg, type Message } from "../../model/message.ts";
import { inspect } from "./inspect.ts";

export interface Files {
  /** Settings, the strongest first. */
  readonly settings: readonly Layer[];
  /** Variables, the strongest first: of the project, then of this user. */
  readonly dotenv: readonly Layer[];
  /** Read where folders have to be trusted. */
  readonly trust: Layer | undefined;
  /** A login with a Qwen account. */
  readonly login: Layer;
}

export const isRead = (layer: Layer): boolean => layer.status === "read";

export const qwenHome = (context: Context): string =>
  context.expand(`$${names.home}`) ?? context.join(context.home, folder);

export async function openFiles(context: Context): Promise<Files> {
  const open = (id: string, title: Message, path: string, scope: Scope): Promise<Layer> =>
    context.file({
      id: `qwen-code:${id}`,
      title,
      path,
      scope,
      dialect: "jsonc-strict",
      inspect: (doc) => inspect(doc, context.facts),
    });
  const machine = machineFolder[context.platform];
  const own = qwenHome(context);
  const [system, user, defaults] = await Promise.all([
    open(
      "system",
      msg("settings for this machine"),
      context.expand(`$${names.system}`) ?? `${machine}/settings.json`,
      "managed",
    ),
    open("user", msg("user settings"), context.join(own, "settings.json"), "user"),
    open(
      "defaults",
      msg("defaults for this machine"),
      context.expand(`$${names.defaults}`) ?? `${machine}/system-defaults.json`,
      "managed",
    ),
  ]);
  const guarded = [system, user, defaults].some(isGuarded);
  const trust = guarded ? await openTrust(context, own) : undefined;
  const trusted = trust === undefined || isTrusted(trust, context.cwd);
  const project =
    context.cwd === context.home
      ? []
      : [
          await open("project", msg("project settings"), context.join(context.cwd, folder, "settings.json"), "project"),
        ].map((layer) => (trusted ? layer : untrusted(layer)));
  return {
    settings: [system, ...project.map(leftOut), user, defaults],
    dotenv: await openVariables(context, own, trusted),
    trust,
    login: login(context, own),
  };
}

const isGuarded = ({ doc, status }: Layer): boolean =>
  status === "read" &&
  (at(doc?.value, ["security", "folderTrust", "enabled"]) === true || doc?.value["folderTrust"] === true);

const openTrust = (context: Context, own: string): Promise<Layer> =>
  context.file({
    id: "qwen-code:trust",
    title: msg("folders that are trusted"),
    path: context.expand(`$${names.trust}`) ?? context.join(own, "trustedFolders.json"),
    scope: "user",
    dialect: "jsonc-strict",
  });

const plain = (path: string): string => path.replace(/\\/g, "/").replace(/(.)\/$/, "$1");
const parent = (path: string): string => path.slice(0, path.lastIndexOf("/")) || "/";
const holds = (above: string, path: string): boolean =>
  path === above || path.startsWith(`${above.replace(/\/$/, "")}/`);

function isTrusted({ doc, status }: Layer, cwd: string): boolean {
  const rules = status === "read" && doc ? Object.entries(doc.value) : [];
  if (rules.some(([path, rule]) => rule === "DO_NOT_TRUST" && plain(path) === cwd)) return false;
  return rules.some(
    ([path, rule]) =>
      (rule === "TRUST_FOLDER" && holds(plain(path), cwd)) ||
      (rule === "TRUST_PARENT" && holds(parent(plain(path)), cwd)),
  );
}

const untrusted = (layer: Layer): Layer =>
  layer.status === "absent"
    ? layer
    : { ...layer, status: "ignored", because: msg("Qwen Code reads it only in a folder that is trusted") };

/** A broken file of a project is left out; one of this user ends the run. */
const leftOut = (layer: Layer): Layer =>
  layer.status === "broken"
    ? { ...layer, status: "ignored", because: msg("broken, so Qwen Code leaves it out without a word") }
    : layer;

const MAX_COUNT = 40;

/** The working directory and the folders above it: up to the root of the repository; without one, of the disk. */
function levelsOf({ cwd, home, exists, join }: Context): readonly string[] {
  const found: string[] = [];
  for (let level = cwd; level !== home && found.length < MAX_COUNT; level = parent(level)) {
    found.push(level);
    if (exists(join(level, ".git")) || level === "/" || /^[A-Za-z]:\/?$/.test(level)) break;
  }
  return found;
}

/** Of the project the first file that is there; then those of this user. */
async function openVariables(context: Context, own: string, trusted: boolean): Promise<readonly Layer[]> {
  const open = (id: string, path: string, scope: Scope): Promise<Layer> =>
    context.file({ id: `qwen-code:${id}`, title: msg("variables"), path, scope, dialect: "dotenv" });
  const spots = levelsOf(context).flatMap((level, n) => [
    { id: `project-env${n || ""}`, path: context.join(level, folder, ".env"), listed: n === 0 },
    { id: `env${n || ""}`, path: context.join(level, ".env"), listed: n === 0 },
  ]);
  const first = spots.find(({ path }) => context.exists(path));
  const project = await Promise.all(
    spots
      .filter((spot) => spot.listed || spot === first)
      .map(async ({ id, path }) => {
        if (first && path !== first.path && context.exists(path)) return second(id, path, first.path);
        const layer = await open(id, path, "project");
        return trusted ? layer : untrusted(layer);
      }),
  );
  const homes = [...new Set([context.join(own, ".env"), context.join(context.home, folder, ".env")])];
  const user = await Promise.all([
    ...homes.map((path, n) => open(`user-env${n || ""}`, path, "user")),
    open("home-env", context.join(context.home, ".env"), "user"),
  ]);
  return [...project, ...user];
}

const second = (id: string, path: string, first: string): Layer => ({
  id: `qwen-code:${id}`,
  kind: "file",
  title: msg("variables"),
  path,
  scope: "project",
  status: "ignored",
  because: msg("{file} is read instead", { file: { kind: "file", path: first } }),
  diagnostics: [],
});

function login(context: Context, own: string): Layer {
  const path = context.join(own, "oauth_creds.json");
  const seen = context.exists(path);
  return storeLayer({ id: "qwen-code:login", title: msg("a login with a Qwen account"), path, seen });
}
