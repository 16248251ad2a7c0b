// The two ways in which a run itself can fail; faults in a configuration are findings, never errors.
import type { Message } from "./message.ts";

/** The command is wrong: exit status 2. */
export class UsageError extends Error {
  readonly text: Message;
  constructor(text: Message) {
    super(text.template);
    this.text = text;
  }
}

/** The run could not be finished: exit status 3. */
export class InternalError extends Error {
  readonly text: Message;
  constructor(text: Message) {
    super(text.template);
    this.text = text;
  }
}
