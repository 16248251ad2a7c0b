// How to begin a rule, a client, a format or a policy: `npm run new <kind> <id>` copies its template and writes the indexes.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";

const here = import.meta.dirname;
const word = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;
const kinds = {
  rule: { room: "lib/rules", id: /^[a-z][a-z0-9]*(?:-[a-z0-9]+)+$/, like: "`<subject>-<defect>` in lower case" },
  client: { room: "lib/clients", id: word, like: "lower-case words joined by `-`" },
  format: { room: "lib/report/formats", id: word, like: "lower-case words joined by `-`" },
  policy: { room: "lib/clients", id: /^[a-z][a-z0-9-]*-[a-z0-9.]+$/, like: "`<client>-<version>` in lower case" },
};

/** Ends the run with one sentence. */
function refuse(sentence) {
  console.error(`new: ${sentence}`);
  process.exit(2);
}

function* filesUnder(folder, inside = "") {
  for (const entry of fs.readdirSync(path.join(folder, inside), { withFileTypes: true })) {
    const name = path.posix.join(inside, entry.name);
    if (entry.isDirectory()) yield* filesUnder(folder, name);
    else yield name;
  }
}

const exists = (root, ...parts) => fs.existsSync(path.join(root, ...parts));
const leafExists = (root, room, id) => exists(root, room, `${id}.ts`) || exists(root, room, id);

function askedFor({ positionals, root }) {
  const [kind, id, ...more] = positionals;
  if (!Object.hasOwn(kinds, kind ?? "") || id === undefined || more.length > 0)
    refuse(`usage: npm run new ${Object.keys(kinds).join("|")} <id>`);
  const { room, id: shape, like } = kinds[kind];
  if (!shape.test(id) || id === "index") refuse(`\`${id}\` is no id of a ${kind}: write ${like}`);
  if (kind !== "policy" && leafExists(root, room, id)) refuse(`the ${kind} \`${id}\` is there already, in ${room}`);
  return { kind, id };
}

/** What the capitals in a template stand for. */
function fillings(kind, id, root) {
  const today = new Date().toISOString().slice(0, 10);
  if (kind !== "policy") return { ID: id, LEVEL: promised(id, root)?.[1] ?? "warning", TODAY: today };
  const [, client, version] = /^(.*)-([a-z0-9.]+)$/.exec(id);
  if (!leafExists(root, "lib/clients", client))
    refuse(`\`${client}\` is no client, so it has no policy: begin with \`npm run new client ${client}\``);
  return { ID: id, CLIENT: client, VERSION: version, TODAY: today };
}

/** The row of a rule that the catalogue promises. */
function promised(id, root) {
  const file = path.join(root, "lib/rules/ids.ts");
  return fs.existsSync(file) ? new RegExp(`^ {2}"${id}": "(\\w+)",\\n`, "m").exec(fs.readFileSync(file, "utf8")) : null;
}

/** A rule that is there is promised no longer. */
function keepPromise(id, root) {
  const row = promised(id, root);
  if (!row) return;
  const file = path.join(root, "lib/rules/ids.ts");
  fs.writeFileSync(file, fs.readFileSync(file, "utf8").replace(row[0], ""));
}

function copy(kind, values, root) {
  const fill = (text) => text.replace(/\b(?:ID|CLIENT|VERSION|LEVEL|TODAY)\b/g, (name) => values[name] ?? name);
  const template = path.join(here, "templates", kind);
  const made = [...filesUnder(template)].map((name) => ({ from: path.join(template, name), to: fill(name) }));
  const taken = made.find(({ to }) => exists(root, to));
  if (taken) refuse(`${taken.to} is there already`);
  for (const { from, to } of made) {
    fs.mkdirSync(path.dirname(path.join(root, to)), { recursive: true });
    fs.writeFileSync(path.join(root, to), fill(fs.readFileSync(from, "utf8")));
  }
  return made.map(({ to }) => to);
}

/** As the formatter writes it. */
const quoted = (text) => (text.includes('"') ? `'${text}'` : JSON.stringify(text));

/** The test of the catalogue wants a wording for each sentence: each of the new file's gets one, to be written anew with it. */
function keepWordings(files, id, root) {
  const catalogues = path.join(root, "lib/locales/zh-cn");
  const known = fs.readdirSync(catalogues).map((name) => fs.readFileSync(path.join(catalogues, name), "utf8"));
  const own = JSON.parse(fs.readFileSync(path.join(here, "templates/zh-cn.json"), "utf8").replace(/\bID\b/g, id));
  for (const file of files.filter((it) => it.startsWith("lib/") && it.endsWith(".ts"))) {
    const [, room] = file.split("/");
    const catalogue = path.join(catalogues, `${room}.ts`);
    if (!fs.existsSync(catalogue)) continue;
    const text = fs.readFileSync(path.join(root, file), "utf8");
    const said = [...text.matchAll(/msg\(\s*(?:"((?:[^"\\]|\\.)*)"|'([^']*)')/g)].map(([, one, other]) => one ?? other);
    const missing = [...new Set(said)].filter((it) => !known.some((all) => all.includes(`${quoted(it)}:`)));
    if (missing.length === 0) continue;
    const lines = missing.map((it) => `  ${quoted(it)}: ${quoted(own[it])},\n`);
    const before = fs.readFileSync(catalogue, "utf8");
    const end = before.lastIndexOf("} as const");
    fs.writeFileSync(catalogue, `${before.slice(0, end)}  // ${id}\n${lines.join("")}${before.slice(end)}`);
    known.push(lines.join(""));
  }
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    /** Another folder that has the same rooms, for tests. */
    root: { type: "string", default: path.join(here, "..") },
  },
});
const root = path.resolve(values.root);
const { kind, id } = askedFor({ positionals, root });
const files = copy(kind, fillings(kind, id, root), root);
if (kind === "rule") keepPromise(id, root);
keepWordings(files, id, root);
const registry = [path.join(here, "registry.mjs"), "--root", root];
if (spawnSync(process.execPath, registry, { stdio: "inherit" }).status !== 0)
  refuse("the indexes could not be written");
console.log(`${files.join("\n")}\n\nFill in what says TODO, in lib/locales too, then: npm run gen && npm test`);
