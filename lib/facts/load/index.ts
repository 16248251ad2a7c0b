// The facts that a program gives, checked and compiled once.
import type { Facts } from "../../model/facts.ts";
import { compileFacts } from "../compile.ts";
import { factsOf } from "./read.ts";

const known = new WeakMap<object, Facts>();

/** `value`: as it stands in a facts file. @throws {UsageError} */
export function loadFacts(value: object): Facts {
  const facts = known.get(value) ?? compileFacts(factsOf(value), null);
  known.set(value, facts);
  return facts;
}
