// What can be wrong with settings, and what then must be said; and as many ways of being right.
import type { Random } from "../random.ts";
import { texts } from "./dialects.ts";
import { published } from "./names.ts";
import type { Spec } from "./spec.ts";

/** What a fault changes; what is missing stays as it is in the right world. */
export interface Change {
  readonly key?: string;
  readonly address?: string;
  readonly model?: string;
  readonly without?: "model" | "all";
  /** Before, or in place of, the key's name. */
  readonly prefix?: string;
  readonly keyName?: readonly string[];
  readonly comment?: string;
  /** Further settings of the same connection, by the words of their names. */
  readonly more?: Readonly<Record<string, string>>;
  readonly others?: Readonly<Record<string, string>>;
  readonly file?: string;
  /** One list for each finding that must be there: its least level, then the rules of which one says it. */
  readonly want?: readonly (readonly ["error" | "warning", ...string[]])[];
  /** Rules that may be errors besides: consequences. */
  readonly ok?: readonly string[];
}

export interface Fault {
  readonly id: string;
  /** The key itself must stand there: it is what is wrong, or half of it. */
  readonly literal?: true;
  /** Not about MiMo's key, so that none is there. */
  readonly keyless?: true;
  readonly fits?: (spec: Spec) => boolean;
  readonly change: (spec: Spec, random: Random) => Change;
}

export const hosts = {
  standard: "api.xiaomimimo.com",
  cn: "token-plan-cn.xiaomimimo.com",
  sgp: "token-plan-sgp.xiaomimimo.com",
  ams: "token-plan-ams.xiaomimimo.com",
} as const;
export const keys = {
  standard: "sk-0000example",
  cn: "tp-c0000example",
  sgp: "tp-s0000example",
  ams: "tp-a0000example",
} as const;

const pathOf = (spec: Spec): string => (spec.owner.is === "anthropic" ? "/anthropic" : "/v1");
export const addressOf = (spec: Spec, host: string = hosts[spec.plan]): string => `https://${host}${pathOf(spec)}`;

const vendors = [
  "api.deepseek.com",
  "api.openai.com",
  "api.anthropic.com",
  "openrouter.ai",
  "dashscope.aliyuncs.com",
  "api.moonshot.cn",
  "open.bigmodel.cn",
  "api.minimax.io",
  "api.siliconflow.cn",
  "api.groq.com",
  "api.mistral.ai",
  "api.together.xyz",
  "ark.cn-beijing.volces.com",
  "api.stepfun.com",
  "api.x.ai",
  "generativelanguage.googleapis.com",
  "api.fireworks.ai",
  "api.novita.ai",
  "api.cerebras.ai",
  "integrate.api.nvidia.com",
] as const;

/** Those that serve nobody's models but their own; a gateway may have MiMo's, for keys of its own. */
const makers = vendors.filter((host) =>
  /deepseek|openai|anthropic|dashscope|moonshot|bigmodel|minimax|mistral|x\.ai/.test(host),
);

/** One letter of the domain is wrong: left out, doubled, or exchanged with the next. */
function misspelt(host: string, random: Random): string {
  const at = host.indexOf("xiaomimimo") + 1 + random.below(7);
  const [a, b] = [host.charAt(at), host.charAt(at + 1)];
  const forms = [
    host.slice(0, at) + host.slice(at + 1),
    host.slice(0, at) + a + host.slice(at),
    host.slice(0, at) + b + a + host.slice(at + 2),
  ];
  const wrong = forms.filter((it) => it !== host);
  return random.of(wrong);
}

const isPlan = (spec: Spec): boolean => spec.plan !== "standard";
const isMimo = (spec: Spec): boolean => spec.owner.is === "mimo";
const isVariable = (spec: Spec): boolean => spec.style === "screaming" && !texts.has(spec.dialect.id);
/** Its names are not a library's own, which knows no others. */
const isFree = (spec: Spec): boolean => spec.owner.is === "mimo" || spec.owner.is === "nobody";
const isPaired = (spec: Spec): boolean => !texts.has(spec.dialect.id);
/** A repository usually carries this file. */
export const carried = (spec: Spec): boolean => spec.dialect.scope === "project" && !spec.dialect.mayHoldKey;

const unreadable = ["endpoint-malformed", "endpoint-refused-by-client", "endpoint-insecure", "endpoint-missing"];

