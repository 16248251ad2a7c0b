// Knows how sources of one kind are numbered, the strongest first, between an adapter and its policies.
import type { Ask, Recorder } from "../model/contracts.ts";
import type { Layer, Offers } from "../model/layer.ts";

/** `root0`, `root1`, …: what each layer offers. */
export const numbered = (
  kind: string,
  layers: readonly Layer[],
  offer: (layer: Layer) => Offers,
): Readonly<Record<string, Offers>> => Object.fromEntries(layers.map((layer, n) => [`${kind}${n}`, offer(layer)]));

/** The same on the other side. */
export function series(r: Recorder, kind: string): readonly Offers[] {
  const found: Offers[] = [];
  for (let n = 0, from = r.from(`${kind}0`); from; from = r.from(`${kind}${++n}`)) found.push(from);
  return found;
}

/** Each of them asked for one setting; a blank is a value like any other. */
export const asks = (r: Recorder, kind: string, name: string): readonly Ask[] =>
  series(r, kind).map((from) => ({ from, names: [name], blank: "takes" }));
