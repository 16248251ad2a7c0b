// When a run leaves the question open whether it will work.
import type { Run } from "../model/contracts.ts";

/** Whether the question whether it works stays open, errors aside. */
export const isOpen = (run: Run): boolean => !judgeable(run) || !answered(run);

/** Whether there was a key, or a certain lack of one, to judge. */
export const judgeable = (run: Run): boolean =>
  run.clients.some(
    (judged) =>
      judged.setUp &&
      judged.resolutions.some(
        (r) => r.key.value !== null || !r.conditions.some((quirk) => quirk.kind === "key-may-be-stored"),
      ),
  );

/** A probe that was asked for and brought no verdict on any route leaves the question open. */
const answered = (run: Run): boolean =>
  run.plan === undefined ||
  run.exchanges.some(({ meaning, target }) => meaning !== "unknown" && target.resolutions.length > 0);
