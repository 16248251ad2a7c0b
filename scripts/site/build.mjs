// Knows how the site is put together: every page of Markdown, the files that they link to, style, search and its index.
import fs from "node:fs";
import path from "node:path";
import { build } from "esbuild";
import MiniSearch from "minisearch";
import { addressOf } from "./addresses.mjs";
import { framed } from "./frame.mjs";
import { pageOf } from "./page.mjs";
import { settings } from "./tokens.mjs";

const theme = path.join(import.meta.dirname, "theme");

/** Pages of the root and all that is in `docs`, the index of each folder first. */
function sourcesIn(root) {
  const top = fs.readdirSync(root).filter((name) => name.endsWith(".md"));
  const docs = fs.readdirSync(path.join(root, "docs"), { recursive: true, encoding: "utf8" });
  const inside = docs.filter((name) => name.endsWith(".md")).map((name) => `docs/${name.split(path.sep).join("/")}`);
  const order = (name) => name.replace(/README\.md$/, " ");
  return [...top, ...inside].sort((a, b) => (order(a) < order(b) ? -1 : 1));
}

function indexOf(pages) {
  const search = new MiniSearch(settings);
  const rows = pages.flatMap(({ title, lang, sections }) => sections.map((it) => ({ ...it, title, lang })));
  search.addAll(rows.map((row, id) => ({ ...row, id, excerpt: row.text.slice(0, 140) })));
  return `globalThis.searchIndex = ${JSON.stringify(search)};\n`;
}

/** @returns how many pages were written. */
export async function buildSite({ root, out }) {
  const files = new Set();
  const pages = sourcesIn(root).map((source) =>
    pageOf(source, fs.readFileSync(path.join(root, source), "utf8"), files),
  );
  fs.rmSync(out, { recursive: true, force: true });
  const write = (name, text) => {
    fs.mkdirSync(path.dirname(path.join(out, name)), { recursive: true });
    fs.writeFileSync(path.join(out, name), text);
  };
  for (const page of pages) write(page.address, framed(page, pages));
  for (const file of files)
    if (fs.existsSync(path.join(root, file))) write(addressOf(file), fs.readFileSync(path.join(root, file)));
  write("assets/style.css", fs.readFileSync(path.join(theme, "style.css")));
  write("assets/search-index.js", indexOf(pages));
  const to = { outfile: path.join(out, "assets/search.js"), format: "iife", bundle: true, minify: true };
  await build({ entryPoints: [path.join(theme, "search.js")], ...to, target: "es2022", logLevel: "warning" });
  return { pages: pages.length, out };
}
