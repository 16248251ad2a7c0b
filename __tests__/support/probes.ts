// What the tests of the live probe share: targets as the plan makes them, a run that was made up, and real keys out of stand-ins.
import type { Run } from "../../lib/model/contracts.ts";
import type { Plan, Target } from "../../lib/model/exchange.ts";
import type { Secret } from "../../lib/model/secret.ts";
import { examine } from "../../lib/examine.ts";
import { planOf } from "../../lib/probing.ts";
import type { Sending } from "../../lib/probe/send.ts";
import { wrapText } from "../../lib/read/secrets.ts";
import type { Probing, Request } from "../../lib/request.ts";
import { memoryWorld } from "../../lib/host/memory.ts";
import { expand } from "./keys.ts";

/** A key out of a stand-in. */
export const keyOf = (standIn: string): Secret => wrapText(expand(standIn), []);

/** A request for the list of models at an address. */
export function targetOf(url: string, more: Partial<Target> = {}): Target {
  return {
    id: url,
    kind: "models",
    method: "GET",
    url,
    host: new URL(url).hostname,
    key: keyOf("tp-c0000example"),
    keyPlace: null,
    headers: ["authorization", "api-key"],
    wire: "openai-chat",
    body: null,
    resolutions: [],
    otherHeader: false,
    ...more,
  };
}

/** How to send: quickly, without a proxy and without anything from the environment. */
export const sendingOf = (more: Partial<Sending> = {}): Sending => ({
  timeout: 5_000,
  signal: new AbortController().signal,
  ca: undefined,
  connectTo: [],
  env: {},
  agent: "mimo-doctor/test",
  ...more,
});

export interface Situation {
  /** Stand-ins become keys. */
  readonly env?: Readonly<Record<string, string>>;
  /** By path; stand-ins become keys. */
  readonly files?: Readonly<Record<string, string>>;
  readonly request?: Request;
}

const expanded = (texts: Readonly<Record<string, string>> = {}): Record<string, string> =>
  Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, expand(text)]));

/** What a situation comes to: home `/home/u`, working directory `/repo`. */
export async function runOf({ env, files, request }: Situation): Promise<Run> {
  const world = memoryWorld({ env: expanded(env), files: expanded(files), home: "/home/u", cwd: "/repo" });
  return (await examine(request ?? {}, world)).run;
}

export const planIn = async (situation: Situation, probing: Probing = {}): Promise<Plan> =>
  planOf(probing, await runOf(situation));