const pairing: readonly Fault[] = [
  {
    id: "plan key on the standard host",
    literal: true,
    fits: (it) => isPlan(it) && isPaired(it),
    change: (it) => ({ address: addressOf(it, hosts.standard), want: [["error", "key-endpoint-mismatch"]] }),
  },
  {
    id: "standard key on a plan host",
    literal: true,
    fits: (it) => isPlan(it) && isPaired(it),
    change: () => ({ key: keys.standard, want: [["error", "key-endpoint-mismatch"]] }),
  },
  {
    id: "another vendor's host",
    literal: true,
    fits: (it) => isPlan(it) && isPaired(it),
    change: (it, random) => ({
      address: addressOf(it, random.of(vendors)),
      want: [["error", "endpoint-other-vendor", "key-leaves-for-other-vendor"]],
      ok: ["endpoint-other-vendor", "key-leaves-for-other-vendor"],
    }),
  },
  {
    id: "another vendor's host, key elsewhere",
    fits: (it) => isMimo(it) && isPaired(it),
    change: (it, random) => ({
      address: addressOf(it, random.of(makers)),
      want: [["warning", "endpoint-other-vendor", "key-leaves-for-other-vendor"]],
      ok: ["endpoint-other-vendor", "key-leaves-for-other-vendor"],
    }),
  },
];

const addresses: readonly Fault[] = [
  {
    id: "misspelt host",
    fits: isPaired,
    change: (it, random) => ({
      address: addressOf(it, misspelt(hosts[it.plan], random)),
      want: [["error", "endpoint-typo-host", "endpoint-dead-host"]],
    }),
  },
  {
    id: "unknown region",
    fits: isPaired,
    change: (it, random) => ({
      address: addressOf(
        it,
        `token-plan-${random.of(["eu", "us", "hk", "jp", "fra", "usw", "global"])}.xiaomimimo.com`,
      ),
      want: [["error", "endpoint-unknown-region", "endpoint-dead-host"]],
      ok: ["endpoint-unknown-region", "endpoint-dead-host"],
    }),
  },
  {
    id: "dead host",
    fits: isPaired,
    change: (it, random) => ({
      address: addressOf(
        it,
        random.of(["platform.xiaomimimo.com", "tokenplan.xiaomi.com", "api.mimo.ai", "mimo.xiaomi.com"]),
      ),
      want: [["error", "endpoint-dead-host", "endpoint-typo-host"]],
    }),
  },
  {
    id: "malformed address",
    fits: isPaired,
    change: (it, random) => ({
      address: random.of([
        `${hosts[it.plan]}${pathOf(it)}`,
        `htps://${hosts[it.plan]}${pathOf(it)}`,
        `https//${hosts[it.plan]}${pathOf(it)}`,
        `https:/${hosts[it.plan]}${pathOf(it)}`,
        `https://${hosts[it.plan].replace(".", " .")}${pathOf(it)}`,
      ]),
      want: [["error", ...unreadable]],
      ok: unreadable,
    }),
  },
  {
    id: "path that is not served",
    fits: isPaired,
    change: (it, random) => ({
      address: `https://${hosts[it.plan]}${random.of(["/v2", "/api/v1", "/v1/v1", "/openai"])}`,
      want: [
        ["error", "endpoint-path-unknown", "endpoint-path-missing", "endpoint-path-full", "endpoint-wrong-protocol"],
      ],
      ok: ["endpoint-wrong-protocol"],
    }),
  },
  {
    id: "plain http",
    fits: isPaired,
    change: (it) => ({ address: addressOf(it).replace("https", "http"), want: [["error", "endpoint-insecure"]] }),
  },
  {
    id: "template left in",
    fits: isPaired,
    change: (it, random) => ({
      address: addressOf(
        it,
        `token-plan-${random.of(["{region}", "<region>", "[region]", "YOUR_REGION"])}.xiaomimimo.com`,
      ),
      want: [["error", "endpoint-template-unfilled", "endpoint-unknown-region", "endpoint-malformed"]],
      ok: unreadable,
    }),
  },
];

