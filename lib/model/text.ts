// Knows what a sentence is before anybody has chosen a language: a template and its values.
import type { Place } from "./place.ts";

export type Arg = string | number | Text | Place;

/** A sentence. `t` is the English template, `{name}` a hole in it; `a` fills the holes. */
export interface Text {
  readonly t: string;
  readonly a?: Readonly<Record<string, Arg>>;
}

/** What is needed to write a sentence out: how a place and a value are shown, and other wordings by template. */
export interface Tongue {
  readonly place: (place: Place) => string;
  readonly value?: (value: string) => string;
  readonly words?: Readonly<Record<string, string>>;
}

/** A sentence. Without side effects, so that words that nobody uses are left out of the bundle. */
/* @__NO_SIDE_EFFECTS__ */
export function say(t: string, a?: Readonly<Record<string, Arg>>): Text {
  return a ? { t, a } : { t };
}

/** Writes a sentence out. A hole without a value stays as it is, so that a mistake is seen. */
export function tell(text: Text, tongue: Tongue): string {
  const template = tongue.words?.[text.t] ?? text.t;
  const values = text.a;
  if (!values) return template;
  return template.replace(/\{(\w+)\}/g, (hole, name: string) => {
    const value = values[name];
    if (value === undefined) return hole;
    if (typeof value === "string") return tongue.value ? tongue.value(value) : value;
    if (typeof value === "number") return String(value);
    return "kind" in value ? tongue.place(value) : tell(value, tongue);
  });
}
