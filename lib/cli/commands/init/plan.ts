// How recipes become new texts of files, and whether the clients then go where they should.
import type { Facts } from "../../../model/facts.ts";
import { judgeWorld, type JudgedWorld } from "../../../diagnose.ts";
import { at as valueAt } from "../../../model/document.ts";
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
import type { Recipe } from "./recipes.ts";
import { setJson, setToml } from "./edit.ts";

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

/** The text with everything in it that the recipe wants. Never put into words: it holds the key. */
export async function appliedTo(
  text: string,
  recipe: Recipe,
  region: Region | null,
  key: string,
  facts: Facts,
): Promise<string> {
  const doc = (await readerOf(recipe.dialect))("", text, []);
  const set = recipe.dialect === "toml" ? setToml : setJson;
  return recipe.wishes(region, facts).reduce((now, { path, to, ifPresent }) => {
    if (ifPresent && valueAt(doc.value, path) === undefined) return now;
    return set(now, path, typeof to === "string" ? to : key);
  }, text);
}

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
  const overlay: Overlay = new Map();
  const edits: SetupEdit[] = [];
  for (const recipe of recipes) {
    const path = recipe.files.map((file) => context.expand(file)).find((it) => it !== undefined) as string;
    const edit = await editOf(path, recipe, region, Secret.reveal(key), world, facts);
    overlay.set(path, { bytes: edit.after, mode: edit.mode.after });
    edits.push(edit);
  }
  return {
    edits,
    after: await judgeWorld({ facts, clients: recipes.map(({ client }) => client) }, overlaid(world, overlay)),
  };
}

async function editOf(
  path: string,
  recipe: Recipe,
  region: Region | null,
  key: string,
  world: Host,
  facts: Facts,
): Promise<SetupEdit> {
  const reading = world.read(path, sizeLimit);
  const file = { kind: "file", path } as const;
  if (reading.kind === "unreadable")
    throw new UsageError(msg("{file} cannot be read, so nothing is set up in it", { file }));
  const before = reading.kind === "file" ? reading.bytes : new Uint8Array();
  const { text, skipped, problems } = decode(before);
  const doc = (await readerOf(recipe.dialect))(path, text === "" && recipe.dialect === "json" ? "{}" : text, []);
  if ([...problems, ...doc.problems].some((it) => !it.mild))
    throw new UsageError(msg("{file} does not parse; see `mimo-doctor`, put it in order, and begin again", { file }));
  const body = new TextEncoder().encode(await appliedTo(text, recipe, region, key, facts));
  const after = new Uint8Array(skipped + body.length);
  after.set(before.subarray(0, skipped));
  after.set(body, skipped);
  const mode = reading.kind === "file" ? reading.mode : null;
  return {
    path,
    client: recipe.client,
    fresh: reading.kind === "absent",
    before,
    after,
    // It holds a key from now on.
    mode: { before: mode, after: mode === null ? (world.platform === "win32" ? null : 0o600) : mode & 0o700 },
    rules: [],
  };
}
