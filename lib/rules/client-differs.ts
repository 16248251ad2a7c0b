// Says when a traced client did otherwise than its policies say.
import { rule, type Page } from "../model/contracts.ts";
import { msg } from "../model/message.ts";

export const page: Page = {
  title: msg("The client did otherwise than is known of it"),
  why: msg(
    "`trace` saw a request that no policy of this client predicts: a new version, or settings that mimo-doctor does not read. What `check` says of this client may then be wrong.",
  ),
  remedy: msg("Trust what was seen. A report with it makes the next version of mimo-doctor know it."),
};

export default rule({
  id: "client-differs",
  on: "run",
  severity: "note",
  check({ run }) {
    return run.differs;
  },
});
