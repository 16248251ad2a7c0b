// The GitHub action: its steps are run as a runner runs them, with made-up GITHUB_* variables, over a made-up repository.
import { afterAll, describe, expect, test } from "@jest/globals";
import { Ajv } from "ajv";
import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { parse } from "yaml";
import { formats } from "../lib/report/formats/index.ts";
import { version } from "../lib/version.ts";
import { givesAway } from "./support/canaries.ts";
import { expand } from "./support/keys.ts";
import { replying, serve } from "./support/servers.ts";
import { fixtures } from "./support/worlds.ts";

const project = path.resolve(import.meta.dirname, "..");
const text = fs.readFileSync(path.join(project, "action.yml"), "utf8");
const action = parse(text);
const key = expand("sk-0000example");
const folders: string[] = [];
afterAll(() => folders.forEach((folder) => fs.rmSync(folder, { recursive: true, force: true })));

function folder(files: Readonly<Record<string, string>> = {}): string {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), "mimo-doctor-action-"));
  folders.push(root);
  for (const [name, content] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    fs.writeFileSync(path.join(root, name), content);
  }
  return root;
}

const broken = { ".env": "XIAOMI_MIMO_BASE_URL=https://token-plan-eu.xiaomimimo.com/v1\n" };

interface Job {
  readonly with?: Readonly<Record<string, string>>;
  /** `env` of the step that uses the action. */
  readonly env?: Readonly<Record<string, string>>;
  readonly repository?: Readonly<Record<string, string>>;
  /** Where the action is; this checkout where nothing is said. */
  readonly checkout?: string;
  /** Folders before the others of the path. */
  readonly tools?: string;
}

/** Expressions as the runner fills them in; no other ones are used. */
function filled(value: unknown, values: Readonly<Record<string, string>>): string {
  return String(value).replace(/\$\{\{ *([\w.-]+) *\}\}/g, (_, name: string) => values[name] ?? "");
}

const outputsIn = (file: string, id: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    fs
      .readFileSync(file, "utf8")
      .split("\n")
      .filter(Boolean)
      .map((line) => [`steps.${id}.outputs.${line.slice(0, line.indexOf("="))}`, line.slice(line.indexOf("=") + 1)]),
  );

/** Runs the action's one step. */
async function run({ with: given = {}, env = {}, repository = broken, checkout = project, tools }: Job = {}) {
  const [workspace, temp] = [folder(repository), folder({ output: "", summary: "" })];
  const inputs = Object.fromEntries(
    Object.entries(action.inputs as Record<string, { default: string }>).map(([name, row]) => [
      `inputs.${name}`,
      given[name] ?? row.default,
    ]),
  );
  const [step] = action.runs.steps;
  const own = Object.fromEntries(Object.entries(step.env).map(([name, value]) => [name, filled(value, inputs)]));
  const child = spawn("bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", step.run], {
    cwd: workspace,
    env: {
      PATH: [...(tools ? [tools] : []), path.dirname(process.execPath), process.env["PATH"]].join(path.delimiter),
      HOME: temp,
      GITHUB_ACTIONS: "true",
      GITHUB_WORKSPACE: workspace,
      GITHUB_ACTION_PATH: checkout,
      GITHUB_OUTPUT: path.join(temp, "output"),
      GITHUB_STEP_SUMMARY: path.join(temp, "summary"),
      RUNNER_TEMP: temp,
      ...env,
      ...own,
    },
  });
  let log = "";
  child.stdout.on("data", (chunk: Buffer) => (log += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (log += chunk.toString()));
  const status = await new Promise<number | null>((resolve) => child.once("close", resolve));
  const said = outputsIn(path.join(temp, "output"), step.id);
  const outputs: Record<string, string> = Object.fromEntries(
    Object.entries(action.outputs as Record<string, { value: string }>).map(([name, { value }]) => [
      name,
      filled(value, said),
    ]),
  );
  return { status, log, outputs, summary: fs.readFileSync(path.join(temp, "summary"), "utf8"), workspace, temp };
}

describe("action.yml", () => {
  test("keeps the schema of such files", () => {
    const schema = JSON.parse(fs.readFileSync(path.join(fixtures, "schemas/github-action.json"), "utf8"));
    const valid = new Ajv({ strict: false, allErrors: true }).compile(schema);
    expect([valid(action), valid.errors]).toEqual([true, null]);
  });

  test("every expression is the value of a variable or an output, and none is in a script", () => {
    for (const step of action.runs.steps) expect(step.run).not.toContain("${{");
    const inputs = Object.keys(action.inputs).map((name) => `\${{ inputs.${name} }}`);
    expect(action.runs.steps.flatMap((step: any) => Object.values(step.env))).toEqual(inputs);
    expect(text.match(/\$\{\{.*?\}\}/g)?.length).toBe(inputs.length + Object.keys(action.outputs).length);
  });

  test("uses no other action", () => {
    expect(action.runs.steps.filter((step: any) => step.uses !== undefined)).toEqual([]);
  });
});

