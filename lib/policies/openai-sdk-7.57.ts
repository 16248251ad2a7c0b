// Knows how the library `openai` 7.57 chooses.
import { openaiSdk } from "../facts/sdks.ts";
import { sources } from "../facts/sources.ts";
import { sdkPolicy } from "../kit/sdk.ts";

export default [sdkPolicy(openaiSdk, "7.57", sources.clientsSeen)];
