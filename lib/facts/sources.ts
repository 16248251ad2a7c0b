// Where the facts about clients come from; those about MiMo itself name their sources in facts/mimo.json.
import type { Source } from "../model/contracts.ts";

const docs = (page: string, seen: string): Source => ({ from: page, seen, confidence: "documented" });

export const sources = {
  codewhale2627: {
    from: "https://github.com/Hmbown/CodeWhale/pull/2627 @fbf88c982",
    seen: "2026-11-23",
    confidence: "observed",
  },
  codewhale09: {
    from: "https://github.com/Hmbown/CodeWhale @75dca2cfb (0.9.10)",
    seen: "2026-11-23",
    confidence: "observed",
  },
  codewhale09read: {
    from: "https://github.com/Hmbown/CodeWhale @75dca2cfb (0.9.10)",
    seen: "2026-11-23",
    confidence: "read",
  },
  clientsSeen: {
    from: "the client itself, run against a recording server",
    seen: "2026-11-23",
    confidence: "observed",
  },
  launchd: { from: "launchd.plist(5), launchctl(1)", seen: "2026-11-24", confidence: "documented" },
  registry: {
    from: "https://learn.microsoft.com/windows/win32/procthread/environment-variables",
    seen: "2026-11-24",
    confidence: "documented",
  },
  vscode: {
    from: "https://code.visualstudio.com/docs/configure/settings, https://code.claude.com/docs/en/vs-code",
    seen: "2026-11-24",
    confidence: "documented",
  },
  mimoCode: { from: "https://github.com/XiaomiMiMo/MiMo-Code @0003aefa", seen: "2026-11-24", confidence: "read" },
  continueCli: {
    from: "https://www.npmjs.com/package/@continuedev/cli/v/1.5.47",
    seen: "2026-11-24",
    confidence: "read",
  },
  kimiCode: {
    from: "https://www.npmjs.com/package/@moonshot-ai/kimi-code/v/2.1.0",
    seen: "2026-11-24",
    confidence: "read",
  },
  pi: {
    from: "https://www.npmjs.com/package/@earendil-works/pi-coding-agent/v/0.87.1 and @mariozechner/pi-coding-agent 0.73.1",
    seen: "2026-11-24",
    confidence: "read",
  },
  ohMyPi: {
    from: "https://www.npmjs.com/package/@oh-my-pi/pi-coding-agent/v/18.2.3",
    seen: "2026-11-24",
    confidence: "read",
  },
  cline: {
    from: "https://www.npmjs.com/package/@cline/core/v/0.0.86 and @cline/llms 0.0.86, which cline 3.0.65 uses",
    seen: "2026-11-24",
    confidence: "read",
  },
  hermes: {
    from: "https://github.com/NousResearch/hermes-agent hermes_cli/runtime_provider.py @004ad482, env_loader.py @01138ffd",
    seen: "2026-11-24",
    confidence: "read",
  },
  codebuddy: docs("https://cloud.tencent.com/document/product/1831/137010", "2026-08-26"),
  zed: {
    from: "https://github.com/zed-industries/zed crates/language_models/src/provider/open_ai_compatible.rs @014676e4; https://zed.dev/docs/ai/use-api-access",
    seen: "2026-11-24",
    confidence: "read",
  },
  crush: docs("https://github.com/charmbracelet/crush README and its crush-config skill, v0.94.1", "2026-11-24"),
  openclawSchema: {
    from: "https://www.npmjs.com/package/openclaw/v/2026.9.6, its schema of the settings",
    seen: "2026-12-01",
    confidence: "read",
  },
  nanobot: {
    from: "https://github.com/HKUDS/nanobot nanobot/config/loader.py @030764ed, its documentation of Xiaomi MiMo",
    seen: "2026-11-24",
    confidence: "read",
  },
  litellmMimo: docs("https://docs.litellm.ai/docs/providers/xiaomi_mimo", "2026-10-09"),
  vtcode: {
    from: "https://github.com/vinhnx/VTCode vtcode-llm/src/providers/mimo.rs @2df60016, vtcode-config/src/loader/manager.rs @00da6a69",
    seen: "2026-11-24",
    confidence: "read",
  },
  mimofan: {
    from: "https://github.com/XiaomingX/mimofan crates/config/src/provider_defaults.rs @376a642a",
    seen: "2026-11-24",
    confidence: "read",
  },
} as const satisfies Readonly<Record<string, Source>>;
