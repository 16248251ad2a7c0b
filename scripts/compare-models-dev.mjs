// Compares facts/mimo.json with a snapshot of models.dev (its api.json, by its path). Status 1 where they differ, 2 where nothing could be compared.
import fs from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";

const usage = "npm run facts:compare -- API.json [--facts FILE] [--at DATE]";

function fail(why) {
  console.error(`${why}\nUsage: ${usage}`);
  process.exit(2);
}

function read(file) {
  try {
    return JSON.parse(fs.readFileSync(file, "utf8"));
  } catch (error) {
    return fail(`${file} ${error instanceof SyntaxError ? "is no JSON" : `cannot be read (${error.code})`}`);
  }
}

/** Of what others wrote only what is harmless to print. */
const shown = (value) =>
  String(value ?? "-")
    .replace(/[^\x20-\x7e]/g, "?")
    .slice(0, 60);

const providerOf = ({ region }) => (region === null ? "xiaomi" : `xiaomi-token-plan-${region}`);

/** What a model is for, by what goes in and comes out. */
function kindOf({ input = [], output = [] }) {
  if (output.includes("audio")) return "tts";
  return input.includes("audio") && !input.includes("text") ? "asr" : "chat";
}

/** Differences between the row of a model and what one provider says of it. */
function* ofModel(row, other, { at, seen }) {
  const own = row.ends !== null && Date.parse(row.ends) <= at ? "ended" : "current";
  const status = other.status === "deprecated" ? "ended" : "current";
  if (own !== status)
    yield ["status", row.ends === null ? own : `${own} (${row.ends.slice(0, 10)})`, other.status ?? status];
  // What has ended is not kept up to date on either side.
  if (own === "ended" && status === "ended") return;
  for (const limit of ["context", "output"])
    if (row[limit] !== null && other.limit?.[limit] !== row[limit]) yield [limit, row[limit], other.limit?.[limit]];
  const modalities = other.modalities ?? {};
  const kind = kindOf(modalities);
  if (kind !== row.kind) yield ["kind", row.kind, kind];
  const vision = (modalities.input ?? []).includes("image");
  if (vision !== row.vision) yield ["reads pictures", row.vision ? "yes" : "no", vision ? "yes" : "no"];
  if (other.last_updated > seen) yield ["changed since", seen, other.last_updated];
}

function* ofProvider(endpoint, provider, facts, at) {
  if (provider.api !== undefined && provider.api.replace(/\/+$/, "") !== endpoint.openai)
    yield [endpoint.id, "base URL", endpoint.openai, provider.api];
  const theirs = provider.models ?? {};
  for (const row of facts.models) {
    const other = Object.hasOwn(theirs, row.id) ? theirs[row.id] : undefined;
    const served = row.plans.includes(endpoint.plan);
    const ended = row.ends !== null && Date.parse(row.ends) <= at;
    if (!other && served && !ended) yield [row.id, `on ${endpoint.id}`, "yes", "no"];
    if (other && !served && other.status !== "deprecated") yield [row.id, `on ${endpoint.id}`, "no", "yes"];
    if (!other) continue;
    for (const difference of ofModel(row, other, { at, seen: facts.sources[row.source].seen }))
      yield [row.id, ...difference];
  }
  const known = new Set(facts.models.map(({ id }) => id));
  for (const [id, { release_date: released }] of Object.entries(theirs))
    if (!known.has(id))
      yield [id, `on ${endpoint.id}`, "unknown", released === undefined ? "yes" : `yes, released ${released}`];
}

/** Each difference once, however many providers show it. */
function differences(facts, snapshot, at) {
  const all = facts.endpoints.flatMap((endpoint) => {
    const provider = snapshot[providerOf(endpoint)];
    return provider ? [...ofProvider(endpoint, provider, facts, at)] : [[endpoint.id, "provider", "-", "missing"]];
  });
  return [...new Map(all.map((row) => [JSON.stringify(row), row.map(shown)])).values()];
}

function table(rows) {
  const widths = rows[0].map((_, n) => Math.max(...rows.map((row) => row[n].length)));
  return rows
    .map((row) =>
      row
        .map((cell, n) => cell.padEnd(widths[n]))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

function asked() {
  try {
    return parseArgs({ allowPositionals: true, options: { facts: { type: "string" }, at: { type: "string" } } });
  } catch {
    return fail("There is an option too many.");
  }
}

const { values, positionals } = asked();
if (positionals.length !== 1) fail("One snapshot is compared.");
const at = values.at === undefined ? Date.now() : Date.parse(values.at);
if (Number.isNaN(at)) fail("The date is none.");
const facts = read(values.facts ?? path.resolve(import.meta.dirname, "../facts/mimo.json"));
const snapshot = read(positionals[0]);
if (!Object.keys(snapshot ?? {}).some((id) => id.startsWith("xiaomi")))
  fail("No provider of Xiaomi's is in the snapshot.");
const rows = differences(facts, snapshot, at);
console.log(rows.length === 0 ? "No differences." : table([["fact", "what", "here", "models.dev"], ...rows]));
if (rows.length > 0) process.exitCode = 1;
