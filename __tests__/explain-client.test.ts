// `explain client:<id>` and `why … --unset` for every client there is.
import { describe, expect, test } from "@jest/globals";
import path from "node:path";
import clients from "../lib/clients/index.ts";
import { kindsOfFiles } from "../lib/facts/foreign.ts";
import { diagnose } from "../lib/index.ts";
import { memoryWorld } from "../lib/host/memory.ts";
import { capture } from "./support/capture.ts";
import { fixtures, foldersIn, readCase } from "./support/worlds.ts";

/** What stands for files whose reader is not known chooses nothing where there is no file. */
const own = clients.filter((row) => !kindsOfFiles.has(row.id));
const pipe = { isTerminal: false, columns: undefined };

describe.each(own.map((row) => [row.id, row] as const))("explain client:%s", (id, row) => {
  test.each(["linux", "darwin", "win32"] as const)("%s", async (platform) => {
    const home = platform === "win32" ? "C:/Users/u" : "/home/u";
    const call = ["explain", `client:${id}`, "--format", "json"];
    const { out, err, status } = await capture(call, memoryWorld({ platform, home, cwd: home }), pipe);
    expect({ err, status }).toEqual({ err: "", status: 0 });
    const it = JSON.parse(out);
    for (const policy of it.policies) {
      expect(policy.source).toMatchObject({ seen: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) });
      expect(policy.steps.filter((step: { slot: string }) => step.slot === "key")).not.toHaveLength(0);
    }
    expect(new Set(it.policies.map((policy: { policy: string }) => /@(.*)\//.exec(policy.policy)?.[1]))).toEqual(
      new Set(row.versions),
    );
  });
});

test("a kind of file has a name too, in each language", async () => {
  const titles = ["en", "zh-CN"].map(async (lang) => {
    const call = ["explain", "client:launchd", "--format", "json", "--lang", lang];
    return JSON.parse((await capture(call, memoryWorld({}), pipe)).out).title;
  });
  expect(await Promise.all(titles)).toEqual(["launchd agent", "launchd 启动代理"]);
});

/** The same order as in a world where something is set: nothing is told that the policy does not do. */
const ordered = (steps: readonly { slot: string; name: string }[], slot: string): readonly string[] =>
  steps.filter((step) => step.slot === slot).map((step) => step.name);

test("the order is that of the policy", async () => {
  const { out } = await capture(["explain", "client:codewhale", "--format", "json"], memoryWorld({}), pipe);
  const report = await diagnose({ clients: ["codewhale@0.9"] }, memoryWorld({ env: { XIAOMI_MIMO_MODEL: "x" } }));
  const told = JSON.parse(out).policies.find((it: { policy: string }) => it.policy === "codewhale@0.9/wire");
  const done = report.resolutions.find((r) => r.view === "wire");
  expect(ordered(told.steps, "key")).toEqual(ordered(done?.steps ?? [], "key"));
});

test("a client that is not there", async () => {
  const { err, status } = await capture(["explain", "client:claude"], memoryWorld({}), pipe);
  expect({ err, status }).toEqual({
    err: "mimo-doctor: `client:claude` is no client: did you mean `client:claude-code`?\n",
    status: 2,
  });
});

describe.each(own.map((row) => [row.id] as const))("why --client %s --unset", (id) => {
  const cases = foldersIn(path.join(fixtures, "clients", id))
    .map((name) => readCase(path.join(fixtures, "clients", id, name)))
    .filter((it) => it.world.platform === "linux");

  test("takes away the variable that wins", async () => {
    let asked = 0;
    for (const it of cases) {
      const before = await diagnose({ clients: [id] }, it.world);
      const won = before.resolutions.flatMap(({ outcomes: { key } }) =>
        key.place?.kind === "env" ? [key.place.name] : [],
      );
      const name = won[0];
      if (name === undefined) continue;
      const call = ["why", "key", "--client", id, "--unset", name, "--format", "json"];
      const { out, status } = await capture(call, it.world, pipe);
      expect(status).toBe(0);
      const places = JSON.parse(out).resolutions.map((r: any) => r.outcome.place);
      expect(places).not.toContainEqual({ kind: "env", name });
      asked++;
    }
    // Clients whose worlds keep the key in files are asked without it having an effect.
    if (asked > 0) return;
    const world = memoryWorld({ env: { ELSEWHERE: "x" } });
    const { status } = await capture(["why", "key", "--client", id, "--unset", "ELSEWHERE"], world, pipe);
    expect(status).toBe(0);
  });
});
