// How the library `openai` 7.57 chooses.
import { openaiSdk } from "../shared/sdk-facts.ts";
import { sources } from "../../facts/sources.ts";
import { sdkPolicy } from "../shared/sdk.ts";

export default [sdkPolicy(openaiSdk, "7.57", sources.clientsSeen)];
