// The floor that a run over a tree is compared with: walk, read and parse with smol-toml, and nothing else.
//   node scripts/bench/floor.mjs FOLDER
import fs from "node:fs";
import { parse } from "smol-toml";

function visit(folder) {
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) visit(path);
    else if (path.endsWith(".toml")) {
      try {
        parse(fs.readFileSync(path, "utf8"));
      } catch {
        // Some are broken on purpose.
      }
    }
  }
}

visit(process.argv[2]);