test("the example of docs/ci.md uses what there is", () => {
  const readme = fs.readFileSync(path.join(project, "docs/ci.md"), "utf8");
  const [example = ""] = [...readme.matchAll(/^```yaml\n([^]*?)^```$/gm)].flatMap(([, it = ""]) =>
    it.includes("uses: ./.mimo-doctor") ? [it] : [],
  );
  const { steps } = parse(example).jobs["mimo-doctor"];
  const own = steps.find((step: any) => step.uses === "./.mimo-doctor");
  expect(Object.keys(own.with).filter((name) => !Object.hasOwn(action.inputs, name))).toEqual([]);
  const outputs = [...example.matchAll(/steps\.(\w+)\.outputs\.(\w+)/g)];
  expect(outputs.length).toBeGreaterThan(0);
  for (const [, id, name] of outputs) expect([id, Object.hasOwn(action.outputs, name!)]).toEqual([own.id, true]);
  for (const name of [...Object.keys(action.inputs), ...Object.keys(action.outputs)])
    expect(readme).toContain(`\`${name}\``);
});

describe("a run", () => {
  test("annotates, counts, writes the reports and fails", async () => {
    const { status, log, outputs, summary } = await run();
    expect(status).toBe(1);
    expect(log).toMatch(/^::error file=\.env,line=1,.*title=mimo-doctor endpoint-unknown-region::/m);
    expect(outputs).toMatchObject({ errors: "1", notes: "0", verdict: "problems", probe: "", status: "1" });
    const sarif = JSON.parse(fs.readFileSync(outputs["sarif"]!, "utf8"));
    expect(sarif.runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri).toBe(".env");
    const { summary: counts } = JSON.parse(fs.readFileSync(outputs["json"]!, "utf8"));
    expect([String(counts.errors), String(counts.warnings)]).toEqual([outputs["errors"], outputs["warnings"]]);
    expect(summary.match(/^### mimo-doctor/gm)).toHaveLength(1);
    expect(summary).toContain("endpoint-unknown-region");
  });

  test("passes where nothing is wrong", async () => {
    const { status, outputs } = await run({ repository: { "README.md": "nothing\n" } });
    expect({ status, outputs }).toMatchObject({ status: 0, outputs: { errors: "0", verdict: "unknown", status: "0" } });
  });

  test("takes paths and options a line each, and nothing in them is a command", async () => {
    const odd = "a $(touch pwned) `touch pwned`; touch pwned #.env";
    const { status, outputs, workspace } = await run({
      repository: { [odd]: broken[".env"], "other/.env": broken[".env"], "-q": "" },
      with: { paths: `\n  ${odd}\n-q\n`, arguments: "--severity=endpoint-unknown-region=note\n--fail-on=note" },
    });
    expect({ status, errors: outputs["errors"], notes: outputs["notes"] }).toEqual({
      status: 1,
      errors: "0",
      notes: "1",
    });
    expect(fs.readdirSync(workspace).sort()).toEqual(["-q", odd, "other"]);
  });

  test("`fail-on` alone decides about the exit status", async () => {
    expect(await run({ with: { "fail-on": "never" } })).toMatchObject({ status: 0, outputs: { errors: "1" } });
  });

  test.each([
    [{ "fail-on": "always" }, 2, "--fail-on"],
    [{ paths: "absent" }, 2, "absent"],
    [{ arguments: "--formt=x" }, 2, "--format"],
    [{ probe: "twice" }, 2, "`probe` wants models or chat"],
    [{ probe: "models", "key-from": "$(id)" }, 2, "`key-from` wants the name of a variable"],
  ])("%j is wrong usage", async (given, code, said) => {
    const { status, log, outputs } = await run({ with: given });
    expect({ status, said: outputs["status"] }).toEqual({ status: code, said: String(code) });
    expect(log).toContain(said);
  });

  test("an output has one line, whatever the folder is called", async () => {
    const temp = path.join(folder(), "a\nerrors=0");
    fs.mkdirSync(temp);
    const { outputs } = await run({ env: { RUNNER_TEMP: temp } });
    expect(outputs["errors"]).toBe("1");
  });

  test("no other format is named than there is", () => {
    const script = fs.readFileSync(path.join(project, "action/run.mjs"), "utf8");
    const named = [...script.matchAll(/"(json|sarif|markdown|github)"|--format=(\w+)/g)].map(([, a, b]) => a ?? b);
    expect(named.filter((name) => !Object.hasOwn(formats, name!))).toEqual([]);
  });
});

describe("the probe", () => {
  const repository = { "README.md": "nothing\n" };

  test("says that it is skipped where there is no secret, as on the pull request of a fork", async () => {
    for (const env of [{}, { XIAOMI_MIMO_API_KEY: "" }]) {
      const { status, log, outputs } = await run({ repository, with: { probe: "models" }, env });
      expect({ status, probe: outputs["probe"] }).toEqual({ status: 0, probe: "skipped" });
      expect(log).toMatch(/^::notice title=mimo-doctor::probe skipped: no secret/m);
    }
  });

  test.each([
    [200, { object: "list", data: [{ id: "mimo-v2.6-pro" }] }, "accepted", 0],
    [401, { error: { code: "401", message: "Invalid API Key" } }, "refused", 1],
    [503, {}, "unknown", 4],
  ])("a %i", async (code, body, probe, expected) => {
    const server = await serve(replying(code, body));
    const env = {
      XIAOMI_MIMO_API_KEY: key,
      XIAOMI_MIMO_BASE_URL: `http://127.0.0.1:${server.port}/v1`,
      XIAOMI_MIMO_MODEL: "mimo-v2.6-pro",
    };
    const given = { probe: "models", arguments: "--client=codewhale@pr2627\n--skip=key-missing\n--shard=1/1" };
    const { status, log, outputs, summary, temp } = await run({ repository, with: given, env });
    await server.close();
    expect({ status, probe: outputs["probe"] }).toEqual({ status: expected, probe });
    expect(server.asked.length).toBeGreaterThan(0);
    const reports = fs.readdirSync(temp, { recursive: true, withFileTypes: true }).filter((it) => it.isFile());
    const written = reports.map((it) => fs.readFileSync(path.join(it.parentPath, it.name), "utf8"));
    expect([log, summary, ...written].filter((it) => givesAway(it, key))).toEqual([]);
  });

  test("takes the key from the variable that is named", async () => {
    const { outputs, log } = await run({ repository, with: { probe: "chat", "key-from": "OTHER_KEY" } });
    expect(outputs["probe"]).toBe("skipped");
    expect(log).toContain("`OTHER_KEY` is empty");
  });
});

describe("a checkout that is not built", () => {
  /** An npm that writes down what it is asked for, and puts the package there. */
  const npm = (puts: boolean) => `#!/bin/sh
echo "$PWD" >"${"${0%/*}"}/where"
for word; do echo "$word"; done >"${"${0%/*}"}/asked"
${puts ? `mkdir -p node_modules && ln -s "${project}" node_modules/mimo-doctor` : "exit 1"}
`;
  function unbuilt(puts: boolean) {
    const names = ["package.json", "action/run.mjs", "bin/mimo-doctor.cjs"];
    const checkout = folder(
      Object.fromEntries(names.map((name) => [name, fs.readFileSync(path.join(project, name), "utf8")])),
    );
    const tools = folder({ npm: npm(puts) });
    fs.chmodSync(path.join(tools, "npm"), 0o755);
    return { checkout, tools };
  }

  test("installs the package of the same version, nothing else, in a folder of its own", async () => {
    const places = unbuilt(true);
    const { status, outputs, workspace, temp } = await run(places);
    expect({ status, errors: outputs["errors"] }).toEqual({ status: 1, errors: "1" });
    const asked = fs.readFileSync(path.join(places.tools, "asked"), "utf8").trim().split("\n");
    expect(asked.filter((word) => !word.startsWith("--"))).toEqual(["install", `mimo-doctor@${version}`]);
    expect(asked).toContain("--ignore-scripts");
    const where = fs.readFileSync(path.join(places.tools, "where"), "utf8");
    expect([where.startsWith(temp), where.startsWith(workspace)]).toEqual([true, false]);
  });

  test("says so where that cannot be had", async () => {
    const { status, log, outputs } = await run(unbuilt(false));
    expect({ status, said: outputs["status"] }).toEqual({ status: 3, said: "3" });
    expect(log).toContain(`mimo-doctor@${version} cannot be installed`);
  });
});
