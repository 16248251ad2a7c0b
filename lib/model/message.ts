// What a sentence is before anybody has chosen a language: a template and its values.
import type { Place } from "./place.ts";

export type Arg = string | number | Message | Place | readonly Arg[];

/** A sentence. `t` is the English template, `{name}` a hole in it; `a` fills the holes. */
export interface Message {
  readonly template: string;
  readonly args?: Readonly<Record<string, Arg>>;
}

/** The wordings of one language, by English template. */
export type Messages = Readonly<Record<string, string>>;

/** What is needed to write a sentence out: how a place and a value are shown, and other wordings by template. */
export interface Formatting {
  readonly place: (place: Place) => string;
  readonly value?: (value: string) => string;
  /** None: English. */
  readonly words?: Messages | undefined;
}

/** A sentence. Without side effects, so that words that nobody uses are left out of the bundle. */
/* @__NO_SIDE_EFFECTS__ */
export function msg(template: string, args?: Readonly<Record<string, Arg>>): Message {
  return args ? { template, args } : { template };
}

/** What stands between the members of a list. */
const comma: Message = msg(", ");

/** Writes a sentence out. A hole without a value stays as it is, so that a mistake is seen. */
export function format(text: Message, tongue: Formatting): string {
  const template = tongue.words?.[text.template] ?? text.template;
  const values = text.args;
  if (!values) return template;
  const filled = (hole: string, name: string): string => {
    const value = values[name];
    return value === undefined ? hole : shown(value, tongue);
  };
  if (!tongue.words) return template.replace(/\{(\w+)\}/g, filled);
  const parts = template.split(/\{(\w+)\}/);
  return parts.map((part, n) => (n % 2 ? filled(`{${part}}`, part) : part)).reduce(joined);
}

const isHan = (text: string | undefined): boolean => text !== undefined && /\p{Script=Han}/u.test(text);

/** A space that stands beside Latin in a template goes where the value is Chinese. */
function joined(left: string, right: string): string {
  if (right.startsWith(" ") && isHan(right[1]) && isHan(left.at(-1))) return left + right.slice(1);
  return left.endsWith(" ") && isHan(left.at(-2)) && isHan(right[0]) ? left.slice(0, -1) + right : left + right;
}

const isList = (value: Arg): value is readonly Arg[] => Array.isArray(value);

function shown(value: Arg, tongue: Formatting): string {
  if (typeof value === "string") return tongue.value ? tongue.value(value) : value;
  if (typeof value === "number") return String(value);
  if (isList(value)) return value.map((it) => shown(it, tongue)).join(format(comma, tongue));
  return "kind" in value ? tongue.place(value) : format(value, tongue);
}

/** Writes out sentences that name no place. */
export const formatter =
  (words: Messages | undefined): ((text: Message) => string) =>
  (text) =>
    format(text, { place: () => "", words });
