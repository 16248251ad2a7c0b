// What `fix` must not do: a change after which a client would send nothing.
import { expect, test } from "@jest/globals";
import { planFixes, sends } from "../lib/repair/plan.ts";
import { memoryWorld } from "../lib/host/memory.ts";
import { expand } from "./support/keys.ts";

const key = expand("sk-0000example");
const base = "https://api.xiaomimimo.com/v1";

/** A client whose model must stand in a list, too. */
const listed = {
  opencode: {
    file: "/home/u/.config/opencode/opencode.json",
    text: JSON.stringify({
      model: "mimo/mimo-v2-pro",
      provider: {
        mimo: {
          npm: "@ai-sdk/openai-compatible",
          options: { baseURL: base, apiKey: key },
          models: { "mimo-v2-pro": { limit: { context: 1_000, output: 1_000 } } },
        },
      },
    }),
  },
  "qwen-code": {
    file: "/home/u/.qwen/settings.json",
    text: JSON.stringify({
      security: { auth: { selectedType: "openai" } },
      model: { name: "mimo-v2-pro" },
      env: { MIMO_KEY: key },
      modelProviders: { openai: [{ id: "mimo-v2-pro", baseUrl: base, envKey: "MIMO_KEY" }] },
    }),
  },
} as const;

test.each(Object.entries(listed))("%s: still sends, or is left alone", async (client, { file, text }) => {
  const world = memoryWorld({ files: { [file]: text }, now: "2026-09-30" });
  const { before, after } = await planFixes({ clients: [client] }, world, () => Promise.resolve(true));
  const routes = ({ run }: typeof before) => run.clients.flatMap(({ resolutions }) => resolutions.map(sends));
  expect(routes(before)).toContain(true);
  expect(before.judgements.map(({ rule }) => rule)).toContain("model-retired");
  expect(routes(after)).toEqual(routes(before));
});
