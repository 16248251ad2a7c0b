// Which variables of a file belong together: those whose names begin alike.
import type { Facts } from "../../model/facts.ts";
import { isMimoName } from "../../facts/mimo.ts";
import type { Candidate, SettingsSource } from "../../model/layer.ts";
import { Secret } from "../../model/secret.ts";
import { wireOf, type Group, type Spot } from "./group.ts";
import { roleOfVariable, type Role } from "./roles.ts";

interface Stem {
  readonly stem: string;
  readonly spots: Record<Role, Spot[]>;
}

const none = (): Record<Role, Spot[]> => ({ key: [], baseUrl: [], model: [], models: [], mode: [] });

/** Groups among the variables that a source offers: only those that have to do with MiMo. */
export function variableGroups(
  from: SettingsSource,
  names: readonly string[],
  facts: Facts,
  prefix = "",
): readonly Group[] {
  const stems = stemsOf(from, names);
  const lenders = lendersOf(stems);
  const groups = stems.map((own) =>
    own.spots.baseUrl.length === 0 || own.spots.key.length > 0
      ? groupOf(own, prefix, false, facts)
      : withKey(own, lenders, prefix, facts),
  );
  const lent = new Set(
    groups.flatMap(({ spots }) => (spots.baseUrl.length > 0 ? spots.key.map((spot) => spot.name) : [])),
  );
  return groups.filter((group) => isMimo(group, facts) && !isLentOnly(group, lent));
}

function stemsOf(from: SettingsSource, names: readonly string[]): readonly Stem[] {
  const stems = new Map<string, Stem>();
  for (const name of names) {
    const named = roleOfVariable(name);
    if (!named) continue;
    let stem = stems.get(named.stem);
    if (!stem) stems.set(named.stem, (stem = { stem: named.stem, spots: none() }));
    stem.spots[named.role].push({ from, name });
  }
  return [...stems.values()].map(withOneModel);
}

const wordsIn = (name: string): number => name.split("_").length;

/** `MIMO_MODEL` is the model; `MIMO_FAST_MODEL` is asked for as well, and does not lose to it. */
function withOneModel({ stem, spots }: Stem): Stem {
  const [first, ...more] = spots.model.toSorted((a, b) => wordsIn(a.name) - wordsIn(b.name));
  return first ? { stem, spots: { ...spots, model: [first], models: [...more, ...spots.models] } } : { stem, spots };
}

const groupOf = ({ stem, spots }: Stem, prefix: string, paired: boolean, facts: Facts): Group => ({
  id: prefix + (stem || "(no name)"),
  spots,
  paired,
  wire: wireOf(spots.baseUrl, stem, facts),
});

interface Lenders {
  /** Whose names begin as this one, or as this one begins; of many not all. */
  readonly related: (stem: string) => readonly Stem[];
  readonly mimo: readonly Stem[];
  /** There is one key and one address: they belong together, whatever they are called. */
  readonly isSole: boolean;
}

/** Those that have a key and no address. Found by their sorted names, as a file may have thousands. */
function lendersOf(stems: readonly Stem[]): Lenders {
  const keyed = stems.filter(({ spots }) => spots.key.length > 0 && spots.baseUrl.length === 0);
  const named = new Map(keyed.filter(({ stem }) => stem !== "").map((it) => [it.stem, it]));
  const sorted = [...named.keys()].sort();
  const firstFrom = (stem: string): number => {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((sorted[middle] as string) < stem) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const related = (stem: string): readonly Stem[] => {
    const at = firstFrom(stem);
    const longer = sorted.slice(at, at + 2).filter((name) => name.startsWith(stem));
    const shorter = Array.from(stem, (_, n) => stem.slice(0, n)).filter((name) => named.has(name));
    return [...longer, ...shorter].map((name) => named.get(name) as Stem);
  };
  const addresses = stems.reduce((sum, { spots }) => sum + spots.baseUrl.length, 0);
  const isSole = addresses === 1 && keyed.length === 1 && keyed[0]?.spots.key.length === 1;
  return { related, mimo: keyed.filter(({ stem }) => isMimoName(stem)), isSole };
}

/** An address without a key of its own takes the only one that its name leads to. */
function withKey(own: Stem, lenders: Lenders, prefix: string, facts: Facts): Group {
  const related = lenders.related(own.stem);
  const mimo = isMimoName(own.stem) ? lenders.mimo : [];
  const [only, ...more] = related.length > 0 ? related : mimo;
  if (!only || more.length > 0) return groupOf(own, prefix, false, facts);
  const spots = { ...own.spots };
  for (const role of ["key", "model", "models", "mode"] as const)
    if (spots[role].length === 0) spots[role] = only.spots[role];
  return groupOf({ stem: own.stem, spots }, prefix, mimo.length !== 1 && !lenders.isSole, facts);
}

/** A key that is judged with the address that it was lent to needs no group of its own. */
const isLentOnly = (group: Group, lent: ReadonlySet<string>): boolean =>
  group.spots.baseUrl.length === 0 &&
  group.spots.key.length > 0 &&
  group.spots.key.every((spot) => lent.has(spot.name));

const text = (candidate: Candidate | undefined): string =>
  typeof candidate?.value === "string" ? candidate.value : "";

/** A name, an address, a model or a key that is MiMo's; a name alone is not enough where the address is another's. */
export function isMimo(group: Group, facts: Facts): boolean {
  const { key, baseUrl, model, models } = group.spots;
  const urls = baseUrl.map((spot) => text(spot.from.get("baseUrl", spot.name))).filter((url) => url.trim() !== "");
  if (urls.some((url) => facts.isMimoText(url) || isMeant(url, facts))) return true;
  if (urls.some((url) => facts.readUrl(url).known?.kind === "vendor")) return false;
  if (key.some((spot) => isPlanKey(spot.from.get("key", spot.name)))) return true;
  if ([...key, ...baseUrl].some((spot) => isMimoName(stemOf(spot.name)) && !isHome(spot.name))) return true;
  return (
    key.length + baseUrl.length > 0 &&
    [...model, ...models].some((spot) => facts.isMimoText(text(spot.from.get("model", spot.name))))
  );
}

const stemOf = (name: string): string => roleOfVariable(name)?.stem ?? "";

/** `XIAOMI_TOKEN` may as well be that of a lamp. */
const isHome = (name: string): boolean => /^XIAOMI_(?:TOKEN|URL|HOST|MODE)$/.test(name);

/** A host that somebody misspelt. */
export const isMeant = (url: string, facts: Facts): boolean => {
  const kind = facts.readUrl(url).known?.kind;
  return kind !== undefined && kind !== "unknown" && kind !== "vendor" && kind !== "loopback" && kind !== "private";
};

const isPlanKey = (candidate: Candidate | undefined): boolean =>
  candidate?.value instanceof Secret && candidate.value.info.tokenPlanPrefix;
