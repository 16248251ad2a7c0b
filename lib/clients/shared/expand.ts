// How a reference becomes what it refers to, for clients that expand references.
import type { Candidate, SettingsSource, Slot } from "../../model/layer.ts";
import { Secret, type Reference } from "../../model/secret.ts";

export type Lookup = (slot: Slot, name: string) => Candidate | undefined;

export interface Expansion {
  readonly lookup: Lookup;
  /** Forms that the client knows, where the whole value is one. */
  readonly syntaxes: ReadonlySet<Reference["syntax"]>;
  /** The same in settings that are no keys; group 1 is the name, group 2 what is taken where it is not set. */
  readonly form: RegExp;
}

/** `${NAME}`, `${NAME:-default}` and `$NAME`, as shells and compose files have them. */
export const shellForm = /\$\{(\w+)(?::?-([^}]*))?\}|\$(\w+)/;
/** `{env:NAME}` */

/** No address and no model is longer; a long text that is named over and over would not fit into memory. */
const MAX_LENGTH = 4_096;

/** A source whose references are looked up. What is found keeps the place where it was found. */
export function expanding(from: SettingsSource, expansion: Expansion): SettingsSource {
  return {
    ...from,
    get(slot, name) {
      const candidate = from.get(slot, name);
      return candidate && expanded(candidate, slot, expansion);
    },
  };
}

function expanded(candidate: Candidate, slot: Slot, { lookup, syntaxes, form }: Expansion): Candidate {
  const { value } = candidate;
  if (value instanceof Secret) {
    const { reference } = value.info;
    if (!reference?.name || !syntaxes.has(reference.syntax)) return candidate;
    return lookup(slot, reference.name) ?? { ...candidate, unset: reference.name };
  }
  if (typeof value !== "string" || value.length > MAX_LENGTH || !form.test(value)) return candidate;
  const whole = new RegExp(`^(?:${form.source})$`).exec(value.trim());
  const found = whole && lookup(slot, (whole[1] ?? whole[3]) as string);
  if (found) return found;
  let unset: string | undefined;
  const text = value.replace(new RegExp(form.source, "g"), (all, name?: string, otherwise?: string, bare?: string) => {
    const variable = (name ?? bare) as string;
    const one = lookup(slot, variable)?.value;
    if (typeof one === "string") return one.length > MAX_LENGTH ? all : one;
    if (typeof otherwise === "string" && name !== undefined) return otherwise;
    unset = variable;
    return all;
  });
  if (unset !== undefined) return { ...candidate, unset };
  return { ...candidate, value: text, state: text.trim() === "" ? "blank" : candidate.state };
}
