// Knows `init`: from a key to clients that work, asked on a terminal or given by options; nothing is written without a diff and a yes.
import clients from "../../clients/index.ts";
import { planTitles, regionTitles } from "../../facts/endpoints.ts";
import { nearest } from "../../facts/hosts.ts";
import { UsageError } from "../../model/errors.ts";
import type { Region } from "../../model/resolution.ts";
import type { Secret } from "../../model/secret.ts";
import { say } from "../../model/text.ts";
import type { Vault } from "../../read/seal.ts";
import { teller } from "../../report/show.ts";
import type { Probing } from "../../request.ts";
import { pasted, type Pasted } from "../../setup/key.ts";
import { planSetup, type SetupPlan } from "../../setup/plan.ts";
import { recipes, type Recipe } from "../../setup/recipes.ts";
import type { Verified } from "../../setup/verify.ts";
import { status, type Command, type Input, type Output } from "../command.ts";
import { probingOf } from "../probing.ts";
import { diffText, doneText, snippets, verifiedText } from "../setting-up.ts";

const command: Command = async (input) => {
  const { parsed } = input;
  const [word] = parsed.words;
  if (word !== undefined) throw new UsageError(say("`init` takes no further word, and `{word}` is one", { word }));
  const wanted = wantedOf(input);
  if (parsed.flags["print"])
    return { out: await snippets(wanted.recipes ?? recipes, wanted.region), status: status.clean };
  if (parsed.values["key-from"]) return scripted(input, wanted);
  if (!(await input.asker()))
    throw new UsageError(
      say("`init` asks questions, and nobody is here to answer: give `--key-from`, or `--print` for snippets to copy"),
    );
  return (await import("../onboarding.ts")).guided(input, wanted);
};

export interface Wanted {
  /** Undefined where it is still to be found out; `null` for pay-as-you-go. */
  readonly region: Region | null | undefined;
  readonly recipes: readonly Recipe[] | undefined;
}

/** @throws {UsageError} */
function wantedOf({ parsed: { values } }: Input): Wanted {
  const plan = values["plan"]?.[0];
  const region = values["region"]?.[0];
  if (plan !== undefined && plan !== "standard" && plan !== "token-plan")
    throw new UsageError(say("`--plan` is standard or token-plan, not `{plan}`", { plan }));
  if (region !== undefined && !Object.hasOwn(regionTitles, region))
    throw new UsageError(say("`--region` is cn, sgp or ams, not `{region}`", { region }));
  if (plan === "standard" && region !== undefined)
    throw new UsageError(say("pay-as-you-go has no regions: leave `--region` out"));
  return {
    region: plan === "standard" ? null : (region as Region | undefined),
    recipes: values["client"]?.map(recipeOf),
  };
}

function recipeOf(id: string): Recipe {
  const found = recipes.find(({ client }) => client === id);
  if (found) return found;
  const all = recipes.map(({ client }) => client);
  const near = nearest(id, all, 3);
  throw new UsageError(
    near
      ? say("`{id}` is not set up by `init`: did you mean `{near}`?", { id, near })
      : say("`{id}` is not set up by `init`: {all}", { id, all: all.join(", ") }),
  );
}

/** The name of a client, for people. */
export const titleOf = (id: string): string => clients.find((row) => row.id === id)?.title ?? id;

