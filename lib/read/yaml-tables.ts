// Lists and tables of variables in YAML, turned into tables by name: those of compose, Kubernetes, GitLab and their like.
import type { SecretRegistry } from "./secrets.ts";
import { wrapText } from "./secrets.ts";

type Table = Record<string, unknown>;

/** Settings that hold variables. */
const holders: ReadonlySet<string> = new Set(
  "environment env envs envVars extraEnv extraEnvs extraEnvVars variables environment_variables".split(" "),
);
const assignment = /^([A-Za-z_][\w.-]*)(?:=([^]*))?$/;
export const isVariable = (name: unknown): name is string =>
  typeof name === "string" && /^[A-Za-z_.][\w.-]*$/.test(name);

/** A list has many in a text of many marks; more only where aliases repeat them, or go in a circle. */
const maxNodes = 400_000;

const isTable = (value: unknown): value is Table =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Whether what stands under a name holds variables; `args` only those of a build. */
export const holdsVariables = (name: string | number | undefined, around: string | number | undefined): boolean =>
  typeof name === "string" && (holders.has(name) || (name === "args" && around === "build"));

/** Turns such lists into tables, so that every reader finds a variable by its name, and a key in it is known as one. False where it is endless. */
export function withTables(root: object, vault: SecretRegistry): boolean {
  const queue: (readonly [value: unknown, name: string])[] = [[root, ""]];
  for (const [value, around] of queue) {
    if (typeof value !== "object" || value === null) continue;
    if (isTable(value) && value["kind"] === "Secret") decode(value, vault);
    for (const [name, child] of Object.entries(value)) {
      const table = holdsVariables(name, around) ? tableOf(child) : undefined;
      if (table) put(value as Table, name, table);
      if (queue.push([table ?? child, name]) > maxNodes) return false;
    }
  }
  return true;
}

const put = (to: Table, name: string, value: unknown): void =>
  void Object.defineProperty(to, name, { value, enumerable: true, writable: true, configurable: true });

function tableOf(child: unknown): Table | undefined {
  if (isTable(child)) return Object.values(child).some(isDescribed) ? mapped(child) : undefined;
  if (!Array.isArray(child) || child.length === 0) return undefined;
  const named = child.every(nameOf);
  if (!named && !child.some((it) => typeof it === "string" && it.includes("=") && assignment.test(it))) {
    // Names alone: all are passed through.
    if (!child.every((it) => typeof it === "string" && /^[A-Z_][A-Z0-9_]*$/.test(it))) return undefined;
  }
  const out: Table = {};
  child.forEach((it: unknown, n) => {
    const [name, value] = entryOf(it, n);
    put(out, name, value);
  });
  return out;
}

/** One member of a list; what is none of a variable keeps its number, and hides nobody else. */
function entryOf(it: unknown, n: number): readonly [name: string, value: unknown] {
  if (typeof it === "string") {
    const match = assignment.exec(it);
    return match ? [match[1] as string, match[2] ?? null] : [String(n), it];
  }
  const name = nameOf(it);
  if (name === undefined) return [String(n), it];
  const table = it as Table;
  return [name, "value" in table ? table["value"] : Object.keys(table).length > 1 ? table : null];
}

/** `{ name: A, value: b }`, `{ name: A, valueFrom: … }`, `{ key: A, value: b }` */
export function nameOf(it: unknown): string | undefined {
  if (!isTable(it)) return undefined;
  const name = it["name"] ?? ("value" in it ? it["key"] : undefined);
  return isVariable(name) ? name : undefined;
}

const about: ReadonlySet<string> = new Set(["value", "description", "options", "expand"]);

/** `NAME: { value: …, description: … }`, as GitLab has it. */
const isDescribed = (it: unknown): boolean =>
  isTable(it) && "value" in it && typeof it["value"] !== "object" && Object.keys(it).every((name) => about.has(name));

const mapped = (table: Table): Table => {
  const out: Table = {};
  for (const [name, it] of Object.entries(table)) put(out, name, isDescribed(it) ? (it as Table)["value"] : it);
  return out;
};

const base64 = /^(?:[A-Za-z\d+/]{4})*(?:[A-Za-z\d+/]{2}==|[A-Za-z\d+/]{3}=)?$/;

/** Of a Secret of Kubernetes `data` is in base64: judged by what it stands for, and kept from every output as it is written. */
function decode(table: Table, vault: SecretRegistry): void {
  const { data } = table;
  if (!isTable(data)) return;
  const out: Table = {};
  for (const [name, value] of Object.entries(data)) put(out, name, decoded(value, vault));
  put(table, "data", out);
}

function decoded(value: unknown, vault: SecretRegistry): unknown {
  if (typeof value !== "string" || value.length < 4 || value.length > 100_000) return value;
  const raw = value.replace(/\s+/g, "");
  if (!base64.test(raw)) return value;
  const text = Buffer.from(raw, "base64").toString("utf8");
  if (/[\ufffd\u0000-\u0008]/.test(text)) return value;
  wrapText(raw, vault);
  return text;
}
