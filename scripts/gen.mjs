// Makes everything that is generated: indexes, the report's schema, the rules' pages, the facts. `--check` only says what is stale.
import path from "node:path";
// First, since all that follows loads the library through the indexes.
import "./registry.mjs";
import { codewhaleSchema, factsSchema, settingsSchema } from "./gen/editor.mjs";
import { factsPage } from "./gen/facts.mjs";
import { generated } from "./gen/files.mjs";
import { load } from "./gen/load.mjs";
import { manPage } from "./gen/man.mjs";
import { writeShipped } from "./gen/mimo-facts.mjs";
import { rulePages } from "./gen/rules.mjs";
import { schemaFile } from "./gen/schema.mjs";

const root = path.resolve(import.meta.dirname, "..");
const { write, keepOnly, done } = generated({ root, check: process.argv.includes("--check") });

// The library holds it, so it comes before the library.
writeShipped({ root, write });

const [library, { levels }, { pages }, { reportSchema }, { shape }, worlds, ...tables] = await load(root, [
  "lib/index.ts",
  "lib/rules/levels.ts",
  "lib/rules/pages.ts",
  "lib/report/schema.ts",
  "lib/settings/shape.ts",
  "__tests__/support/worlds.ts",
  ...["names", "sources", "answers", "faults", "replies", "endpoints"].map((name) => `lib/facts/${name}.ts`),
  "lib/facts/codewhale.ts",
  "lib/facts/claude-code.ts",
  "lib/clients/index.ts",
  "lib/cli/options.ts",
  "lib/cli/statuses.ts",
  "lib/version.ts",
  "lib/facts/shipped.ts",
  "lib/refresh/shape.ts",
]);
const [{ shipped }, { shape: factsShape }] = tables.splice(-2);
const [{ commandRows, optionRows }, { statuses }, { version }] = tables.splice(-3);
const [codewhale, claudeCode, { default: clients }] = tables.splice(-3);
const policies = (await Promise.all(clients.map((row) => row.load()))).flatMap((it) => it.policies);

write("schema/report.schema.json", schemaFile(reportSchema));
write("schema/settings.schema.json", settingsSchema({ shape, pages, levels }));
write("schema/codewhale-xiaomi-mimo.schema.json", codewhaleSchema({ codewhale, ...shipped }));
write("schema/facts.schema.json", factsSchema(factsShape));

const rules = await rulePages({ library, levels, pages, worlds, fixtures: path.join(root, "fixtures/rules") });
for (const [name, text] of rules) write(`docs/rules/${name}`, text);
keepOnly("docs/rules", new Set(rules.keys()));

write("docs/facts.md", factsPage(Object.assign({}, ...tables, { mimo: shipped, codewhale, claudeCode, policies })));

// The page is as old as what the program knows.
const { sources } = Object.assign({}, ...tables);
const day = Object.values({ ...shipped.sources, ...sources })
  .map(({ seen }) => seen)
  .sort()
  .at(-1);
write("man/mimo-doctor.1", manPage({ version, day, commandRows, optionRows, statuses }));

if (process.argv.includes("--check") && done.stale > 0) process.exitCode = 1;
