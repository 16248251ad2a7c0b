// Other vendors' variables, and when a key is MiMo's nevertheless.
import type { Facts } from "../model/facts.ts";
import type { Candidate } from "../model/layer.ts";
import type { Resolution } from "../model/resolution.ts";
import { Secret } from "../model/secret.ts";
import { isMimoName, isMimoVariable } from "./mimo.ts";
import { vendorOfVariable } from "./vendors.ts";

/** Key variables of other vendors, whose programs send what stands there home unless another address is set. */
export const vendorKeys = [
  { name: "OPENAI_API_KEY", vendor: "OpenAI", base: "OPENAI_BASE_URL" },
  { name: "ANTHROPIC_API_KEY", vendor: "Anthropic", base: "ANTHROPIC_BASE_URL" },
  { name: "ANTHROPIC_AUTH_TOKEN", vendor: "Anthropic", base: "ANTHROPIC_BASE_URL" },
  { name: "DEEPSEEK_API_KEY", vendor: "DeepSeek", base: "DEEPSEEK_BASE_URL" },
  { name: "OPENROUTER_API_KEY", vendor: "OpenRouter", base: "OPENROUTER_BASE_URL" },
  { name: "MOONSHOT_API_KEY", vendor: "Moonshot", base: "MOONSHOT_BASE_URL" },
  { name: "KIMI_API_KEY", vendor: "Moonshot (Kimi)", base: "KIMI_BASE_URL" },
  { name: "DASHSCOPE_API_KEY", vendor: "Alibaba Cloud (DashScope)", base: "DASHSCOPE_BASE_URL" },
  { name: "GEMINI_API_KEY", vendor: "Google", base: "GOOGLE_GEMINI_BASE_URL" },
  { name: "ZAI_API_KEY", vendor: "Z.ai", base: "ZAI_BASE_URL" },
  { name: "GROQ_API_KEY", vendor: "Groq", base: "GROQ_BASE_URL" },
  { name: "MISTRAL_API_KEY", vendor: "Mistral", base: "MISTRAL_BASE_URL" },
] as const;

/** Whose key a variable holds by its name. The list is not opened for what is MiMo's or no variable's name. */
export const vendorOfKey = (name: string): string | undefined =>
  isMimoVariable(name) || name !== name.toUpperCase() ? undefined : vendorOfVariable(name)?.vendor;

/** Logins that never hold anything but the vendor's own credential. */
export const vendorLogins: Readonly<Record<string, string>> = {
  CLAUDE_CODE_OAUTH_TOKEN: "Anthropic",
  primaryApiKey: "Anthropic",
};

/** It stands under a name, or in a table, that is there for MiMo. */
const isForMimo = ({ name, place }: Candidate): boolean =>
  isMimoVariable(name) || (place.kind === "file" && (place.keys ?? []).some((key) => isMimoName(String(key))));

/** Whether the key that a client sends is MiMo's: by its prefix, by its place, or by the model that is asked with it. */
export function isMimoKey({ key, model }: Resolution, gateway: boolean, facts: Facts): boolean {
  if (!(key.value instanceof Secret) || !key.value.real || key.value.info.vendor) return false;
  if (key.value.info.plan === "token-plan") return true;
  if (key.candidate && isForMimo(key.candidate)) return true;
  return !gateway && model.value !== null && facts.isMimoModel(model.value);
}

/** What stands for a kind of file, and is nobody's client. */
export const kindsOfFiles: ReadonlySet<string> = new Set([
  "dotenv",
  "shell",
  "compose",
  "github-actions",
  "systemd",
  "launchd",
  "registry",
  "vscode",
  "generic",
]);
