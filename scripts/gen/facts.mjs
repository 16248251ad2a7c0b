// Knows the page of facts: every table of lib/facts with where each row comes from.
const code = (text) => `\`${text}\``;
const list = (texts) => texts.map(code).join(", ");
const table = (heads, rows) =>
  [heads, heads.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");

const day = (instant) => (instant === null ? "" : `${instant.slice(0, 10)} ${instant.slice(11, 16)} UTC`);
const origin = ["source", "seen", "confidence"];

/** Facts about MiMo name their source; of others the source itself stands there. */
function sourcesBy(sources) {
  const names = new Map(Object.entries(sources).map(([name, source]) => [source, name]));
  const of = (it) => (typeof it === "string" ? sources[it] : it);
  return {
    cells(it) {
      const source = of(it);
      const name = names.get(source);
      return [name === undefined ? source.from : `[${name}](#sources)`, source.seen, source.confidence];
    },
    line(it) {
      const { seen, confidence } = of(it);
      return `Source: [${names.get(of(it))}](#sources), seen ${seen}, confidence: ${confidence}.`;
    },
    table: () =>
      table(
        ["name", "where", "seen", "confidence"],
        Object.entries(sources).map(([name, { from, seen, confidence }]) => [name, from, seen, confidence]),
      ),
  };
}

const endpoints = (rows, from) =>
  table(
    ["plan", "region", "key", "OpenAI base URL", "Anthropic base URL", ...origin],
    rows.map((row) => [
      row.title.template,
      row.region ? code(row.region) : "",
      row.plan === "standard" ? "`sk-…`" : "`tp-…`",
      code(row.openai),
      code(row.anthropic),
      ...from.cells(row.source),
    ]),
  );

const number = (value) => (value === null ? "" : value.toLocaleString("en-US"));

const models = (rows, from) =>
  table(
    [
      "model",
      "for",
      "plans",
      "reads pictures",
      "context",
      "output",
      "another answers from",
      "refused from",
      "successor",
      ...origin,
    ],
    rows.map((row) => [
      code(row.id),
      row.kind,
      row.plans.join(", "),
      row.vision ? "yes" : "no",
      number(row.context),
      number(row.output),
      day(row.rerouted),
      day(row.ends),
      row.successor ? code(row.successor) : "",
      ...from.cells(row.source),
    ]),
  );

const hosts = ({ consoles, dead, lookalikes }) =>
  table(
    ["what it is", "hosts"],
    [
      ["Xiaomi's console, documentation or sign-in: never answers the API", list(consoles)],
      ["a guess that serves no MiMo API", list(dead)],
      ["a third party that resembles Xiaomi and takes keys, with all names below it", list(lookalikes)],
    ],
  );

const vendors = (rows) =>
  table(
    ["vendor", "hosts", "variables of its key", "models of several makers", "told by", "day"],
    rows.map((row) => [
      row.title,
      list(row.hosts),
      list(row.keys),
      row.gateway ? "yes" : "no",
      row.sources.join(", "),
      row.day,
    ]),
  );

const lists = (rows) =>
  table(
    ["name", "where", "published", "seen"],
    Object.entries(rows).map(([name, { from, day: published, seen }]) => [name, from, published, seen]),
  );

const bundlers = (rows) =>
  table(
    ["prefix", "bundler", "package", "published"],
    rows.map(({ prefix, tool, from, day: published }) => [code(prefix), tool, from, published]),
  );

const codewhale = (cw) =>
  table(
    ["what", "names"],
    [
      ["key, Token Plan", list(cw.keyNames.tokenPlan)],
      ["key, pay-as-you-go", list(cw.keyNames.standard)],
      ["mode", list(cw.modeNames)],
      ["base URL", list(cw.urlNames)],
      ["base URL, whatever the provider", list(cw.genericUrlNames)],
      ["model", list(cw.modelNames)],
      ["model, whatever the provider", list(cw.genericModelNames)],
      ["`provider` that means MiMo", list(cw.providerSpellings)],
      ["table under `providers`", `${list(cw.tableSpellings)}; 0.9 also ${list([cw.kebabTable, cw.camelTable])}`],
      ["settings in the table", list(Object.keys(cw.tableKeys))],
      ["model without any setting", code(cw.defaultModel)],
    ],
  );

const claudeCode = (cc) =>
  table(
    ["what", "names"],
    [
      ["base URL", code(cc.names.baseUrl)],
      ["key, sent as `Authorization: Bearer`", code(cc.names.token)],
      ["key, sent as `x-api-key`", code(cc.names.apiKey)],
      ["model", code(cc.names.model)],
      ["base URL without any setting", code(cc.defaultBase)],
      ["model without any setting", code(cc.defaultModel)],
      ["words for a model, by the variable that says which", list(Object.keys(cc.modelAliases))],
    ],
  );

const sentence = (text) => text.template.replace(/\{(\w+)\}/g, (_, name) => sentence(text.args[name]));

const answers = (rows) =>
  table(
    ["answer", "about the key", "what it says"],
    rows.map((row) => [code(row.id), row.meaning, sentence(row.because)]),
  );

const replies = (rows) =>
  table(
    ["name", "status", "form", "source"],
    Object.entries(rows).map(([name, row]) => [code(name), row.status, row.type, row.source]),
  );

const faults = (rows) =>
  table(
    ["fault", "what failed", "what to try"],
    Object.entries(rows).map(([id, row]) => [code(id), sentence(row.what), sentence(row.try)]),
  );

/** Modes by what they mean. */
function modes(cw) {
  const kinds = new Map();
  for (const word of cw.modeSpellings()) kinds.set(cw.modeKind(word), [...(kinds.get(cw.modeKind(word)) ?? []), word]);
  const { pr2627, 0.9: later } = cw.defaultRegion;
  const meaning = {
    standard: "pay-as-you-go",
    generic: `Token Plan, \`${pr2627}\` in pr2627 and \`${later}\` in 0.9`,
  };
  return table(
    ["modes", "meaning"],
    [...kinds].map(([kind, words]) => [list(words), meaning[kind] ?? `Token Plan \`${kind}\``]),
  );
}

const policies = (rows, from) =>
  table(
    ["policy", ...origin],
    rows.map((row) => [code(`${row.client}@${row.version}/${row.view}`), ...from.cells(row.source)]),
  );

const refreshing = [
  "## Refreshing",
  "`mimo-doctor list facts` shows each fact about MiMo with its age on this day, and which are more than 90 days old. A finding that rests on such a one says so: the report in one line, its JSON form in `aged` of the finding.",
  "Between two versions of mimo-doctor, newer facts come from a file: `mimo-doctor --facts mimo.json` judges by it in place of what it carries, and every report says so. A probe sends no key to a host that only such a file calls MiMo's, unless `--allow-host` names it. The file is a copy of [`facts/mimo.json`](../facts/mimo.json), changed where something has changed; [`schema/facts.schema.json`](../schema/facts.schema.json) says what belongs there. Each change needs a source with the day on which it was seen. A file of another `schema` than 1, or one with a fault in it, is refused with its place; fields that are not known are left alone.",
  "What clients have built in – an address, a default model – is not in the file: it changes when the client does, and no sooner.",
  "To look for what is new, compare with [models.dev](https://models.dev), which is kept by others: `curl -o api.json https://models.dev/api.json`, then `npm run facts:compare -- api.json`. It prints each difference and ends with status 1 where there is one. Neither side is right by that: look at Xiaomi's own pages, and note the day.",
];

export function factsPage(facts) {
  const { mimo } = facts;
  const from = sourcesBy({ ...mimo.sources, ...facts.sources });
  const { length, letters, foreign } = mimo.keys;
  const parts = [
    "<!-- Generated by `npm run gen` from facts/mimo.json and lib/facts. Do not edit. -->",
    "# Facts",
    "All that mimo-doctor knows about MiMo, with where it was learnt, the day on which it was seen, and how well it is known: **documented** by Xiaomi, **observed** in something that ran or was written by users, **read** in source code, **reported** by somebody, or **inferred**.",
    "What Xiaomi itself may change – endpoints, models, keys, hosts – stands in one file, [`facts/mimo.json`](../facts/mimo.json), and can be [refreshed](#refreshing).",
    "## Endpoints",
    endpoints(mimo.endpoints, from),
    "## Models",
    models(mimo.models, from),
    `The largest answer that any MiMo model gives: ${number(mimo.outputLimit)} tokens.`,
    "## Keys",
    `A pay-as-you-go key begins with \`sk-\`, a Token Plan key with \`tp-\`. After the prefix stand ${length.usual} characters; with fewer than ${length.short} it was certainly cut. ${from.line(length.source)}`,
    `The letter after \`tp-\` hints at the region: ${Object.entries(letters.regions)
      .map(([letter, region]) => `\`${letter}\` ${facts.regionTitles[region].template}`)
      .join(", ")}. ${from.line(letters.source)}`,
    "Beginnings that no MiMo key has:",
    table(
      ["prefix", "vendor"],
      foreign.map(({ prefix, vendor }) => [code(prefix), vendor]),
    ),
    `Variables under which MiMo keys were found, whoever reads them: ${list(facts.otherKeyNames)}. ${from.line("publicConfigs")}`,
    "## Hosts that are not MiMo's API",
    hosts(mimo.hosts),
    from.line("publicConfigs"),
    "## Other vendors",
    "Made by `npm run facts:vendors` from what others publish ([`facts/vendors.json`](../facts/vendors.json)); names below a host count as well, `*` is any text within one label. Who serves models of several makers may serve MiMo's too, under keys of its own.",
    vendors(facts.vendors.vendors),
    lists(facts.vendors.sources),
    "## Prefixes that bundlers copy into pages",
    bundlers(facts.bundlers),
    "## CodeWhale",
    codewhale(facts.codewhale),
    modes(facts.codewhale),
    "Every other mode falls back as Token Plan without a region does.",
    "## Claude Code",
    claudeCode(facts.claudeCode),
    "## What an answer says",
    "The first row that fits counts. A 2xx counts as accepted where its body is what was asked for, a 3xx is not followed and says nothing. Only 401 can be a refusal, and then of this host with this header.",
    answers(facts.answerRows),
    "## What can fail before an answer",
    "None of these says anything about the key.",
    faults(facts.faults),
    "## Recorded answers",
    "As users received them; `mimo-doctor listen --reply <name>` plays one again.",
    replies(facts.replies),
    "## Policies",
    policies(facts.policies, from),
    "## Runs of real clients",
    "Each was run against a server that wrote down what it sent. Where a policy predicts a run, a test compares address, headers, key and model with it; every other has a reason (a program or a store decides, say).",
    table(["client", "versions", "runs", "with a model request", "predicted, and agree"], facts.observed),
    ...refreshing,
    "## Sources",
    from.table(),
  ];
  return `${parts.join("\n\n")}\n`;
}
