// Builds what ships: the command line as CommonJS with lazy parts, the library as ES modules, types, licence texts.
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { build } from "esbuild";

const root = path.resolve(import.meta.dirname, "..");
const lib = path.join(root, "lib");
const dist = path.join(root, "dist");
const entry = path.join(lib, "cli/main.ts");

const partName = (file) =>
  path
    .relative(lib, file)
    .replace(/shared\/others\.ts\?/, "")
    .replace(/\.ts$/, "")
    .replace(/\/index$/, "")
    .replace(/[^\w]+/g, "-");

// undici's client alone is used, and it makes two thirds of what a probe loads: one file for the command line and the library.
// The whole package is a CommonJS file of twice that, of which a bundler can leave out nothing; a probe would load for 1.6 times as long.
const client = "undici/lib/dispatcher/client.js";
const sharing = (from) => ({
  name: "sharing",
  setup: (it) =>
    it.onResolve({ filter: /^undici$/ }, () => ({
      path: `${from}/undici.cjs`,
      external: true,
    })),
});
// The wordings of another language are large, and the command line and the library have the same ones.
const wordings = {
  name: "wordings",
  setup: (it) =>
    it.onResolve({ filter: /[\\/]locales[\\/]zh-cn[\\/]index\.ts$/ }, () => ({
      path: "../cli/locales-zh-cn.cjs",
      external: true,
    })),
};
// Its parser is there twice, as WebAssembly with SIMD and without: for one short answer the one that runs everywhere will do.
// Connections are HTTP/1.1 by agreement (ALPN) and bodies are texts, so that HTTP/2 and the forms of `fetch` are never asked.
const lessOfUndici = {
  name: "less-of-undici",
  setup(it) {
    it.onResolve({ filter: /llhttp_simd-wasm\.js$/ }, ({ resolveDir }) => ({
      path: path.resolve(resolveDir, "../llhttp/llhttp-wasm.js"),
    }));
    it.onResolve({ filter: /\/(?:client-h2|web\/fetch\/body)\.js$/ }, ({ path: file }) => ({
      path: file,
      namespace: "unused",
    }));
    it.onLoad({ filter: /.*/, namespace: "unused" }, () => ({ contents: "module.exports = {};", loader: "js" }));
  },
};

