// Every adapter over worlds of its own: right ones, wrong ones and malformed ones, on Linux and on Windows; and it reads what it says, no more.
import { describe, expect, test } from "@jest/globals";
import path from "node:path";
import clients from "../lib/clients/index.ts";
import { diagnose, memoryWorld } from "../lib/index.ts";
import { mayRead, recording } from "./support/recording.ts";
import { fixtures, foldersIn, readCase } from "./support/worlds.ts";

/** Clients whose worlds stand elsewhere: files without a client have their rules. */
const elsewhere: ReadonlySet<string> = new Set(["dotenv", "shell", "compose", "github-actions"]);

/** Clients of one system only. */
const native: Readonly<Record<string, readonly string[]>> = { launchd: ["darwin"], systemd: ["linux"] };

const own = clients.filter((row) => !elsewhere.has(row.id));

describe.each(own.map((row) => [row.id, row] as const))("%s", (id, row) => {
  const cases = foldersIn(path.join(fixtures, "clients", id)).map((name) =>
    readCase(path.join(fixtures, "clients", id, name)),
  );

  test("has right, wrong and malformed worlds, on Linux and on Windows", () => {
    const kinds = cases.map((it) => `${it.expect["kind"]} ${it.world.platform}`);
    const [first, ...more] = native[id] ?? ["linux", "win32"];
    const wanted = ["right", "wrong", "malformed"].map((kind) => `${kind} ${first}`);
    expect(kinds).toEqual(expect.arrayContaining([...wanted, ...more.map((it) => `right ${it}`)]));
  });

  test.each(cases.map((it) => [it.name, it] as const))("%s", async (_name, it) => {
    const { world, read } = recording(it.world);
    const report = await diagnose({ clients: [id], ...it.expect["request"] }, world);
    const resolutions = report.resolutions.filter((r) => r.client === id);
    if (it.expect["resolutions"]) expect(resolutions).toMatchObject(it.expect["resolutions"]);
    const found = report.findings
      .filter((finding) => finding.clients.some((policy) => policy.startsWith(`${id}@`)))
      .map((finding) => `${finding.severity} ${finding.rule}`);
    expect(found.sort()).toEqual([...it.expect["findings"]].sort());
    const named: readonly string[] = it.expect["request"]?.paths ?? [];
    expect(read.filter((file) => !named.includes(file) && !mayRead(row, file, it.world))).toEqual([]);
  });
});

describe("with paths", () => {
  test("nothing else of the machine is read", async () => {
    const files = {
      "/home/u/.codewhale/config.toml": "= 1 # mimo",
      "/repo/.env": "MIMO_MODEL=mimo-v2.6-pro\n",
      "/repo/sub/config.toml": "[providers.xiaomi_mimo]\nmodel = 1\n",
      "/repo/.git/HEAD": "",
      "/elsewhere/a.env": "MIMO_MODEL=mimo-v2.6-pro\n",
    };
    const env = { MIMO_MODEL: "mimo-v2-pro", CODEWHALE_CONFIG_PATH: "/elsewhere/a.env" };
    const { world, read } = recording(memoryWorld({ home: "/home/u", cwd: "/repo", env, files }));
    const report = await diagnose({ paths: ["/repo"], at: "2026-09-30" }, world);
    expect(report.paths?.files).toBe(2);
    expect(read.filter((file) => !file.startsWith("/repo"))).toEqual([]);
    expect([...new Set(report.layers.map((it) => it.kind))]).toEqual(["file"]);
  });
});
