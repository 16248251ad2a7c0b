// Where a file names a region beside an address.
import type { Facts } from "../../model/facts.ts";
import { at, isTable, type Document, type Value } from "../../model/document.ts";
import type { Path, Place } from "../../model/place.ts";
import type { Region } from "../../model/resolution.ts";

interface Written {
  readonly region: string;
  readonly path: Path;
}

const regionNames: ReadonlySet<string> = new Set(["region", "cluster"]);
const MAX_COUNT = 5_000;

/** Regions that are written in a file, with where. */
function regionsIn(doc: Document, facts: Facts): readonly Written[] {
  const found: Written[] = [];
  const queue: { readonly value: Value; readonly path: Path }[] = [{ value: doc.value, path: [] }];
  for (let n = 0; n < queue.length && n < MAX_COUNT; n++) {
    const { value, path } = queue[n] as (typeof queue)[number];
    if (!isTable(value)) continue;
    for (const [name, child] of Object.entries(value)) {
      if (isTable(child)) queue.push({ value: child, path: [...path, name] });
      else if (
        regionNames.has(name.toLowerCase()) &&
        facts.endpoints.some((row) => row.region !== null && row.region === child)
      )
        found.push({ region: String(child), path: [...path, name] });
    }
  }
  return found;
}

/** In one entry: what they have in common is a table with the region or the address in it, not a list of providers. */
function isNear(doc: Document, region: Path, url: Path): boolean {
  let n = 0;
  while (n < region.length - 1 && n < url.length - 1 && region[n] === url[n]) n++;
  const table = at(doc.value, region.slice(0, n));
  return region.length - n <= 2 && url.length - n <= 2 && isTable(table);
}

/** Regions other than `region` that stand in one entry with the address at `place`. */
export const otherRegions = (doc: Document, place: Place, region: Region, facts: Facts): readonly Written[] =>
  place.kind === "file"
    ? regionsIn(doc, facts).filter((it) => it.region !== region && isNear(doc, it.path, place.keys ?? []))
    : [];
