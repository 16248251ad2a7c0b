// The facts that a program gives, checked once: the same ones are the same set, so that diagnoses by them run side by side.
import type { FactSet } from "../current.ts";
import { factsOf } from "./read.ts";

const known = new WeakMap<object, FactSet>();

/** @throws {UsageError} */
export function loadFacts(value: object): FactSet {
  const set = known.get(value) ?? { facts: factsOf(value), given: { path: null } };
  known.set(value, set);
  return set;
}
