// Snapshots of what others publish, anew from the npm registry.
import fs from "node:fs";
import path from "node:path";
import { newest, texts, unpacked } from "./npm.mjs";
import { snapshots } from "./readers.mjs";

const byId = (a, b) => (a.id < b.id ? -1 : Number(a.id > b.id));
const sorted = (words) => [...new Set(words)].sort();
const page = (name, version) => `https://www.npmjs.com/package/${name}/v/${version}`;
const today = () => new Date().toISOString().slice(0, 10);

function host(url) {
  // Documentation stands beside base URLs in bundles.
  if (/^https?:\/\/(?:[\w-]+\.)*(?:docs|developers?|platform|cookbook|console|github)\b/.test(url)) return [];
  const [, name] = /^https?:\/\/([^/:?#]+)/.exec(url.replace(/\$?\{[^}]*\}|<[^>]*>/g, "*")) ?? [];
  return name ? [name.toLowerCase()] : [];
}

const reduced = ({ id, title, urls, keys, makers }) => ({
  id,
  ...(title && { title }),
  hosts: sorted(urls.flatMap(host)),
  keys: sorted(keys),
  ...(makers?.length && { makers }),
});

function snapshotOf(packages) {
  const found = packages.map(([name, read]) => {
    const { version, day } = newest(name);
    console.error(`${name} ${version} of ${day}`);
    return { from: page(name, version), day, rows: unpacked(name, version, read).map(reduced) };
  });
  return {
    from: found.map(({ from }) => from).join(", "),
    day: found.map(({ day }) => day).sort()[0],
    seen: today(),
    rows: found.flatMap(({ rows }) => rows).sort(byId),
  };
}

const write = (file, value) => fs.writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`);

function names(folder, prefix) {
  for (const text of texts(folder)) if (text.includes(prefix)) return true;
  return false;
}

/** Looks each prefix up in the package that documents it. One that is gone from there keeps its day, and is said. */
function prefixes(file) {
  const { rows, ...rest } = JSON.parse(fs.readFileSync(file, "utf8"));
  const anew = rows.map((row) => {
    // Some stand in documentation alone: somebody has to look there.
    if (row.package === undefined) return row;
    const { version, day } = newest(row.package);
    if (unpacked(row.package, version, (folder) => names(folder, row.prefix)))
      return { ...row, from: page(row.package, version), day };
    console.error(`${row.package} ${version} says nothing of ${row.prefix}`);
    process.exitCode = 1;
    return row;
  });
  write(file, { ...rest, seen: today(), rows: anew });
}

/** Renews the snapshots with these names, or all. */
export function refresh(folder, only) {
  const wanted = (name) => only.length === 0 || only.includes(name);
  for (const { file, packages } of snapshots)
    if (wanted(file)) write(path.join(folder, `${file}.json`), snapshotOf(packages));
  if (wanted("bundlers")) prefixes(path.join(folder, "bundlers.json"));
}
