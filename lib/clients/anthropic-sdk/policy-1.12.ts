// How the library `@anthropic-ai/sdk` 1.12 chooses: a key before a token, and both in one header.
import { anthropicSdk } from "../shared/sdk-facts.ts";
import { sources } from "../../facts/sources.ts";
import { sdkPolicy } from "../shared/sdk.ts";

export default [sdkPolicy(anthropicSdk, "1.12", sources.clientsSeen)];
