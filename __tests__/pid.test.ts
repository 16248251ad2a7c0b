// `--pid`: what a running process has in its environment, with every key hidden.
import { describe, expect, test } from "@jest/globals";
import { spawn, spawnSync } from "node:child_process";
import path from "node:path";
import { expand } from "./support/keys.ts";
import { makeHome } from "./support/child.ts";

const bin = path.resolve(import.meta.dirname, "../bin/mimo-doctor.cjs");
const key = expand("tp-s0000example");

const run = (home: string, ...words: readonly string[]) =>
  spawnSync(process.execPath, [bin, ...words], { cwd: home, encoding: "utf8", env: { HOME: home } });

(process.platform === "linux" ? describe : describe.skip)("another process", () => {
  test("its variables take the place of ours, and its key is not shown", () => {
    const home = makeHome();
    const env = { XIAOMI_MIMO_API_KEY: key, XIAOMI_MIMO_MODE: "token-plan-sgp", XIAOMI_MIMO_MODEL: "mimo-v2.6-pro" };
    const other = spawn("sleep", ["30"], { env, stdio: "ignore" });
    try {
      const pid = String(other.pid);
      const { stdout, status } = run(home, "--pid", pid, "--format", "json", "--at", "2026-09-30");
      const { resolutions } = JSON.parse(stdout) as {
        resolutions: { outcomes: { key: { value: string; place: unknown } }; endpoint: { region: string } }[];
      };
      expect(status).toBe(0);
      for (const r of resolutions)
        expect([r.outcomes.key, r.endpoint.region]).toMatchObject([
          { value: "tp-****", place: { kind: "env", name: "XIAOMI_MIMO_API_KEY" } },
          "sgp",
        ]);
      for (let n = 4; n + 8 <= key.length; n++) expect(stdout.includes(key.slice(n, n + 8))).toBe(false);
      expect(run(home, "--format", "json").stdout).not.toContain("tp-****");
      expect(run(home, "--pid", pid, "-v").stdout).toContain(`of process ${pid}, as it was started`);
    } finally {
      other.kill();
    }
  });

  test.each([
    ["0", "`--pid` wants the number of a process, not `0`"],
    ["me", "`--pid` wants the number of a process, not `me`"],
    ["2147483647", "there is no process 2147483647"],
  ])("%s", (pid, sentence) => {
    expect(run(makeHome(), "--pid", pid)).toMatchObject({
      status: 2,
      stdout: "",
      stderr: `mimo-doctor: ${sentence}\n`,
    });
  });
});
