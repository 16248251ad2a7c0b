// Builds what ships: the command line as CommonJS with lazy parts, the library as ES modules, types, licence texts.
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { build } from "esbuild";

const root = path.resolve(import.meta.dirname, "..");
const lib = path.join(root, "lib");
const dist = path.join(root, "dist");
const entry = path.join(lib, "cli/main.ts");

// Imported when used, and used by nearly every call: not worth a file of their own.
const eager = new Set(["cli/commands/check.ts", "report/formats/text/index.ts"].map((file) => path.join(lib, file)));

const partName = (file) =>
  path
    .relative(lib, file)
    .replace(/\.ts$/, "")
    .replace(/\/index$/, "")
    .replace(/[^\w]+/g, "-");

/** A rule's page is wanted without the rule; every other module is kept once, so that all parts share its state. */
const isLeafOfRules = (file) =>
  path.dirname(file) === path.join(lib, "rules") && !["index.ts", "ids.ts"].includes(path.basename(file));

/** Dynamic imports become files that are `require`d when used; what the main file holds is taken from there. */
const parts = (found, held = new Map()) => ({
  name: "parts",
  setup(it) {
    it.onResolve({ filter: /^\./ }, (args) => {
      const file = path.resolve(args.resolveDir, args.path);
      if (args.kind === "dynamic-import" && !eager.has(file)) {
        found.add(file);
        return { path: `./${partName(file)}.cjs`, external: true };
      }
      return held.has(file) ? { path: file, namespace: "held" } : undefined;
    });
    it.onResolve({ filter: /^held:main$/ }, () => ({ path: "./main.cjs", external: true }));
    it.onLoad({ filter: /.*/, namespace: "held" }, ({ path: file }) => {
      const lines = held
        .get(file)
        .names.map((name) => (name === "default" ? "export default m.default;" : `export const ${name} = m.${name};`));
      return {
        contents: `const m = require("held:main").held[${held.get(file).index}];\n${lines.join("\n")}`,
        loader: "js",
      };
    });
    // Colours are decided by the caller, so chalk need not look at the terminal and load three of Node's modules for it.
    it.onResolve({ filter: /^#supports-color$/ }, () => ({ path: "supports-color", namespace: "stub" }));
    it.onLoad({ filter: /.*/, namespace: "stub" }, () => ({
      contents: "export default { stdout: false, stderr: false };",
      loader: "js",
    }));
  },
});

const shared = {
  bundle: true,
  platform: "node",
  target: "node20.19",
  minify: true,
  legalComments: "none",
  logLevel: "warning",
  define: { "process.env.NODE_ENV": '"production"' },
  mainFields: ["module", "main"],
  metafile: true,
};

const inputs = new Set();
const note = (result) => Object.keys(result.metafile.inputs).forEach((file) => inputs.add(file));

/** The modules that every call loads, with their exports. */
async function heldModules(cjs) {
  const { metafile } = await build({ ...cjs, entryPoints: [entry], write: false, plugins: [parts(new Set())] });
  const files = Object.keys(metafile.inputs)
    .map((file) => path.resolve(file))
    .filter((file) => file.startsWith(lib + path.sep) && file !== entry && !isLeafOfRules(file));
  const { metafile: single } = await build({
    entryPoints: files,
    outdir: "x",
    format: "esm",
    bundle: false,
    write: false,
    metafile: true,
  });
  const exports = new Map(
    Object.values(single.outputs).map((output) => [path.resolve(output.entryPoint), output.exports]),
  );
  return new Map(
    files
      .filter((file) => exports.get(file)?.length > 0)
      .map((file, index) => [file, { index, names: exports.get(file) }]),
  );
}

// An `import()` of CommonJS takes the whole module for its default, as Node does; so the default is the module.
const unwrap = "if(module.exports.default)module.exports=module.exports.default;";

async function buildCli() {
  const cjs = {
    ...shared,
    format: "cjs",
    supported: { "dynamic-import": false },
    outdir: path.join(dist, "cli"),
    outExtension: { ".js": ".cjs" },
  };
  const held = await heldModules(cjs);
  const found = new Set();
  const names = [...held.keys()].map((file, n) => [`h${n}`, file]);
  const contents = `export { main } from ${JSON.stringify(entry)};\n${names.map(([name, file]) => `import * as ${name} from ${JSON.stringify(file)};\n`).join("")}export const held = [${names.map(([name]) => name).join(", ")}];`;
  note(
    await build({
      ...cjs,
      stdin: { contents, resolveDir: lib, sourcefile: "main.ts", loader: "ts" },
      outdir: undefined,
      outExtension: undefined,
      outfile: path.join(dist, "cli/main.cjs"),
      plugins: [parts(found)],
    }),
  );
  const done = new Set();
  for (let next; (next = [...found].find((file) => !done.has(file)));) {
    done.add(next);
    note(
      await build({
        ...cjs,
        entryPoints: { [partName(next)]: next },
        footer: { js: unwrap },
        plugins: [parts(found, held)],
      }),
    );
  }
}

async function buildLibrary() {
  note(
    await build({
      ...shared,
      format: "esm",
      splitting: true,
      chunkNames: "[name]-[hash]",
      entryPoints: { index: path.join(lib, "index.ts") },
      outdir: path.join(dist, "lib"),
      banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
    }),
  );
}

function writeTypes() {
  execFileSync(
    process.execPath,
    [path.join(root, "node_modules/typescript/bin/tsc"), "-p", path.join(root, "tsconfig.types.json")],
    { stdio: "inherit" },
  );
}

/** The licence texts of everything that was bundled must travel with it. */
function writeLicences() {
  const packages = new Map();
  for (const file of inputs) {
    const match = /^(.*node_modules\/((?:@[^/]+\/)?[^/]+))\//.exec(file);
    if (match) packages.set(match[2], path.join(root, match[1]));
  }
  const texts = [...packages].sort().map(([name, folder]) => {
    const { version, license } = JSON.parse(fs.readFileSync(path.join(folder, "package.json"), "utf8"));
    const file = fs.readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
    if (!file) throw new Error(`${name} has no licence text`);
    return `${name} ${version} (${license})\n\n${fs.readFileSync(path.join(folder, file), "utf8").trim()}\n`;
  });
  fs.writeFileSync(path.join(dist, "THIRD-PARTY-LICENSES.txt"), texts.join(`\n${"-".repeat(80)}\n\n`));
}

fs.rmSync(dist, { recursive: true, force: true });
await buildCli();
await buildLibrary();
writeTypes();
writeLicences();
