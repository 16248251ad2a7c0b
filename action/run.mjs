// Knows the GitHub action: how its inputs become calls of mimo-doctor, and what came of them its outputs.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

const { env } = process;
const root = path.resolve(import.meta.dirname, "..");
const { name, version, bin } = JSON.parse(fs.readFileSync(path.join(root, "package.json"), "utf8"));
const temporary = fs.mkdtempSync(path.join(env.RUNNER_TEMP || os.tmpdir(), `${name}-`));

const input = (id) => (env[`INPUT_${id}`] ?? "").trim();
const lines = (id) =>
  input(id)
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean);

/** Nothing of ours may pass for a command to the runner. */
const told = (text) => text.replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
const say = (level, text) => console.log(`::${level} title=${name}::${told(text)}`);

/** Ends the step, where nothing was checked. */
function giveUp(status, text) {
  say("error", text);
  output("status", status);
  process.exit(status);
}

/** Outputs are lines of a file: a line break in a value would be another output. */
function output(id, value) {
  if (env.GITHUB_OUTPUT) fs.appendFileSync(env.GITHUB_OUTPUT, `${id}=${String(value).replace(/[\r\n]+/g, " ")}\n`);
}

/** This very checkout where it is built, else the package of the same version: nothing newer, and none of its scripts. */
function program() {
  if (fs.existsSync(path.join(root, "dist/cli/main.cjs"))) return path.join(root, bin[name]);
  const words = ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--no-save", `${name}@${version}`];
  const folder = path.join(temporary, "package");
  fs.mkdirSync(folder);
  fs.writeFileSync(path.join(folder, "package.json"), "{}");
  // There, so that no `.npmrc` of the repository that is checked can name another registry.
  const { status } = spawnSync("npm", words, {
    cwd: folder,
    stdio: ["ignore", "ignore", "inherit"],
    shell: process.platform === "win32",
  });
  const installed = path.join(folder, "node_modules", name);
  if (status !== 0 || !fs.existsSync(path.join(installed, bin[name])))
    giveUp(3, `${name}@${version} cannot be installed, and the action's own folder is not built (npm ci)`);
  return path.join(installed, bin[name]);
}

/** Runs it with annotations on standard output, which also fill the page of the step; gives the status and the reports. */
function run(words, id) {
  const file = (extension) => path.join(temporary, `${id}.${extension}`);
  const formats = ["json", "sarif"].map((format) => `--format=${format}=${file(format)}`);
  const { status } = spawnSync(
    process.execPath,
    ["--", at, ...words.slice(0, 1), "--format=github", ...formats, ...words.slice(1)],
    {
      stdio: ["ignore", "inherit", "inherit"],
    },
  );
  const written = (extension) => (fs.existsSync(file(extension)) ? file(extension) : undefined);
  return { status: status ?? 3, json: written("json"), sarif: written("sarif") };
}

const read = (file) => JSON.parse(fs.readFileSync(file, "utf8"));

function check() {
  const paths = lines("PATHS");
  const failOn = input("FAIL_ON") ? [`--fail-on=${input("FAIL_ON")}`] : [];
  const { status, json, sarif } = run(
    ["check", ...failOn, ...lines("ARGUMENTS"), ...(paths.length > 0 ? ["--", ...paths] : [])],
    "check",
  );
  const { errors = "", warnings = "", notes = "", verdict = "" } = json ? read(json).summary : {};
  const outputs = { sarif: sarif ?? "", json: json ?? "", errors, warnings, notes, verdict };
  for (const [id, value] of Object.entries(outputs)) output(id, value);
  return status;
}

const refusals = ["probe-rejected", "probe-header-refused", "probe-accepted-elsewhere"];

function outcome({ findings, exchanges }) {
  if (findings.some(({ rule }) => refusals.includes(rule))) return "refused";
  return exchanges.some(({ meaning }) => meaning === "accepted") ? "accepted" : "unknown";
}

/** Asks for the key that a variable of the step holds; of the files nothing is said twice. */
function probe(kind) {
  const from = input("KEY_FROM");
  if (!/^[A-Za-z_]\w*$/.test(from)) giveUp(2, "`key-from` wants the name of a variable");
  if (!(env[from] ?? "").trim()) {
    say("notice", `probe skipped: no secret (\`${from}\` is empty, as it is on pull requests from forks)`);
    output("probe", "skipped");
    return 0;
  }
  const rules = spawnSync(process.execPath, ["--", at, "list", "rules"], { encoding: "utf8" });
  const own = rules.stdout.match(/^probe-[\w-]+/gm) ?? [];
  const failOn = input("FAIL_ON") ? [`--fail-on=${input("FAIL_ON")}`] : [];
  const words = ["probe", `--probe=${kind}`, ...failOn, ...lines("ARGUMENTS").filter(goesWithProbe)];
  const { status, json } = run([...words, `--only=${own.join(",")}`], "probe");
  output("probe", json ? outcome(read(json)) : "unknown");
  return status;
}

/** What is about paths alone, or chooses among findings that the probe does not repeat. */
const goesWithProbe = (word) => !/^--(?:as|stdin-name|no-ignore|shard|only|skip|baseline)(?:=|$)/.test(word);

const kinds = { "": undefined, false: undefined, true: "models", models: "models", chat: "chat" };
const asked = input("PROBE");
if (!Object.hasOwn(kinds, asked)) giveUp(2, "`probe` wants models or chat");
const at = program();
const statuses = [check(), ...(kinds[asked] ? [probe(kinds[asked])] : [])];
const status = [2, 3, 1, 4].find((it) => statuses.includes(it)) ?? 0;
output("status", status);
process.exitCode = status;
