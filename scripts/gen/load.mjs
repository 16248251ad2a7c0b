// Knows how a script takes modules of the library, which are TypeScript: bundled for the moment, all of one state.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";

/** The modules behind paths from the root, in their order. */
export async function load(root, files) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "mimo-doctor-gen-"));
  // Not before: some parts are imported when they are used.
  process.once("exit", () => fs.rmSync(folder, { recursive: true }));
  await build({
    entryPoints: files.map((file, n) => ({ in: path.join(root, file), out: `m${n}` })),
    outdir: folder,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20.19",
    logLevel: "warning",
    // A bundled package of the old kind asks for Node's modules by `require`.
    banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
  });
  return Promise.all(files.map((_, n) => import(pathToFileURL(path.join(folder, `m${n}.mjs`)).href)));
}
