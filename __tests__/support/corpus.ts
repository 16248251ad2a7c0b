// How a world with a known answer is judged: expected findings, no false errors, stated resolutions, and what must not happen.
import type { Report, ShownFinding, ShownPlace, ShownResolution } from "../../lib/index.ts";

export interface Wanted {
  /** One of these says it. */
  readonly rules: readonly string[];
  readonly severities: readonly string[];
  readonly where?: string;
  readonly clients?: readonly string[];
  /** Regular expression for message, remedy, related texts or place: the fault is named, not only hit. */
  readonly names?: string;
  /** Need not be found; as an error it is no false one. */
  readonly optional?: boolean;
}

interface MustNot {
  readonly no: string;
  /** A rule, the beginning of some (`endpoint-`), or `*`. */
  readonly rules?: readonly string[];
  readonly except?: readonly string[];
  readonly levels?: readonly string[];
  readonly text?: string;
  readonly line?: number;
  readonly verdict?: string;
}

/** What an `expect.json` says, and what a generated world knows by construction. */
export interface Expectation {
  readonly findings: readonly Wanted[];
  /** Regular expressions: one must match the remedy of an expected finding. */
  readonly remedyMust?: readonly string[];
  readonly remedyMustNot?: readonly string[];
  readonly mustNot?: readonly MustNot[];
  /** By version, or `*`. */
  readonly resolved?: Readonly<Record<string, Readonly<Record<string, string | null>>>>;
}

export const reasonKinds = [
  "expected finding missing",
  "false error",
  "forbidden finding",
  "forbidden verdict",
  "wrong remedy",
  "wrong resolution",
  "forbidden request",
  "other request than the client's",
  "silent about a failure",
  "error about what works",
  "text not known",
  "text misread",
  "finding lost",
  "crash",
] as const;

/** Why an answer is wrong. */
export interface Reason {
  readonly kind: (typeof reasonKinds)[number];
  readonly text: string;
}

const matches = (pattern: string, text: string): boolean => new RegExp(pattern, "iu").test(text);

const placeText = (place: ShownPlace | null): string => Object.values(place ?? {}).join(" ");

const namedIn = (names: string, finding: ShownFinding): boolean =>
  [finding, ...finding.related].some(
    (it) =>
      matches(names, it.message) ||
      matches(names, placeText(it.place)) ||
      ("remedy" in it && matches(names, it.remedy ?? "")),
  );

const fits = (wanted: Wanted, finding: ShownFinding): boolean =>
  wanted.rules.includes(finding.rule) &&
  wanted.severities.includes(finding.severity) &&
  (!wanted.clients || finding.clients.some((policy) => wanted.clients!.includes(policy.split("@")[0]!))) &&
  at(wanted.where, finding.place) &&
  (!wanted.names || namedIn(wanted.names, finding));

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

const shown = (finding: ShownFinding): string =>
  `${finding.severity} ${finding.rule}: ${finding.message} [${finding.clients.join(", ")}]`;

export function judgeCase(expected: readonly Wanted[], findings: readonly ShownFinding[]): Judged {
  const missing = expected.filter((wanted) => !wanted.optional && !findings.some((finding) => fits(wanted, finding)));
  const falseErrors = findings
    .filter(
      (finding) =>
        finding.severity === "error" &&
        !expected.some((wanted) => wanted.rules.includes(finding.rule) && wanted.severities.includes("error")),
    )
    .map(shown);
  return { missing, falseErrors };
}

/** Everything that is wrong about a report; empty where it is right. */
export function reasonsAgainst(expect: Expectation, report: Report): readonly Reason[] {
  const { missing, falseErrors } = judgeCase(expect.findings, report.findings);
  const allowed = expect.mustNot ?? [];
  return [
    ...missing.map(({ rules, severities, names }) =>
      reason(
        "expected finding missing",
        `${rules.join(" or ")} (${severities.join(" or ")}${names ? `, naming ${names}` : ""})`,
      ),
    ),
    ...falseErrors.map((text) => reason("false error", text)),
    ...allowed.flatMap((check) => broken(check, report)),
    ...remedies(expect, report.findings),
    ...Object.entries(expect.resolved ?? {}).flatMap(([version, stated]) => otherwise(version, stated, report)),
  ];
}

export const reason = (kind: Reason["kind"], text: string): Reason => ({ kind, text });

function remedies(expect: Expectation, findings: readonly ShownFinding[]): readonly Reason[] {
  const { remedyMust = [], remedyMustNot = [] } = expect;
  const said = findings.filter((finding) => expect.findings.some((wanted) => fits(wanted, finding)));
  const found = remedyMust.length === 0 || said.some((it) => remedyMust.some((one) => matches(one, it.remedy ?? "")));
  return [
    ...(found ? [] : [reason("wrong remedy", `none matches ${remedyMust.join(" or ")}`)]),
    ...findings
      .filter((it) => remedyMustNot.some((one) => matches(one, it.remedy ?? "")))
      .map((it) => reason("wrong remedy", `${it.rule}: ${it.remedy}`)),
  ];
}

/** Of the client's resolutions one must say what is stated. */
function otherwise(
  version: string,
  stated: Readonly<Record<string, string | null>>,
  report: Report,
): readonly Reason[] {
  const mine = report.resolutions.filter((r) => r.setUp && (version === "*" || r.version === version));
  const [best] = mine.map((r) => disagreements(stated, r)).sort((a, b) => a.length - b.length);
  if (!best) return [reason("wrong resolution", `${version}: no client is set up`)];
  return best.map((text) => reason("wrong resolution", `${version}: ${text}`));
}

const kinds: Readonly<Record<string, string>> = { "token-plan": "token-plan", standard: "standard" };

/** Facts that a case states about a resolution; undefined ones are not stated. */
function disagreements(stated: Readonly<Record<string, string | null>>, r: ShownResolution): readonly string[] {
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

const named = (rule: string, pattern: string): boolean =>
  pattern === "*" || rule === pattern || (pattern.endsWith("-") && rule.startsWith(pattern));

/** What happened although it must not. */
function broken(check: MustNot, report: Report): readonly Reason[] {
  if (check.no === "verdict")
    return report.summary.verdict === check.verdict ? [reason("forbidden verdict", check.verdict)] : [];
  if (check.no === "exchange") return report.exchanges.length > 0 ? [reason("forbidden request", "one was made")] : [];
  if (check.no !== "finding") return [];
  return report.findings
    .filter(
      (finding) =>
        check.rules!.some((pattern) => named(finding.rule, pattern)) &&
        !check.except?.some((pattern) => named(finding.rule, pattern)) &&
        (!check.levels || check.levels.includes(finding.severity)) &&
        (!check.line || (finding.place?.kind === "file" && finding.place.line === check.line)) &&
        (!check.text || JSON.stringify(finding).includes(check.text)),
    )
    .map((finding) => reason("forbidden finding", shown(finding)));
}
