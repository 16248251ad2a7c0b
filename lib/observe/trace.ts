// What a name and a value together are a trace of.
import type { Value } from "../model/document.ts";
import type { Evidence, Kind, Named, Observation, Reference, ReferenceDialect } from "../model/observation.ts";
import { Secret } from "../model/secret.ts";
import { maskKeys } from "../model/key-shape.ts";
import type { Knowledge } from "./knowledge.ts";
import { referencesIn } from "./references.ts";

/** An observation before anybody knows whether it counts: with no evidence it does only beside one that has some. */
export type Trace = Observation;

/** Where a name and a value were found. */
export type Found = Pick<Observation, "path" | "table" | "statement" | "place" | "scope" | "layer" | "form"> & {
  /** A table around it bears MiMo's name. */
  readonly ours: boolean;
};

interface Seen {
  readonly kind: Kind;
  readonly value: Observation["value"];
  readonly references: readonly Reference[];
  readonly evidence: readonly Evidence[];
}

/** The trace, or undefined where name and value say nothing to anybody. */
export function traceOf(
  name: string | null,
  value: Value,
  found: () => Found,
  ours: boolean,
  k: Knowledge,
): Trace | undefined {
  const named = k.understand(name ?? "");
  const seen = value === null ? ofNothing(name, named) : seenIn(named, value, ours, k);
  if (!seen) return undefined;
  const { ours: _, ...where } = found();
  const evidence = new Set([
    ...seen.evidence,
    ...underName(named, value, k),
    ...(ours && named.role !== null ? (["table"] as const) : []),
    ...seen.references.flatMap((reference) => ofReference(reference, k)),
  ]);
  const shown = {
    name: name === null ? null : masked(name, k),
    value: typeof seen.value === "string" ? masked(seen.value, k) : seen.value,
  };
  return { ...where, ...seen, ...shown, named, owner: named.owner ?? (ours ? "mimo" : null), evidence: [...evidence] };
}

/** A raw text may have a key within an address. */
const masked = (text: string, k: Knowledge): string => maskKeys(text, k.seal);

/** A variable that is passed on: `- MIMO_API_KEY` in a list, `MIMO_API_KEY:` without a value. */
function ofNothing(name: string | null, { owner, role, sure }: Named): Seen | undefined {
  if (name === null || owner !== "mimo" || !(sure || role === "key")) return undefined;
  if (!variable.test(name)) return { kind: "name", value: null, references: [], evidence: [] };
  const passed: Reference = { dialect: "shell", names: [name], required: false, lookup: true, start: 0, end: 0 };
  return { kind: "reference", value: null, references: [passed], evidence: [] };
}

/** It names a variable of MiMo's, or what is taken where it is not set is MiMo's. */
function ofReference({ names, otherwise }: Reference, k: Knowledge): readonly Evidence[] {
  const name: readonly Evidence[] = names.some((it) => isOurVariable(it, k)) ? ["name"] : [];
  if (otherwise === undefined || otherwise.length > 300) return name;
  const id = k.isModel(otherwise);
  return [...name, ...(id ? (["id"] as const) : k.addressKind(otherwise) === "mimo" ? (["host"] as const) : [])];
}

/** MiMo's name, unless what stands there is a vacuum cleaner's. */
function underName({ owner, sure, words }: Named, value: Value, k: Knowledge): readonly Evidence[] {
  if (owner !== "mimo") return [];
  if (sure) return ["name"];
  const doubtful =
    value instanceof Secret
      ? !value.real || value.info.plan === "unknown"
      : typeof value === "string" && k.addressKind(value) !== "mimo";
  return doubtful && !words.includes("api") && !words.includes("plan") && words[0] !== "mi" ? [] : ["name"];
}

function seenIn(named: Named, value: Value, ours: boolean, k: Knowledge): Seen | undefined {
  if (value instanceof Secret) return ofSecret(named, value, ours);
  return typeof value === "string" ? ofText(named, value, ours, k) : undefined;
}

/** Nobody makes up a key of the plan: the prefix alone is evidence. */
const hasShape = ({ real, info }: Secret): boolean => real && info.plan === "token-plan" && !info.short;

