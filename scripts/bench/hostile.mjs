// Knows what one large file costs beside its parser, and what texts made to harm cost beside a healthy one.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { inRounds, tool } from "./measure.mjs";

const lines = (n, line) => Array.from({ length: n }, (_, i) => line(i)).join("\n");
const mimo = `provider = "xiaomi-mimo"\n\n[providers.xiaomi_mimo]\nbase_url = "https://api.xiaomimimo.com/v1"\nmodel = "mimo-v2.6-pro"\n`;
const providers = (bytes) =>
  mimo +
  lines(
    Math.floor(bytes / 95),
    (i) => `[providers.p${i}]\nbase_url = "https://api.p${i}.example/v1"\nmodel = "m-${i}" # note\ntimeout = ${i}\n`,
  );

const deep = 65_536;
/** A text of each kind that makes parsers recurse or repeat themselves; each speaks of MiMo, or nobody would look at it. */
export const bombs = {
  "nested.toml": `# mimo\na = ${"[".repeat(deep)}${"]".repeat(deep)}\n`,
  "tables.toml": `# mimo\na = ${"{a=".repeat(deep)}1${"}".repeat(deep)}\n`,
  "dotted.toml": `# mimo\n${"a.".repeat(deep)}a = 1\n`,
  "header.toml": `# mimo\n[${"a.".repeat(deep)}a]\nx = 1\n`,
  "string.toml": `# mimo\na = "${"x".repeat(1_048_576)}\n`,
  "nested.json": `${"[".repeat(deep)}"mimo"${"]".repeat(deep)}\n`,
  "objects.jsonc": `${'{"mimo":'.repeat(deep)}1${"}".repeat(deep)}\n`,
  "open.json5": `// mimo\n${"[".repeat(deep)}`,
  "string.json": `["mimo${"x".repeat(1_048_576)}`,
  "flow.yaml": `mimo: ${"[".repeat(deep)}\n`,
  "dashes.yaml": `# mimo\n${"- ".repeat(deep)}a\n`,
  "aliases.yml": `mimo0: &a0 [x, x]\n${lines(16, (i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}, *a${i}, *a${i}]`)}\n`,
  "quoted.env": `MIMO_API_KEY="${"x".repeat(1_048_576)}\n`,
  "expand.env": `MIMO_BASE_URL=${"${".repeat(deep)}\n`,
  "quoted.sh": `export MIMO_API_KEY="${"$(".repeat(deep)}\n`,
  "long.bat": `set MIMO_API_KEY=${"%".repeat(1_048_576)}\n`,
  "long.ps1": `$env:MIMO_API_KEY = "${"x".repeat(1_048_576)}\n`,
  "long.service": `[Service]\nEnvironment="MIMO_API_KEY=${"x".repeat(1_048_576)}\n`,
};

const row = (name, { ms, cpu, mib }, base) =>
  console.log(
    `${name.padEnd(24)}${ms.toFixed(0).padStart(8)}${(ms / base.ms).toFixed(2).padStart(8)}${cpu === undefined ? "       -" : (cpu / base.cpu).toFixed(2).padStart(8)}${mib === undefined ? "      -" : mib.toFixed(0).padStart(7)}`,
  );

const head = (title) => console.log(`\n${title.padEnd(24)}      ms       x   x CPU    MiB`);

/** One file of ten megabytes beside smol-toml alone, and each bomb beside a plain check of a healthy file. */
export function measureHostile({ rounds = 5 }) {
  const place = fs.mkdtempSync(path.join(os.tmpdir(), "bench-hostile-"));
  const file = (name, text) => {
    const folder = path.join(place, name.replace(/\W/g, "-"));
    fs.mkdirSync(folder);
    fs.writeFileSync(path.join(folder, name), text);
    return folder;
  };
  try {
    const large = file("large.toml", providers(10_000_000));
    const checked = (name, folder) => ({ name, args: [tool, "check", folder], home: folder });
    const one = inRounds(
      [
        { name: "smol-toml", args: [path.join(import.meta.dirname, "floor.mjs"), large], home: large },
        checked("mimo-doctor check", large),
      ],
      Math.min(rounds, 3),
    );
    head("one file of 10 MB");
    for (const [name, figures] of one) row(name, figures, one.get("smol-toml"));
    const cases = [
      checked("healthy file", file("healthy.toml", mimo)),
      ...Object.entries(bombs).map(([name, text]) => checked(name, file(name, text))),
    ];
    const all = inRounds(cases, rounds);
    head("made to harm");
    for (const [name, figures] of all) row(name, figures, all.get("healthy file"));
    return { large: one, bombs: all };
  } finally {
    fs.rmSync(place, { recursive: true, force: true });
  }
}
