// The questions of the guided onboarding, one after the other, on a terminal.
import type { Facts } from "../../../model/facts.ts";
import * as clack from "@clack/prompts";
import { planTitles, regionTitles } from "../../../facts/endpoints.ts";
import type { Region } from "../../../model/resolution.ts";
import type { Plan } from "../../../model/secret.ts";
import { msg, type Message } from "../../../model/message.ts";
import type { Pasted } from "./key.ts";

/** The user has left; nothing was written. */
export const left: Error = new Error("left");

type Show = (text: Message) => string;

/** Where it is drawn, if not on standard output. */
type On = { readonly output?: NodeJS.WriteStream };

const asked =
  (show: Show, on: On) =>
  <T>(answer: T): Exclude<T, symbol> => {
    if (!clack.isCancel(answer)) return answer as Exclude<T, symbol>;
    clack.cancel(show(msg("Nothing was written.")), on);
    throw left;
  };

export type Talk = ReturnType<typeof talkIn>;

/** Who asks, in the words of one language. */
export const talkIn = (show: Show, facts: Facts, output?: NodeJS.WriteStream) =>
  talking(show, output ? { output } : {}, facts);

const talking = (show: Show, on: On, facts: Facts) => ({
  intro: (): void => clack.intro(show(msg("mimo-doctor: set up Xiaomi MiMo")), on),
  say: (text: string): void => clack.log.message(text, on),
  warn: (text: string): void => clack.log.warn(text, on),
  outro: (text: string): void => clack.outro(text, on),
  ask: async (message: string): Promise<boolean> =>
    asked(show, on)(await clack.confirm({ message, ...answers(show), ...on })),
  plan: (): Promise<Plan> => planFrom(show, on),
  key: (judge: (text: string) => Pasted | string): Promise<Pasted> => keyFrom(show, on, judge),
  region: (hint: Region | null): Promise<Region> => regionFrom(show, on, hint, facts),
  clients: (all: readonly Choice[]): Promise<readonly string[]> => clientsFrom(show, on, all),

  async waiting<T>(message: string, work: () => Promise<T>, done: (result: T) => string): Promise<T> {
    const spinner = clack.spinner(on);
    spinner.start(message);
    const result = await work();
    spinner.stop(done(result));
    return result;
  },
});

const answers = (show: Show) => ({ active: show(msg("Yes")), inactive: show(msg("No")) });

async function planFrom(show: Show, on: On): Promise<Plan> {
  const options: { value: Plan; label: string; hint: string }[] = [
    { value: "token-plan", label: show(planTitles["token-plan"]), hint: show(msg("keys begin with tp-")) },
    { value: "standard", label: show(planTitles.standard), hint: show(msg("keys begin with sk-")) },
    { value: "unknown", label: show(msg("I do not know")), hint: show(msg("the key tells")) },
  ];
  return asked(show, on)(await clack.select({ message: show(msg("Which plan do you have?")), options, ...on }));
}

/** Hidden; the text goes nowhere but to `judge`. */
async function keyFrom(show: Show, on: On, judge: (text: string) => Pasted | string): Promise<Pasted> {
  let found: Pasted | undefined;
  asked(
    show,
    on,
  )(
    await clack.password({
      ...on,
      message: show(msg("Paste the key (it is not shown)")),
      validate(text) {
        const result = judge(text ?? "");
        if (typeof result === "string") return result;
        found = result;
        return undefined;
      },
    }),
  );
  return found as Pasted;
}

async function regionFrom(show: Show, on: On, hint: Region | null, facts: Facts): Promise<Region> {
  if (hint)
    clack.log.message(show(msg("The letter after `tp-` hints at {region}.", { region: regionTitles[hint] })), on);
  const options = facts.endpoints.flatMap(({ region, host }) =>
    region ? [{ value: region, label: show(regionTitles[region]), hint: host }] : [],
  );
  const message = show(msg("Which region is it? The Token Plan page of the console shows its base URL."));
  return asked(show, on)(await clack.select({ message, options, ...on, ...(hint ? { initialValue: hint } : {}) }));
}

interface Choice {
  readonly id: string;
  readonly title: string | Message;
  readonly found: boolean;
}

async function clientsFrom(show: Show, on: On, all: readonly Choice[]): Promise<readonly string[]> {
  return asked(
    show,
    on,
  )(
    await clack.multiselect({
      ...on,
      message: show(msg("Which clients are to use it? (space chooses)")),
      options: all.map(({ id, title, found }) => ({
        value: id,
        label: show(msg("{title}", { title })),
        ...(found ? { hint: show(msg("found here")) } : {}),
      })),
      initialValues: all.filter(({ found }) => found).map(({ id }) => id),
      required: true,
    }),
  );
}
