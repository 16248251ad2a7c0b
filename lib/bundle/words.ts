// The words that may stand in a bundle: those of the products that are asked about, and none of a person's own.
import type { Facts } from "../model/facts.ts";
import { createHash, randomBytes } from "node:crypto";
import clients from "../clients/index.ts";
import * as agentsFacts from "../cli/agents.ts";
import * as claudeCodeFacts from "../clients/claude-code/facts.ts";
import * as clineFacts from "../clients/cline/facts.ts";
import * as codewhaleFacts from "../clients/codewhale/facts.ts";
import * as codexFacts from "../clients/codex/facts.ts";
import * as continueFacts from "../clients/continue/facts.ts";
import * as copilotCliFacts from "../clients/copilot-cli/facts.ts";
import * as crushFacts from "../clients/crush/facts.ts";
import * as foreignFacts from "../facts/foreign.ts";
import * as hermesFacts from "../clients/hermes/facts.ts";
import * as kiloFacts from "../clients/kilo/facts.ts";
import * as kimiCodeFacts from "../clients/kimi-code/facts.ts";
import * as litellmFacts from "../clients/litellm/facts.ts";
import * as mimoCodeFacts from "../clients/mimo-code/facts.ts";
import * as mimofanFacts from "../clients/mimofan/facts.ts";
import * as nanobotFacts from "../clients/nanobot/facts.ts";
import * as ohMyPiFacts from "../clients/oh-my-pi/facts.ts";
import * as openclawFacts from "../clients/openclaw/facts.ts";
import * as opencodeFacts from "../clients/opencode/facts.ts";
import * as piFacts from "../clients/pi/facts.ts";
import * as qwenCodeFacts from "../clients/qwen-code/facts.ts";
import * as regionsFacts from "../rules/shared/regions.ts";
import * as sdksFacts from "../clients/shared/sdk-facts.ts";
import * as servicesFacts from "../rules/shared/services.ts";
import * as toolsFacts from "../clients/generic/tools.ts";
import * as vscodeFacts from "../clients/vscode/facts.ts";
import * as vtcodeFacts from "../clients/vtcode/facts.ts";
import * as zedFacts from "../clients/zed/facts.ts";
import * as proxiesFacts from "../rules/shared/proxies.ts";
import * as exposingFacts from "../facts/exposing.ts";
import { sampleWords, labelWords, schemeWords } from "../facts/keys.ts";
import { otherKeyNames, mimoNames } from "../facts/names.ts";
import { samples } from "../cli/commands/explain/samples.ts";
import { shipped } from "../facts/shipped.ts";
import { vendorLines } from "../facts/vendor-lines.ts";

const word = /[\p{L}\p{N}\p{M}]+/gu;

export const wordsIn = (text: string): readonly string[] => text.toLowerCase().match(word) ?? [];

/** Of settings and folders that clients know and no table holds. */
const usual =
  "absolute access account action actions active additional agent agents alias aliases all allow allowlist always anthropic any api apibase apikey " +
  "app appdata application apply args arm64 array ask async at auth author authorization auto available aws azure background base baseurl bash bearer bedrock bin boolean both " +
  "bot browser build builtin by cache capabilities cargo chat checkout chat choice ci claude cli client code codex com command completion completions compat compatible compose config configs content context " +
  "continue copilot core cost crates2 credential credentials crush cn ams sgp cursor custom data date debug deepseek default defaults deploy description desktop dev develop dir disable disabled " +
  "display docker dockerfile dockerignore dotenv edit effort embed embedding en enable enabled endpoint endpoints env environment environments envrc etc example exec experimental export express external extra " +
  "fallback fallbacks false fast feature features file files fish flag flags folder folder1 folder2 folder3 folder4 folder5 folder6 format free from full function gateway gemini general generic get git github " +
  "gitlab glm global google gpt group groq header headers heartbeat helper hermes high hidden home hooks host http https id image images include index info input install instructions int interval io items " +
  "job jobs js json json5 jsonc jwt keep key keyring keys kilo kilocode kimi label lan lang language large latest lax level library linux list litellm llama llm local localhost log login logs low machine main " +
  "managed manual map max mcp md medium merge message messages min mini mistral mode model models modes name names nanobot net never new next no node none normal npm npmrc null number oauth object off ollama on openai " +
  "openclaw opencode openrouter option options opus org os other output override package packages pages parallel path paths permission permissions pi plan plugin plugins plist pool port powershell preset primary private " +
  "pro process prod production profile profiles program project projects prompt properties provider providers proxy public pull push python python3 qwen read reasoning ref region registry release remote repo " +
  "request requests required reset response responses restart rest retry role roles root route router routes rs rules run runner runs safe sandbox schema scope script scripts sdk search secret secrets self server service services session sessions set settings " +
  "sh share shared shell small sonnet source speech src sse ssh staging standard start state stdio step steps stop storage store stream strict string strip strong style sub support switch system systemd table task tasks team temp template test tests " +
  "text theme thinking timeout title tmp token tokens toml tool tools top tts trust true type types typescript ubuntu ui unless up update url urls usage use user users username password utf utf8 uuid v0 v1 v2 v3 v4 v5 value values var vars " +
  "vendor verify version vertex via view vision vscode vscodium vtcode web webhook websocket wire with word work workbuddy workflow workflows workspace workspaces wrapper write www x yaml yes yml zai zed zsh zshrc zshenv zprofile profile bashrc " +
  "localappdata roaming library support programdata files c windows local share xdg usr opt var lib keep readme 1m 127 00 payg pay go as you tokenplan chatgpt max1 beta preview alpha turbo flash plus omni lite";

