// Facts from a file: what they change, what is refused, how old they are, and that two sets of them never mix.
import { shippedFacts } from "../lib/facts/compile.ts";
import { describe, expect, test } from "@jest/globals";
import { Ajv } from "ajv";
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { shipped } from "../lib/facts/shipped.ts";
import { diagnose } from "../lib/index.ts";
import type { Report } from "../lib/model/report.ts";
import type { Host } from "../lib/model/host.ts";
import { memoryWorld } from "../lib/host/memory.ts";
import { everything, capture } from "./support/capture.ts";
import { expand } from "./support/keys.ts";
import { fixtures } from "./support/worlds.ts";

const project = path.resolve(import.meta.dirname, "..");
const fixture = (name: string): string => fs.readFileSync(path.join(fixtures, "facts", `${name}.json`), "utf8");
const given = (name: string): object => JSON.parse(fixture(name)) as object;

interface Machine {
  readonly url?: string;
  readonly model?: string;
  readonly facts?: string;
  readonly now?: string;
}

const cn = "https://token-plan-cn.xiaomimimo.com/v1";

const world = ({ url = cn, model = "mimo-v2.6-pro", facts = "{}", now = "2026-11-24" }: Machine) =>
  memoryWorld({
    env: {},
    files: {
      "/home/u/.codewhale/config.toml": {
        bytes: Buffer.from(
          `[providers.xiaomi_mimo]\napi_key = "${expand("tp-c0000example")}"\nbase_url = "${url}"\nmodel = "${model}"\n`,
        ),
        mode: 0o600,
      },
      "/repo/facts.json": { bytes: Buffer.from(facts) },
    },
    home: "/home/u",
    cwd: "/repo",
    platform: "linux",
    now,
  });

const json = async (machine: Machine, ...more: readonly string[]): Promise<Report> => {
  const { out, err } = await capture(["--format", "json", "--client", "codewhale@0.9", ...more], world(machine));
  expect(err).toBe("");
  return JSON.parse(out) as Report;
};
const rulesOf = ({ findings }: Report): readonly string[] => [...new Set(findings.map((it) => it.rule))].sort();

describe("--facts", () => {
  test("the file that is published is the one that is carried", async () => {
    const { $schema, ...facts } = JSON.parse(fs.readFileSync(path.join(project, "facts/mimo.json"), "utf8"));
    expect($schema).toBe("../schema/facts.schema.json");
    expect(facts).toEqual(shipped);
    const own = await json({ facts: JSON.stringify(facts) }, "--facts", "facts.json");
    const { facts: used, ...same } = own;
    expect(used).toEqual({ path: "facts.json", newest: "2026-11-23" });
    expect(same).toEqual(await json({}));
  });

  test("a model that they add is known, and what they do not name is not", async () => {
    expect(rulesOf(await json({ model: "mimo-v3-pro" }))).toContain("model-unknown");
    const machine = { model: "mimo-v3-pro", facts: fixture("new-model") };
    expect(rulesOf(await json(machine, "--facts", "facts.json"))).toEqual([]);
    expect(rulesOf(await json({ ...machine, facts: fixture("old") }, "--facts", "facts.json"))).toContain(
      "model-unknown",
    );
  });

  test("an endpoint that has moved: what was right is wrong, what was a stranger is right", async () => {
    const moved = "https://cn.plan.mimo-api.example/v1";
    expect((await json({})).summary.verdict).toBe("ok");
    expect(rulesOf(await json({ url: moved }))).toContain("endpoint-unknown-host");
    const stale = await json({ facts: fixture("moved") }, "--facts", "facts.json");
    expect(stale.summary.verdict).toBe("problems");
    expect(stale.findings.find((it) => it.severity === "error")?.remedy).toContain(moved);
    const fresh = await json({ url: moved, facts: fixture("moved") }, "--facts", "facts.json");
    expect(fresh.resolutions[0]?.endpoint).toMatchObject({ plan: "token-plan", region: "cn" });
    expect(fresh.findings.filter((it) => it.rule.startsWith("endpoint-unknown"))).toEqual([]);
  });

  test("a client asks where its own code says, wherever Xiaomi has moved", async () => {
    const env = { XIAOMI_MIMO_TOKEN_PLAN_API_KEY: expand("tp-c0000example"), XIAOMI_MIMO_MODE: "token-plan-cn" };
    const machine = memoryWorld({ env, files: {}, home: "/home/u", cwd: "/repo", platform: "linux" });
    const { resolutions } = await diagnose({ facts: given("moved") }, machine);
    expect([...new Set(resolutions.map((it) => it.outcomes.baseUrl.value))]).toEqual([cn]);
  });

  test("it goes with every command that judges or lists, and is told in the text", async () => {
    const machine = world({ facts: fixture("new-model") });
    const text = await capture(["--facts", "facts.json"], machine);
    expect(text.out).toContain("Judged by the facts in `facts.json`, the newest of 2026-11-20.");
    const list = await capture(["list", "facts", "--facts", "facts.json"], machine);
    expect(list.out).toContain("mimo-v3-pro");
    for (const argv of [
      ["why", "key"],
      ["fix"],
      ["report"],
      ["explain", "401"],
      ["check", "/home/u/.codewhale/config.toml"],
    ])
      expect([argv, (await capture([...argv, "--facts", "facts.json"], machine)).status]).not.toEqual([argv, 2]);
    // And counts for that call alone.
    expect((await capture(["list", "facts"], machine)).out).not.toContain("mimo-v3-pro");
    expect(shippedFacts().endpoints).toBe(shipped.endpoints);
  });
});

