// Knows the questions of the guided onboarding, one after the other, on a terminal.
import * as clack from "@clack/prompts";
import { endpoints, planTitles, regionTitles } from "../facts/endpoints.ts";
import type { Region } from "../model/resolution.ts";
import type { Plan } from "../model/secret.ts";
import type { Pasted } from "./key.ts";

/** The user has left; nothing was written. */
export const left: Error = new Error("left");

function given<T>(answer: T): Exclude<T, symbol> {
  if (!clack.isCancel(answer)) return answer as Exclude<T, symbol>;
  clack.cancel("Nothing was written.");
  throw left;
}

export const talk = {
  intro: (): void => clack.intro("mimo-doctor: set up Xiaomi MiMo"),
  say: (text: string): void => clack.log.message(text),
  warn: (text: string): void => clack.log.warn(text),
  outro: (text: string): void => clack.outro(text),

  async plan(): Promise<Plan> {
    const options: { value: Plan; label: string; hint: string }[] = [
      { value: "token-plan", label: planTitles["token-plan"], hint: "keys begin with tp-" },
      { value: "standard", label: planTitles.standard, hint: "keys begin with sk-" },
      { value: "unknown", label: "I do not know", hint: "the key tells" },
    ];
    return given(await clack.select({ message: "Which plan do you have?", options }));
  },

  /** Hidden; the text goes nowhere but to `judge`. */
  async key(judge: (text: string) => Pasted | string): Promise<Pasted> {
    let found: Pasted | undefined;
    given(
      await clack.password({
        message: "Paste the key (it is not shown)",
        validate(text) {
          const result = judge(text ?? "");
          if (typeof result === "string") return result;
          found = result;
          return undefined;
        },
      }),
    );
    return found as Pasted;
  },

  ask: async (message: string): Promise<boolean> => given(await clack.confirm({ message })),

  async waiting<T>(message: string, work: () => Promise<T>, done: (result: T) => string): Promise<T> {
    const spinner = clack.spinner();
    spinner.start(message);
    const result = await work();
    spinner.stop(done(result));
    return result;
  },

  async region(hint: Region | null): Promise<Region> {
    const options = endpoints.flatMap(({ region, host }) =>
      region ? [{ value: region, label: regionTitles[region], hint: host }] : [],
    );
    const message = "Which region is it? The Token Plan page of the console shows its base URL.";
    return given(await clack.select({ message, options, ...(hint ? { initialValue: hint } : {}) }));
  },

  async clients(
    all: readonly { readonly id: string; readonly title: string; readonly found: boolean }[],
  ): Promise<readonly string[]> {
    return given(
      await clack.multiselect({
        message: "Which clients are to use it? (space chooses)",
        options: all.map(({ id, title, found }) => ({
          value: id,
          label: title,
          ...(found ? { hint: "found here" } : {}),
        })),
        initialValues: all.filter(({ found }) => found).map(({ id }) => id),
        required: true,
      }),
    );
  },
};
