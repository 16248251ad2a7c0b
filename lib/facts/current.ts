// By which facts about MiMo is judged: those that were shipped, or others that were given. One set at a time.
import type { MimoFacts } from "../model/facts.ts";
import { renewEndpoints } from "./endpoints.ts";
import { renewHosts } from "./hosts.ts";
import { renewKeys } from "./keys.ts";
import { renewModels } from "./models.ts";
import { shipped } from "./shipped.ts";
import { forgetUrls } from "./urls.ts";

export interface FactSet {
  readonly facts: MimoFacts;
  /** Where they were given: the absolute path of a file, or null for those of a program. Missing where they were shipped. */
  readonly given?: { readonly path: string | null };
}

/** What counts in this process where nothing else is asked for. */
let usual: FactSet = { facts: shipped };
export let current: FactSet = usual;

function judgeBy(set: FactSet): void {
  const { facts } = set;
  if (facts !== current.facts) {
    renewEndpoints(facts);
    renewModels(facts);
    renewHosts(facts);
    renewKeys(facts);
    forgetUrls();
  }
  current = set;
}

/** Makes a set the usual one of this process; gives the one before. To be called before anything is judged. */
export function setDefault(set: FactSet): FactSet {
  const before = usual;
  usual = set;
  judgeBy(set);
  return before;
}

// The tables are the same for all that runs at once, so those who want others wait for their turn.
let running = 0;
const waiting: (() => void)[] = [];
const mayEnter = (set: FactSet): boolean => running === 0 || current.facts === set.facts;

/** Waits until nobody is judged by other facts; to be followed by `leave`. Undefined where there is nothing to wait for. */
export function enter(wanted: FactSet | undefined): Promise<void> | undefined {
  const set = wanted ?? usual;
  if (waiting.length > 0 || !mayEnter(set)) return later(set);
  admit(set);
  return undefined;
}

async function later(set: FactSet): Promise<void> {
  do await new Promise<void>((resolve) => waiting.push(resolve));
  while (!mayEnter(set));
  admit(set);
}

function admit(set: FactSet): void {
  judgeBy(set);
  running++;
}

export function leave(): void {
  if (--running === 0) for (const go of waiting.splice(0)) go();
}

/** The facts that were given in place of those of this version, with the newest day in them. */
export const givenNow = (): { readonly path: string | null; readonly newest: string } | undefined =>
  current.given && {
    path: current.given.path,
    newest:
      Object.values(current.facts.sources)
        .map(({ seen }) => seen)
        .sort()
        .at(-1) ?? "",
  };
