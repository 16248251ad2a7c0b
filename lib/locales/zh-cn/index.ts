// Every sentence in Chinese, as it is written in mainland China; that none is missing is a matter of types.
import type { Messages } from "../../model/message.ts";
import cli from "./cli.ts";
import clients from "./clients.ts";
import facts from "./facts.ts";
import fix from "./fix.ts";
import help from "./help.ts";
import kit from "./kit.ts";
import paths from "./paths.ts";
import policies from "./policies.ts";
import probe from "./probe.ts";
import read from "./read.ts";
import refresh from "./refresh.ts";
import report from "./report.ts";
import resolve from "./resolve.ts";
import rules from "./rules.ts";
import settings from "./settings.ts";
import setup from "./setup.ts";
import trace from "./trace.ts";
import world from "./world.ts";

declare module "../../model/message.ts" {
  // A sentence that is not in the catalogue does not compile.
  interface MessageKeys extends Names<keyof typeof all> {}
}

type Names<T extends string> = Readonly<Record<T, unknown>>;

/** The holes of a template. */
type Holes<T extends string> = T extends `${string}{${infer Hole}}${infer Rest}` ? Hole | Holes<Rest> : never;

/** Templates whose wording has other holes. */
type Unlike<T extends Messages> = {
  [K in keyof T & string]: [Holes<K>] extends [Holes<T[K]>] ? ([Holes<T[K]>] extends [Holes<K>] ? never : K) : K;
}[keyof T & string];

const all = {
  ...cli,
  ...clients,
  ...facts,
  ...fix,
  ...help,
  ...kit,
  ...paths,
  ...policies,
  ...probe,
  ...read,
  ...refresh,
  ...report,
  ...resolve,
  ...rules,
  ...settings,
  ...setup,
  ...trace,
  ...world,
};

export default all satisfies Messages &
  ([Unlike<typeof all>] extends [never] ? unknown : { unlike: Unlike<typeof all> });
