// Knows how the library `@anthropic-ai/sdk` 1.12 chooses: a key before a token, and both in one header.
import { anthropicSdk } from "../facts/sdks.ts";
import { sources } from "../facts/sources.ts";
import { sdkPolicy } from "../kit/sdk.ts";

export default [sdkPolicy(anthropicSdk, "1.12", sources.clientsSeen)];
