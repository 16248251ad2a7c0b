// Makes the list of vendors and of bundlers' prefixes from their snapshots. `--fetch [NAME…]` first renews the snapshots, or those named, from the npm registry.
import path from "node:path";
import { generated } from "./gen/files.mjs";
import { writeVendors } from "./gen/vendors.mjs";
import { refresh } from "./vendors/fetch.mjs";

const root = path.resolve(import.meta.dirname, "..");
const [option, ...names] = process.argv.slice(2);
if (option === "--fetch") refresh(path.join(root, "facts/sources"), names);
const { write } = generated({ root, check: false });
writeVendors({ root, write });