describe("a file that is not right", () => {
  type Loose = Record<string, any>;
  const changed = (change: (facts: Loose) => void): string => {
    const facts = given("new-model") as Loose;
    change(facts);
    return JSON.stringify(facts, null, 2);
  };
  const belongs = "; `schema/facts.schema.json` of mimo-doctor says what belongs there";

  test.each<[string, string, string]>([
    ["no JSON", '{ "schema": 1,', "`facts.json:1`, column 15: it ends too early"],
    ["a list", "[]", "facts.json"],
    ["no facts", '{ "a": 1 }', "`facts.json`: it has no `schema`, so it is no facts file"],
    [
      "another schema",
      '{ "schema": 2 }',
      "`facts.json:1`, column 13: it is of another schema than 1, the only one that this version knows: update mimo-doctor, or take facts of schema 1",
    ],
    [
      "a day for an instant",
      fixture("with-an-error"),
      `column 15: \`models[1].ends\` is not written as it must be${belongs}`,
    ],
    [
      "a field that is missing",
      changed(({ models }) => delete models[0].source),
      `\`models[0].source\` is missing${belongs}`,
    ],
    [
      "a text for a number",
      changed((it) => (it["outputLimit"] = "many")),
      `\`outputLimit\` must be a number${belongs}`,
    ],
    [
      "a region that is none",
      changed((it) => (it["endpoints"][1].region = "us")),
      `\`endpoints[1].region\` must be one of cn, sgp, ams${belongs}`,
    ],
    [
      "a region that is missing",
      changed((it) => it["endpoints"].pop()),
      "`endpoints` must hold one of pay-as-you-go without a region",
    ],
    [
      "an address elsewhere",
      changed((it) => (it["endpoints"][1].openai = "https://example.org/v1")),
      "`endpoints[1]` has an address on another host",
    ],
    [
      "an address in the clear",
      changed((it) => (it["endpoints"][1].openai = "http://example.org/v1")),
      "`endpoints[1].openai` is not written as it must be",
    ],
    [
      "a source that is missing",
      changed((it) => (it["models"][0].source = "nowhere")),
      "`models[0].source` names none of `sources`",
    ],
    [
      "an heir that is missing",
      changed((it) => (it["models"][3].successor = "mimo-v9")),
      "`models[3].successor` names none of `models`",
    ],
    [
      "no heir",
      changed((it) => (it["models"][3].successor = null)),
      "`models[3].successor` is missing for a model that ends",
    ],
    ["a model twice", changed((it) => it["models"].push(it["models"][0])), "`models[4].id` stands there twice"],
    ["a month that is none", changed((it) => (it["sources"].pages.seen = "2026-00-10")), "`sources.pages.seen`"],
    ["an hour that is none", changed((it) => (it["models"][3].ends = "2026-10-21T29:00:00Z")), "`models[3].ends`"],
    [
      "control characters",
      changed((it) => (it["endpoints"][0].title = "\u001b[2J")),
      "`endpoints[0].title` is not written as it must be",
    ],
  ])("%s", async (_, facts, said) => {
    const { out, err, status } = await capture(["--facts", "facts.json"], world({ facts }));
    expect({ out, status }).toEqual({ out: "", status: 2 });
    expect(err).toContain(said);
    expect(err.trimEnd().split("\n")).toHaveLength(1);
  });

  test("one that is not there, a folder, and fields that are not known", async () => {
    const machine = world({ facts: changed((it) => (it["more"] = it["models"][0].more = 1)) });
    expect((await capture(["--facts", "other.json"], machine)).err).toContain(
      "`--facts` names a file that does not exist: `other.json`",
    );
    expect((await capture(["--facts", "/home/u"], machine)).err).toContain("cannot be read");
    expect((await capture(["--facts", "facts.json"], machine)).status).toBe(0);
  });

  test("a key in it is in no output", async () => {
    const key = expand("tp-c0000example");
    for (const change of [
      (it: Loose) => (it["usualModel"] = key),
      (it: Loose) => (it["endpoints"][1].openai = `https://${key}@example.org/v1`),
      (it: Loose) => (it["sources"][key] = 1),
    ])
      expect(everything(await capture(["--facts", "facts.json"], world({ facts: changed(change) })))).not.toContain(
        key,
      );
  });

  test("the schema that is published says the same", () => {
    const schema = JSON.parse(fs.readFileSync(path.join(project, "schema/facts.schema.json"), "utf8"));
    const valid = new Ajv({ strict: false }).compile(schema);
    for (const name of ["new-model", "moved", "old"]) expect(valid(given(name))).toBe(true);
    expect(valid(JSON.parse(fs.readFileSync(path.join(project, "facts/mimo.json"), "utf8")))).toBe(true);
    expect(valid(given("with-an-error"))).toBe(false);
  });
});