// A rule is wanted without its page, and the page without the rule: nothing else tells the bundler that a call may be left out.
const pure = {
  name: "pure",
  setup: (it) =>
    it.onLoad({ filter: /[\\/]lib[\\/]rules[\\/][\w-]+\.ts$/ }, ({ path: file }) => ({
      contents: fs.readFileSync(file, "utf8").replace(/(?<![\w.])(?:msg|rule)\(/g, "/* @__PURE__ */ $&"),
      loader: "ts",
    })),
};

/** A rule's page is wanted without the rule; every other module is kept once, so that all parts share its state. */
const isLeafOfRules = (file) =>
  path.dirname(file) === path.join(lib, "rules") &&
  !["index.ts", "ids.ts", "severities.ts"].includes(path.basename(file));

/**
 * Dynamic imports become files that are `require`d when used. What the main file holds already is taken from there:
 * `held` gives the exports of its modules, `take` the number by which the main file hands one out.
 */
const parts = (found, held = new Map(), take = () => 0) => ({
  name: "parts",
  setup(it) {
    it.onResolve({ filter: /^\./ }, (args) => {
      const file = path.resolve(args.resolveDir, args.path);
      if (args.kind === "dynamic-import") {
        found.add(file);
        return { path: `./${partName(file)}.cjs`, external: true };
      }
      return held.has(file) ? { path: file, namespace: "held" } : undefined;
    });
    it.onResolve({ filter: /^held:main$/ }, () => ({ path: "./main.cjs", external: true }));
    // The library loads all clients but CodeWhale at once; a start is quicker with those alone that are there.
    it.onLoad({ filter: /[\\/]lib[\\/]clients[\\/]index\.ts$/, namespace: "file" }, ({ path: file }) => ({
      contents: fs
        .readFileSync(file, "utf8")
        .replace(
          /import\("\.\/shared\/others\.ts"\)\)\.default\["([\w-]+)"\]/g,
          'import("./shared/others.ts?$1")).default',
        ),
      loader: "ts",
    }));
    it.onLoad({ filter: /.*/, namespace: "held" }, ({ path: file }) => {
      const lines = held
        .get(file)
        .map(
          (name) =>
            `export ${name === "default" ? "default" : `const ${name} =`} /* @__PURE__ */ take(${take(file, name)});`,
        );
      return {
        contents: `import { held } from "held:main";\n/* @__NO_SIDE_EFFECTS__ */ function take(n) { return held(n); }\n${lines.join("\n")}`,
        loader: "js",
      };
    });
    // Colours are decided by the caller, so chalk need not look at the terminal and load three of Node's modules for it.
    it.onResolve({ filter: /^#supports-color$/ }, () => ({ path: "supports-color", namespace: "stub" }));
    // Of yargs the parser alone is used; what the rest of it asks of Node (assert, the terminal) would load net for every call with an argument.
    it.onResolve({ filter: /platform-shims\/esm\.mjs$/ }, () => ({ path: "yargs-shim", namespace: "stub" }));
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
  // Its build for browsers is the same as ES modules: the bundler can leave out what is not used, and no module has a wrapper.
  alias: { yaml: path.join(root, "node_modules/yaml/browser/dist/index.js") },
};

const inputs = new Set();
const note = (result) => Object.keys(result.metafile.inputs).forEach((file) => inputs.add(file));

/** The modules that every call loads, with the names that they export. */
async function heldModules(cjs) {
  const { metafile } = await build({ ...cjs, entryPoints: [entry], write: false, plugins: [parts(new Set())] });
  const files = Object.keys(metafile.inputs)
    .map((file) => path.resolve(file))
    .filter((file) => file.startsWith(lib + path.sep) && file !== entry && !isLeafOfRules(file));
  return exportsOf(files);
}

/** The names that each of these modules exports, where there are any. */
async function exportsOf(files) {
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
  return new Map(files.filter((file) => exports.get(file)?.length > 0).map((file) => [file, exports.get(file)]));
}

// An `import()` of CommonJS takes the whole module for its default, as Node does; so the default is the module.
const unwrap = "if(module.exports.default)module.exports=module.exports.default;";

const others = path.join(lib, "clients/shared/others.ts");

/** The entry of a part; of one client, where the part is that: its row of the generated table. */
function entryOf(file) {
  const [, client] = file.split("?");
  if (client === undefined) return { entryPoints: { [partName(file)]: file } };
  const text = fs.readFileSync(others, "utf8");
  const row = new RegExp(`^ {2}"?${client}"?: (loaded\\(.*\\)),$`, "m").exec(text)[1];
  const contents = text.replace(/^const others = [^]*/m, `export default ${row};\n`);
  const stdin = { contents, sourcefile: `${partName(file)}.ts`, resolveDir: path.dirname(others), loader: "ts" };
  return { stdin, ...asFile(partName(file)) };
}

const asFile = (name) => ({
  outdir: undefined,
  outExtension: undefined,
  outfile: path.join(dist, `cli/${name}.cjs`),
});

/** Pieces that clients have in common, and that the main file has not; by the part that holds them. */
async function kitModules(held) {
  const room = path.join(lib, "clients/shared");
  const files = fs.readdirSync(room, { recursive: true }).map((name) => path.join(room, name));
  const exports = await exportsOf(files.filter((file) => file.endsWith(".ts") && file !== others && !held.has(file)));
  // Those of one family stand apart, as few machines need them.
  return new Map(
    [...exports].map(([file, names], n) => [file, { part: partName(path.dirname(file)), names, as: `m${n}` }]),
  );
}

/** Takes modules of the kit from the part that holds them, but in that part itself. */
const kitted = (kit, own) => ({
  name: "kitted",
  setup(it) {
    it.onResolve({ filter: /^\./ }, (args) => {
      const file = path.resolve(args.resolveDir, args.path);
      return kit.has(file) && kit.get(file).part !== own ? { path: file, namespace: "kit" } : undefined;
    });
    it.onResolve({ filter: /^kit:/ }, (args) => ({ path: `./${args.path.slice(4)}.cjs`, external: true }));
    it.onLoad({ filter: /.*/, namespace: "kit" }, ({ path: file }) => {
      const { part, names, as } = kit.get(file);
      const lines = names.map(
        (name) =>
          `export ${name === "default" ? "default" : `const ${name} =`} /* @__PURE__ */ (() => ${as}.${name})();`,
      );
      return { contents: [`import { ${as} } from "kit:${part}";`, ...lines].join("\n"), loader: "js" };
    });
  },
});

/** The parts of the kit. */
async function buildKit(cjs, kit, plugins) {
  const names = [...new Set([...kit.values()].map(({ part }) => part))];
  return Promise.all(
    names.map(async (name) => {
      const files = [...kit].filter(([, { part }]) => part === name);
      const contents = files.map(([file, { as }]) => `export * as ${as} from ${JSON.stringify(file)};`).join("\n");
      const result = await build({
        ...cjs,
        ...asFile(name),
        stdin: { contents, sourcefile: `${name}.ts`, resolveDir: lib, loader: "ts" },
        write: false,
        ...wrapped(""),
        plugins: [kitted(kit, name), ...plugins],
      });
      note(result);
      return result.outputFiles[0];
    }),
  );
}

/** What Node puts around a module; the launcher passes the text to V8 as it is. */
const wrapped = (end) => ({
  banner: { js: "(function (exports, require, module, __filename, __dirname) {" },
  footer: { js: `${end}\n})` },
});

/** Builds every part, following the dynamic imports; gives the texts, since the main file must know what they take. */
async function buildParts(cjs, held, take, found) {
  const kit = await kitModules(held);
  const done = new Map();
  for (let next; (next = [...found].find((file) => !done.has(file)));) {
    // The library loads these too, as an ordinary module.
    const isWordings = next.includes("locales");
    const result = await build({
      ...cjs,
      ...entryOf(next),
      // Three bytes for a Chinese character, and not six.
      charset: isWordings ? "utf8" : "ascii",
      write: false,
      ...(isWordings ? { footer: { js: unwrap } } : wrapped(unwrap)),
      plugins: [sharing("."), pure, ...(next.includes("?") ? [kitted(kit)] : []), parts(found, held, take)],
    });
    note(result);
    done.set(next, result.outputFiles[0]);
  }
  return [...done.values(), ...(await buildKit(cjs, kit, [parts(found, held, take)]))];
}

async function buildCli() {
  const cjs = {
    ...shared,
    format: "cjs",
    supported: { "dynamic-import": false },
    outdir: path.join(dist, "cli"),
    outExtension: { ".js": ".cjs" },
  };
  const held = await heldModules(cjs);
  const all = new Map();
  const found = new Set();
  await build({ ...cjs, entryPoints: [entry], write: false, plugins: [parts(found)] });
  const take = (file, name) => {
    const id = `${name} ${file}`;
    if (!all.has(id)) all.set(id, { file, name, n: all.size });
    return all.get(id).n;
  };
  const built = await buildParts({ ...cjs, minifySyntax: false }, held, take, found);
  const used = new Set(
    built.flatMap((file) => [...file.text.matchAll(/[\w$]+\((\d+)\)/g)].map((match) => Number(match[1]))),
  );
  // Numbers that nobody takes are left out: the main file then need not keep what is behind them. One function for all of
  // them, and not one each: most calls need none.
  const taken = [...all.values()].filter(({ n }) => used.has(n));
  const contents = [
    `export { main } from ${JSON.stringify(entry)};`,
    ...taken.map(({ file, name, n }) => `import { ${name} as h${n} } from ${JSON.stringify(file)};`),
    `export function held(n) { switch (n) { ${taken.map(({ n }) => `case ${n}: return h${n};`).join(" ")} } }`,
  ].join("\n");
  note(
    await build({
      ...cjs,
      stdin: { contents, resolveDir: lib, sourcefile: "main.ts", loader: "ts" },
      ...asFile("main"),
      ...wrapped(""),
      plugins: [parts(found)],
    }),
  );
  for (const file of built)
    fs.writeFileSync(file.path, file.path.includes("locales-") ? file.contents : inAscii(file.text));
}

/** The launcher reads parts as Latin-1. The bundler escapes texts, and leaves regular expressions as they are. */
const inAscii = (text) =>
  text.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);

async function buildUndici() {
  note(
    await build({
      ...shared,
      format: "cjs",
      stdin: { contents: `export { default as Client } from "${client}";`, resolveDir: root, loader: "js" },
      outfile: path.join(dist, "cli/undici.cjs"),
      plugins: [lessOfUndici],
    }),
  );
}

async function buildLibrary() {
  note(
    await build({
      ...shared,
      format: "esm",
      splitting: true,
      chunkNames: "[name]-[hash]",
      entryPoints: { index: path.join(lib, "index.ts") },
      plugins: [sharing("../cli"), wordings, pure],
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
  pruneTypes(path.join(dist, "types"));
}

/** Only what the library's own types refer to is shipped. */
function pruneTypes(folder) {
  const kept = new Set();
  const keep = (file) => {
    if (kept.has(file)) return;
    kept.add(file);
    for (const [, it] of fs.readFileSync(file, "utf8").matchAll(/(?:from|import)\s*\(?"(\.[^"]+)"/g))
      keep(path.resolve(path.dirname(file), it.replace(/\.[jt]s$/, ".d.ts")));
  };
  keep(path.join(folder, "index.d.ts"));
  for (const entry of fs.readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name);
    if (entry.isFile() && !kept.has(file)) fs.rmSync(file);
  }
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
    // Some packages name their licence and leave its text out.
    const spare = path.join(root, "scripts/licences", `${license}.txt`);
    if (!file && !fs.existsSync(spare)) throw new Error(`${name} has no licence text`);
    return `${name} ${version} (${license})\n\n${fs.readFileSync(file ? path.join(folder, file) : spare, "utf8").trim()}\n`;
  });
  fs.writeFileSync(path.join(dist, "THIRD-PARTY-LICENSES.txt"), texts.join(`\n${"-".repeat(80)}\n\n`));
}

fs.rmSync(dist, { recursive: true, force: true });
await buildCli();
await buildUndici();
await buildLibrary();
writeTypes();
writeLicences();
