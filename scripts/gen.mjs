// Makes everything that is generated: indexes, the report's schema, the rules' pages, the facts. `--check` only says what is stale.
import path from "node:path";
// First, since all that follows loads the library through the indexes.
import "./registry.mjs";
import { factsPage } from "./gen/facts.mjs";
import { generated } from "./gen/files.mjs";
import { load } from "./gen/load.mjs";
import { rulePages } from "./gen/rules.mjs";
import { schemaFile } from "./gen/schema.mjs";

const root = path.resolve(import.meta.dirname, "..");
const { write, keepOnly, done } = generated({ root, check: process.argv.includes("--check") });

const [library, { levels }, { pages }, { reportSchema }, worlds, ...tables] = await load(root, [
  "lib/index.ts",
  "lib/rules/levels.ts",
  "lib/rules/pages.ts",
  "lib/report/schema.ts",
  "__tests__/support/worlds.ts",
  ...["endpoints", "hosts", "keys", "models", "names", "sources", "answers", "faults", "replies"].map(
    (name) => `lib/facts/${name}.ts`,
  ),
  "lib/facts/codewhale.ts",
  "lib/facts/claude-code.ts",
  "lib/clients/index.ts",
]);
const [codewhale, claudeCode, { default: clients }] = tables.splice(-3);
const policies = (await Promise.all(clients.map((row) => row.load()))).flatMap((it) => it.policies);

write("schema/report.schema.json", schemaFile(reportSchema));

const rules = await rulePages({ library, levels, pages, worlds, fixtures: path.join(root, "fixtures/rules") });
for (const [name, text] of rules) write(`docs/rules/${name}`, text);
keepOnly("docs/rules", new Set(rules.keys()));

write("docs/facts.md", factsPage(Object.assign({}, ...tables, { codewhale, claudeCode, policies })));

if (process.argv.includes("--check") && done.stale > 0) process.exitCode = 1;
