// Which traces count: those with evidence of their own, and those that belong to one.
import type { Observation } from "../model/observation.ts";
import type { Path } from "../model/place.ts";
import { Secret } from "../model/secret.ts";
import type { Knowledge } from "./knowledge.ts";
import type { Trace } from "./trace.ts";

/** Tables above a setting in which others may belong to it: `options` and `models` of one provider. */
const reach = 2;

/** Parts of one entry: `options` and `models` of a provider. */
const structural: ReadonlySet<string> = new Set(
  (
    "options models env environment variables headers http_headers auth config settings params parameters credentials default defaults " +
    "api llm chat request connection secrets litellm_params model_info body args metadata model provider"
  ).split(" "),
);

/** Lengths of the tables around a setting, its own first; an element of a list ends them. */
function upwards(table: Path): readonly number[] {
  const lengths: number[] = [];
  for (let n = table.length; n >= Math.max(1, table.length - reach); n--) {
    lengths.push(n);
    if (typeof table[n - 1] === "number") break;
  }
  return lengths;
}

const idOf = (table: Path, length: number): string => table.slice(0, length).join("\0");

/** Of one source. */
export function selected(traces: readonly Trace[], k: Knowledge): readonly Observation[] {
  const home = homesIn(traces, k);
  const isHome = ({ table, path }: Trace): boolean =>
    home.has(idOf(table, table.length)) || (path !== null && home.has(idOf(path, path.length)));
  const evident = traces.map((trace) => (isHome(trace) && isDoubtful(trace) ? { ...trace, evidence: [] } : trace));
  const around = neighbourhood(evident.filter(({ evidence }) => evidence.length > 0));
  const addressed = new Set(
    evident.flatMap((it) =>
      it.kind === "address" && it.evidence.length === 0 ? [idOf(it.table, it.table.length)] : [],
    ),
  );
  return evident.flatMap((trace): readonly Observation[] => {
    if (trace.evidence.length > 0) return [trace];
    if (trace.kind === "name" || trace.kind === "reference") return [];
    return belongs(trace, around, addressed) ? [{ ...trace, evidence: ["beside"] }] : [];
  });
}

/** Nothing but the name of the company says so. */
const isDoubtful = ({ evidence, named }: Trace): boolean =>
  evidence.every((it) => it === "name" || it === "table") && !(named.owner === "mimo" && named.sure);

/** Tables that hold a smart home's settings: its hosts, a device's address or token. */
function homesIn(traces: readonly Trace[], k: Knowledge): ReadonlySet<string> {
  const isHome = ({ kind, value, named }: Trace): boolean =>
    named.owner === "xiaomi-home" ||
    (kind === "address" &&
      typeof value === "string" &&
      (k.addressKind(value) === "home" || /^(?:https?:\/\/)?(?:192\.168|10|172)\.[\d.]+\/?$/.test(value)));
  return new Set(traces.filter(isHome).map(({ table }) => idOf(table, table.length)));
}

interface Around {
  /** Stems of evident traces of a table, by statement. */
  readonly same: ReadonlyMap<string, ReadonlySet<string>>;
  /** Tables within reach of an evident trace in another one. */
  readonly within: ReadonlySet<string>;
}

const statementId = ({ table, statement }: Trace): string => `${idOf(table, table.length)}\u0001${statement ?? ""}`;

function neighbourhood(evident: readonly Trace[]): Around {
  const same = new Map<string, Set<string>>();
  const within = new Set<string>();
  const add = (id: string, stem: string): void => {
    const stems = same.get(id) ?? new Set();
    stems.add(stem);
    same.set(id, stems);
  };
  for (const trace of evident) {
    add(statementId(trace), trace.named.stem);
    if (trace.statement !== null) add(`${idOf(trace.table, trace.table.length)}\u0001*`, trace.named.stem);
    // A name alone says nothing of what stands in other tables.
    if (trace.kind === "name") continue;
    for (const n of upwards(trace.table)) within.add(idOf(trace.table, n));
  }
  return { same, within };
}

function belongs(trace: Trace, { same, within }: Around, addressed: ReadonlySet<string>): boolean {
  const { table, named, owner, statement, value } = trace;
  const stems = same.get(statementId(trace));
  const others = statement === null ? undefined : same.get(`${idOf(table, table.length)}\u0001*`);
  if (stems && (statement !== null || areRelated(named.stem, stems))) return true;
  if (others && areRelated(named.stem, others)) return true;
  if (owner !== null && owner !== "mimo") return false;
  if (value instanceof Secret && !value.real && value.info.reference === null && named.role === null) return false;
  if (addressed.has(idOf(table, table.length)) && trace.kind !== "address") return false;
  // What stands in a table of its own belongs to those around it only where its name is one of parts, not of entries.
  for (const n of upwards(table)) {
    if (n < table.length && !structural.has(String(table[n]).toLowerCase())) return false;
    if (within.has(idOf(table, n))) return true;
  }
  return false;
}

/** Names that begin alike, or of which one says nothing about whose it is. */
function areRelated(stem: string, stems: ReadonlySet<string>): boolean {
  if (stem === "" || stems.has(stem) || stems.has("")) return true;
  for (let at = stem.indexOf("-"); at >= 0; at = stem.indexOf("-", at + 1))
    if (stems.has(stem.slice(0, at))) return true;
  return stems.size < 50 && [...stems].some((it) => it.startsWith(`${stem}-`));
}
