// Tables of MiMo's whose name is nearly that of the one that the client reads: `openai-compatible` for `openai_compatible`.
import type { Facts } from "../../model/facts.ts";
import { nearest } from "../../facts/hosts.ts";
import type { ClientResult } from "../../model/contracts.ts";
import { isTable, placeIn, type Document, type Value } from "../../model/document.ts";
import type { Diagnostic, Layer } from "../../model/layer.ts";
import { entries } from "../../model/settings-source.ts";
import { dotted, type Path } from "../../model/place.ts";
import type { SettingsSchema } from "../../model/settings-schema.ts";
import { msg } from "../../model/message.ts";

/** More tables than any settings have. */
const MAX_COUNT = 2_000;
const MAX_TOLD = 10;

interface Stray {
  readonly path: Path;
  readonly near: string;
}

const bare = (name: string): string => name.toLowerCase().replace(/[^a-z\d]/g, "");

/** The same word in another spelling, or a slip in a word that is long enough for one. */
const isNear = (name: string, right: string): boolean =>
  name.length <= right.length + 2 &&
  (bare(name) === bare(right) || nearest(name.toLowerCase(), [right], right.length < 8 ? 1 : 2) !== undefined);

const holds = (value: Value | undefined, facts: Facts): value is Value =>
  (isTable(value) || Array.isArray(value)) && facts.namesMimo(value);

function strayAt(root: Value, at: readonly string[], known: (name: string) => boolean, facts: Facts): readonly Stray[] {
  let all: readonly { readonly path: Path; readonly value: Value }[] = [{ path: [], value: root }];
  const strays: Stray[] = [];
  for (const part of at) {
    const next: { readonly path: Path; readonly value: Value }[] = [];
    for (const { path, value } of all.slice(0, MAX_COUNT)) {
      if (part === "*") {
        const children = Array.isArray(value) ? [...(value as readonly Value[]).entries()] : entries(value);
        next.push(...children.map(([name, child]) => ({ path: [...path, name], value: child })));
        continue;
      }
      const right = isTable(value) && Object.hasOwn(value, part) ? value[part] : undefined;
      if (right !== undefined) next.push({ path: [...path, part], value: right });
      if (holds(right, facts)) continue;
      for (const [name, child] of entries(value))
        if (name !== part && !known(name) && isNear(name, part) && holds(child, facts))
          strays.push({ path: [...path, name], near: dotted([...path, part]) });
    }
    all = next;
  }
  return strays;
}

/** What is noticed in one document. */
export function straysIn(doc: Document, { title, tables }: SettingsSchema, facts: Facts): readonly Diagnostic[] {
  const names = new Set(tables.flatMap(({ at, fields }) => [...at, ...Object.keys(fields)]));
  const all = tables.flatMap(({ at }) => strayAt(doc.value, at, (name) => names.has(name), facts));
  return [...new Map(all.map((it) => [dotted(it.path), it])).values()].slice(0, MAX_TOLD).map(({ path, near }) => ({
    kind: "wrong-table",
    place: placeIn(doc, path, "key"),
    hard: false,
    near,
    what: msg("{client} does not read `{name}`: it reads `{near}`", { client: title, name: dotted(path), near }),
  }));
}

/** The client with what stands beside the tables that it reads: its file names MiMo, so that it counts as set up. */
export function withStrays(judged: ClientResult, policies: readonly string[], facts: Facts): ClientResult {
  const { client, survey } = judged;
  const { schema } = client;
  if (!schema) return judged;
  const told = new Map<string, Layer>();
  for (const layer of [...survey.layers, ...(survey.opened ?? [])]) {
    const strays =
      layer.doc && layer.status === "read" && layer.path !== undefined ? straysIn(layer.doc, schema, facts) : [];
    if (strays.length > 0) told.set(layer.id, { ...layer, diagnostics: [...layer.diagnostics, ...strays] });
  }
  const [first] = told.values();
  if (!first) return judged;
  const layers = survey.layers.map((layer) => told.get(layer.id) ?? layer);
  const more = [...told.values()].filter(({ id }) => !layers.some((layer) => layer.id === id));
  const setUp = survey.setUp ?? msg("{file} names MiMo", { file: { kind: "file", path: first.path ?? "" } });
  return {
    ...judged,
    survey: { ...survey, layers: [...layers, ...more], setUp },
    setUp: true,
    ...(judged.resolutions.length > 0 ? {} : { readers: policies }),
  };
}
