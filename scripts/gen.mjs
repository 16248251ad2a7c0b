// Makes everything that is generated: indexes, the report's schema, the rules' pages, the facts. `--check` only says what is stale.
import path from "node:path";
// First, since all that follows loads the library through the indexes.
import "./registry.mjs";
import { codewhaleSchema, factsSchema, settingsSchema } from "./gen/editor.mjs";
import { clientPages } from "./gen/clients.mjs";
import { factsPage } from "./gen/facts.mjs";
import { observedRows } from "./gen/observed.mjs";
import { generated } from "./gen/files.mjs";
import { load } from "./gen/load.mjs";
import { manPage } from "./gen/man.mjs";
import { writeShipped } from "./gen/mimo-facts.mjs";
import { pictures } from "./gen/picture.mjs";
import { writeRooms } from "./gen/rooms.mjs";
import { rulePages } from "./gen/rules.mjs";
import { schemaFile } from "./gen/schema.mjs";
import { writeVendors } from "./gen/vendors.mjs";

const root = path.resolve(import.meta.dirname, "..");
const { write, keepOnly, done } = generated({ root, check: process.argv.includes("--check") });

await writeRooms({ root, write });
// The library holds it, so it comes before the library.
writeShipped({ root, write });
const lists = writeVendors({ root, write });

const [library, { levels }, { pages }, { reportSchema }, { shape }, worlds, ...tables] = await load(root, [
  "lib/index.ts",
  "lib/rules/severities.ts",
  "lib/rules/pages.ts",
  "lib/report/schema.ts",
  "lib/cli/settings/shape.ts",
  "__tests__/support/worlds.ts",
  ...["names", "sources", "answers", "faults", "replies", "endpoints"].map((name) => `lib/facts/${name}.ts`),
  "lib/clients/codewhale/facts.ts",
  "lib/clients/claude-code/facts.ts",
  "lib/clients/index.ts",
  "lib/cli/options.ts",
  "lib/cli/commands/help/statuses.ts",
  "lib/version.ts",
  "lib/facts/shipped.ts",
  "lib/facts/load/shape.ts",
  "lib/locales/zh-cn/index.ts",
  "lib/cli/commands/explain/client.ts",
  "lib/examine.ts",
  "lib/facts/urls.ts",
  "lib/cli/commands/explain/gui-only.ts",
  "lib/model/group.ts",
  "__tests__/support/keys.ts",
]);
const inner = tables.splice(-6);
const [{ shipped }, { shape: factsShape }, { default: words }] = tables.splice(-3);
const [{ commandRows, optionRows }, { statuses }, { version }] = tables.splice(-3);
const [codewhale, claudeCode, { default: clients }] = tables.splice(-3);
const policies = (await Promise.all(clients.map((row) => row.load()))).flatMap((it) => it.policies);

write("schema/report.schema.json", schemaFile(reportSchema));
write("schema/settings.schema.json", settingsSchema({ shape, pages, levels }));
write("schema/codewhale-xiaomi-mimo.schema.json", codewhaleSchema({ codewhale, ...shipped }));
write("schema/facts.schema.json", factsSchema(factsShape));

const kit = { library, levels, pages, worlds, words, fixtures: path.join(root, "fixtures/rules") };
for (const [lang, folder] of [
  ["en", "docs/rules"],
  ["zh-CN", "docs/zh-CN/rules"],
]) {
  const rules = await rulePages(kit, lang);
  for (const [name, text] of rules) write(`${folder}/${name}`, text);
  keepOnly(folder, new Set(rules.keys()));
}

const [{ explainClient, asked }, { examine }, { tails }, { guiOnly }, { grouped }, { expand }] = inner;
const clientKit = { library, pages, worlds, clients, explainClient, hollow: asked, examine, tails, guiOnly, grouped };
const ofClients = await clientPages({ ...clientKit, fixtures: path.join(root, "fixtures/clients") });
for (const [name, text] of ofClients) write(`docs/clients/${name}`, text);
keepOnly("docs/clients", new Set(ofClients.keys()));

for (const [name, text] of await pictures({ library, expand })) write(`docs/${name}`, text);

write(
  "docs/facts.md",
  factsPage(
    Object.assign({}, ...tables, lists, {
      mimo: shipped,
      codewhale,
      claudeCode,
      policies,
      observed: observedRows(root),
    }),
  ),
);

// The page is as old as what the program knows.
const { sources } = Object.assign({}, ...tables);
const day = Object.values({ ...shipped.sources, ...sources })
  .map(({ seen }) => seen)
  .sort()
  .at(-1);
write("man/mimo-doctor.1", manPage({ version, day, commandRows, optionRows, statuses }));

if (process.argv.includes("--check") && done.stale > 0) process.exitCode = 1;
