// Which client a command line starts, by the name of its program or of its package.

/** Program and package names, as npm, PyPI and the makers have them. */
const names: Readonly<Record<string, readonly string[]>> = {
  "claude-code": ["claude", "@anthropic-ai/claude-code"],
  opencode: ["opencode", "opencode-ai"],
  kilo: ["kilo", "kilocode", "@kilocode/cli"],
  codex: ["codex", "@openai/codex"],
  openclaw: ["openclaw"],
  "qwen-code": ["qwen", "@qwen-code/qwen-code"],
  pi: ["pi", "@mariozechner/pi-coding-agent", "@earendil-works/pi-coding-agent"],
  "oh-my-pi": ["omp", "@oh-my-pi/pi-coding-agent"],
  cline: ["cline"],
  "copilot-cli": ["copilot", "@github/copilot"],
  "kimi-code": ["kimi", "kimi-code", "@moonshot-ai/kimi-code"],
  continue: ["cn", "@continuedev/cli"],
  "mimo-code": ["mimo", "mimocode", "@mimo-ai/cli"],
  hermes: ["hermes"],
  codebuddy: ["codebuddy", "@tencent-ai/codebuddy-code"],
  crush: ["crush", "@charmland/crush"],
  codewhale: ["codewhale", "codewhale-tui"],
  nanobot: ["nanobot"],
  litellm: ["litellm"],
  vtcode: ["vtcode"],
  mimofan: ["mimofan"],
};

const byName = new Map(Object.entries(names).flatMap(([id, all]) => all.map((name) => [name, id] as const)));

/** Programs that start another one, whose name follows. */
const starters = /^(?:node|nodejs|bun|bunx|npx|pnpx|deno|python3?|uv|uvx|env|pnpm|yarn|npm|nice|timeout)$/;

const bare = (word: string): string => (word.split("/").pop() ?? word).replace(/\.(?:exe|cmd|m?js|cjs|py)$/, "");

/** The id of a client that is known; undefined for any other program. */
export function clientOf(command: readonly string[]): string | undefined {
  const [first = "", ...rest] = command;
  const direct = byName.get(bare(first));
  if (direct || !starters.test(bare(first))) return direct;
  for (const word of rest) {
    if (word.startsWith("-")) continue;
    const packaged = /(@[\w.-]+\/[\w.-]+)/.exec(word)?.[1];
    const id =
      byName.get(word.replace(/(?<=.)@[\w.^~-]+$/, "")) ?? (packaged && byName.get(packaged)) ?? byName.get(bare(word));
    if (id) return id;
  }
  return undefined;
}