async function scripted(input: Input, wanted: Wanted): Promise<Output> {
  const { parsed, world } = input;
  const show = teller({ home: world.home, cwd: world.cwd });
  const vault: Vault = [];
  const { key, plan, hint } = keyFrom(input, vault);
  fits(plan, wanted);
  const asks = parsed.flags["sweep"] === true || parsed.values["probe"] !== undefined;
  const verified = asks ? await verifyKey(key, probingOf(parsed), input) : undefined;
  const said = verified ? `${verifiedText(verified, show)}\n\n` : "";
  if (verified && !verified.accepting)
    return {
      out: `${said}Nothing is set up, since no endpoint accepts the key.\n`,
      status: status.findings,
      secrets: vault,
    };
  const region = verified?.accepting ? verified.accepting.region : regionOf(plan, wanted, hint);
  const setup = await planSetup(wanted.recipes ?? foundRecipes(input), region, key, world);
  if (!parsed.flags["yes"])
    return {
      out: `${said}${diffText(setup, input)}\nNothing is written without \`--yes\`.\n`,
      status: status.clean,
      secrets: vault,
    };
  await writeSetup(setup, input);
  return { out: `${said}${diffText(setup, input)}\n${doneText(setup, show)}`, status: exitOf(setup), secrets: vault };
}

/** @throws {UsageError} where the key is of the other plan than was said. */
export function fits(plan: Pasted["plan"], { region }: Pick<Wanted, "region">): void {
  if (region === undefined) return;
  const said = region === null ? "standard" : "token-plan";
  if (plan !== said)
    throw new UsageError(
      say("this is a {plan} key, and {said} was asked for", { plan: planTitles[plan], said: planTitles[said] }),
    );
}

/** @throws {UsageError} where a Token Plan key comes without a region. */
function regionOf(plan: Pasted["plan"], { region }: Wanted, hint: Region | null): Region | null {
  if (plan === "standard") return null;
  if (region) return region;
  throw new UsageError(
    hint
      ? say("which region is the key of? Its letter hints at `--region {hint}`; `--sweep` asks every endpoint", {
          hint,
        })
      : say("which region is the key of? Give `--region`, or `--sweep`, which asks every endpoint"),
  );
}

/** @throws {UsageError} */
function keyFrom({ parsed, world }: Input, vault: Vault): Pasted {
  const name = parsed.values["key-from"]?.[0] ?? "";
  const bytes = name === "-" ? world.stdin(65_536) : undefined;
  if (name !== "-" && !/^[A-Za-z_]\w*$/.test(name))
    throw new UsageError(
      say("`--key-from` wants the name of a variable, or `-` for standard input; never the key itself"),
    );
  const text = name === "-" ? bytes && new TextDecoder().decode(bytes) : world.env[name];
  if (text === undefined || text.trim() === "")
    throw new UsageError(
      name === "-" ? say("standard input holds no key") : say("the variable `{name}` holds no key", { name }),
    );
  const found = pasted(text, vault);
  if ("key" in found) return found;
  throw new UsageError(say("the key cannot be used: {why}", { why: found }));
}

/** Clients that are found on this machine; CodeWhale where none is. */
export function foundRecipes({ world }: Input): readonly Recipe[] {
  const found = recipes.filter(({ files }) =>
    files.some((file) => file.startsWith("~/") && world.exists(folderOf(`${world.home}${file.slice(1)}`))),
  );
  return found.length > 0 ? found : recipes.slice(0, 1);
}

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf("/"));

export async function verifyKey(key: Secret, probing: Probing, { world }: Input): Promise<Verified> {
  return (await import("../../setup/verify.ts")).verify(key, probing, world);
}

/** Keeps what was there, then writes. @throws {InternalError} */
export async function writeSetup({ edits }: SetupPlan, { world }: Input): Promise<void> {
  const [{ remember }, { makeFolder, replaceFile }] = await Promise.all([
    import("../../fix/undo.ts"),
    import("../../world/disk.ts"),
  ]);
  const changed = edits.filter(({ before, after }) => Buffer.compare(before, after) !== 0);
  if (changed.length === 0) return;
  remember(world, changed);
  for (const { path, before, after, mode, fresh } of changed) {
    makeFolder(folderOf(path));
    replaceFile({ path, before: fresh ? undefined : before, after, mode: mode.after });
  }
}

const exitOf = ({ after }: SetupPlan) =>
  after.judgements.some(({ severity }) => severity === "error") ? status.findings : status.clean;

export default command;
