// Knows the library `@anthropic-ai/sdk`, which is judged only by name: its variables are Claude Code's as well.
import { anthropicSdk } from "../facts/sdks.ts";
import { sdkClient } from "../kit/sdk.ts";
import type { Traces } from "../model/contracts.ts";

export const traces: Traces = { files: [], env: [] };

export default sdkClient(anthropicSdk, false);
