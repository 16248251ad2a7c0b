// Oh My Pi's names and its built-in providers: Pi's once, and told apart since.
import { builtInOf, builtIns } from "../../facts/built-in.ts";
import { enough, vendors, type Builtin, type Line } from "../pi/facts.ts";
import { sources } from "../../facts/sources.ts";

export const names = { folder: "PI_CODING_AGENT_DIR" } as const;
export const root = ".omp";
export const folder = ".omp/agent";

/** The catalogue comes from the host, so nobody knows which models are in it. */
const builtins: { readonly source: typeof sources.ohMyPi; readonly rows: Readonly<Record<string, Builtin>> } = {
  source: sources.ohMyPi,
  rows: Object.fromEntries(
    builtIns.map(({ region, openai }): [string, Builtin] => [
      region === null ? "xiaomi" : `xiaomi-token-plan-${region}`,
      {
        keys: [{ name: region === null ? "XIAOMI_API_KEY" : `XIAOMI_TOKEN_PLAN_${region.toUpperCase()}_API_KEY` }],
        base: openai,
        wire: "openai-chat",
        usual: "mimo-v2.5",
      },
    ]),
  ),
};

// It comes after Xiaomi's.
const { zai: _, ...earlier } = vendors;

export const line: Line = {
  title: "Oh My Pi",
  version: "18",
  builtins: builtins.rows,
  order: ["table", "variables"],
  references: "bare",
  passesOver: true,
  wanted: { model: "modelRoles.default" },
  requires: {
    costs: "file",
    key: true,
    sparesBuiltins: false,
    oneOf: [...enough, "apiKey", "auth", "discovery", "requestMetadata"],
  },
  headers: { "openai-chat": "authorization", "openai-responses": "authorization", anthropic: "authorization" },
  byPrefix: { provider: "xiaomi", base: builtInOf("sgp").openai },
  vendors: earlier,
  own: ["xiaomi", "xiaomi-token-plan-ams", "xiaomi-token-plan-cn", "xiaomi-token-plan-sgp"],
  asksForTrust: false,
};
