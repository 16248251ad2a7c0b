// Published packages: the version that counts, its day, and its files.
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

const run = (program, args, options = {}) =>
  execFileSync(program, args, {
    encoding: "utf8",
    maxBuffer: 1 << 30,
    stdio: ["ignore", "pipe", "ignore"],
    ...options,
  });

/** @returns {{ version: string, day: string }} the newest release and the day on which it was published */
export function newest(name) {
  const { "dist-tags": tags, time } = JSON.parse(run("npm", ["view", name, "dist-tags", "time", "--json"]));
  return { version: tags.latest, day: time[tags.latest].slice(0, 10) };
}

/** Unpacks a release in a new folder, hands that over, and removes it. */
export function unpacked(name, version, read) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "vendors-"));
  try {
    const file = run("npm", ["pack", "--silent", `${name}@${version}`], { cwd: folder })
      .trim()
      .split("\n")
      .at(-1);
    run("tar", ["-xzf", file, "--strip-components=1"], { cwd: folder });
    fs.rmSync(path.join(folder, file));
    return read(folder);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** The texts of programs and pages in a folder. */
export function* texts(folder) {
  for (const entry of fs.readdirSync(folder, { recursive: true, withFileTypes: true }))
    if (entry.isFile() && /\.(?:[cm]?js|ts|json|mdx?)$/.test(entry.name))
      yield fs.readFileSync(path.join(entry.parentPath, entry.name), "utf8");
}
