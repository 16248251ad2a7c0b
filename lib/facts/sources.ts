// Knows where each fact comes from; every row of every table points here.
import type { Source } from "../model/contracts.ts";

const docs = (page: string, seen: string): Source => ({ from: page, seen, confidence: "documented" });

export const sources = {
  integration: docs("https://mimo.mi.com/docs/en-US/quick-start/faq/api-integration", "2026-10-30"),
  tokenPlan: docs("https://platform.xiaomimimo.com/docs/en-US/tokenplan/quick-access", "2026-10-30"),
  terms: docs("https://platform.xiaomimimo.com/static/docs/price/tokenplan/subscription.md", "2026-10-30"),
  deprecation: docs("https://mimo.mi.com/docs/en-US/updates/deprecate", "2026-10-30"),
  chatApi: docs("https://platform.xiaomimimo.com/static/docs/api/chat/openai-api.md", "2026-10-30"),
  errors: docs("https://platform.xiaomimimo.com/docs/en-US/quick-start/error-codes", "2026-05-12"),
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
  publicConfigs: { from: "127 public configuration files and threads", seen: "2026-11-23", confidence: "observed" },
  publicSamples: { from: "12 public key samples with a known cluster", seen: "2026-11-23", confidence: "inferred" },
  modelCards: { from: "https://github.com/theopenco/llmgateway/pull/4173", seen: "2026-11-23", confidence: "reported" },
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
  modelsDev: { from: "https://github.com/anomalyco/models.dev @f3fc692", seen: "2026-07-02", confidence: "read" },
} as const satisfies Readonly<Record<string, Source>>;
