// The order of questions: every host at once, each with the client's own header first, and a second one only after a 401.
import type { Answer, Exchange, Plan, Target } from "../model/exchange.ts";
import type { Header } from "../model/resolution.ts";
import { classify } from "./classify.ts";

/** Sends one request; given by the caller, so that a test can be the network. */
export type Send = (target: Target, header: Header) => Promise<Answer>;

export interface Pace {
  /** Milliseconds before a refused request is repeated: the service was seen to refuse good keys under load. */
  readonly pause: number;
  readonly signal: AbortSignal;
  /** Milliseconds from the beginning after which no further request is begun. */
  readonly until: number;
  readonly now: () => number;
}

/** Asks every target of a plan. The result is in the order of the plan, whatever answers first. */
export async function askAll(plan: Plan, send: Send, pace: Pace): Promise<readonly Exchange[]> {
  const all = await Promise.all(plan.targets.map((target) => askOne(target, send, pace)));
  return all.flat();
}

async function askOne(target: Target, send: Send, pace: Pace): Promise<readonly Exchange[]> {
  const [own, ...others] = target.headers;
  const exchanges: Exchange[] = [];
  for (const [n, header] of [own, own, ...others].entries()) {
    if (n > 0 && !(await maySendAgain(exchanges.at(-1), n === 1 ? pace.pause : 0, pace))) break;
    exchanges.push(read(target, header, await send(target, header)));
  }
  return exchanges;
}

/** Only a 401 is worth a second question. */
async function maySendAgain(last: Exchange | undefined, pause: number, pace: Pace): Promise<boolean> {
  if (last?.status !== 401 || pace.now() + pause >= pace.until) return false;
  if (pause > 0) await rest(pause, pace.signal);
  return !pace.signal.aborted;
}

const rest = (pause: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, pause);
    signal.addEventListener("abort", () => (clearTimeout(timer), resolve()), { once: true });
  });

/** An answer as an exchange. */
export function read(target: Target, header: Header, answer: Answer): Exchange {
  return {
    ...classify(answer, target.kind),
    target,
    header,
    status: answer.kind === "answer" ? answer.status : null,
    stage: answer.kind === "fault" ? answer.stage : null,
    timings: answer.timings,
  };
}
