// How much the text says: a right machine in a few lines, one fault in a few more.
import { expect, test } from "@jest/globals";
import { diagnose, formats, memoryWorld } from "../lib/index.ts";
import { expand } from "./support/keys.ts";

const view = { color: false, unicode: true, width: 80, lang: "en", verbosity: "normal" } as const;
const linesOf = async (env: Readonly<Record<string, string>>): Promise<number> => {
  const report = await diagnose(
    { at: "2026-11-30" },
    memoryWorld({ env, home: "/home/u", cwd: "/repo", platform: "linux" }),
  );
  return formats.text(report, view).trimEnd().split("\n").length;
};
const plan = expand("tp-s0000example");
const right = {
  XIAOMI_MIMO_TOKEN_PLAN_API_KEY: plan,
  XIAOMI_MIMO_BASE_URL: "https://token-plan-sgp.xiaomimimo.com/v1",
  XIAOMI_MIMO_MODEL: "mimo-v2.6-pro",
};

test.each<readonly [string, Readonly<Record<string, string>>, number]>([
  ["a right machine", right, 6],
  [
    "a right machine that pays as it goes",
    {
      XIAOMI_MIMO_API_KEY: expand("sk-0000example"),
      XIAOMI_MIMO_BASE_URL: "https://api.xiaomimimo.com/v1",
      XIAOMI_MIMO_MODEL: "mimo-v2.6-pro",
    },
    6,
  ],
  ["one fault: a retired model", { ...right, XIAOMI_MIMO_MODEL: "mimo-v2-flash" }, 15],
])("%s", async (_name, env, most) => {
  expect(await linesOf(env)).toBeLessThanOrEqual(most);
});
