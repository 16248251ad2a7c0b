// A dozen small worlds on the real disk, diagnosed in every format: one digest for each format, which nothing but the worlds may change.
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { diagnose } from "../../lib/library.ts";
import type { View } from "../../lib/model/format.ts";
import { formats } from "../../lib/report/formats/index.ts";
import { nodeWorld } from "../../lib/host/node.ts";
import { expand } from "./keys.ts";
import { randomFrom } from "./random.ts";

const fixtures = path.resolve(import.meta.dirname, "../../fixtures");
const view: View = { color: false, unicode: true, width: 80, lang: "en", verbosity: "verbose" };

const under = (folder: string): readonly string[] =>
  fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join("/"));

interface Found {
  readonly folder: string;
  readonly files: readonly string[];
}

/** Of each family the cases with the most files and variables: those have most that could come in another order. */
function richest(): readonly Found[] {
  const families = ["rules", "clients", "corpus", "dialects"].map((name) => path.join(fixtures, name));
  const cases = families.flatMap((family) => {
    const folders = new Set(
      under(family)
        .map((file) => /^(.*?)(?:^|\/)(?:home|project)\//.exec(file)?.[1])
        .filter((it) => it !== undefined),
    );
    return [...folders]
      .map((name) => ({ folder: path.join(family, name), files: under(path.join(family, name)) }))
      .filter(({ files }) => !files.some((file) => file.startsWith("root/")))
      .sort((a, b) => b.files.length - a.files.length || (a.folder < b.folder ? -1 : 1))
      .slice(0, 4);
  });
  return cases;
}

/** Writes the worlds below a folder. */
export function lay(folder: string): void {
  richest().forEach(({ folder: from, files }, n) => {
    const to = path.join(folder, String(n).padStart(2, "0"));
    for (const part of ["home", "project"]) fs.mkdirSync(path.join(to, part), { recursive: true });
    for (const file of files.filter((it) => /^(?:home|project|env\.json)/.test(it))) {
      const target = path.join(to, file.replace(/\.fixture(?=\/|$)/g, ""));
      fs.mkdirSync(path.dirname(target), { recursive: true });
      const text = expand(fs.readFileSync(path.join(from, file), "latin1"));
      const own =
        file === "env.json" ? text.replaceAll("{home}", `${to}/home`).replaceAll("{project}", `${to}/project`) : text;
      fs.writeFileSync(target, own, { encoding: "latin1", mode: file.startsWith("home/") ? 0o600 : 0o644 });
    }
  });
}

/** The digest of each format over all worlds; `seed` shuffles the variables. */
export async function digests(folder: string, seed: number): Promise<Readonly<Record<string, string>>> {
  const random = randomFrom(seed);
  const hashes = Object.keys(formats).map((name) => [name as keyof typeof formats, createHash("sha256")] as const);
  for (const name of fs.readdirSync(folder).sort()) {
    const file = path.join(folder, name, "env.json");
    const env: [string, string][] = fs.existsSync(file)
      ? Object.entries(JSON.parse(fs.readFileSync(file, "utf8")))
      : [];
    const { network: _, ...world } = nodeWorld();
    const order = env.map((it) => [random.below(1e9), it] as const).sort(([a], [b]) => a - b);
    const report = await diagnose(
      { at: "2026-09-30" },
      {
        ...world,
        env: Object.fromEntries(order.map(([, it]) => it)),
        home: `${folder}/${name}/home`,
        cwd: `${folder}/${name}/project`,
      },
    );
    for (const [format, hash] of hashes) hash.update((await formats[format]()).default(report, view));
  }
  return Object.fromEntries(hashes.map(([format, hash]) => [format, hash.digest("hex")]));
}
