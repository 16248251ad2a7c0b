// Knows how the ratios of a run of `npm run bench` are drawn: bars that begin at the floor, on a logarithmic scale, light or dark.

const width = 720;
const left = 230;
const right = 70;
const line = 24;

const style = `text { font: 13px system-ui, sans-serif; fill: #1f2328; }
.head { font-weight: 600; }
.mark { stroke: #d1d9e0; }
.own { fill: #e8590c; }
.other { fill: #6e7781; }
@media (prefers-color-scheme: dark) {
  text { fill: #e6edf3; }
  .mark { stroke: #3d444d; }
  .own { fill: #ff9248; }
  .other { fill: #8b949e; }
}`;

const escaped = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");

/** One group of bars; `rows` are name, ratio to the floor, and whether it is ours. */
function group(title, rows, most, top) {
  const scale = (ratio) => (Math.log(Math.max(ratio, 1)) / Math.log(most)) * (width - left - right);
  const bars = rows.map(([name, ratio, own], n) => {
    const y = top + line * (n + 1);
    const length = Math.max(scale(ratio), 1);
    return [
      `<text x="${left - 8}" y="${y + 13}" text-anchor="end">${escaped(name)}</text>`,
      `<rect class="${own ? "own" : "other"}" x="${left}" y="${y}" width="${length.toFixed(1)}" height="16" rx="2"/>`,
      `<text x="${(left + length + 6).toFixed(1)}" y="${y + 13}">${ratio.toFixed(ratio < 10 ? 2 : 0)} ×</text>`,
    ].join("\n");
  });
  const head = `<text class="head" x="8" y="${top + 13}">${escaped(title)}</text>`;
  const mark = `<line class="mark" x1="${left}" x2="${left}" y1="${top + line - 2}" y2="${top + line * (rows.length + 1)}"/>`;
  return [head, ...bars, mark].join("\n");
}

const shown = ["one configuration", "empty machine", "eight clients", "--help", "--version"];

/** The chart, as SVG. */
export function chart({ rows, trees = {} }) {
  const starts = rows.filter(({ name }) => shown.includes(name)).map(({ name, ratio }) => [name, ratio, true]);
  const tree = trees["10000"] ?? {};
  const linters = Object.entries(tree)
    .filter(([name, { ms }]) => name !== "floor" && typeof ms === "number" && Number.isFinite(ms))
    .map(([name, { ms }]) => [name, ms / tree.floor.ms, name.startsWith("mimo-doctor")]);
  const groups = [
    ["Start, times an empty Node process", starts],
    ["10,000 files, times reading and parsing them", linters],
  ].filter(([, list]) => list.length > 0);
  const most = Math.max(2, ...groups.flatMap(([, list]) => list.map(([, ratio]) => ratio)));
  let top = 8;
  const drawn = groups.map(([title, list]) => {
    const text = group(title, list, most, top);
    top += line * (list.length + 1) + 16;
    return text;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${top}" viewBox="0 0 ${width} ${top}" role="img" aria-label="Ratios to the floors, on a logarithmic scale">
<style>
${style}
</style>
${drawn.join("\n")}
</svg>
`;
}
