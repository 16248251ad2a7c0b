// The edit that a sweep names leads where it says: each is carried out, and then every client that it is for asks the right host.
import { shippedFacts } from "../lib/facts/compile.ts";
import { expect, test } from "@jest/globals";
import { diagnose, memoryWorld, type Report } from "../lib/index.ts";
import { expand } from "./support/keys.ts";

interface Machine {
  readonly env: Readonly<Record<string, string>>;
  readonly files: Readonly<Record<string, string>>;
}

const toml = "/home/u/.codewhale/config.toml";
const settings = "/home/u/.claude/settings.json";
const sgp = shippedFacts().endpointOf("sgp");
const key = { XIAOMI_MIMO_API_KEY: "tp-0000example" };
const inEnv = (env: Readonly<Record<string, string>>): Machine => ({ env, files: {} });
const inToml = (...lines: readonly string[]): Machine => ({
  env: {},
  files: { [toml]: ["[providers.xiaomi_mimo]", 'api_key = "tp-0000example"', ...lines, ""].join("\n") },
});
const claudeEnv = { ANTHROPIC_BASE_URL: sgp.anthropic, ANTHROPIC_AUTH_TOKEN: "tp-0000example" };

const machines: Readonly<Record<string, Machine>> = {
  "a key of Token Plan": inEnv(key),
  "a pay-as-you-go key": inEnv({ XIAOMI_MIMO_API_KEY: "sk-0000example" }),
  "a base URL": inEnv({ ...key, XIAOMI_MIMO_BASE_URL: sgp.openai }),
  "a base URL of the short name": inEnv({ MIMO_API_KEY: "tp-0000example", MIMO_BASE_URL: sgp.openai }),
  "a base URL of the other plan": inEnv({ ...key, XIAOMI_MIMO_BASE_URL: shippedFacts().endpointOf(null).openai }),
  "a mode": inEnv({ ...key, XIAOMI_MIMO_MODE: "token-plan-sgp" }),
  "a mode of the short name": inEnv({ ...key, MIMO_MODE: "token-plan-sgp" }),
  "a file with a base URL": inToml(`base_url = "${sgp.openai}"`),
  "a file with a mode": inToml('mode = "token-plan-sgp"'),
  "a file with the key alone": inToml(),
  "Claude Code in the environment": inEnv(claudeEnv),
  "Claude Code in a file": { env: {}, files: { [settings]: JSON.stringify({ env: claudeEnv }, null, 2) } },
};

const keysIn = (texts: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, expand(text)]));

function report({ env, files }: Machine, accepting: string, sweep: boolean): Promise<Report> {
  const answers = Object.fromEntries(
    shippedFacts().endpoints.map(({ host }) => [
      host,
      host === accepting
        ? { status: 200, body: { object: "list", data: [] } }
        : { status: 401, body: { error: { code: "401", message: "Invalid API Key", type: "invalid_key" } } },
    ]),
  );
  const world = memoryWorld({ env: keysIn(env), files: keysIn(files), home: "/home/u", cwd: "/repo", answers });
  return diagnose({ probe: { sweep } }, world);
}

/** Does what a remedy says, as a person would. */
function carriedOut({ env, files }: Machine, remedy: string): Machine {
  const [, name, value] = /^`export (\w+)=(\S+)`$/.exec(remedy) ?? [];
  if (name && value) return { env: { ...env, [name]: value }, files };
  const url = /https:[^"`]+/.exec(remedy)?.[0] ?? "";
  if (remedy.startsWith('set `base_url = "')) {
    const others = (files[toml] ?? "").split("\n").filter((line) => line !== "" && !line.startsWith("base_url"));
    return { env, files: { ...files, [toml]: [...others, `base_url = "${url}"`, ""].join("\n") } };
  }
  const [, written] = /^write `([^`]+)` in `~\/\.codewhale/.exec(remedy) ?? [];
  if (written) {
    const name = written.startsWith("https:") ? "base_url" : "mode";
    return {
      env,
      files: {
        ...files,
        [toml]: (files[toml] ?? "").replace(new RegExp(`^${name} = .*$`, "m"), `${name} = "${written}"`),
      },
    };
  }
  expect(remedy).toMatch(/`~\/\.claude\/settings\.json/);
  const before = JSON.parse(files[settings] ?? "");
  const after = { ...before, env: { ...before.env, ANTHROPIC_BASE_URL: url } };
  return { env, files: { ...files, [settings]: JSON.stringify(after) } };
}

// Pay-as-you-go takes no key of Token Plan, and CodeWhale 0.9 sends none there whatever is written.
const table = Object.keys(machines).flatMap((name) =>
  shippedFacts()
    .endpoints.filter((row) => row.plan === "token-plan" || !JSON.stringify(machines[name]).includes("tp-0000"))
    .map((row) => [name, row.id, row.host] as const),
);

test.each(table)("%s, accepted by %s", async (name, _id, host) => {
  const machine = machines[name]!;
  const { findings, exchanges } = await report(machine, host, true);
  const elsewhere = findings.filter((finding) => finding.rule === "probe-accepted-elsewhere");
  const told = elsewhere.flatMap((finding) => finding.clients);
  const right = exchanges.filter((it) => it.meaning === "accepted").flatMap((it) => it.resolutions);
  const asked = exchanges.flatMap((it) => it.resolutions);
  // Whoever is set up has a verdict: right already, or told what to do.
  expect([...told, ...right].toSorted()).toEqual([...new Set(asked)].toSorted());
  for (const { remedy, clients } of elsewhere) {
    const after = await report(carriedOut(machine, remedy ?? ""), host, false);
    for (const policy of clients) {
      const own = after.exchanges.filter((it) => it.resolutions.includes(policy));
      expect(own.map((it) => [it.host, it.meaning])).toEqual([[host, "accepted"]]);
    }
  }
});
