// The five kinds of places where a setting can stand.

/** 1-based line and column, counted in UTF-16 code units; `start` and `end` are offsets into the text. */
export interface Span {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly start: number;
  readonly end: number;
}

/** Keys and indexes from the root of a document to a value. */
export type Path = readonly (string | number)[];

export interface FilePlace {
  readonly kind: "file";
  /** Absolute, with forward slashes on every platform. */
  readonly path: string;
  /** The variable that stands in the file, where it is one. */
  readonly name?: string;
  /** Where in the document, for people and for fingerprints that survive moved lines. */
  readonly keys?: Path;
  /** Found only when the place is shown, since most places never are. */
  readonly span?: () => Span | undefined;
  /** What is nearest to it, where nothing stands at the place itself. Only for people: nothing is written there. */
  readonly around?: () => Span | undefined;
  /** What at `keys` is meant, or the fault for which the file does not parse: so that the same place can be found in another document. */
  readonly part?: "key" | "value" | "fault";
  /** In a sentence it stands inside a command: quoted for a shell, without backticks of its own. */
  readonly inCommand?: true;
}

export type Place =
  | FilePlace
  | { readonly kind: "env"; readonly name: string }
  | { readonly kind: "flag"; readonly name: string }
  | { readonly kind: "store"; readonly name: string }
  | { readonly kind: "builtin" };

export const builtin: Place = { kind: "builtin" };

/** `providers.xiaomi_mimo.api_key`, `models[0].id` */
export function dotted(keys: Path): string {
  let out = "";
  for (const key of keys) {
    if (typeof key === "number") out += `[${key}]`;
    else out += (out === "" ? "" : ".") + key;
  }
  return out;
}

/** The place as one text that is the same wherever the line has moved to. */
export function placeId(place: Place | null | undefined): string {
  if (!place) return "";
  switch (place.kind) {
    case "file":
      return `file:${place.path}:${place.keys ? dotted(place.keys) : (place.name ?? "")}`;
    case "builtin":
      return "builtin";
    default:
      return `${place.kind}:${place.name}`;
  }
}
