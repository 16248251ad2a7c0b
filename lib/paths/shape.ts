// Knows what of a CodeWhale file can make a difference to any rule, as one text: files with the same text are judged alike.
// A test judges every fixture, many spoilt copies of them and a generated tree with and without this.
import * as cw from "../facts/codewhale.ts";
import { nearest } from "../facts/hosts.ts";
import { isMimoModel, isMimoName, isMimoText, isMimoVariable } from "../facts/mimo.ts";
import { isTable, type Table, type Value } from "../model/document.ts";
import { Secret } from "../model/secret.ts";

const ownTables: ReadonlySet<string> = new Set([...cw.tableSpellings, cw.kebabTable, cw.camelTable]);

/** Answers about names, which are few and come again in every file. */
function remembering(ask: (name: string) => boolean): (name: string) => boolean {
  const known = new Map<string, boolean>();
  return (name) => {
    let answer = known.get(name);
    if (answer === undefined) {
      if (known.size >= 2_000) known.clear();
      known.set(name, (answer = ask(name)));
    }
    return answer;
  };
}

const means = remembering((name) => isMimoName(name) || isMimoModel(name) || isMimoVariable(name));
const isNearOwn = remembering(
  (name) => ownTables.has(name) || nearest(name.toLowerCase(), cw.tableSpellings, 2) !== undefined,
);

/** A text whose words no rule looks at, where it stands in a table of somebody else's. */
const isDull = (text: string): boolean => !isMimoText(text) && !(mayName(text) && isMimoName(text));

/** Every name of MiMo's begins with these letters, whatever signs stand before them. */
function mayName(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 0x78 || c === 0x58 || c === 0x6d || c === 0x4d) return true;
    if ((c >= 0x61 && c <= 0x7a) || (c >= 0x41 && c <= 0x5a) || (c >= 0x30 && c <= 0x39)) return false;
  }
  return false;
}

/** Whether nothing in a value has to do with MiMo or is a key. */
function isSilent(value: Value): boolean {
  if (typeof value === "string") return isDull(value);
  if (typeof value !== "object" || value === null) return true;
  if (value instanceof Secret) return false;
  if (Array.isArray(value)) return (value as readonly Value[]).every(isSilent);
  for (const name of Object.keys(value)) if (means(name) || !isSilent((value as Table)[name] as Value)) return false;
  return true;
}

const quoted = (text: string): string => `${text.length}:${text}`;

interface Writer {
  readonly number: (secret: Secret) => number;
  /** Whether the words of a text count under this name. */
  readonly counts: (name: string) => boolean;
}

const nothingCounts = (): boolean => false;

function written(value: Value, name: string, w: Writer): string {
  if (typeof value === "string") return w.counts(name) || !isDull(value) ? `"${quoted(value)}` : "s";
  if (typeof value === "number") return Number.isInteger(value) ? "i" : "f";
  if (typeof value !== "object" || value === null) return value === null ? "0" : "b";
  if (value instanceof Secret) return `k${w.number(value)}${quoted(JSON.stringify(value.traits))}`;
  if (Array.isArray(value)) return `[${(value as readonly Value[]).map((it) => written(it, "", w)).join("")}]`;
  const inner = name === "auth" ? w : { ...w, counts: nothingCounts };
  return tableText(value as Table, inner);
}

function tableText(table: Table, w: Writer): string {
  let out = "{";
  for (const name of Object.keys(table)) out += quoted(name) + written(table[name] as Value, name, w);
  return `${out}}`;
}

const inOwnTable = (name: string): boolean =>
  Object.hasOwn(cw.tableKeys, name) || Object.hasOwn(cw.tableKeyTwins, name);
const atRoot = (name: string): boolean => Object.hasOwn(cw.rootKeys, name);

function providersText(providers: Table, number: Writer["number"]): string {
  let out = "P";
  for (const name of Object.keys(providers)) {
    const value = providers[name] as Value;
    if (ownTables.has(name) && isTable(value)) out += quoted(name) + tableText(value, { number, counts: inOwnTable });
    else if (isNearOwn(name) || means(name) || !isSilent(value))
      out += quoted(name) + written(value, name, { number, counts: nothingCounts });
  }
  return `${out};`;
}

/** The text of a file's settings; undefined where a setting in it leads to another file. */
export function shapeOf(settings: Table): string | undefined {
  if (settings["managed_config_path"] !== undefined) return undefined;
  const number = Secret.numbering();
  const root: Writer = { number, counts: atRoot };
  let out = "";
  for (const name of Object.keys(settings)) {
    const value = settings[name] as Value;
    if (name === "providers" && isTable(value)) out += providersText(value, number);
    else if (atRoot(name) || means(name) || !isSilent(value)) out += quoted(name) + written(value, name, root);
  }
  return out;
}
