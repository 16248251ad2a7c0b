// By which variables a coding agent tells the programs that it starts who reads their output.

export interface AgentRow {
  readonly name: string;
  readonly title: string;
  /** Where it is written down. */
  readonly source: string;
}

export const agents = [
  { name: "CLAUDECODE", title: "Claude Code", source: "https://code.claude.com/docs/en/env-vars" },
  { name: "CODEX_SANDBOX", title: "Codex", source: "https://github.com/openai/codex/blob/main/AGENTS.md" },
  { name: "CODEX_CI", title: "Codex", source: "https://github.com/openai/codex" },
  { name: "CODEX_THREAD_ID", title: "Codex", source: "https://github.com/openai/codex" },
  { name: "CURSOR_AGENT", title: "Cursor", source: "https://docs.cursor.com/agent/terminal" },
  {
    name: "GEMINI_CLI",
    title: "Gemini CLI",
    source: "https://github.com/google-gemini/gemini-cli/blob/main/docs/tools/shell.md",
  },
  { name: "OPENCODE", title: "OpenCode", source: "https://github.com/anomalyco/opencode/issues/1775" },
  {
    name: "QWEN_CODE",
    title: "Qwen Code",
    source: "https://github.com/QwenLM/qwen-code/blob/main/docs/tools/shell.md",
  },
  { name: "CLINE_ACTIVE", title: "Cline", source: "https://github.com/cline/cline" },
  { name: "COPILOT_CLI", title: "Copilot CLI", source: "https://github.com/github/copilot-cli" },
  {
    name: "AI_AGENT",
    title: "any agent",
    source: "https://github.com/vercel/vercel/tree/main/packages/detect-agent",
  },
] as const satisfies readonly AgentRow[];

/** Whether one of them is set: to anything that does not say no. */
export const inAgent = (env: Readonly<Record<string, string | undefined>>): boolean =>
  agents.some(({ name }) => !["", "0", "false"].includes(env[name] ?? ""));
