// The page of `npm run bench`: what a result becomes, and that the committed one tells nothing of whose machine it was.
import { describe, expect, test } from "@jest/globals";
import { XMLValidator } from "fast-xml-parser";
import fs from "node:fs";
import path from "node:path";
import { fixtures } from "./support/worlds.ts";

interface Renderers {
  readonly page: (result: unknown) => string;
  readonly isWhole: (asked: { readonly only?: string; readonly files: string }) => boolean;
}
const scripts = path.resolve(import.meta.dirname, "../scripts/bench");
const { page, isWhole } = (await import(path.join(scripts, "page.mjs"))) as Renderers;
const { chart } = (await import(path.join(scripts, "chart.mjs"))) as { readonly chart: (result: unknown) => string };

const folder = path.join(fixtures, "bench");
const result: unknown = JSON.parse(fs.readFileSync(path.join(folder, "result.json"), "utf8"));
const docs = path.resolve(import.meta.dirname, "../docs");
const committed = (name: string): string => fs.readFileSync(path.join(docs, name), "utf8");

test.each([
  ["page.md", () => page(result)],
  ["chart.svg", () => chart(result)],
])("a recorded result becomes %s", (name, render) => {
  const file = path.join(folder, name);
  if (process.env["GOLDEN"] === "write") fs.writeFileSync(file, render());
  expect(render()).toBe(fs.readFileSync(file, "utf8"));
});

describe("the committed page", () => {
  test("has the parts that the renderer writes, in their order", () => {
    const heads = (text: string): readonly string[] => text.match(/^##? .*$/gm) ?? [];
    expect(heads(committed("benchmarks.md"))).toEqual(heads(page(result)));
    expect(committed("benchmarks.md")).toContain("(benchmarks.svg)");
  });

  test.each(["benchmarks.md", "benchmarks.svg"])("%s names no path of a machine", (name) => {
    expect(committed(name)).not.toMatch(
      /(?:^|[\s"'`(=])(?:\/(?:home|root|tmp|work|usr|Users|var|opt)\b|~\/|[A-Z]:[\\/])/m,
    );
  });
});

test.each([
  ["the recorded chart", () => chart(result)],
  ["the committed chart", () => committed("benchmarks.svg")],
])("%s is XML, and has colours for the dark", (_what, svg) => {
  expect(XMLValidator.validate(svg())).toBe(true);
  expect(svg()).toContain("prefers-color-scheme: dark");
});

test("a part of a run leaves the page alone", () => {
  expect(isWhole({ files: "100000" })).toBe(true);
  expect(isWhole({ files: "1000" })).toBe(false);
  expect(isWhole({ files: "100000", only: "trees" })).toBe(false);
});
