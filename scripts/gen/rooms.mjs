// What is made of architecture.json: the linter's overrides, and the table of modules in CONTRIBUTING.
import fs from "node:fs";
import path from "node:path";
import { format, resolveConfig } from "prettier";

/** A pattern of the table as the linter wants it, seen from a file of `of`. */
function allowed(pattern, of) {
  if (pattern === "./") return ["!./*"];
  if (pattern.startsWith("npm:")) return [`!${pattern.slice(4)}`, `!${pattern.slice(4)}/**`];
  if (pattern.startsWith("node:")) return [`!${pattern}`];
  const folder = path.posix.dirname(of);
  const whole = pattern.endsWith(".ts") ? pattern : `${pattern}/**`;
  const seen = path.posix.relative(folder, whole);
  const within = `${folder}/`.startsWith(`${pattern}/`) ? ["!./**"] : [];
  return [...within, `!${seen.startsWith(".") ? seen : `./${seen}`}`];
}

function override({ of, may }) {
  const group = [
    "**",
    ...may
      .split(" ")
      .filter(Boolean)
      .flatMap((pattern) => allowed(pattern, of)),
  ];
  return {
    files: [`lib/${of}`],
    rules: {
      "no-restricted-imports": ["error", { patterns: [{ group, message: `${of} may import: ${may || "nothing"}` }] }],
    },
  };
}

/** The last override of a file counts, and the first line of the table. */
const overrides = (rooms) => `${JSON.stringify({ overrides: rooms.map(override).reverse() }, null, 2)}\n`;

const table = (rooms) =>
  ["| module | what it holds | may import |", "| --- | --- | --- |"]
    .concat(
      rooms
        .filter((row) => row.holds)
        .map((row) => `| \`lib/${row.of}\` | ${row.holds} | ${row.may.replace(/\S+/g, "`$&`") || "nothing"} |`),
    )
    .join("\n");

export async function writeRooms({ root, write }) {
  const options = await resolveConfig(path.join(root, "package.json"));
  const formatted = (text, parser) => format(text, { ...options, parser });
  const { rooms } = JSON.parse(fs.readFileSync(path.join(root, "architecture.json"), "utf8"));
  write("oxlint.rooms.json", await formatted(overrides(rooms), "json"));
  const page = fs.readFileSync(path.join(root, "CONTRIBUTING.md"), "utf8");
  write(
    "CONTRIBUTING.md",
    await formatted(
      page.replace(
        /(<!-- rooms -->\n)[^]*?(<!-- \/rooms -->)/,
        (_, begin, end) => `${begin}\n${table(rooms)}\n\n${end}`,
      ),
      "markdown",
    ),
  );
}
