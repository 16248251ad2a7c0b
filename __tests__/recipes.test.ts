// Each recipe of `init`, on an empty home folder and beside settings of other things: what comes out is right, and hides the key.
import { shippedFacts } from "../lib/facts/compile.ts";
import { describe, expect, test } from "@jest/globals";
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { judgeWorld } from "../lib/diagnose.ts";
import { exportsFor, variablesOf } from "../lib/cli/commands/init/exports.ts";
import { planSetup } from "../lib/cli/commands/init/plan.ts";
import { recipes } from "../lib/cli/commands/init/recipes.ts";
import { diffText } from "../lib/cli/commands/init/setting-up.ts";
import { memoryWorld } from "../lib/host/memory.ts";
import type { FileRecipe } from "../lib/clients/shared/recipe.ts";
import type { Host } from "../lib/model/host.ts";
import type { Region } from "../lib/model/resolution.ts";
import { wrapText } from "../lib/read/secrets.ts";
import { makeHome } from "./support/child.ts";
import { expand } from "./support/keys.ts";

const regions: readonly (Region | null)[] = [null, "cn", "sgp", "ams"];
const keyOf = (region: Region | null): string =>
  expand(region === null ? "sk-0000example" : `tp-${region[0]}0000example`);

/** What people have in such files besides, with comments where the dialect has them. */
const others: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "config.toml": {
    plain: '# mine\nmodel_verbosity = "low"\n\n[projects."/repo"] # trusted\ntrust_level = "trusted"\n',
    windows: "[other]\r\na = 1\r\n",
  },
  "settings.json": {
    plain: '{\n  "theme": "dark",\n  "ui": { "a": [1, 2] }\n}\n',
    models:
      '{"modelProviders":{"openai":[{"id":"other","envKey":"OTHER_API_KEY","baseUrl":"https://example.com/v1"}]}}',
  },
  "opencode.json": {
    plain: '{\n  "theme": "dark",\n  "model": "openai/gpt-5.5"\n}\n',
  },
  "kilo.json": { plain: '{ "theme": "dark" }' },
  "openclaw.json": {
    plain: '{\n  "gateway": { "port": 18789 },\n  "agents": { "defaults": { "model": "openai/gpt-5.5" } }\n}\n',
  },
  "providers.json": {
    plain:
      '{"version":1,"lastUsedProvider":"anthropic","modes":{},"providers":{"anthropic":{"settings":{"provider":"anthropic","model":"claude-opus-5-5"},"updatedAt":"2026-11-24T00:00:00.000Z","tokenSource":"manual"}}}',
  },
  "config.yaml": {
    plain:
      "# mine\nname: work # ours\nversion: 2.0.0\nschema: v1\nmodels:\n- name: Other\n  provider: openai\n  model: gpt-5.5\n",
    windows: "display:\r\n  compact: true\r\n",
  },
  ".env": { plain: "# mine\nOTHER=1" },
};

const home = "/home/u";
const shownIn = (world: Host) => ({
  world,
  view: { color: false, unicode: true, width: 80, lang: "en" } as const,
});

const fileOf = ({ folders, names }: FileRecipe): string =>
  `${home}${(folders.at(-1) as string).slice(1)}/${names.at(-1)}`;

