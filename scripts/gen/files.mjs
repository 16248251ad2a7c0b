// Knows how a generated file is written, and how to say that one is stale instead.
import fs from "node:fs";
import path from "node:path";

/** @param {{ root: string, check: boolean }} to */
export function generated({ root, check }) {
  const done = { stale: 0 };
  const differs = (file) => {
    done.stale++;
    if (check) console.error(`${file} is stale: run \`npm run gen\``);
    return !check;
  };
  return {
    done,
    write(file, text) {
      const at = path.join(root, file);
      if (fs.existsSync(at) && fs.readFileSync(at, "utf8") === text) return;
      if (!differs(file)) return;
      fs.mkdirSync(path.dirname(at), { recursive: true });
      fs.writeFileSync(at, text);
    },
    /** Takes away what nothing generates any more. */
    keepOnly(folder, names) {
      const at = path.join(root, folder);
      for (const name of fs.existsSync(at) ? fs.readdirSync(at) : [])
        if (!names.has(name) && differs(`${folder}/${name}`)) fs.rmSync(path.join(at, name));
    },
  };
}