function ofSecret(named: Named, secret: Secret, ours: boolean): Seen | undefined {
  const shape = hasShape(secret);
  const references = referencesOf(secret);
  if (named.role === "key-name" && !shape && secret.info.variable !== null)
    return { kind: "reference", value: secret.info.variable, references, evidence: [] };
  const isKey =
    shape ||
    secret.info.plan !== "unknown" ||
    named.role === "key" ||
    named.role === "header" ||
    named.role === "key-name";
  if (!isKey && !(ours || named.owner === "mimo")) return undefined;
  return { kind: "key", value: secret, references, evidence: shape ? ["shape"] : [] };
}

const dialects: Readonly<Record<string, ReferenceDialect>> = {
  "%": "batch",
  "$env:": "powershell",
  "$()": "command",
  command: "command",
  "{env}": "env-braces",
  "{file}": "file-braces",
  "env:": "env-colon",
  "os.environ": "os.environ",
  "${{}}": "github",
  store: "store",
};
const unknowable: ReadonlySet<string> = new Set(["$()", "command", "{file}", "${{}}", "store"]);

/** What a key's traits tell of the reference that it is. */
function referencesOf({ info: { reference } }: Secret): readonly Reference[] {
  if (!reference) return [];
  const { syntax, name } = reference;
  return [
    {
      dialect: dialects[syntax] ?? "shell",
      names: name === null ? [] : [name],
      required: false,
      lookup: !unknowable.has(syntax),
      start: 0,
      end: 0,
    },
  ];
}

/** Prose and numbers under the name of a key are no key. */
const isKeyText = (text: string): boolean =>
  !/\S\s+\S/.test(text.trim()) && !/^(?:\d{1,6}|true|false|null|none)$/i.test(text.trim());

/** It was meant to be one of ours, however it is broken. */
const means = /xiaomimimo|token-plan-/i;

const variable = /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/;

function ofText(named: Named, text: string, ours: boolean, k: Knowledge): Seen | undefined {
  const references = referencesIn(text);
  const plain = (kind: Kind, evidence: readonly Evidence[] = [], value: Observation["value"] = text): Seen => ({
    kind,
    value,
    references,
    evidence,
  });
  const address = /[.:]/.test(text) ? k.addressKind(text) : "none";
  const id: readonly Evidence[] = /mimo-/i.test(text) && (k.isModel(text) || isList(text, k)) ? ["id"] : [];
  const host: readonly Evidence[] = address === "mimo" && id.length === 0 ? ["host"] : [];
  switch (named.role) {
    case "key":
    case "header":
      // An address or a model in a key's place is worth more than prose.
      if (host.length + id.length === 0 && !isKeyText(text)) return undefined;
      return ofKeyText(k.seal(text), references, [...host, ...id]);
    case "key-name":
      return variable.test(text) || references.length > 0 || ours
        ? plain("reference", isOurVariable(text, k) ? ["name"] : [])
        : undefined;
    case "address":
      return address !== "none" || references.length > 0 || means.test(text) || ours || named.owner === "mimo"
        ? plain("address", host.length > 0 || !means.test(text) ? [...host, ...id] : ["host", ...id])
        : undefined;
    case "model":
    case "models":
      return plain("model", [...id, ...host]);
    case "provider":
      return plain("name", k.isMimoName(text) ? ["name"] : []);
    case "mode":
      return ours || named.owner === "mimo" ? plain("name") : undefined;
    case null:
      if (host.length > 0) return plain("address", host);
      if (id.length > 0) return plain("model", id);
      // `service: xiaomi-mimo`
      if (k.isMimoName(text)) return plain("name", ours || text.length > 4 ? ["name"] : []);
      if (references.some(({ names }) => names.some((name) => isOurVariable(name, k))))
        return plain("reference", ["name"]);
      if (isOurVariable(text, k)) return plain("reference", ["name"]);
      return named.owner === "mimo" && named.sure ? plain("name") : undefined;
  }
}

const ofKeyText = (value: Secret, references: readonly Reference[], more: readonly Evidence[]): Seen => ({
  kind: "key",
  value,
  references,
  evidence: hasShape(value) ? ["shape", ...more] : more,
});

const isOurVariable = (text: string, k: Knowledge): boolean => {
  if (text.length > 100 || !variable.test(text)) return false;
  const { owner, role } = k.understand(text);
  return owner === "mimo" && role !== null;
};

const isList = (text: string, k: Knowledge): boolean =>
  text.length < 4_096 && text.includes(",") && text.split(",").some((one) => k.isModel(one.trim()));
