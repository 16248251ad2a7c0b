// What OpenClaw accepts in its settings, of the tables that lead to a model.
import { sources } from "../../facts/sources.ts";
import type { SettingsSchema } from "../../model/settings-schema.ts";
import { msg } from "../../model/message.ts";

/** Protocols of a provider, or of one of its models. */
const apis = [
  "openai-completions",
  "openai-responses",
  "openai-chatgpt-responses",
  "anthropic-messages",
  "google-generative-ai",
  "google-vertex",
  "github-copilot",
  "bedrock-converse-stream",
  "ollama",
  "pi-messages",
  "azure-openai-responses",
  // Changed to its new name at the start.
  "openai-codex-responses",
] as const;

/** Providers that OpenClaw or its plugins bring: their tables may leave out what others must have. */
const bundled = (
  "amazon-bedrock amazon-bedrock-mantle anthropic anthropic-vertex arcee azure-openai-responses byteplus byteplus-plan cerebras " +
  "chutes claude-cli clawrouter cloudflare-ai-gateway codex comfy copilot-proxy dashscope deepinfra deepseek fal fireworks " +
  "github-copilot gmi gmi-cloud gmicloud google google-antigravity google-gemini-cli google-vertex groq huggingface kilocode kimi " +
  "kimi-coding litellm lmstudio meta microsoft-foundry minimax minimax-portal mistral modelstudio moonshot moonshot-ai moonshotai " +
  "nvidia novita novita-ai novitaai ollama ollama-cloud openai opencode opencode-go openrouter qianfan qwen qwen-token-plan " +
  "qwencloud sglang stepfun stepfun-plan synthetic tencent-tokenhub tencent-tokenplan together venice vercel-ai-gateway vllm " +
  "volcengine volcengine-plan vydra x-ai xai xiaomi xiaomi-token-plan z.ai z-ai zai"
).split(" ");

const root = Object.fromEntries(
  (
    "$schema meta env wizard diagnostics logging update telemetry browser ui secrets auth accessGroups acp models nodeHost agents " +
    "worktreeRoot worktreeAcceleration tools security bindings broadcast attachments messages tts commands approvals session cron " +
    "transcripts hooks channels discovery talk gateway cloudWorkers desktop memory mcp skills plugins surfaces proxy " +
    // Older names, which are moved at the start.
    "defaultModel routing memorySearch heartbeat crestodian audio web queue codeMode"
  )
    .split(" ")
    .map((name) => [name, "any"] as const),
);

export const schema: SettingsSchema = {
  title: "OpenClaw",
  source: sources.openclawSchema,
  refuses: "stops",
  includes: "$include",
  tables: [
    {
      at: [],
      closed: true,
      fields: root,
      instead: msg("the setting in `models.providers` or `agents.defaults`"),
    },
    {
      at: ["env"],
      closed: true,
      fields: { vars: "table", shellEnv: "table" },
      instead: msg("the variable in `env.vars`"),
    },
    {
      at: ["models"],
      closed: true,
      fields: { mode: ["merge", "replace"], providers: "table", catalogRefresh: "any", pricing: "any" },
    },
    {
      at: ["models", "providers", "*"],
      closed: true,
      required: { fields: ["baseUrl", "models"], unless: bundled },
      fields: {
        baseUrl: "text",
        apiKey: "any",
        auth: ["api-key", "aws-sdk", "oauth", "token"],
        api: apis,
        maxTokens: "number",
        timeoutSeconds: "number",
        region: "text",
        injectNumCtxForOpenAICompat: "switch",
        params: "table",
        agentRuntime: "table",
        localService: "table",
        headers: "table",
        authHeader: "switch",
        request: "table",
        models: "list",
      },
    },
    {
      at: ["models", "providers", "*", "models", "*"],
      closed: true,
      fields: {
        id: "text",
        name: "text",
        api: apis,
        baseUrl: "text",
        reasoning: "switch",
        input: "list",
        cost: "table",
        contextWindow: "number",
        contextTokens: "number",
        maxTokens: "number",
        thinkingLevelMap: "table",
        params: "table",
        agentRuntime: "table",
        headers: "table",
        compat: "table",
        mediaInput: "table",
        metadataSource: ["models-add"],
      },
    },
    {
      at: ["agents", "defaults", "model"],
      closed: true,
      orText: true,
      fields: { primary: "text", fallbacks: "list" },
    },
  ],
};
