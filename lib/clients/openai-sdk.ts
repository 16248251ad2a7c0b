// Knows the library `openai`: variables alone, as long as a program gives it nothing else.
import { openaiSdk } from "../facts/sdks.ts";
import { sdkClient } from "../kit/sdk.ts";
import type { Traces } from "../model/contracts.ts";

export const traces: Traces = { files: [], env: [openaiSdk.base] };

export default sdkClient(openaiSdk, true);
