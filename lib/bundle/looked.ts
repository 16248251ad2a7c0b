// The settings that a diagnosis looked at: only of them does a bundle hold more than the name.
import type { JudgedWorld } from "../diagnose.ts";
import type { Path, Place } from "../model/place.ts";
import type { Resolution } from "../model/resolution.ts";

/** Whether the setting at a path of a file was looked at. */
export type Looked = (file: string, path: Path) => boolean;

const idOf = (file: string, path: Path): string => `${file}\0${path.join("\0")}`;

export function lookedAt({ run, judgements }: JudgedWorld): Looked {
  const seen = new Set<string>();
  const add = (place: Place | null | undefined): void => {
    if (place?.kind === "file")
      seen.add(idOf(place.path, place.keys ?? (place.name === undefined ? [] : [place.name])));
  };
  for (const { survey, resolutions } of run.clients) {
    for (const { diagnostics: remarks } of survey.layers) for (const { place } of remarks) add(place);
    for (const resolution of resolutions) for (const place of placesOf(resolution)) add(place);
  }
  for (const { found } of judgements) for (const { place } of [found, ...(found.related ?? [])]) add(place);
  return (file, path) => seen.has(idOf(file, path));
}

const placesOf = ({
  key,
  baseUrl,
  mode,
  model,
  auth,
  alsoModels = [],
  steps,
}: Resolution): readonly (Place | null)[] => [
  ...[key, baseUrl, mode, model, auth, ...auth.also, ...alsoModels].map(({ place }) => place),
  ...steps.flatMap(({ place, candidate, hides }) => [place, candidate?.place ?? null, hides?.place ?? null]),
];
