// The guided onboarding: plan, key, verification, clients, diff, yes, and what is right then.
import type { Region } from "../../../model/resolution.ts";
import { msg } from "../../../model/message.ts";
import { registryFor, type SecretRegistry } from "../../../read/secrets.ts";
import { formatterFor } from "../../../report/show.ts";
import { pasted, type Pasted } from "./key.ts";
import { asciiTerminal } from "../../../host/ascii.ts";
import { exportsFor, shell } from "./exports.ts";
import { planSetup } from "./plan.ts";
import { recipes } from "./recipes.ts";
import { left, talkIn, type Talk } from "./prompts.ts";
import type { Verified } from "./verify.ts";
import { status, type Input, type Output } from "../../command.ts";
import { foundRecipes, titleOf, verifyKey, writeSetup, type Wanted } from "./input.ts";
import { showingOf } from "../../locale.ts";
import { probingOf } from "../../probing.ts";
import { answeredAny, askedText, diffText, doneText, verifiedText } from "./setting-up.ts";

export async function guided(input: Input, wanted: Wanted): Promise<Output> {
  const vault = registryFor(input.facts);
  try {
    return await steps(input, wanted, vault);
  } catch (error) {
    if (error === left) return { out: "", status: status.clean, secrets: vault };
    throw error;
  }
}

async function steps(input: Input, wanted: Wanted, vault: SecretRegistry): Promise<Output> {
  const { world } = input;
  const show = formatterFor(showingOf(input));
  const talk = talkIn(show, input.facts, input.view.unicode ? undefined : asciiTerminal());
  talk.intro();
  const plan = wanted.region === undefined ? await talk.plan() : wanted.region === null ? "standard" : "token-plan";
  const key = await talk.key((text) => {
    const found = pasted(text, vault, input.facts);
    return "key" in found ? found : show(found);
  });
  talk.say(show(askedText(key.key, key.cleaned)));
  if (plan !== "unknown" && plan !== key.plan)
    talk.warn(show(msg("That is a key of the other plan than you named; the key decides.")));
  const verified = await asked(key, input, talk);
  if (verified && !verified.accepting) {
    talk.warn(verifiedText(verified, show));
    if (!(await talk.ask(show(msg("Set it up nevertheless?"))))) throw left;
  }
  const region = await regionFor(key, verified, wanted, talk);
  const chosen = wanted.recipes ?? (await clientsAsked(input, talk));
  const lines = chosen.includes(shell) ? exportsFor(region, world, show, input.facts) : "";
  const ofClients = chosen.filter((recipe) => recipe !== shell);
  if (ofClients.length === 0) {
    talk.outro(show(msg("Nothing was written.")));
    return { out: lines, status: status.clean, secrets: vault };
  }
  const setup = await planSetup(ofClients, region, key.key, world, input.facts);
  talk.say(diffText(setup, input));
  if (!(await talk.ask(show(msg("Write this?"))))) throw left;
  await writeSetup(setup, input);
  talk.outro(show(msg("Written.")));
  return {
    out: lines === "" ? doneText(setup, show) : `${doneText(setup, show)}\n${lines}`,
    status: status.clean,
    secrets: vault,
  };
}

/** Nothing is sent without a yes. */
async function asked({ key }: Pasted, input: Input, talk: Talk): Promise<Verified | undefined> {
  const show = formatterFor(showingOf(input));
  const question = msg(
    "Ask MiMo's endpoints which of them accepts the key? One GET of the list of models each; it costs nothing.",
  );
  if (!(await talk.ask(show(question)))) return undefined;
  return talk.waiting(
    show(msg("asking")),
    () => verifyKey(key, probingOf(input.parsed), input),
    (result) => {
      if (result.accepting) return verifiedText(result, show);
      return show(!answeredAny(result.exchanges) ? msg("nothing was asked") : msg("nobody accepts it"));
    },
  );
}

async function regionFor(
  key: Pasted,
  verified: Verified | undefined,
  { region }: Wanted,
  talk: Talk,
): Promise<Region | null> {
  if (verified?.accepting) return verified.accepting.region;
  if (key.plan === "standard") return null;
  if (region) return region;
  return talk.region(key.hint);
}

async function clientsAsked(input: Input, talk: Talk) {
  const found = foundRecipes(input);
  const all = [...recipes, shell];
  const ids = await talk.clients(
    all.map((recipe) => ({
      id: recipe.client,
      title: recipe === shell ? msg("only print the exports for my shell") : titleOf(recipe.client),
      found: found.includes(recipe),
    })),
  );
  return all.filter(({ client }) => ids.includes(client));
}