const models: readonly Fault[] = [
  {
    id: "retired model",
    fits: isPaired,
    change: (_, random) => ({
      model: random.of(["mimo-v2-pro", "mimo-v2-flash", "mimo-v2-omni", "mimo-v2.5-pro", "mimo-v2.5"]),
      want: [["warning", "model-retired"]],
      ok: ["model-retired", "model-not-on-plan"],
    }),
  },
  {
    id: "retired model beside the first",
    fits: (it) => isPaired(it) && isFree(it),
    change: (_, random) => ({
      more: {
        [random.of([
          "small model",
          "fast model",
          "fallback model",
          "vision model",
          "title model",
          "models",
          "fallback models",
        ])]: random.of(["mimo-v2-pro", "mimo-v2-flash", "mimo-v2-omni"]),
      },
      want: [["warning", "model-retired"]],
      ok: ["model-retired", "model-not-on-plan"],
    }),
  },
  {
    id: "retired model in a list",
    fits: (it) => isPaired(it) && isFree(it),
    change: (_, random) => ({
      more: { [random.of(["models", "fallback models", "model list"])]: "mimo-v2.6-pro,mimo-v2-flash" },
      want: [["warning", "model-retired"]],
      ok: ["model-retired", "model-not-on-plan"],
    }),
  },
  {
    id: "capitals in the model",
    fits: isPaired,
    change: (_, random) => ({
      model: random.of(["MiMo-V2.6-Pro", "MIMO-V2.6-FLASH", "mimo-v2.6-Pro"]),
      want: [["warning", "model-case"]],
      ok: ["model-case"],
    }),
  },
];

const wrongKeys: readonly Fault[] = [
  {
    id: "sample in place of the key",
    literal: true,
    keyless: true,
    fits: isPaired,
    change: (_, random) => ({
      key: random.of([
        "your-api-key",
        "YOUR_API_KEY_HERE",
        "<your-mimo-key>",
        "tp-xxxxxxxxxxxxxxxx",
        "replace-me",
        "你的密钥",
        "sk-your-key",
      ]),
      want: [["error", "key-placeholder", "key-not-ascii"]],
    }),
  },
  {
    id: "masked key",
    literal: true,
    keyless: true,
    fits: isPaired,
    change: (_, random) => ({
      key: random.of(["***", "tp-****", "sk-************", "tp-c1…9z", "sk-ab...yz", "••••••••"]),
      want: [["error", "key-masked", "key-placeholder"]],
      ok: ["key-not-ascii"],
    }),
  },
  {
    id: "scheme word before the key",
    literal: true,
    fits: isPaired,
    change: (it, random) => ({
      key: `${random.of(["Bearer", "Token"])} ${keys[it.plan]}`,
      want: [["error", "key-scheme-word"]],
    }),
  },
  {
    id: "key of another vendor",
    literal: true,
    fits: isPaired,
    change: (_, random) => ({
      key: random.of(["sk-ant-api03-", "sk-or-v1-", "sk-proj-", "gsk_"]) + "4f9d".repeat(14),
      want: [["error", "key-wrong-vendor"]],
    }),
  },
  {
    id: "letter that no header can carry",
    literal: true,
    fits: isPaired,
    change: (it) => ({ key: `${keys[it.plan]}\u0430`, want: [["error", "key-not-ascii"]] }),
  },
  {
    id: "key and address exchanged",
    literal: true,
    fits: isPaired,
    change: (it) => ({
      key: addressOf(it),
      address: keys[it.plan],
      want: [["error", "key-misplaced"]],
      ok: [
        ...unreadable,
        "endpoint-unknown-host",
        "endpoint-template-unfilled",
        "endpoint-other-vendor",
        "key-leaves-for-other-vendor",
        "key-missing",
        "key-placeholder",
        "key-in-name-field",
        "endpoint-typo-host",
      ],
    }),
  },
];

