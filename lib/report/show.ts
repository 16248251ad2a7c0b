// How places and sentences are shown: paths short and without the home folder, control characters escaped.
import { dotted, type Place } from "../model/place.ts";
import type { ShownPlace } from "../model/report.ts";
import { Secret } from "../model/secret.ts";
import { maskKeys } from "../model/key-shape.ts";
import { inShell, type Shell } from "../model/shell.ts";
import { msg, format, type Message, type Formatting, type Messages } from "../model/message.ts";

export interface Showing {
  readonly home: string;
  readonly cwd: string;
  readonly words?: Messages | undefined;
  /** In whose words commands are written; none: POSIX. */
  readonly shell?: Shell | undefined;
}

// C0 but tab and LF, C1, DEL, the characters that turn the direction of writing, further ends of a line, what no XML and
// no UTF-8 can hold, and what a CI log takes for a command.
// eslint-disable-next-line no-control-regex
const unsafe =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufffe\uffff\p{Surrogate}]/gu;
const agentCommand = /(?<=#)#(?=\w*\[)/g;
const escaped = (c: string): string => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`;

/** GitHub takes a line for a command that begins with two colons, blanks aside; any word may come to begin a line. */
const command = /(?<=^|\s):(?=:[A-Za-z])/g;

/** The same at the beginning of a line, in a text of several. */
export const withoutCommands = (text: string): string =>
  text.includes("::") ? text.replace(/^([ \t]*):(?=:)/gm, "$1\\u003a") : text;

const plain = /^[ -"$-~]*$/;

/** Makes control characters visible as `\u001b`; inside a JSON string that is their escape. */
export const safe = (text: string): string =>
  plain.test(text) ? text : text.replace(unsafe, escaped).replace(agentCommand, escaped);

/** Texts that were found harmless: a report repeats the same few dozen names. */
const harmless = new Set<string>();

/** A value inside a sentence: no key, no control character, no new line. */
export function oneLine(text: string): string {
  if (harmless.has(text)) return text;
  const masked = maskKeys(text).replace(command, "\\u003a");
  if (!plain.test(masked)) return safe(masked).replace(/[\n\t]/g, (c) => (c === "\n" ? "\\n" : "\\t"));
  if (masked === text && text.length < 100) {
    if (harmless.size >= 256) harmless.clear();
    harmless.add(text);
  }
  return masked;
}

/** Nobody reads a megabyte: the beginning of a long value. */
export const clip = (text: string): string => (text.length <= 240 ? text : `${maskKeys(text).slice(0, 240)}…`);

const inside = (path: string, folder: string): string | undefined =>
  path === folder
    ? "."
    : path.startsWith(folder.endsWith("/") ? folder : `${folder}/`)
      ? path.slice(folder.length + (folder.endsWith("/") ? 0 : 1))
      : undefined;

/** Relative inside the working directory (unless that is the home folder), else `~/…`, else absolute. */
export function shortPath(path: string, { home, cwd }: Showing): string {
  const here = cwd === home ? undefined : inside(path, cwd);
  if (here !== undefined) return here;
  const own = inside(path, home);
  return own === undefined ? path : own === "." ? "~" : `~/${own}`;
}

/** The name of a variable: one in which a key stands is hidden as a whole, since what follows may belong to the key. */
export const variableName = (name: string): string => (maskKeys(name).includes("****") ? "****" : oneLine(name));

export function shownPlace(place: Place, showing: Showing): ShownPlace {
  if (place.kind === "builtin") return { kind: "builtin" };
  if (place.kind !== "file") return { kind: place.kind, name: variableName(place.name) };
  const span = place.span?.() ?? place.around?.();
  const { line = null, column = null, endLine = null, endColumn = null } = span ?? {};
  const path = oneLine(shortPath(place.path, showing));
  const shown: ShownPlace = { kind: "file", path, line, column, endLine, endColumn };
  const name = place.name === undefined ? shown : { ...shown, name: variableName(place.name) };
  return place.keys?.length ? { ...name, key: oneLine(dotted(place.keys)) } : name;
}

const builtin: Message = msg("the built-in default");

/** A path as a word of a shell's command; the tilde is the shell's to expand. */
function quoted(path: string): string {
  const [, home = "", rest = ""] = /^(~\/)?(.*)$/s.exec(path) ?? [];
  const word = /^[\w@%+=:,./-]+$/.test(rest) ? rest : `'${rest.replaceAll("'", `'\\''`)}'`;
  return home === "" && rest.startsWith("-") ? `./${word}` : home + word;
}

/** A place inside a sentence. */
export function placeText(place: Place, showing: Showing): string {
  switch (place.kind) {
    case "builtin":
      return format(builtin, { place: () => "", words: showing.words });
    case "file": {
      const line = place.span?.()?.line;
      const path = shortPath(place.path, showing);
      if (place.inCommand) return quoted(path);
      return `\`${line === undefined ? path : `${path}:${line}`}\``;
    }
    default:
      return `\`${variableName(place.name)}\``;
  }
}

/** Writes sentences out in one language. */
export const formatterFor = (showing: Showing): ((text: Message) => string) => {
  const tongue: Formatting = {
    place: (place) => placeText(place, showing),
    value: clip,
    words: showing.words,
  };
  // A sentence without holes is our own and needs no second look.
  const plainly = (text: Message): string => (text.args ? oneLine(format(text, tongue)) : format(text, tongue));
  const { shell } = showing;
  return shell ? (text: Message): string => inShell(plainly(text), shell) : plainly;
};

/** A, B, … Z, AA, AB, … */
export function letterOf(index: number): string {
  let name = "";
  for (let n = index + 1; n > 0; n = Math.floor((n - 1) / 26)) name = String.fromCharCode(65 + ((n - 1) % 26)) + name;
  return name;
}

/** Equal keys get the same letter within a run. */
export function letters(): (secret: Secret | null) => string | null {
  const number = Secret.numbering();
  return (secret) => {
    if (!secret || secret.info.blank) return null;
    return letterOf(number(secret));
  };
}
