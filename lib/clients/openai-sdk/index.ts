// The library `openai`: variables alone, as long as a program gives it nothing else.
import { openaiSdk } from "../shared/sdk-facts.ts";
import { sdkClient } from "../shared/sdk.ts";
import type { Detection } from "../../model/contracts.ts";

export const detection: Detection = { files: [], env: [openaiSdk.base] };

export default sdkClient(openaiSdk, true);
