// Knows how the figures of a run of `npm run bench` are put down as a page: from the result alone, so that a test can hold it.

const cell = (value, digits = 2) =>
  value === undefined
    ? "–"
    : value === null || value === Infinity
      ? "> 120 s"
      : value.toLocaleString("en", { minimumFractionDigits: digits, maximumFractionDigits: digits });
const times = (value) => (typeof value === "number" && Number.isFinite(value) ? `${cell(value)} ×` : cell(value));
const table = (head, rows) =>
  [head, head.map((_, n) => (n === 0 ? "---" : "---:")), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");
const commands = (...lines) => `\`\`\`sh\n${lines.join("\n")}\n\`\`\``;

function start({ rows }) {
  const body = rows.map((row) => [
    row.name,
    cell(row.ms, 1),
    times(row.ratio),
    cell(row.minstr, 0),
    times(row.minstrRatio),
  ]);
  return `## Start

Whole processes beside an empty one, in the same round. Instructions are counted by valgrind, and no other process disturbs them.

${table(["", "ms", "× `node -e 0`", "million instructions", "×"], body)}

${commands('npm run bench -- --only "^(?!library|tarball|trees|hostile|probe)"')}`;
}

function trees({ trees: sizes = {}, start: begin, peers = {} }) {
  const sections = Object.entries(sizes).map(([count, rows]) => {
    const base = rows.floor;
    const body = Object.entries(rows).map(([name, { ms, cpu, mib }]) => [
      peers[name] ? `${name} (${peers[name]})` : name,
      cell(ms, 0),
      typeof ms === "number" ? cell((Number(count) / ms) * 1000, 0) : "–",
      times(typeof ms === "number" ? ms / base.ms : ms),
      times(typeof cpu === "number" ? cpu / base.cpu : undefined),
      cell(mib ?? undefined, 0),
    ]);
    const head = ["", "ms", "files a second", "× floor", "× its processor time", "MiB"];
    return `### ${Number(count).toLocaleString("en")} files\n\n${table(head, body)}`;
  });
  return `## Trees

Small configurations, about 1 KB each, a fifth of them faulty. The floor walks, reads and parses them with smol-toml, and does
nothing else. Peers are measured where they are there; of up to 10,000 files.${Object.keys(peers).length > 0 ? "" : " None was there in this run."}

${sections.join("\n\n")}
${growth(sizes, begin)}
${commands("npm install --prefix PEERS @taplo/cli tombi @biomejs/biome", "npm run bench -- --only trees --peers PEERS")}`;
}

function growth(sizes, begin) {
  const [ten, hundred] = [sizes["10000"], sizes["100000"]].map((rows) => rows?.["mimo-doctor check"]);
  if (!ten || !hundred || !begin) return "";
  const by = times((hundred.ms - begin.ms) / (ten.ms - begin.ms));
  return `\nTen times as many files take ${by} as long, the start aside.\n`;
}

function hostile({ hostile: it }) {
  const rows = (all, base) =>
    Object.entries(all).map(([name, { ms, mib }]) => [
      name,
      cell(ms, 0),
      times(ms / base.ms),
      cell(mib ?? undefined, 0),
    ]);
  return `## Large and hostile files

One file of 10 MB beside its parser alone, then texts made to harm beside a healthy one.

${table(["10 MB", "ms", "×", "MiB"], rows(it.large, it.large["smol-toml"]))}

${table(["made to harm", "ms", "×", "MiB"], rows(it.bombs, it.bombs["healthy file"]))}

${commands("npm run bench -- --only hostile")}`;
}

function probe({ probe: { rows } }) {
  const body = rows.map((row) => [row.name, cell(row.ms, 1), cell(row.overFloor, 1), times(row.cpu), cell(row.mib, 0)]);
  return `## Live probe

Against endpoints on loopback with round trips of 40 ms. The floor is an empty process and three round trips.

${table(["", "ms", "ms over the floor", "× its processor time", "MiB"], body)}

${commands("npm run bench -- --only probe")}`;
}

function rest({ library, tarball }) {
  return `## Library and package

- A diagnosis takes ${cell(library.microsecondsPerPolicy, 0)} µs for each policy once warm; the heap holds ${cell(library.heapAfter10k, 1)} MiB after 10,000 worlds and ${cell(library.heapAfter100k, 1)} MiB after 100,000.
- The package has ${cell(tarball.kib, 0)} KiB packed, ${cell(tarball.unpackedKib, 0)} KiB unpacked, ${tarball.files} files, and no dependency.

${commands('npm run bench -- --only "library|tarball"')}`;
}

/** Whether a run measured all that the page has: a part of it must not overwrite the page. */
export const isWhole = ({ only, files }) => !only && Number(files) >= 100_000;

/** The page, as Markdown. */
export const page = (result) => {
  const { machine: on, day, rounds } = result;
  return `<!-- Written by \`npm run bench\`. Do not edit. -->

# Benchmarks

Compare ratios, not milliseconds: each round runs every case once, and a case is divided by the floor of its own round. Figures
are medians of ${rounds} rounds, of fewer where a run is long.

![What a start and a tree of 10,000 files cost beside their floors](benchmarks.svg)

Measured on ${day}: ${on.processor}, ${on.cores} cores, ${on.gib} GiB, ${on.system}, Node ${on.node.slice(1)}. All of it, and this page, by one command:

${commands("npm run bench -- --peers PEERS")}

${[start, trees, hostile, probe, rest].map((part) => part(result)).join("\n\n")}
`;
};
