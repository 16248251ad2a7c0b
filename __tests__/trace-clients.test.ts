// Real coding clients, traced with unchanged settings that name official hosts. Slow and on the network once, to install
// them: only with MIMO_DOCTOR_CLIENTS, which is `1`, or a folder in whose node_modules they are.
import { afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { scratch, stopAll } from "./support/net/children.ts";
import { canSeal, traced } from "./support/traced.ts";

const wanted = process.env["MIMO_DOCTOR_CLIENTS"];
const plan = "tp-c0000example";
const standard = "sk-0000example";
const base = "https://token-plan-cn.xiaomimimo.com";
const model = "mimo-v2.6-pro";

const clients = [
  {
    id: "claude-code",
    pack: "@anthropic-ai/claude-code",
    command: ["claude", "-p", "hi"],
    home: {
      ".claude/settings.json": `{"env":{"ANTHROPIC_BASE_URL":"${base}/anthropic","ANTHROPIC_AUTH_TOKEN":"${standard}","ANTHROPIC_MODEL":"${model}"}}`,
      ".claude.json": `{"hasCompletedOnboarding":true}`,
    },
    sent: { url: `${base}/anthropic/v1/messages`, header: "authorization", status: 401 },
  },
  {
    id: "opencode",
    pack: "opencode-ai",
    command: ["opencode", "run", "hi"],
    home: {
      ".config/opencode/opencode.json": `{"model":"mimo/${model}","provider":{"mimo":{"npm":"@ai-sdk/openai-compatible","options":{"baseURL":"${base}/v1","apiKey":"${plan}"},"models":{"${model}":{}}}}}`,
    },
    sent: { url: `${base}/v1/chat/completions`, header: "authorization", status: 200 },
  },
  {
    id: "codex",
    pack: "@openai/codex",
    command: ["codex", "exec", "--skip-git-repo-check", "hi"],
    home: {
      ".codex/config.toml": `model = "${model}"\nmodel_provider = "mimo"\n[model_providers.mimo]\nname = "mimo"\nbase_url = "${base}/v1"\nenv_key = "MIMO_API_KEY"\nwire_api = "responses"\n`,
    },
    sent: { url: `${base}/v1/responses`, header: "authorization", status: 200 },
  },
  {
    id: "qwen-code",
    pack: "@qwen-code/qwen-code",
    command: ["qwen", "-p", "hi"],
    home: {
      ".qwen/settings.json": `{"modelProviders":{"openai":[{"id":"${model}","name":"m","envKey":"MIMO_API_KEY","baseUrl":"${base}/v1"}]},"security":{"auth":{"selectedType":"openai"}},"model":{"name":"${model}"}}`,
    },
    sent: { url: `${base}/v1/chat/completions`, header: "authorization", status: 200 },
  },
  {
    id: "pi",
    pack: "@earendil-works/pi-coding-agent",
    command: ["pi", "--provider", "mimo", "--model", model, "-p", "hi"],
    home: {
      ".pi/agent/models.json": `{"providers":{"mimo":{"baseUrl":"${base}/v1","api":"openai-completions","apiKey":"${plan}","models":[{"id":"${model}"}]}}}`,
    },
    sent: { url: `${base}/v1/chat/completions`, header: "authorization", status: 200 },
  },
] as const;

afterEach(stopAll);

(wanted && canSeal() ? describe : describe.skip)("a real client", () => {
  let folder = "";
  beforeAll(() => {
    folder =
      wanted === "1" ? fs.mkdtempSync(path.join(path.dirname(scratch()), "mimo-doctor-clients-")) : (wanted ?? "");
    if (wanted !== "1") return;
    fs.writeFileSync(path.join(folder, "package.json"), "{}");
    for (const { pack } of clients) spawnSync("npm", ["install", "--no-audit", "--no-fund", pack], { cwd: folder });
  }, 600_000);

  for (const { id, command, home, sent } of clients)
    test(
      id,
      async () => {
        const [name, ...args] = command;
        const program = path.join(folder, "node_modules/.bin", name);
        if (!fs.existsSync(program)) return void console.warn(`${id} cannot be had here: not traced`);
        const { report } = await traced([program, ...args], {
          home,
          env: { MIMO_API_KEY: plan },
          options: ["--timeout", "45"],
        });
        expect(report.exchanges).toContainEqual(expect.objectContaining({ ...sent, kind: "trace" }));
        expect(report.resolutions[0]?.outcomes.model.value).toBe(model);
        expect(report.trace).toMatchObject({ client: id, predicted: expect.stringMatching(new RegExp(`^${id}@`)) });
      },
      90_000,
    );
});
