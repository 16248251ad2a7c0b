// The grammar of JSON, JSONC and JSON5: what stands where in a text, and where it is none. Counts instead of recursing.
import { msg } from "../model/message.ts";
import { stringEnd, type Fault, type JsonDialect } from "./json-text.ts";

/** Told in the order of the text. Ranges of texts have their quotes. */
export interface Sink {
  open(at: number, isList: boolean): void;
  close(end: number): void;
  name(start: number, end: number): void;
  scalar(start: number, end: number): void;
}

const maxDepth = 200;
const maxSettings = 500_000;

/** Goes through a text once. Gives the first fault, undefined where there is none. */
export function scanJson(text: string, dialect: JsonDialect, sink: Sink): Fault | undefined {
  const state: State = { text, dialect, sink, open: [], settings: 0, at: skipVoid(text, 0, dialect), expects: "value" };
  for (;;) {
    if (state.expects === "more" && state.open.length === 0)
      return state.at < text.length ? { at: state.at } : undefined;
    const fault = steps[state.expects](state, text.charCodeAt(state.at));
    if (fault) return fault;
  }
}

interface State {
  readonly text: string;
  readonly dialect: JsonDialect;
  readonly sink: Sink;
  /** One bracket for each level that is open. */
  readonly open: number[];
  settings: number;
  at: number;
  expects: "value" | "name" | "more";
}

const steps: Readonly<Record<State["expects"], (state: State, c: number) => Fault | undefined>> = {
  value(state, c) {
    const { text, dialect, sink, open, at } = state;
    if (c !== brace && c !== square) {
      const end = scalarEnd(text, at, dialect);
      if (typeof end !== "number") return end;
      sink.scalar(at, end);
      return goOn(state, end, "more");
    }
    if (open.push(c) > maxDepth) return { at, what: msg("it is nested too deeply to be a configuration") };
    sink.open(at, c === square);
    goOn(state, at + 1, c === brace ? "name" : "value");
    return text.charCodeAt(state.at) === c + 2 ? close(state) : undefined;
  },
  name(state) {
    const { text, dialect, sink, at } = state;
    const end = nameEnd(text, at, dialect);
    if (typeof end !== "number") return end;
    if (++state.settings > maxSettings)
      return { at, what: msg("there are more than {max} settings", { max: maxSettings }) };
    sink.name(at, end);
    goOn(state, end, "value");
    return text.charCodeAt(state.at) === colon ? goOn(state, state.at + 1, "value") : { at: state.at };
  },
  more(state, c) {
    const bracket = state.open.at(-1) as number;
    // In ASCII a closing bracket comes two after its opening one.
    if (c === bracket + 2) return close(state);
    if (c !== comma) return { at: state.at };
    goOn(state, state.at + 1, bracket === brace ? "name" : "value");
    const trails =
      state.dialect !== "json" && state.dialect !== "jsonc-strict" && state.text.charCodeAt(state.at) === bracket + 2;
    return trails ? close(state) : undefined;
  },
};

function close(state: State): undefined {
  state.open.pop();
  state.sink.close(state.at + 1);
  return goOn(state, state.at + 1, "more");
}

function goOn(state: State, from: number, expects: State["expects"]): undefined {
  state.at = skipVoid(state.text, from, state.dialect);
  state.expects = expects;
}

const [comma, colon, brace, square, slash] = [0x2c, 0x3a, 0x7b, 0x5b, 0x2f] as const;
const [quote, apostrophe] = [0x22, 0x27] as const;
const wideBlank = /[\v\f\u00a0\ufeff\u2028\u2029\p{Zs}]/u;

/** Skips blanks and, where the dialect has them, comments; one that is not closed reaches to the end. */
function skipVoid(text: string, from: number, dialect: JsonDialect): number {
  let i = from;
  for (;;) {
    const c = text.charCodeAt(i);
    if (c === 0x20 || c === 0x0a || c === 0x0d || c === 0x09) i++;
    else if (c === slash && dialect !== "json") {
      const end = commentEnd(text, i);
      if (end === i) return i;
      i = end;
    } else if ((c > 0x7f || c === 0x0b || c === 0x0c) && dialect === "json5" && wideBlank.test(text[i] as string)) i++;
    else return i;
  }
}

function commentEnd(text: string, from: number): number {
  const next = text[from + 1];
  if (next !== "/" && next !== "*") return from;
  if (next === "*") {
    const close = text.indexOf("*/", from + 2);
    return close < 0 ? text.length : close + 2;
  }
  let i = from + 2;
  while (i < text.length && text[i] !== "\n" && text[i] !== "\r") i++;
  return i;
}

function nameEnd(text: string, from: number, dialect: JsonDialect): number | Fault {
  const c = text.charCodeAt(from);
  if (c === quote || (c === apostrophe && dialect === "json5")) return stringEnd(text, from, dialect);
  if (dialect !== "json5") return { at: from };
  identifier.lastIndex = from;
  return identifier.test(text) ? identifier.lastIndex : { at: from };
}

const identifier =
  /(?:[$_\p{L}\p{Nl}]|\\u[\da-fA-F]{4})(?:[$_\u200c\u200d\p{L}\p{Nl}\p{Mn}\p{Mc}\p{Nd}\p{Pc}]|\\u[\da-fA-F]{4})*/uy;
const word = /[A-Za-z_$][\w$]*/y;
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const number5 = /[+-]?(?:Infinity|NaN|0[xX][\da-fA-F]+|(?:(?:0|[1-9]\d*)(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?)(?![\w$.])/y;

function scalarEnd(text: string, from: number, dialect: JsonDialect): number | Fault {
  const c = text.charCodeAt(from);
  if (c === quote || (c === apostrophe && dialect === "json5")) return stringEnd(text, from, dialect);
  word.lastIndex = from;
  const said = word.exec(text)?.[0];
  if (said === "true" || said === "false" || said === "null") return from + said.length;
  const form = dialect === "json5" ? number5 : number;
  form.lastIndex = from;
  return form.test(text) ? form.lastIndex : { at: from };
}
