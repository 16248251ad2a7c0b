// What of a CodeWhale file can make a difference to any rule, as one text: files with the same text are judged alike.
// A test judges every fixture, many spoilt copies of them and a generated tree with and without this.
import * as cw from "../clients/codewhale/facts.ts";
import { current } from "../facts/current.ts";
import { nearest } from "../facts/hosts.ts";
import { isMimoModel, isMimoName, isMimoText, isMimoVariable } from "../facts/mimo.ts";
import { isTable, type Table, type Value } from "../model/document.ts";
import { Secret } from "../model/secret.ts";

const ownTables: ReadonlySet<string> = new Set([...cw.tableSpellings, cw.kebabTable, cw.camelTable]);

/** Answers about names, which are few and come again in every file. Other facts give other answers. */
function remembering(ask: (name: string) => boolean): (name: string) => boolean {
  const known = new Map<string, boolean>();
  let by = current.facts;
  return (name) => {
    if (by !== current.facts) known.clear();
    by = current.facts;
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

/** Pieces of the text that is made: joined once, which is faster than a text that grows. */
interface Writer {
  readonly out: (string | number)[];
  readonly number: (secret: Secret) => number;
  /** Whether the words of a text count under this name. */
  readonly counts: (name: string) => boolean;
}

const nothingCounts = (): boolean => false;

/** With its length, so that no text can be taken for several. */
const quote = ({ out }: Writer, mark: string, text: string): void => void out.push(mark, text.length, text);

function write(value: Value, name: string, w: Writer): void {
  if (typeof value === "string") {
    if (w.counts(name) || !isDull(value)) quote(w, '"', value);
    else w.out.push("s");
  } else if (typeof value === "number") w.out.push(Number.isInteger(value) ? "i" : "f");
  else if (typeof value !== "object" || value === null) w.out.push(value === null ? "0" : "b");
  else if (value instanceof Secret) {
    w.out.push("k", w.number(value));
    quote(w, "t", JSON.stringify(value.info));
  } else if (Array.isArray(value)) {
    w.out.push("[");
    for (const it of value as readonly Value[]) write(it, "", w);
    w.out.push("]");
  } else writeTable(value as Table, name === "auth" ? w : { ...w, counts: nothingCounts });
}

function writeTable(table: Table, w: Writer): void {
  w.out.push("{");
  for (const name of Object.keys(table)) {
    quote(w, "n", name);
    write(table[name] as Value, name, w);
  }
  w.out.push("}");
}

const inOwnTable = (name: string): boolean =>
  Object.hasOwn(cw.tableKeys, name) || Object.hasOwn(cw.tableKeyTwins, name);
const atRoot = (name: string): boolean => Object.hasOwn(cw.rootKeys, name);

function writeProviders(providers: Table, w: Writer): void {
  w.out.push("P");
  for (const name of Object.keys(providers)) {
    const value = providers[name] as Value;
    const own = ownTables.has(name) && isTable(value);
    if (!own && !isNearOwn(name) && !means(name) && isSilent(value)) continue;
    quote(w, "n", name);
    if (own) writeTable(value, { ...w, counts: inOwnTable });
    else write(value, name, { ...w, counts: nothingCounts });
  }
  w.out.push(";");
}

/** The text of a file's settings; undefined where a setting in it leads to another file. */
export function shapeOf(settings: Table): string | undefined {
  if (settings["managed_config_path"] !== undefined) return undefined;
  const w: Writer = { out: [], number: Secret.numbering(), counts: atRoot };
  for (const name of Object.keys(settings)) {
    const value = settings[name] as Value;
    if (name === "providers" && isTable(value)) writeProviders(value, w);
    else if (atRoot(name) || means(name) || !isSilent(value)) {
      quote(w, "n", name);
      write(value, name, w);
    }
  }
  return w.out.join(" ");
}
