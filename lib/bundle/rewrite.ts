// What a file or a variable is in a bundle: its names, what the diagnosis looked at in other words, and of the rest nothing.
import type { JudgedWorld } from "../diagnose.ts";
import { isTable, type Document, type Value } from "../model/document.ts";
import type { Layer } from "../model/layer.ts";
import type { Path } from "../model/place.ts";
import { Secret } from "../model/secret.ts";
import { wrapSetting } from "../read/secrets.ts";
import type { Concealed } from "./conceal.ts";
import { fakesFor, type Fakes } from "./fake.ts";
import { lookedAt, type Looked } from "./looked.ts";
import { disguising, type Disguise } from "./words.ts";
import { brokenText, written, type Plain, type PlainTable, type Settings } from "./written.ts";

export interface Rewriting {
  readonly name: (name: string) => string;
  readonly path: (path: string) => string;
  readonly variable: (name: string, value: string) => string;
  readonly file: (path: string, text: string) => string;
  /** Every key that was made up. */
  readonly invented: () => readonly string[];
}

const empty = "made-up";
/** A number under such a name is a limit, and others may be anything. */
const counts = /limit|max|min|token|context|output|input|version|timeout|port$/i;

export function rewriting(judged: JudgedWorld, env: ReadonlyMap<string, string>, hidden: Concealed): Rewriting {
  const layers = judged.run.clients.flatMap(({ survey }) => survey.layers);
  const docs = new Map<string, readonly Layer[]>();
  for (const layer of layers)
    if (layer.doc && layer.kind === "file" && layer.path !== undefined)
      docs.set(layer.path, [...(docs.get(layer.path) ?? []), layer]);
  const disguise = disguising(
    [...env.keys(), ...layers.flatMap(({ doc }) => (doc ? [...namesIn(doc.value)] : []))],
    judged.run.facts,
  );
  const fakes = fakesFor(disguise, judged.run.facts);
  /** Words first: what then still has the shape of a key stood where none was looked for. */
  const other = (text: string): string => fakes.hide(disguise.text(hidden.text(text)));
  const settings = settingsOf(lookedAt(judged), disguise, fakes, other);
  const keys = keyVariables(judged);
  return {
    name: (it) => fakes.hide(disguise.text(it)),
    path: (it) => disguise.text(hidden.path(it)),
    invented: fakes.all,
    variable(own, value) {
      const layer = layers.find(({ kind, doc }) => kind === "env" && doc?.path === own);
      if (layer?.doc) return fileText([layer], settings);
      const sealed = wrapSetting(keys.has(own) ? "key" : own, value, []);
      return sealed instanceof Secret ? fakes.of(sealed) : other(value);
    },
    file(path, text) {
      const own = docs.get(path);
      return own ? withLineEnds(fileText(own, settings), text) : "";
    },
  };
}

type Settle = (doc: Document) => Settings;

/** A document with nothing in it but names and what was looked at. */
function settingsOf(looked: Looked, disguise: Disguise, fakes: Fakes, other: (text: string) => string): Settle {
  const scalar = (value: Value, file: string, path: Path): Plain => {
    const seen = looked(file, path);
    if (value instanceof Secret) return seen || tells(value) ? fakes.of(value) : empty;
    if (typeof value === "string") return seen ? other(value) : emptied(value, disguise.isPublic);
    if (typeof value !== "number") return value as Plain;
    return Math.abs(value) < 1e7 && (seen || counts.test(String(path.at(-1)))) ? value : Math.sign(value);
  };
  const tree = (value: Value, file: string, path: Path): Plain => {
    if (Array.isArray(value)) return (value as readonly Value[]).map((it, n) => tree(it, file, [...path, n]));
    if (!isTable(value)) return scalar(value, file, path);
    return Object.fromEntries(
      Object.entries(value).map(([own, it]): [string, Plain] => [
        fakes.hide(disguise.text(own)),
        tree(it, file, [...path, own]),
      ]),
    );
  };
  return (doc) => ({
    value: tree(doc.value, doc.path, []) as PlainTable,
    line: (it) => doc.locate([it], "key")?.line,
  });
}

/** Variables that were taken for keys, whatever they are called. */
const keyVariables = ({ run }: JudgedWorld): ReadonlySet<string> =>
  new Set(
    run.clients
      .flatMap(({ resolutions }) => resolutions.flatMap(({ steps }) => steps))
      .flatMap(({ slot, candidate }) =>
        slot === "key" && candidate?.place.kind === "env" ? [candidate.place.name] : [],
      ),
  );

/** What the products themselves are called may stay; of anything else that there was something, and for whom. */
function emptied(text: string, isPublic: (text: string) => boolean): string {
  if (text.trim() === "" || (text.length < 200 && isPublic(text))) return text;
  const [front = "", rest] = text.split("/");
  if (rest === undefined || !/^[a-z][\w.-]*\/[\w./-]+$/i.test(text)) return "x";
  return `${isPublic(front) ? front : "x"}/x`;
}

/** A key that says something without being looked at: MiMo's, another vendor's, a reference, none at all. */
const tells = ({ info: traits, real }: Secret): boolean =>
  !real || traits.plan !== "unknown" || traits.vendor !== null || traits.variable !== null;

function* namesIn(root: Value): Generator<string> {
  const queue: Value[] = [root];
  for (const value of queue) {
    if (Array.isArray(value)) queue.push(...(value as readonly Value[]));
    else if (isTable(value)) {
      yield* Object.keys(value);
      queue.push(...Object.values(value));
    }
  }
}

/** Of a file that one client can read and another cannot, what the first reads, and a comment that the other trips over. */
function fileText(layers: readonly Layer[], settings: Settle): string {
  const isBroken = ({ doc }: Layer): boolean => doc?.problems.some(({ mild }) => !mild) === true;
  const read = layers.find((layer) => !isBroken(layer));
  const broken = layers.find(isBroken);
  const { doc } = (read ?? layers[0]) as Layer;
  if (!doc) return "";
  if (!read) return brokenText(doc.dialect, broken?.hints === true);
  return (broken ? "//\n" : "") + written(doc.dialect, settings(doc));
}

/** Line ends of Windows where there were some. */
function withLineEnds(made: string, was: string): string {
  if (!was.includes("\r\n")) return made;
  const mixed = /(?<!\r)\n/.test(was);
  return mixed ? made.replace("\n", "\r\n") : made.replaceAll("\n", "\r\n");
}
