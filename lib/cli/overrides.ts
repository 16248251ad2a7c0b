// How `--only`, `--skip`, `--severity` and `--fail-on` are read.
import { nearest } from "../facts/hosts.ts";
import { UsageError } from "../model/errors.ts";
import type { Severity } from "../model/finding.ts";
import { msg } from "../model/message.ts";
import { applyOverrides, type Judgement, type Overrides } from "../report/apply-overrides.ts";
import { formatterFor } from "../report/show.ts";
import { ruleIds } from "../rules/ids.ts";
import type { Host } from "../model/host.ts";
import type { Parsed } from "./args.ts";
import type { UserSettings } from "./settings/index.ts";

function known(id: string): string {
  if (ruleIds.has(id)) return id;
  const near = nearest(id, ruleIds, 4);
  throw new UsageError(
    near
      ? msg("`{id}` is no rule: did you mean `{near}`?", { id, near })
      : msg("`{id}` is no rule: see `mimo-doctor list rules`", { id }),
  );
}

const levels: ReadonlySet<string> = new Set(["error", "warning", "note", "off"]);

/** @throws {UsageError} for a rule or a level that does not exist. */
export function wishesOf(parsed: Parsed): Overrides {
  const severity = new Map<string, Severity | "off">();
  for (const text of parsed.values["severity"] ?? []) {
    const [id = "", level = ""] = text.split("=");
    if (!levels.has(level))
      throw new UsageError(msg("`--severity` wants RULE=error, warning, note or off, not `{text}`", { text }));
    severity.set(known(id), level as Severity | "off");
  }
  const only = parsed.values["only"];
  return {
    only: only ? new Set(only.map(known)) : undefined,
    skip: new Set((parsed.values["skip"] ?? []).map(known)),
    severity,
  };
}

const failing: Readonly<Record<string, readonly Severity[]>> = {
  error: ["error"],
  warning: ["error", "warning"],
  note: ["error", "warning", "note"],
  never: [],
};

/** @throws {UsageError} for a level that does not exist. */
function failOn(parsed: Parsed, usual = "error"): readonly Severity[] {
  const level = parsed.values["fail-on"]?.[0] ?? usual;
  const severities = Object.hasOwn(failing, level) ? failing[level] : undefined;
  if (!severities)
    throw new UsageError(msg("`--fail-on` wants error, warning, note or never, not `{level}`", { level }));
  return severities;
}

/** How a report is changed and what it exits with. @throws {UsageError} */
export async function judgementFrom(parsed: Parsed, world: Host, own?: UserSettings): Promise<Judgement> {
  const baseline = parsed.values["baseline"]?.[0];
  const wishes: Overrides = {
    ...wishesOf(parsed),
    ...(own ? { own: own.levelOf } : {}),
    ...(baseline === undefined ? {} : { known: (await import("./baseline.ts")).baselineFrom(baseline, world) }),
  };
  const severities = failOn(parsed, own?.failOn);
  return {
    adjust(report, { open, words } = { open: report.summary.verdict === "unknown", words: undefined }) {
      const show = formatterFor({ home: world.home, cwd: world.cwd, words });
      const left = applyOverrides(report, wishes, open);
      const skipped = (own?.skipped ?? []).map(({ what, because }) => ({ what: show(what), because: show(because) }));
      return { ...left, skipped: [...left.skipped, ...skipped] };
    },
    failing: severities,
  };
}
