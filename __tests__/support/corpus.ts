// How a real-world case is judged: expected findings, no false errors, stated resolutions, and what must not happen.
import type { Report, ShownFinding, ShownPlace, ShownResolution } from "../../lib/index.ts";

export interface Wanted {
  readonly rules: readonly string[];
  readonly severities: readonly string[];
  readonly where?: string;
  readonly clients?: readonly string[];
  readonly optional?: boolean;
}

const fits = (wanted: Wanted, finding: ShownFinding): boolean =>
  wanted.rules.includes(finding.rule) &&
  wanted.severities.includes(finding.severity) &&
  (!wanted.clients || finding.clients.some((policy) => wanted.clients!.includes(policy.split("@")[0]!)));

/** The same file or the same variable is near enough. */
function at(where: string | undefined, place: ShownPlace | null): boolean {
  if (where === undefined || place === null) return true;
  if (where === "env") return place.kind === "env";
  const variable = /^env:(.*)$/.exec(where)?.[1];
  if (variable !== undefined) return place.kind === "env" && place.name === variable;
  const file = /^(?:home|project)\/([^:]+)/.exec(where)?.[1];
  if (file !== undefined) return place.kind === "file" && place.path.endsWith(file);
  return place.kind === "file" || (place.kind === "env" && place.name === where);
}

export interface Judged {
  readonly missing: readonly Wanted[];
  readonly falseErrors: readonly string[];
}

export function judgeCase(expected: readonly Wanted[], findings: readonly ShownFinding[]): Judged {
  const missing = expected.filter(
    (wanted) =>
      !wanted.optional && !findings.some((finding) => fits(wanted, finding) && at(wanted.where, finding.place)),
  );
  const falseErrors = findings
    .filter(
      (finding) =>
        finding.severity === "error" &&
        !expected.some((wanted) => wanted.rules.includes(finding.rule) && wanted.severities.includes("error")),
    )
    .map((finding) => `${finding.rule}: ${finding.message} [${finding.clients.join(", ")}]`);
  return { missing, falseErrors };
}

const kinds: Readonly<Record<string, string>> = { "token-plan": "token-plan", standard: "standard" };

/** Facts that a case states about a resolution; undefined ones are not stated. */
export function disagreements(stated: Readonly<Record<string, string | null>>, r: ShownResolution): readonly string[] {
  const { key, model, auth } = r.outcomes;
  const alias =
    key.place?.kind === "env"
      ? key.place.name
      : key.place?.kind === "file"
        ? (key.place.name ?? key.place.key)
        : undefined;
  const header = auth.value === "authorization" ? "authorization-bearer" : auth.value;
  const pairs: [string, unknown, unknown][] = [
    ["key_alias", stated["key_alias"], alias],
    ["key_layer", stated["key_layer"] === "env" ? "env" : stated["key_layer"] ? "file" : null, key.place?.kind],
    ["key_kind", stated["key_kind"] ? kinds[stated["key_kind"]] : null, key.plan],
    ["host", stated["host"], r.endpoint.host],
    ["region", stated["region"], r.endpoint.region],
    ["protocol", stated["protocol"], r.endpoint.wire],
    ["model", stated["model"], model.value?.replace(/^.*\//, "") === stated["model"] ? stated["model"] : model.value],
    ["auth_header", stated["auth_header"], header],
  ];
  return pairs
    .filter(
      ([, want, got]) =>
        want !== null &&
        want !== undefined &&
        want !== got &&
        !(typeof got === "string" && typeof want === "string" && got.endsWith(want)),
    )
    .map(([name, want, got]) => `${name}: ${String(got)} instead of ${String(want)}`);
}

interface MustNot {
  readonly no: string;
  readonly rules?: readonly string[];
  readonly levels?: readonly string[];
  readonly text?: string;
  readonly line?: number;
  readonly verdict?: string;
}

/** Names what happened although it must not. */
export function broken(checks: readonly MustNot[], report: Report): readonly string[] {
  return checks.flatMap((check) => {
    if (check.no === "verdict") return report.summary.verdict === check.verdict ? [`verdict ${check.verdict}`] : [];
    if (check.no === "exchange") return report.exchanges.length > 0 ? ["a request was made"] : [];
    if (check.no !== "finding") return [];
    const hits = report.findings.filter(
      (finding) =>
        check.rules!.some((rule) => finding.rule === rule || (rule.endsWith("-") && finding.rule.startsWith(rule))) &&
        (!check.levels || check.levels.includes(finding.severity)) &&
        (!check.line || (finding.place?.kind === "file" && finding.place.line === check.line)) &&
        (!check.text || JSON.stringify(finding).includes(check.text)),
    );
    return hits.map((finding) => `${finding.rule} must not be found`);
  });
}
