// How recipes become new texts of files, and whether the clients then go where they should.
import type { Facts } from "../../../model/facts.ts";
import { judgeWorld, type JudgedWorld } from "../../../diagnose.ts";
import { at as valueAt, isTable, type Document, type Value } from "../../../model/document.ts";
import { UsageError } from "../../../model/errors.ts";
import type { Region } from "../../../model/resolution.ts";
import { Secret } from "../../../model/secret.ts";
import { msg } from "../../../model/message.ts";
import type { Host } from "../../../model/host.ts";
import { contextOf } from "../../../read/context.ts";
import { decode } from "../../../read/decode.ts";
import { readerOf, sizeLimit } from "../../../read/open.ts";
import { registryFor } from "../../../read/secrets.ts";
import type { FileEdit } from "../../../repair/draft.ts";
import { overlaid, type Overlay } from "../../../repair/overlay.ts";
import type { FileRecipe, Recipe, Setting, Setup } from "../../../clients/shared/recipe.ts";
import type { Context } from "../../../model/contracts.ts";
import { cannot, setJson, setToml } from "./edit.ts";
import { setVariable, setYaml } from "./edit-text.ts";

export interface SetupEdit extends FileEdit {
  readonly client: string;
  /** There is no such file yet. */
  readonly fresh: boolean;
}

export interface SetupPlan {
  readonly edits: readonly SetupEdit[];
  /** The machine as it would be. */
  readonly after: JudgedWorld;
}

type Settings = readonly Setting[];

const setIn = (dialect: FileRecipe["dialect"], text: string, { path, to, entryBy }: Setting): string => {
  switch (dialect) {
    case "toml":
      return setToml(text, path, String(to));
    case "yaml":
      return setYaml(text, path, to, entryBy);
    case "dotenv":
      return setVariable(text, String(path[0]), String(to));
    default:
      return setJson(text, path, to, entryBy);
  }
};

const plain = (value: Value | undefined): unknown =>
  value instanceof Secret
    ? Secret.reveal(value)
    : Array.isArray(value)
      ? (value as readonly Value[]).map(plain)
      : isTable(value)
        ? Object.fromEntries(Object.entries(value).map(([name, it]) => [name, plain(it)]))
        : value;

const isThere = (doc: Document, { path, to, entryBy }: Setting): boolean =>
  JSON.stringify(plain(valueAt(doc.value, entryBy === undefined ? path : [...path, 0]))) === JSON.stringify(to);

/**
 * The text with everything in it that is wanted. Never put into words: it holds the key.
 * @throws {UsageError} where the file is written in a way in which that cannot be done.
 */
export async function appliedTo(text: string, dialect: FileRecipe["dialect"], wanted: Settings): Promise<string> {
  const read = await readerOf(dialect);
  const parsed = (source: string): Document =>
    read("", source === "" && dialect !== "toml" ? empty(dialect) : source, []);
  const doc = parsed(text);
  const due = wanted.filter(
    ({ path, when }) => when === undefined || (valueAt(doc.value, path) !== undefined) === (when === "present"),
  );
  return due.reduce((now, setting) => {
    if (isThere(parsed(now), setting)) return now;
    const next = setIn(dialect, now, setting);
    if (isThere(parsed(next), setting)) return next;
    throw cannot(setting.path);
  }, text);
}

const empty = (dialect: FileRecipe["dialect"]): string => (dialect.startsWith("json") ? "{}" : "");

/** @throws {UsageError} for a file that cannot be read or does not parse: it must be put in order first. */
export async function planSetup(
  recipes: readonly Recipe[],
  region: Region | null,
  key: Secret,
  world: Host,
  facts: Facts,
): Promise<SetupPlan> {
  const vault = registryFor(facts);
  const context = await contextOf(world, { config: undefined, dotenv: [] }, vault, facts);
  const setup: Setup = { facts, region, key: Secret.reveal(key), now: new Date(world.now()).toISOString() };
  const overlay: Overlay = new Map();
  const edits: SetupEdit[] = [];
  for (const { client, files } of recipes)
    for (const file of files) {
      const edit = await editOf(pathOf(file, context, world), client, file, setup, world);
      overlay.set(edit.path, { bytes: edit.after, mode: edit.mode.after });
      edits.push(edit);
    }
  return {
    edits,
    after: await judgeWorld({ facts, clients: recipes.map(({ client }) => client) }, overlaid(world, overlay)),
  };
}

/** In the first folder whose variable is set, the first of the names that is there, else the last. */
export function pathOf({ folders, names }: FileRecipe, { expand }: Pick<Context, "expand">, { exists }: Host): string {
  const folder = folders.map((it) => expand(it)).find((it) => it !== undefined);
  const paths = names.map((name) => `${folder}/${name}`);
  return paths.find((path) => exists(path)) ?? (paths.at(-1) as string);
}

async function editOf(
  path: string,
  client: string,
  { dialect, settings }: FileRecipe,
  setup: Setup,
  world: Host,
): Promise<SetupEdit> {
  const reading = world.read(path, sizeLimit);
  const file = { kind: "file", path } as const;
  if (reading.kind === "unreadable")
    throw new UsageError(msg("{file} cannot be read, so nothing is set up in it", { file }));
  const before = reading.kind === "file" ? reading.bytes : new Uint8Array();
  const { text, skipped, problems } = decode(before);
  const doc = (await readerOf(dialect))(path, text === "" ? empty(dialect) : text, []);
  if ([...problems, ...doc.problems].some((it) => !it.mild))
    throw new UsageError(msg("{file} does not parse; see `mimo-doctor`, put it in order, and begin again", { file }));
  const next = await appliedTo(text, dialect, settings(setup));
  const body = new TextEncoder().encode(next);
  const after = new Uint8Array(skipped + body.length);
  after.set(before.subarray(0, skipped));
  after.set(body, skipped);
  const mode = reading.kind === "file" ? reading.mode : null;
  // It holds a key from now on.
  const secret = next.includes(setup.key);
  const fresh = world.platform === "win32" ? null : secret ? 0o600 : 0o644;
  return {
    path,
    client,
    fresh: reading.kind === "absent",
    before,
    after,
    mode: { before: mode, after: mode === null ? fresh : secret ? mode & 0o700 : mode },
    rules: [],
  };
}
