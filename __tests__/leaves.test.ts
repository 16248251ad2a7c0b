// Formats over their fixtures: what each case folder says must come out.
import { describe, expect, test } from "@jest/globals";
import fs from "node:fs";
import path from "node:path";
import clients from "../lib/clients/index.ts";
import { diagnose, type View } from "../lib/index.ts";
import { formats } from "../lib/report/formats/index.ts";
import { fixtures, foldersIn, readCase } from "./support/worlds.ts";

const looks: View = { color: false, unicode: true, width: 80, lang: "en", verbosity: "normal" };
const leaves = (family: string) => foldersIn(path.join(fixtures, family));
const casesOf = (family: string, id: string) =>
  leaves(`${family}/${id}`).map((name) => readCase(path.join(fixtures, family, id, name)));

test("every folder belongs to a leaf", () => {
  expect(clients.map((client) => client.id)).toEqual(
    expect.arrayContaining(leaves("clients").filter((name) => name !== "worlds")),
  );
  expect(Object.keys(formats)).toEqual(expect.arrayContaining([...leaves("formats")]));
});

for (const [id, load] of Object.entries(formats)) {
  describe(`format ${id}`, () => {
    for (const it of casesOf("formats", id)) {
      test(it.name, async () => {
        const format = (await load()).default;
        const report = await diagnose(it.expect["request"] ?? {}, it.world);
        expect(format(report, looks)).toBe(fs.readFileSync(path.join(it.folder, "output.txt"), "utf8"));
      });
    }
  });
}