/** Every text without blanks in a table; sentences are none. */
function* textsIn(root: unknown): Generator<string> {
  const queue: unknown[] = [root];
  for (const value of queue) {
    if (typeof value === "string") {
      if (!value.includes(" ")) yield value;
      else if (value.includes("\n") || value.startsWith("{")) yield value;
    } else if (value instanceof Set) queue.push(...value);
    else if (Array.isArray(value)) queue.push(...(value as readonly unknown[]));
    else if (typeof value === "object" && value !== null && !("template" in value))
      queue.push(...Object.keys(value), ...Object.values(value));
  }
}

const traces = clients.map(({ id, detection: own, versions }) => ({ id, own, versions }));

const tables = [
  agentsFacts,
  claudeCodeFacts,
  clineFacts,
  codewhaleFacts,
  codexFacts,
  continueFacts,
  copilotCliFacts,
  crushFacts,
  foreignFacts,
  hermesFacts,
  kiloFacts,
  kimiCodeFacts,
  litellmFacts,
  mimoCodeFacts,
  mimofanFacts,
  nanobotFacts,
  ohMyPiFacts,
  openclawFacts,
  opencodeFacts,
  piFacts,
  qwenCodeFacts,
  regionsFacts,
  sdksFacts,
  servicesFacts,
  toolsFacts,
  vscodeFacts,
  vtcodeFacts,
  zedFacts,
  proxiesFacts,
  exposingFacts,
].map((it) => Object.values(it) as readonly unknown[]);

let known: ReadonlySet<string> | undefined;

/** In lower case. */
const publicWords = (): ReadonlySet<string> =>
  (known ??= new Set(
    [
      ...textsIn([tables, traces, shipped, samples, otherKeyNames, mimoNames, schemeWords, sampleWords, labelWords]),
      vendorLines,
      usual,
    ].flatMap(wordsIn),
  ));

/** Letters and digits in turn, or longer than any word: it may be a key, also where a name stands. */
const isRandom = (text: string): boolean =>
  text.length > 32 || (text.length >= 10 && (text.match(/\p{L}(?=\d)|\d(?=\p{L})/gu) ?? []).length >= 3);

const letters = "abcdefghijklmnopqrstuvwxyz";
/** No made-up word is longer, so that none is taken for a key. */
const MAX_LENGTH = 24;

export interface Disguise {
  /** The text with another word for each that is not public; the same for the same. */
  readonly text: (text: string) => string;
  /** Whether nothing in it would be replaced. */
  readonly isPublic: (text: string) => boolean;
}

/** `4o`, `70b`, `20250514`: parts of the names of models, and of versions. */
const ofVersion = /^(?:\d{1,2}[a-z]?|20[2-9]\d(?:[01]\d[0-3]\d)?)$/;

/** @param names Names of settings and variables, whose words may stay unless they look like a key. */
export function disguising(names: Iterable<string>, facts: Facts): Disguise {
  const salt = randomBytes(32);
  const allowed = new Set(publicWords());
  for (const name of names) for (const one of wordsIn(name)) if (!isRandom(one)) allowed.add(one);
  const made = new Map<string, string>();
  const other = (own: string): string => {
    if (allowed.has(own.toLowerCase())) return own;
    if (/^\d+$/.test(own)) return "1".repeat(Math.min(own.length, MAX_LENGTH));
    const lower = own.toLowerCase();
    let stem = made.get(lower);
    if (stem === undefined) {
      const bytes = createHash("sha256").update(salt).update(lower).digest();
      const length = Math.min(Math.max(2, lower.length), MAX_LENGTH);
      made.set(lower, (stem = Array.from({ length }, (_, n) => letters[(bytes[n % 32] as number) % 26]).join("")));
    }
    return /^\p{Lu}+\P{Ll}*$/u.test(own) ? stem.toUpperCase() : stem;
  };
  return {
    text: (text) =>
      text
        .replace(/\/\/[^\s/@"'`]+@/g, (it) => (it.includes(":") ? "//user:password@" : "//user@"))
        .split(hostIn)
        .map((part, n) => (n % 2 === 1 && isMeant(part, facts) ? part : part.replace(word, other)))
        .join("")
        .replace(signRun, quieted),
    isPublic(text) {
      const words = wordsIn(text);
      const unknown = words.filter((one) => !allowed.has(one));
      return (
        !/[^\p{ASCII}]/u.test(text) &&
        text.replace(signRun, quieted) === text &&
        unknown.length <= Math.min(3, words.filter((one) => /^[a-z]{3}/.test(one) && allowed.has(one)).length) &&
        unknown.every((one) => ofVersion.test(one))
      );
    },
  };
}

const signRun = /(?:(?!:\/\/)[!-/:-@[-`{-~]){5,}/g;

const hostIn = /(?<=:\/\/(?:user(?::password)?@)?)(\[[^\]]*\]|[^\s/:?#@"'`}]+)/;

/** A host that was meant to be one of MiMo's: the slip is what the diagnosis is about. */
const isMeant = (host: string, facts: Facts): boolean => {
  const kind = facts.knowHost(host.toLowerCase())?.kind;
  return kind === "typo" || kind === "region" || kind === "loopback";
};

/** A password may be of signs alone; only one sign over and over says nothing. */
const quieted = (signs: string): string => (new Set(signs).size <= 2 ? signs : signs.slice(0, 2));
