// What a diagnosis comes to, its sentences in no language yet, and how it becomes a report in one.
import type { Exchange } from "../model/exchange.ts";
import type { ClientResult, Run } from "../model/contracts.ts";
import type { Layer } from "../model/layer.ts";
import type { Message, Messages } from "../model/message.ts";
import type { Report, ShownFinding } from "../model/report.ts";
import type { Resolution } from "../model/resolution.ts";
import type { Secret } from "../model/secret.ts";
import { version } from "../version.ts";
import { givenFacts } from "./aged.ts";
import { shower } from "./build.ts";
import { byComments, byPosition, compare, summaryOf } from "./order.ts";
import type { RuleResult, Skipped } from "./run-rules.ts";
import { formatterFor, type Showing } from "./show.ts";
import type { Suppressed } from "./suppress.ts";

export interface Diagnosis extends Pick<Run, "at" | "facts"> {
  readonly showing: Omit<Showing, "words">;
  readonly paths: Report["paths"];
  readonly layers: readonly Layer[];
  readonly resolutions: readonly (Pick<ClientResult, "client" | "setUp"> & { readonly resolution: Resolution })[];
  readonly exchanges: readonly Exchange[];
  readonly judgements: readonly RuleResult[];
  /** What comments in the files leave out. */
  readonly suppressed: readonly Suppressed[];
  readonly skipped: readonly Skipped[];
  /** Whether there is no verdict if no error is among the findings. */
  readonly open: boolean;
  readonly because?: Message | undefined;
  /** The keys that were seen, for the wall that every output passes. */
  readonly vault: readonly Secret[];
}

/**
 * The report of a diagnosis. Nothing in it holds a key, a home folder or a control character.
 * @param words Wordings of a language; none: English.
 */
export function show(diagnosis: Diagnosis, words?: Messages): Report {
  const { at, facts, paths, open, because } = diagnosis;
  const showing: Showing = { ...diagnosis.showing, words };
  const shown = shower({ at, facts }, showing);
  // Of files in the order of their places, whichever the language.
  const inEnglish = formatterFor(diagnosis.showing);
  const told = <T, S extends ShownFinding>(all: readonly T[], of: (it: T) => RuleResult, as: (it: T) => S): S[] => {
    const pairs = all.map((it) => ({ finding: as(it), message: of(it).found.message }));
    if (paths)
      pairs.sort((a, b) => byPosition(a.finding, b.finding) || compare(inEnglish(a.message), inEnglish(b.message)));
    return pairs.map(({ finding }) => finding);
  };
  const findings = told(diagnosis.judgements, (it) => it, shown.finding);
  const suppressed = told(diagnosis.suppressed, ({ judgement }) => judgement, shown.suppressed);
  return {
    schema: 1,
    tool: { name: "mimo-doctor", version },
    at: new Date(at).toISOString(),
    ...givenFacts(facts.given, showing),
    paths,
    layers: diagnosis.layers.map(shown.layer),
    resolutions: diagnosis.resolutions.map((it) => shown.resolution(it.resolution, it)),
    exchanges: diagnosis.exchanges.map(shown.exchange),
    findings,
    suppressed,
    leftOut: byComments(suppressed.length),
    skipped: diagnosis.skipped.map(({ what, because: why }) => ({ what: shown.text(what), because: shown.text(why) })),
    summary: summaryOf(findings, open ? "unknown" : "ok", because && shown.text(because)),
  };
}
