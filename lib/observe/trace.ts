// What a name and a value together are a trace of.
import type { Value } from "../model/document.ts";
import type { Evidence, Form, Kind, Named, Observation, Reference, ReferenceDialect } from "../model/observation.ts";
import { Secret } from "../model/secret.ts";
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
  const seen = seenIn(named, value, ours, k);
  if (!seen) return undefined;
  const { ours: _, ...where } = found();
  const evidence = [
    ...seen.evidence,
    ...underName(named, value, k),
    ...(ours && named.role !== null ? (["table"] as const) : []),
  ];
  return { ...where, ...seen, name, named, owner: named.owner ?? (ours ? "mimo" : null), evidence };
}

/** MiMo's name, unless what stands there is a vacuum cleaner's. */
function underName({ owner, sure, words }: Named, value: Value, k: Knowledge): readonly Evidence[] {
  if (owner !== "mimo") return [];
  if (sure) return ["name"];
  const doubtful =
    value instanceof Secret
      ? !value.real || value.traits.plan === "unknown"
      : typeof value === "string" && k.addressKind(value) !== "mimo";
  return doubtful && !words.includes("api") && !words.includes("plan") && words[0] !== "mi" ? [] : ["name"];
}

function seenIn(named: Named, value: Value, ours: boolean, k: Knowledge): Seen | undefined {
  if (value instanceof Secret) return ofSecret(named, value, ours);
  if (value === null)
    return named.owner === "mimo" && named.sure
      ? { kind: "name", value: null, references: [], evidence: [] }
      : undefined;
  return typeof value === "string" ? ofText(named, value, ours, k) : undefined;
}

/** Nobody makes up a key of the plan: the prefix alone is evidence. */
const hasShape = ({ real, traits }: Secret): boolean => real && traits.plan === "token-plan" && !traits.short;

function ofSecret(named: Named, secret: Secret, ours: boolean): Seen | undefined {
  const shape = hasShape(secret);
  const references = referencesOf(secret);
  if (named.role === "key-name" && !shape && secret.traits.variable !== null)
    return { kind: "reference", value: secret.traits.variable, references, evidence: [] };
  const isKey =
    shape ||
    secret.traits.plan !== "unknown" ||
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
function referencesOf({ traits: { reference } }: Secret): readonly Reference[] {
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
  const host: readonly Evidence[] = address === "mimo" ? ["host"] : [];
  const id: readonly Evidence[] =
    text.includes("mimo-") || text.includes("MiMo-") || text.includes("MIMO-")
      ? k.isModel(text)
        ? ["id"]
        : isList(text, k)
          ? ["id"]
          : []
      : [];
  switch (named.role) {
    case "key":
    case "header":
      if (host.length > 0 || id.length > 0) return plain("key", [...host, ...id], k.seal(text));
      return isKeyText(text) ? plain("key", [], k.seal(text)) : undefined;
    case "key-name":
      return variable.test(text) || references.length > 0 || ours
        ? plain("reference", isOurVariable(text, k) ? ["name"] : [])
        : undefined;
    case "address":
      return address !== "none" || references.length > 0 || ours || named.owner === "mimo"
        ? plain("address", [...host, ...id])
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
      if (references.some(({ names }) => names.some((name) => isOurVariable(name, k))))
        return plain("reference", ["name"]);
      if (isOurVariable(text, k)) return plain("reference", ["name"]);
      return named.owner === "mimo" && named.sure ? plain("name") : undefined;
  }
}

const isOurVariable = (text: string, k: Knowledge): boolean => {
  if (text.length > 100 || !variable.test(text)) return false;
  const { owner, role } = k.understand(text);
  return owner === "mimo" && role !== null;
};

const isList = (text: string, k: Knowledge): boolean =>
  text.length < 4_096 && text.includes(",") && text.split(",").some((one) => k.isModel(one.trim()));

/** The form of a setting whose name is one of variables: they belong together by their names. */
export const formOf = (name: string): Form => (variable.test(name) ? "assignment" : "setting");
