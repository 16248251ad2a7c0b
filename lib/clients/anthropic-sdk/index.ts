// The library `@anthropic-ai/sdk`, which is judged only by name: its variables are Claude Code's as well.
import { anthropicSdk } from "../shared/sdk-facts.ts";
import { sdkClient } from "../shared/sdk.ts";
import type { Detection } from "../../model/contracts.ts";

export const detection: Detection = { files: [], env: [] };

export default sdkClient(anthropicSdk, false);
