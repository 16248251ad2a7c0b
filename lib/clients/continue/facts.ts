// Continue's names, the providers that its command line speaks to, and where requests go as long as nothing is set.
import type { Header, Protocol } from "../../model/resolution.ts";
import { builtInOf } from "../../facts/built-in.ts";
import { sources } from "../../facts/sources.ts";

export const names = { home: "CONTINUE_GLOBAL_DIR" } as const;

export const folder = ".continue";

export interface Provider {
  readonly wire: Protocol;
  readonly header: Header;
  readonly tail?: string;
  /** Null where it is the vendor's affair. */
  readonly address: string | null;
  /** The command line does not know it and does not start; editors, which share the file, do. */
  readonly editorsOnly?: true;
}

const openai = (address: string | null): Provider => ({ wire: "openai-chat", header: "authorization", address });

/** Providers that speak OpenAI's protocol to whatever address they are given. */
const compatible = {
  source: sources.continueCli,
  addresses: {
    openai: "https://api.openai.com/v1",
    xAI: "https://api.x.ai/v1",
    zAI: "https://api.z.ai/api/paas/v4",
    mistral: "https://api.mistral.ai/v1",
    deepinfra: "https://api.deepinfra.com/v1/openai",
    vllm: "http://localhost:8000/v1",
    groq: "https://api.groq.com/openai/v1",
    sambanova: "https://api.sambanova.ai/v1",
    "text-gen-webui": "http://127.0.0.1:5000/v1",
    cerebras: "https://api.cerebras.ai/v1",
    msty: "http://localhost:10000",
    nvidia: "https://integrate.api.nvidia.com/v1",
    scaleway: "https://api.scaleway.ai/v1",
    fireworks: "https://api.fireworks.ai/inference/v1",
    together: "https://api.together.xyz/v1",
    novita: "https://api.novita.ai/v3/openai",
    nebius: "https://api.studio.nebius.ai/v1",
    "llama.cpp": "http://localhost:8000",
    llamafile: "http://localhost:8000",
    lmstudio: "http://localhost:1234",
    ollama: "http://localhost:11434/v1",
  } as Readonly<Record<string, string>>,
};

const anthropic: Provider = {
  wire: "anthropic",
  header: "x-api-key",
  tail: "/messages",
  address: "https://api.anthropic.com/v1",
};

/** Providers that are known and that go their own ways. */
const others: ReadonlySet<string> = new Set(
  (
    "azure bedrock cohere cometapi askSage gemini jina deepseek moonshot relace inception watsonx vertexai llamastack voyage minimax " +
    "kindo ovhcloud ncompass function-network tensorix openrouter clawrouter huggingface-inference-api ai-sdk"
  ).split(" "),
);

const mimo: Provider = { ...openai(builtInOf(null).openai), editorsOnly: true };

/** Undefined where nobody knows it: the command line then does not start. */
export function providerOf(name: string): Provider | undefined {
  if (name === "mimo") return mimo;
  if (name === "anthropic") return anthropic;
  if (Object.hasOwn(compatible.addresses, name)) return openai(compatible.addresses[name] as string);
  return others.has(name) ? openai(null) : undefined;
}
