// How to ask a person at a terminal; nobody is asked anywhere else.
import { createInterface } from "node:readline/promises";

/** Whether a person can be asked: both what is asked and the answer go through a terminal. */
const canAsk = (): boolean => process.stdin.isTTY === true && process.stderr.isTTY === true;

/** Undefined where nobody can be asked. */
export const asker = () => (canAsk() ? confirm : undefined);

/** Asks on standard error; anything but a yes is a no. */
async function confirm(question: string): Promise<boolean> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^\s*y(?:es)?\s*$/i.test(await lines.question(`${question} [y/N] `));
  } catch {
    // Ctrl-C and Ctrl-D are a no.
    return false;
  } finally {
    lines.close();
  }
}
