// Knows `--dry-run`: the plan of the probe alone. Nothing is sent; the status is that of `check`.
import { diagnose } from "../../../diagnose.ts";
import { examine } from "../../../examine.ts";
import type { Message } from "../../../model/message.ts";
import { planOf } from "../../../probing.ts";
import type { Diagnosis } from "../../../report/diagnosis.ts";
import { shownPlace, formatterFor } from "../../../report/show.ts";
import type { Request } from "../../../request.ts";
import type { Input, Output, Status } from "../../command.ts";
import { answered } from "../../outputs.ts";
import { planText, probingOf } from "../../probing.ts";

export default async function dryRun(
  request: Request,
  input: Input,
  exit: (diagnosis: Diagnosis) => Status,
): Promise<Output> {
  const { parsed, world, view } = input;
  const probing = probingOf(parsed);
  const { run } = await examine(request, world);
  const plan = planOf(probing, run);
  const showing = { home: world.home, cwd: world.cwd };
  const diagnosis = await diagnose(request, world);
  const json = (show: (text: Message) => string) => ({
    schema: 1,
    requests: plan.targets.map((it) => ({
      kind: it.kind,
      method: it.method,
      url: it.url,
      host: it.host,
      headers: it.headers,
      key: it.keyPlace ? shownPlace(it.keyPlace, showing) : null,
      resolutions: it.resolutions.map((r) => r.policy),
    })),
    refused: plan.refused.map((it) => ({
      host: it.host,
      because: show(it.because),
      flag: it.flag,
      resolutions: it.resolutions.map((r) => r.policy),
    })),
  });
  return {
    ...answered(input, {
      text: (words) => planText(plan, formatterFor({ ...showing, words }), view),
      json: (words) => json(formatterFor({ ...showing, words })),
    }),
    status: exit(diagnosis),
    secrets: diagnosis.vault,
  };
}
