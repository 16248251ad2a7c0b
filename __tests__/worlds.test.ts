// Generated worlds: no kind is understood worse than before, and every world is what it is meant to be.
import { expect, test } from "@jest/globals";
import { keysOf } from "./support/keys.ts";
import { bounded, below, floor, tally } from "./support/worlds/floor.ts";
import { generate } from "./support/worlds/generate.ts";
import { faults, rights } from "./support/worlds/faults.ts";

const all = await bounded();

test("no kind of generated world is understood worse than the floor says", () => {
  expect(below(tally(all), floor())).toEqual([]);
});

test("every kind of fault and of right world is judged", () => {
  const kinds = new Set(all.map((it) => it.kind));
  expect([...faults, ...rights].map((it) => it.id).filter((id) => !kinds.has(id))).toEqual([]);
});

test("the same seed gives the same worlds, and another one others", () => {
  const texts = (seed: number): readonly string[] => generate(40, seed).map((it) => it.path + it.text);
  expect(texts(7)).toEqual(texts(7));
  expect(texts(7)).not.toEqual(texts(8));
});

test("no stand-in is left in a world", () => {
  expect(generate(200).filter((it) => keysOf(it.text).length > 0)).toEqual([]);
});
