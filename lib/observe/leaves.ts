// Every leaf of a document, under the name that it has there: settings, pairs of name and value, arguments, lists of assignments.
import { type Document, type Table, type Value } from "../model/document.ts";
import type { Form } from "../model/observation.ts";
import type { Path } from "../model/place.ts";
import { Secret } from "../model/secret.ts";
import type { Knowledge } from "./knowledge.ts";

/** Where a leaf stands, as steps from the leaf to the root: paths are written out only for what is a trace. */
export interface Steps {
  readonly key: string | number;
  readonly up: Steps | null;
  /** This table or one around it bears MiMo's name. */
  readonly ours: boolean;
  readonly depth: number;
  /** Of all names from the root on, together. */
  readonly length: number;
}

export interface Leaf {
  readonly name: string | null;
  readonly value: Value;
  /** Its own key, and where the table lies in which it stands. */
  readonly key: string | number;
  readonly up: Steps | null;
  /** The table that it belongs to: its own, or the list of pairs. */
  readonly table: Steps | null;
  /** That table is MiMo's. */
  readonly ours: boolean;
  readonly form: Form;
  readonly part: "key" | "value";
}

/** Deeper than any configuration, names longer than any together, and more leaves than any has. */
const deepest = 64;
const longest = 1_000;
const most = 300_000;

export function pathOf(steps: Steps | null, last?: string | number): Path {
  const path: (string | number)[] = last === undefined ? [] : [last];
  for (let at = steps; at; at = at.up) path.push(at.key);
  return path.reverse();
}

interface Work {
  readonly value: Table | readonly Value[];
  readonly at: Steps | null;
  /** What elements of a list are called: as the list. */
  readonly name: string | null;
}

const isBranch = (value: Value | undefined): value is Table | readonly Value[] =>
  typeof value === "object" && value !== null && !(value instanceof Secret);

/** Shows every leaf once, in the order of the file within a table. */
export function eachLeaf(doc: Pick<Document, "value">, k: Knowledge, show: (leaf: Leaf) => void): void {
  const work: Work[] = [{ value: doc.value, at: null, name: null }];
  const step = (key: string | number, up: Steps | null): Steps => ({
    key,
    up,
    ours: (up?.ours ?? false) || (typeof key === "string" && key.length < 60 && k.isMimoName(key)),
    depth: (up?.depth ?? 0) + 1,
    length: (up?.length ?? 0) + String(key).length,
  });
  let seen = 0;
  for (let next = work.pop(); next && seen < most; next = work.pop()) {
    const { value, at, name } = next;
    if (at && (at.depth > deepest || at.length > longest)) continue;
    const below: Work[] = [];
    if (Array.isArray(value)) seen += ofList(value as readonly Value[], at, name, step, show, below);
    else seen += ofTable(value as Table, at, k, step, show, below);
    for (let n = below.length - 1; n >= 0; n--) work.push(below[n] as Work);
  }
}

type Step = (key: string | number, up: Steps | null) => Steps;

const nameKeys = ["name", "key", "variable", "env_name", "Name", "Key"] as const;
const valueKeys = ["value", "Value", "val"] as const;

/** `{ "name": "MIMO_API_KEY", "value": … }`, as Kubernetes, GitLab and editors write variables. */
function pairIn(table: Table): { readonly name: string; readonly under: string; readonly value: string } | undefined {
  const key = valueKeys.find((it) => Object.hasOwn(table, it) && !isBranch(table[it]));
  if (key === undefined) return undefined;
  for (const it of nameKeys) {
    const name = Object.hasOwn(table, it) ? table[it] : undefined;
    if (typeof name === "string" && /^[\w.-]{1,120}$/.test(name)) return { name, under: it, value: key };
    // Under the name of a key even a name is wrapped.
    if (name instanceof Secret && name.info.variable !== null)
      return { name: name.info.variable, under: it, value: key };
  }
  return undefined;
}

/** Below these stand names of things, not keys. */
const refersTo: ReadonlySet<string> = new Set([
  "secretKeyRef",
  "configMapKeyRef",
  "fieldRef",
  "secretRef",
  "valueFrom",
]);

const identifying = ["id", "name", "provider", "service", "platform", "vendor"] as const;

/** `{ "id": "mimo", … }` */
const isNamedOurs = (table: Table, k: Knowledge): boolean =>
  identifying.some((it) => {
    const value = Object.hasOwn(table, it) ? table[it] : undefined;
    return typeof value === "string" && value.length < 60 && k.isMimoName(value) && !k.isModel(value);
  });

function ofTable(
  table: Table,
  at: Steps | null,
  k: Knowledge,
  step: Step,
  show: (leaf: Leaf) => void,
  below: Work[],
): number {
  const names = Object.keys(table);
  const named = isNamedOurs(table, k);
  // An entry of a list says itself whose it is; elsewhere this holds for what stands beside it.
  const own = named && typeof at?.key === "number" ? { ...at, ours: true } : at;
  const pair = names.length <= 8 ? pairIn(table) : undefined;
  const ours = named || (own?.ours ?? false);
  const leaf = (name: string, value: Value, key: string, form: Form, part: Leaf["part"] = "value"): void =>
    show({
      name,
      value,
      key,
      up: own,
      table: form === "pair" && typeof at?.key === "number" ? at.up : own,
      ours,
      form,
      part,
    });
  if (pair) leaf(pair.name, table[pair.value] as Value, pair.value, "pair");
  for (const name of names) {
    const value = table[name] as Value;
    if (isBranch(value)) {
      if (refersTo.has(name)) continue;
      below.push({ value, at: step(name, own), name });
      leaf(name, null, name, "name", "key");
    } else if (name !== pair?.value && name !== pair?.under) leaf(name, value, name, "setting");
  }
  return names.length;
}

const assignment = /^([A-Za-z_][\w.-]{0,119})=([^]*)$/;
const variable = /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/;
const flag = /^--?([A-Za-z][\w-]{1,60})$/;

function ofList(
  list: readonly Value[],
  at: Steps | null,
  name: string | null,
  step: Step,
  show: (leaf: Leaf) => void,
  below: Work[],
): number {
  let called: string | null = null;
  const ours = at?.ours ?? false;
  list.forEach((value, n) => {
    const known = called;
    called = null;
    if (isBranch(value)) return void below.push({ value, at: step(n, at), name });
    const leaf = (it: string | null, set: Value, form: Form, table: Steps | null = at): void =>
      show({ name: it, value: set, key: n, up: at, table, ours, form, part: "value" });
    if (known !== null) return leaf(known, value, "argument");
    if (typeof value !== "string") return leaf(name, value, "setting", at?.up ?? null);
    const word = flag.exec(value);
    if (word) return void (called = word[1] as string);
    if (variable.test(value)) return leaf(value, null, "name");
    // A masked key stands in the text alone: it is looked for there.
    const set = value.includes("****") ? null : assignment.exec(value);
    if (set) leaf(set[1] as string, set[2] as string, "assignment");
    else leaf(name, value, "setting", at?.up ?? null);
  });
  return list.length;
}
