// In which order causes come to light, and which findings only follow from another one.
import type { RawFinding, Severity } from "../model/finding.ts";

/** The stages of a request, first the one that fails first: what each rule is about. */
const stages: readonly (readonly string[])[] = [
  // The file.
  [
    "config-unreadable",
    "config-syntax",
    "config-encoding",
    "config-wrong-table",
    "config-schema",
    "config-unknown-key",
  ],
  // Provider and client.
  [
    "profile-not-read",
    "provider-unknown",
    "provider-name-shadowed",
    "wire-api-unsupported",
    "provider-package-wrong",
    "provider-disabled",
    "provider-not-selected",
    "client-falls-back",
  ],
  // The key.
  [
    "key-unresolved-reference",
    "alias-not-read",
    "key-in-name-field",
    "key-missing",
    "key-masked",
    "key-placeholder",
    "key-not-ascii",
    "key-quoted",
    "key-scheme-word",
    "key-whitespace",
    "key-truncated",
    "key-wrong-vendor",
    "key-sent-twice",
    "auth-variables-conflict",
    "alias-blank-shadows",
    "key-only-in-profile",
    "key-not-in-service",
    "feature-sends-no-key",
    "environment-stale",
    "key-stored-elsewhere",
  ],
  // Endpoint and mode.
  [
    "endpoint-malformed",
    "endpoint-template-unfilled",
    "endpoint-missing",
    "endpoint-refused-by-client",
    "endpoint-typo-host",
    "endpoint-dead-host",
    "endpoint-unknown-region",
    "endpoint-other-vendor",
    "endpoint-not-official",
    "endpoint-unknown-host",
    "endpoint-insecure",
    "endpoint-ignored-by-client",
    "endpoint-path-full",
    "endpoint-path-missing",
    "endpoint-path-broken",
    "endpoint-path-unknown",
    "endpoint-wrong-protocol",
    "mode-unknown",
    "mode-region-ambiguous",
    "mode-conflicts-with-endpoint",
    "region-not-chosen",
  ],
  // Key and endpoint together.
  [
    "key-endpoint-mismatch",
    "foreign-key-to-mimo",
    "key-leaves-for-other-vendor",
    "region-hint-mismatch",
    "probe-accepted-elsewhere",
    "probe-header-refused",
    "probe-rejected",
    "probe-throttled",
    "probe-redirect",
    "probe-no-verdict",
    "alias-conflict",
    "layer-shadowed",
    "endpoint-layers-disagree",
    "clients-disagree",
    "resolvers-disagree",
  ],
  // The model.
  [
    "model-missing",
    "model-prefix-missing",
    "model-case",
    "model-unknown",
    "model-retired",
    "model-kind-mismatch",
    "model-not-on-plan",
    "probe-model-not-served",
    "model-retiring",
    "model-output-limit",
    "responses-subset",
  ],
];

const ranks: ReadonlyMap<string, number> = new Map(
  stages.flatMap((rules, stage) => rules.map((rule, n) => [rule, stage * 100 + n] as const)),
);

/** Where in a request a rule's fault shows; what breaks no request comes last. */
const stageOf = (rule: string): number => ranks.get(rule) ?? stages.length * 100;

const severities = { error: 0, warning: 1, note: 2 } as const satisfies Record<Severity, number>;

/** Errors first; within a severity by cause. */
export const byCause = (
  a: { readonly rule: string; readonly severity: Severity },
  b: { readonly rule: string; readonly severity: Severity },
): number => severities[a.severity] - severities[b.severity] || stageOf(a.rule) - stageOf(b.rule);

/** A file of the client that is not taken as it was meant. */
const unread: ReadonlySet<string> = new Set(["config-syntax", "config-unreadable"]);

/** What is only said because a key or an address is not there. */
const wanting: Readonly<Record<NonNullable<RawFinding["costs"]>, ReadonlySet<string>>> = {
  key: new Set(["key-missing"]),
  baseUrl: new Set([
    "endpoint-missing",
    "key-endpoint-mismatch",
    "key-leaves-for-other-vendor",
    "region-hint-mismatch",
    "region-not-chosen",
  ]),
};

interface Result {
  readonly rule: string;
  readonly severity: Severity;
  readonly clients: readonly string[];
  readonly found: Pick<RawFinding, "place" | "costs">;
}

/** The client of a policy. */
const clientsOf = ({ clients }: Result): ReadonlySet<string> => new Set(clients.map((id) => id.split("@")[0] ?? id));

/** What a broken file or a misspelt name leaves out is no fault of its own: only what is written somewhere else stays. */
export function withoutConsequences<R extends Result>(all: readonly R[]): readonly R[] {
  const errors = all.filter(({ severity }) => severity === "error");
  const lost = new Set(errors.filter(({ rule }) => unread.has(rule)).flatMap((it) => [...clientsOf(it)]));
  const dear = errors.flatMap(({ found: { costs }, clients }) => (costs ? [{ costs, clients: new Set(clients) }] : []));
  if (lost.size === 0 && dear.length === 0) return all;
  return all.filter((it) => {
    if (dear.some(({ costs, clients }) => wanting[costs].has(it.rule) && it.clients.every((id) => clients.has(id))))
      return false;
    const { place } = it.found;
    const absent = place === null || place.kind === "builtin" || it.rule === "key-missing";
    return unread.has(it.rule) || !absent || it.clients.length === 0 || ![...clientsOf(it)].every((id) => lost.has(id));
  });
}
