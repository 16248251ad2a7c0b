// `init`: from a key to clients that work, asked on a terminal or given by options; nothing is written without a diff and a yes.
import { UsageError } from "../../../model/errors.ts";
import type { Region } from "../../../model/resolution.ts";
import { msg } from "../../../model/message.ts";
import { registryFor, type SecretRegistry } from "../../../read/secrets.ts";
import { formatterFor } from "../../../report/show.ts";
import { pasted, type Pasted } from "./key.ts";
import { exportsFor, shell } from "./exports.ts";
import { planSetup, type SetupPlan } from "./plan.ts";
import { status, type Command, type Input, type Output } from "../../command.ts";
import { showingOf } from "../../locale.ts";
import { probingOf } from "../../probing.ts";
import { answeredAny, diffText, doneText, snippets, verifiedText } from "./setting-up.ts";
import { fits, foundRecipes, verifyKey, wantedOf, writeSetup, type Wanted } from "./input.ts";

const command: Command = async (input) => {
  const { parsed } = input;
  const [word] = parsed.words;
  if (word !== undefined) throw new UsageError(msg("`init` takes no further word, and `{word}` is one", { word }));
  const wanted = wantedOf(input);
  if (parsed.flags["print"] || (wanted.recipes?.every((it) => it === shell) ?? false))
    return { out: await snippets(wanted, input), status: status.clean };
  if (parsed.values["key-from"]) return scripted(input, wanted);
  if (!(await input.asker()))
    throw new UsageError(
      msg("`init` asks questions, and nobody is here to answer: give `--key-from`, or `--print` for snippets to copy"),
    );
  return (await import("./onboarding.ts")).guided(input, wanted);
};

async function scripted(input: Input, wanted: Wanted): Promise<Output> {
  const { parsed, world } = input;
  const show = formatterFor(showingOf(input));
  const vault = registryFor(input.facts);
  const { key, plan, hint } = keyFrom(input, vault);
  fits(plan, wanted);
  const asks = parsed.flags["sweep"] === true || parsed.values["probe"] !== undefined;
  const verified = asks ? await verifyKey(key, probingOf(parsed), input) : undefined;
  const said = verified ? `${verifiedText(verified, show)}\n\n` : "";
  if (verified && !verified.accepting)
    return {
      out: !answeredAny(verified.exchanges)
        ? `${said.trimEnd()}\n`
        : `${said}${show(msg("Nothing is set up, since no endpoint accepts the key."))}\n`,
      status: status.findings,
      secrets: vault,
    };
  const region = verified?.accepting ? verified.accepting.region : regionOf(plan, wanted, hint);
  const chosen = wanted.recipes ?? foundRecipes(input);
  const lines = chosen.includes(shell) ? `\n${exportsFor(region, world, show, input.facts)}` : "";
  const setup = await planSetup(
    chosen.filter((it) => it !== shell),
    region,
    key,
    world,
    input.facts,
  );
  if (!parsed.flags["yes"])
    return {
      out: `${said}${diffText(setup, input)}\n${show(msg("Nothing is written without `--yes`."))}\n${lines}`,
      status: status.clean,
      secrets: vault,
    };
  await writeSetup(setup, input);
  return {
    out: `${said}${diffText(setup, input)}\n${doneText(setup, show)}${lines}`,
    status: exitOf(setup),
    secrets: vault,
  };
}

/** @throws {UsageError} where a Token Plan key comes without a region. */
function regionOf(plan: Pasted["plan"], { region }: Wanted, hint: Region | null): Region | null {
  if (plan === "standard") return null;
  if (region) return region;
  throw new UsageError(
    hint
      ? msg("which region is the key of? Its letter hints at `--region {hint}`; `--sweep` asks every endpoint", {
          hint,
        })
      : msg("which region is the key of? Give `--region`, or `--sweep`, which asks every endpoint"),
  );
}

/** @throws {UsageError} */
function keyFrom({ facts, parsed, world }: Input, vault: SecretRegistry): Pasted {
  const name = parsed.values["key-from"]?.[0] ?? "";
  const bytes = name === "-" ? world.stdin(65_536) : undefined;
  if (name !== "-" && !/^[A-Za-z_]\w*$/.test(name))
    throw new UsageError(
      msg("`--key-from` wants the name of a variable, or `-` for standard input; never the key itself"),
    );
  const text = name === "-" ? bytes && new TextDecoder().decode(bytes) : world.env[name];
  if (text === undefined || text.trim() === "")
    throw new UsageError(
      name === "-" ? msg("standard input holds no key") : msg("the variable `{name}` holds no key", { name }),
    );
  const found = pasted(text, vault, facts);
  if ("key" in found) return found;
  throw new UsageError(msg("the key cannot be used: {why}", { why: found }));
}

const exitOf = ({ after }: SetupPlan) =>
  after.judgements.some(({ severity }) => severity === "error") ? status.findings : status.clean;

export default command;