describe("age", () => {
  const tts = { model: "mimo-v2.5-tts" };

  test.each<[string, Machine, readonly string[], object | undefined]>([
    ["a fact of 90 days", { ...tts, now: "2026-09-30" }, [], undefined],
    [
      "a fact of 91 days",
      { ...tts, now: "2026-10-01" },
      [],
      { fact: "models.mimo-v2.5-tts", seen: "2026-07-02", days: 91 },
    ],
    ["as of another day", tts, ["--at", "2026-08-01"], undefined],
    ["before it was seen", tts, ["--at", "2026-01-01"], undefined],
  ])("%s", async (_, machine, more, aged) => {
    const report = await json(machine, ...more);
    const finding = report.findings.find((it) => it.rule === "model-kind-mismatch");
    expect(finding?.aged?.[0]).toEqual(aged);
    expect(Object.hasOwn(finding ?? {}, "aged")).toBe(aged !== undefined);
  });

  test("one line tells it, whatever number of findings there is", async () => {
    const line = async (machine: Machine, ...more: readonly string[]) =>
      (await capture(more, world(machine))).out.replaceAll("\n", " ").match(/Rests on .*?`--facts`\./g);
    expect(await line(tts)).toEqual([
      "Rests on a fact that is 145 days old (`models.mimo-v2.5-tts`, seen 2026-07-02): update mimo-doctor, or give newer ones with `--facts`.",
    ]);
    expect(
      await line(
        { model: "mimo-v9", url: "https://token-plan-eu.xiaomimimo.com/v1", facts: fixture("old") },
        "--facts",
        "facts.json",
      ),
    ).toEqual([
      expect.stringMatching(
        /^Rests on .* 323 days old \(`endpoints`, seen 2026-01-05.*: give newer ones with `--facts`\.$/,
      ),
    ]);
    // Nothing is found, so nothing rests on anything.
    expect(await line({ now: "2027-11-24" })).toBeNull();
  });

  const uses =
    /facts\/(?:endpoints|models|hosts)\.ts"|facts\.(?:endpoint|domain|keyPage|model|usualModel|outputLimit|retir|lastDay|knowHost)/;
  test("every rule that looks at the facts says what it rests on, or is known to need none", () => {
    const needsNone: Readonly<Record<string, string>> = {
      "clients-disagree": "compares clients",
      "endpoint-layers-disagree": "compares layers",
      "endpoint-missing": "of a setting that is missing",
      "endpoint-template-unfilled": "of a hole in a text",
      "mode-region-ambiguous": "of versions of a client",
      "probe-accepted-elsewhere": "of an answer",
      "probe-rejected": "of an answer",
      "probe-throttled": "of an answer",
      "proxy-configured": "of a variable",
      "region-not-chosen": "of a default of the client's",
      "shared-variable": "of a variable",
    };
    const folder = path.join(project, "lib/rules");
    const leaves = fs
      .readdirSync(folder)
      .filter((name) => !["index.ts", "ids.ts", "severities.ts", "pages.ts", "shared"].includes(name))
      .map((name) => ({ id: name.replace(/\.ts$/, ""), text: fs.readFileSync(path.join(folder, name), "utf8") }))
      .filter(({ text }) => uses.test(text));
    const silent = leaves.filter(({ text }) => !/^ {2}dependsOnFacts: on\w+,$/m.test(text)).map(({ id }) => id);
    expect(silent).toEqual([...Object.keys(needsNone), "suppression-unused"].sort());
  });
});

describe("in a program", () => {
  const verdict = async (facts: object | undefined) => {
    const { summary, facts: used } = await diagnose({ clients: ["codewhale"], ...(facts ? { facts } : {}) }, world({}));
    return [summary.verdict, used?.path];
  };

  test("diagnoses by different facts run at once and do not mix", async () => {
    const [moved, fine] = [given("moved"), given("new-model")];
    const wanted = Array.from({ length: 30 }, (_, n) => [undefined, moved, fine][n % 3]);
    const got = await Promise.all(wanted.map(verdict));
    expect(got).toEqual(
      wanted.map((facts) => (facts === moved ? ["problems", null] : facts ? ["ok", null] : ["ok", undefined])),
    );
    expect(await verdict(undefined)).toEqual(["ok", undefined]);
    expect(shippedFacts().endpoints).toBe(shipped.endpoints);
  });

  test("one that waits for an answer keeps nobody with other facts waiting", async () => {
    const { network } = memoryWorld({
      answers: { "token-plan-cn.xiaomimimo.com": { status: 200, body: { data: [] } } },
    });
    if (network?.kind !== "made-up") throw new Error("no network");
    const events: string[] = [];
    let open: () => void = () => undefined;
    const bothAsk = new Promise<void>((resolve) => (open = resolve));
    const run = async (name: string, facts: object | undefined): Promise<readonly string[]> => {
      const machine: Host = {
        ...world({ model: "mimo-v3-pro" }),
        network: {
          ...network,
          async send(...asked) {
            events.push(`${name} asks`);
            // Neither goes on before the other has come as far.
            if (events.length === 2) open();
            await bothAsk;
            return network.send(...asked);
          },
        },
      };
      const request = { clients: ["codewhale@0.9"], probe: {}, ...(facts ? { facts } : {}) };
      const report = await diagnose(request, machine);
      events.push(`${name} is done`);
      return rulesOf(report).filter((rule) => rule === "model-unknown");
    };
    const found = await Promise.all([run("own", undefined), run("given", given("new-model"))]);
    expect(found).toEqual([["model-unknown"], []]);
    expect(events.slice(0, 2).toSorted()).toEqual(["given asks", "own asks"]);
    expect(events.slice(2).toSorted()).toEqual(["given is done", "own is done"]);
  });

  test("what cannot be used is refused, and the next one is not kept waiting", async () => {
    await expect(verdict({ schema: 1 })).rejects.toThrow("the facts that were given cannot be used");
    await expect(verdict(given("with-an-error"))).rejects.toMatchObject({
      text: { args: { what: { args: { key: "models[1].ends" } } } },
    });
    expect(await verdict(undefined)).toEqual(["ok", undefined]);
  });
});

describe("the comparison with models.dev", () => {
  const compare = (...args: readonly string[]) =>
    spawnSync(process.execPath, [path.join(project, "scripts/compare-models-dev.mjs"), ...args], { encoding: "utf8" });
  const snapshot = (name: string): string => path.join(fixtures, "facts/models-dev", `${name}.json`);
  const facts = ["--facts", path.join(fixtures, "facts/new-model.json"), "--at", "2026-11-24"];

  test("no differences", () => {
    expect(compare(snapshot("same"), ...facts)).toMatchObject({ stdout: "No differences.\n", status: 0 });
  });

  test("each difference once, in a table", () => {
    const { stdout, status } = compare(snapshot("different"), ...facts);
    expect(status).toBe(1);
    expect(
      stdout
        .trimEnd()
        .split("\n")
        .map((line) => line.split(/ {2,}/)),
    ).toEqual([
      ["fact", "what", "here", "models.dev"],
      ["mimo-v2.6-pro", "changed since", "2026-11-20", "2026-11-23"],
      ["mimo-v2.6-flash", "reads pictures", "yes", "no"],
      ["mimo-v3-pro", "output", "131072", "262144"],
      ["mimo-v2.5-pro", "status", "ended (2026-10-21)", "current"],
      ["mimo-v4", "on standard", "unknown", "yes, released 2026-11-22"],
      ["token-plan-cn", "base URL", cn, "https://plan-cn.xiaomimimo.com/v1"],
      ["mimo-v3-pro", "on token-plan-sgp", "yes", "no"],
      ["token-plan-ams", "provider", "-", "missing"],
    ]);
  });

  test.each<[string, readonly string[]]>([
    ["no snapshot", []],
    ["one that is not there", ["nowhere.json"]],
    ["one that is no JSON", [path.join(project, "README.md")]],
    ["one without Xiaomi", [path.join(project, "package.json")]],
  ])("%s", (_, args) => expect(compare(...args)).toMatchObject({ stdout: "", status: 2 }));
});
