// Builds the site of all pages into `site/`: static, with relative links, to be opened from the disk. `--out DIR` puts it elsewhere.
import path from "node:path";
import { parseArgs } from "node:util";
import { buildSite } from "./site/build.mjs";

const home = path.resolve(import.meta.dirname, "..");
const { values } = parseArgs({ options: { out: { type: "string", default: path.join(home, "site") } } });
const { pages, out } = await buildSite({ root: home, out: path.resolve(values.out) });
console.log(`${pages} pages: ${path.join(out, "index.html")}`);
