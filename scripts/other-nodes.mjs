// Runs the same worlds on other versions of Node, which npm's own packages of Node bring, and compares every byte.
//   node scripts/other-nodes.mjs [--versions 20.19.0,22.23.3,24.21.0]
// They are kept in .cache/nodes. Status 2, and a word about it, where they are not there and cannot be had.
import { execFileSync, spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { passes, prepared, printed, root } from "./digests/prepare.mjs";

const { values } = parseArgs({ options: { versions: { type: "string" } } });
const versions = (values.versions ?? "20.19.0,22.12.0,22.23.3,24.21.0").split(",");
const system = process.platform === "win32" ? "win" : process.platform;

/** The binary of a version: of the package that npm's `node` would fetch. No script is run, since none is needed. */
function installed(version) {
  const folder = path.join(root, ".cache/nodes", version);
  const name = `node-${system}-${process.arch}`;
  const binary = path.join(folder, "node_modules", name, system === "win" ? "bin/node.exe" : "bin/node");
  if (!fs.existsSync(binary)) {
    fs.mkdirSync(folder, { recursive: true });
    fs.writeFileSync(path.join(folder, "package.json"), '{ "private": true }\n');
    const words = ["install", "--no-save", "--ignore-scripts", "--no-audit", "--no-fund", `${name}@${version}`];
    const { status, stderr } = spawnSync("npm", words, {
      cwd: folder,
      encoding: "utf8",
      shell: system === "win",
      timeout: 300_000,
    });
    if (status !== 0 || !fs.existsSync(binary)) {
      console.error(`skipped: Node ${version} cannot be had from npm: ${String(stderr).split("\n")[0]}`);
      process.exit(2);
    }
  }
  const said = execFileSync(binary, ["--version"], { encoding: "utf8" }).trim();
  if (said !== `v${version}`) throw new Error(`${binary} is ${said}`);
  return binary;
}

const nodes = versions.map((version) => [version, installed(version)]);
const ready = await prepared();
const env = { PATH: process.env.PATH };
const worlds = fs.readdirSync(ready.folder);
const unlike = [];
const ours = await passes(ready, { env });
const formats = Object.keys(ours);
const call = (node, world, n) => printed(ready, world, formats[n % formats.length], { node, env });
const expected = await Promise.all(worlds.map((world, n) => call(process.execPath, world, n)));
for (const [version, node] of nodes) {
  const theirs = await passes(ready, { node, env });
  for (const format of formats) if (theirs[format].join() !== ours[format].join()) unlike.push(`${version} ${format}`);
  for (const [n, world] of worlds.entries())
    if ((await call(node, world, n)) !== expected[n])
      unlike.push(`${version} command line, ${formats[n % formats.length]} in world ${world}`);
}
ready.done();
console.log(
  `Node ${process.versions.node} and ${versions.join(", ")}: ${worlds.length} worlds in ${formats.length} formats, ${worlds.length} calls of the command line each; ` +
    (unlike.length === 0 ? "the same bytes" : `not the same: ${unlike.join("; ")}`),
);
process.exit(unlike.length === 0 ? 0 : 1);