describe.each(recipes.map((recipe) => [recipe.client, recipe] as const))("%s", (_id, recipe) => {
  const kinds = [
    "nothing",
    ...new Set(recipe.files.flatMap(({ names }) => Object.keys(others[names.at(-1) as string] ?? {}))),
  ];
  const rows = regions.flatMap((region) => kinds.map((kind) => [region ?? "standard", kind, region] as const));

  test.each(rows)("%s beside %s", async (_region, kind, region) => {
    const files = Object.fromEntries(
      recipe.files.flatMap((file): [string, string][] => {
        const text = others[file.names.at(-1) as string]?.[kind];
        return text === undefined ? [] : [[fileOf(file), text]];
      }),
    );
    const world = memoryWorld({ env: {}, files, home, cwd: "/repo", platform: "linux" });
    const key = keyOf(region);
    const setup = await planSetup([recipe], region, wrapText(key, []), world, shippedFacts());
    const wrong = setup.after.judgements.filter(({ severity }) => severity !== "note");
    expect(wrong.map(({ rule, found }) => [rule, JSON.stringify(found.message)])).toEqual([]);
    const judged = setup.after.run.clients.find(({ client }) => client.id === recipe.client);
    expect(
      judged?.resolutions
        .filter(({ active, view }) => active && view === "wire")
        .map(({ endpoint }) => endpoint.region ?? endpoint.plan),
    ).toContain(region ?? "standard");
    // Nothing of the key is shown, and nothing that was there is lost.
    expect(diffText(setup, shownIn(world) as never)).not.toContain(key.slice(4, 14));
    for (const { path, after, mode } of setup.edits) {
      const text = Buffer.from(after).toString("utf8");
      if (text.includes(key)) expect(mode.after).toBe(0o600);
      for (const line of (files[path] ?? "").match(/# \w+|"theme": "dark"|OTHER=1|a = 1|compact: true/g) ?? [])
        expect(text).toContain(line);
      expect(/[^\r]\n/.test(text)).toBe(!files[path]?.includes("\r\n"));
    }
    const again = await planSetup(
      [recipe],
      region,
      wrapText(key, []),
      memoryWorld({
        env: {},
        files: Object.fromEntries(setup.edits.map(({ path, after }) => [path, Buffer.from(after).toString("utf8")])),
        home,
        cwd: "/repo",
        platform: "linux",
      }),
      shippedFacts(),
    );
    expect(again.edits.map(({ before, after }) => Buffer.compare(before, after))).toEqual(again.edits.map(() => 0));
  });
});

const bin = path.resolve(import.meta.dirname, "../bin/mimo-doctor.cjs");

test("on a disk: written for all clients, judged right, and undone as a whole", () => {
  const old = Object.fromEntries(
    recipes.flatMap(({ files }) =>
      files.flatMap((file): [string, string][] => {
        const text = others[file.names.at(-1) as string]?.["plain"];
        return text === undefined ? [] : [[fileOf(file).slice(home.length + 1), text]];
      }),
    ),
  );
  delete old[".codex/.env"];
  const folder = makeHome(old);
  const key = keyOf("ams");
  const run = (...words: readonly string[]) =>
    spawnSync(process.execPath, [bin, ...words], { cwd: folder, env: { HOME: folder, K: key }, encoding: "utf8" });
  const ids = recipes.flatMap(({ client }) => ["--client", client]);
  const done = run("init", "--key-from", "K", "--region", "ams", "--yes", ...ids);
  expect([done.status, done.stderr]).toEqual([0, ""]);
  expect(done.stdout).not.toContain(key.slice(4, 14));
  expect(done.stdout).not.toContain("not yet right");
  expect(fs.existsSync(path.join(folder, ".codex/.env"))).toBe(true);
  const undone = run("fix", "--undo");
  expect([undone.status, undone.stderr]).toEqual([0, ""]);
  for (const [name, text] of Object.entries(old)) expect(fs.readFileSync(path.join(folder, name), "utf8")).toBe(text);
  expect(fs.existsSync(path.join(folder, ".codex/.env"))).toBe(false);
});

describe("exports for a shell", () => {
  test.each(regions.map((region) => [region ?? "standard", region] as const))("%s", async (_name, region) => {
    const env = Object.fromEntries(variablesOf(region, keyOf(region), shippedFacts()));
    const world = memoryWorld({ env, files: {}, home, cwd: "/repo", platform: "linux" });
    const { judgements } = await judgeWorld({ clients: ["codewhale", "claude-code"] }, world);
    expect(judgements.filter(({ severity }) => severity !== "note").map(({ rule }) => rule)).toEqual([]);
  });

  test.each([
    [{ SHELL: "/bin/bash" }, "linux", "export XIAOMI_MIMO_API_KEY=sk-YOUR-KEY"],
    [{ SHELL: "/usr/bin/fish" }, "darwin", "set -gx XIAOMI_MIMO_API_KEY sk-YOUR-KEY"],
    [{ PSModulePath: "x" }, "win32", "$env:XIAOMI_MIMO_API_KEY = 'sk-YOUR-KEY'"],
    [{}, "win32", 'set "XIAOMI_MIMO_API_KEY=sk-YOUR-KEY"'],
  ] as const)("%j on %s", (env, platform, line) => {
    expect(exportsFor(null, { env, platform }, ({ template }) => template, shippedFacts())).toContain(`${line}\n`);
  });
});