const places: readonly Fault[] = [
  {
    id: "literal key in a project file",
    literal: true,
    fits: (it) => carried(it) && (isPaired(it) || isPlan(it)),
    change: () => ({ want: [["error", "key-in-project-file"]] }),
  },
  {
    id: "key in a comment of a project file",
    fits: (it) => carried(it) && !it.dialect.bare && isPlan(it),
    change: (it, random) => ({
      comment: random.of(["old: ", "MIMO_API_KEY=", "was ", "key = "]) + keys[it.plan],
      want: [["error", "key-in-project-file"]],
    }),
  },
  {
    id: "key in a field for a name",
    literal: true,
    fits: (it) => it.dialect.nested === true && isPlan(it),
    change: (_, random) => ({
      keyName: random.of([
        ["api", "key", "env"],
        ["env", "key"],
        ["key", "env"],
        ["api", "key", "variable"],
      ]),
      want: [["error", "key-in-name-field"]],
      ok: ["key-missing"],
    }),
  },
  {
    id: "name that bundlers publish",
    literal: true,
    fits: (it) => isVariable(it) && isMimo(it),
    change: (_, random) => ({ prefix: random.of(published), want: [["error", "key-exposed-to-browser"]] }),
  },
  {
    id: "key in another vendor's variable",
    literal: true,
    fits: (it) => isPlan(it) && isVariable(it) && it.owner.is === "nobody" && it.owner.words.length > 0,
    change: (_, random) => ({
      without: "all",
      prefix: random.of([
        "DEEPSEEK_API_KEY",
        "OPENROUTER_API_KEY",
        "MOONSHOT_API_KEY",
        "GROQ_API_KEY",
        "GEMINI_API_KEY",
      ]),
      want: [["warning", "key-in-foreign-variable", "key-leaves-for-other-vendor"]],
      ok: ["key-in-foreign-variable", "key-leaves-for-other-vendor", "endpoint-other-vendor"],
    }),
  },
];

export const faults: readonly Fault[] = [...pairing, ...addresses, ...models, ...wrongKeys, ...places];

/** Another vendor's settings; its key too, where one may stand. */
const foreign = (it: Spec): Readonly<Record<string, string>> => ({
  ...(carried(it) ? {} : { DEEPSEEK_API_KEY: "sk-0000examplez" }),
  DEEPSEEK_BASE_URL: "https://api.deepseek.com/v1",
  DEEPSEEK_MODEL: "deepseek-chat",
});

/** Ways of being right: nothing above a note, but what the place of the file itself brings. */
export const rights: readonly Fault[] = [
  { id: "right: plain", change: () => ({}) },
  { id: "right: no model", fits: isMimo, change: () => ({ without: "model" }) },
  { id: "right: beside another vendor", fits: isVariable, change: (it) => ({ others: foreign(it) }) },
  {
    id: "right: sample in a comment",
    fits: (it) => !it.dialect.bare,
    change: (_, random) => ({
      comment: random.of(["MIMO_API_KEY=your-api-key", "MIMO_API_KEY=tp-****", "put your tp-... key here"]),
    }),
  },
  {
    id: "right: only another vendor",
    keyless: true,
    fits: isVariable,
    change: (it) => ({ without: "all", others: foreign(it) }),
  },
  {
    id: "right: another Xiaomi",
    keyless: true,
    fits: isVariable,
    change: () => ({
      without: "all",
      others: {
        XIAOMI_HOME_TOKEN: "0123456789abcdef0123456789abcdef",
        XIAOMI_HOME_HOST: "192.168.1.30",
        XIAOMI_MODE: "local",
      },
    }),
  },
  {
    id: "right: another model beside the first",
    fits: (it) => isPaired(it) && isFree(it),
    change: (_, random) => ({
      more: {
        [random.of(["small model", "fast model", "fallback model", "vision model", "models"])]: "mimo-v2.6-flash",
      },
    }),
  },
  {
    id: "right: name of the variable",
    keyless: true,
    literal: true,
    fits: (it) => it.dialect.nested === true,
    change: (_, random) => ({
      key: random.of(["AI_SECRET", "MIMO_API_KEY"]),
      keyName: random.of([
        ["api", "key", "env"],
        ["env", "key"],
        ["key", "env"],
      ]),
    }),
  },
  {
    id: "right: model through a gateway",
    fits: (it) => isPaired(it) && it.owner.is === "nobody",
    literal: true,
    keyless: true,
    change: (_, random) => ({
      key: "sk-or-v1-" + "4f9d".repeat(14),
      address: "https://openrouter.ai/api/v1",
      model: random.of(["xiaomi/mimo-v2.6-pro", "xiaomimimo/mimo-v2.6-pro"]),
    }),
  },
  {
    id: "right: proxy of one's own",
    fits: (it) => isPaired(it) && it.owner.is !== "anthropic",
    change: (it, random) => ({ address: `http://${random.of(["localhost:4000", "127.0.0.1:8080"])}${pathOf(it)}` }),
  },
  {
    id: "right: example file",
    literal: true,
    keyless: true,
    fits: (it) => it.dialect.id === "dotenv",
    change: (_, random) => ({ file: ".env.example", key: random.of(["your-api-key", "tp-xxxxxxxx", "sk-your-key"]) }),
  },
];
