// What `init` was asked for, and which clients it can set up here.
import clients from "../../../clients/index.ts";
import { planTitles, regionTitles } from "../../../facts/endpoints.ts";
import { nearest } from "../../../facts/hosts.ts";
import { UsageError } from "../../../model/errors.ts";
import type { Region } from "../../../model/resolution.ts";
import type { Secret } from "../../../model/secret.ts";
import { msg, type Message } from "../../../model/message.ts";
import type { Probing } from "../../../request.ts";
import type { Pasted } from "./key.ts";
import type { SetupPlan } from "./plan.ts";
import type { Recipe } from "../../../clients/shared/recipe.ts";
import { shell } from "./exports.ts";
import { recipes } from "./recipes.ts";
import type { Verified } from "./verify.ts";
import type { Input } from "../../command.ts";

export interface Wanted {
  /** Undefined where it is still to be found out; `null` for pay-as-you-go. */
  readonly region: Region | null | undefined;
  readonly recipes: readonly Recipe[] | undefined;
}

/** @throws {UsageError} */
export function wantedOf({ parsed: { values } }: Input): Wanted {
  const plan = values["plan"]?.[0];
  const region = values["region"]?.[0];
  if (plan !== undefined && plan !== "standard" && plan !== "token-plan")
    throw new UsageError(msg("`--plan` is standard or token-plan, not `{plan}`", { plan }));
  if (region !== undefined && !Object.hasOwn(regionTitles, region))
    throw new UsageError(msg("`--region` is cn, sgp or ams, not `{region}`", { region }));
  if (plan === "standard" && region !== undefined)
    throw new UsageError(msg("pay-as-you-go has no regions: leave `--region` out"));
  return {
    region: plan === "standard" ? null : (region as Region | undefined),
    recipes: values["client"]?.map(recipeOf),
  };
}

function recipeOf(id: string): Recipe {
  const known = [...recipes, shell];
  const found = known.find(({ client }) => client === id);
  if (found) return found;
  const all = known.map(({ client }) => client);
  const near = nearest(id, all, 3);
  throw new UsageError(
    near
      ? msg("`{id}` is not set up by `init`: did you mean `{near}`?", { id, near })
      : msg("`{id}` is not set up by `init`: {all}", { id, all }),
  );
}

/** The name of a client, for people. */
export const titleOf = (id: string): string | Message => clients.find((row) => row.id === id)?.title ?? id;

/** @throws {UsageError} where the key is of the other plan than was said. */
export function fits(plan: Pasted["plan"], { region }: Pick<Wanted, "region">): void {
  if (region === undefined) return;
  const said = region === null ? "standard" : "token-plan";
  if (plan !== said)
    throw new UsageError(
      msg("this is a {plan} key, and {said} was asked for", { plan: planTitles[plan], said: planTitles[said] }),
    );
}

/** Clients that are found on this machine; CodeWhale where none is. */
export function foundRecipes({ world }: Input): readonly Recipe[] {
  const { home, exists } = world;
  const here = (folder: string): boolean => folder.startsWith("~/") && exists(`${home}${folder.slice(1)}`);
  const found = recipes.filter(({ files }) => files.some(({ folders }) => folders.some(here)));
  return found.length > 0 ? found : recipes.filter(({ client }) => client === "codewhale");
}

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf("/"));

export async function verifyKey(key: Secret, probing: Probing, { facts, world }: Input): Promise<Verified> {
  return (await import("./verify.ts")).verify(key, probing, world, facts);
}

/** Keeps what was there, then writes. @throws {InternalError} */
export async function writeSetup({ edits }: SetupPlan, { world }: Input): Promise<void> {
  const [{ remember }, { makeFolder, replaceFile }] = await Promise.all([
    import("../../../repair/undo.ts"),
    import("../../../host/disk.ts"),
  ]);
  const changed = edits.filter(({ before, after }) => Buffer.compare(before, after) !== 0);
  if (changed.length === 0) return;
  remember(world, changed);
  for (const { path, before, after, mode, fresh } of changed) {
    makeFolder(folderOf(path));
    replaceFile({ path, before: fresh ? undefined : before, after, mode: mode.after });
  }
}
