// Names and references, understood by their words: by table, and built from words in every case style.
import { describe, expect, test } from "@jest/globals";
import fc from "./support/property.ts";
import type { Role } from "../lib/model/observation.ts";
import { referencesIn } from "../lib/observe/references.ts";
import { vendorWords } from "../lib/observe/vocabulary.ts";
import { namesBy, wordsOf } from "../lib/observe/words.ts";

const understand = namesBy({
  vendors: vendorWords,
  published: (name) => ["VITE_", "NEXT_PUBLIC_", "PUBLIC_"].find((it) => name.startsWith(it)) ?? null,
});

type Row = readonly [name: string, role: Role | null, owner: string | null, stem: string];
const rows: readonly Row[] = [
  ["MI_API_KEY", "key", "mimo", "mimo"],
  ["MIMO_SK", "key", "mimo", "mimo"],
  ["XIAOMI_APIKEY", "key", "mimo", "mimo"],
  ["XIAOMI_MIMO_TOKEN_PLAN_API_KEY", "key", "mimo", "mimo-plan"],
  ["MIMO_TOKEN_PLAN_BASE_URL", "address", "mimo", "mimo-plan"],
  ["xiaomiMimoApiKey", "key", "mimo", "mimo"],
  ["mimo.token-plan.key", "key", "mimo", "mimo-plan"],
  ["XIAOMIMIMO_PROXY_URL", "address", "mimo", "mimo"],
  ["MIMO_API_KEY_2", "key", "mimo", "mimo-2"],
  ["MIMO_API_KEY_CN", "key", "mimo", "mimo-cn"],
  ["X_MODEL_BASE_URL", "address", null, "x"],
  ["X_MODEL_NAME", "model", null, "x"],
  ["X_MODEL_API_KEY", "key", null, "x"],
  ["OPENAI_CHAT_MODEL", "model", "openai", "openai"],
  ["OpenAI__ApiKey", "key", "openai", "openai"],
  ["openai.baseUrl", "address", "openai", "openai"],
  ["MODEL", "model", null, ""],
  ["FALLBACK_MODELS", "models", null, ""],
  ["MIMO_FAST_MODEL", "model", "mimo", "mimo"],
  ["ANTHROPIC_DEFAULT_SONNET_MODEL", "model", "anthropic", "anthropic"],
  ["--api-key", "key", null, ""],
  ["VITE_MIMO_KEY", "key", "mimo", "mimo"],
  ["api_key_env", "key-name", null, ""],
  ["envKey", "key-name", null, ""],
  ["apiKeyVariable", "key-name", null, ""],
  ["env_var", "key-name", null, ""],
  ["Authorization", "header", null, ""],
  ["x-api-key", "key", null, "x"],
  ["endpoint_url", "address", null, ""],
  ["apiBase", "address", null, ""],
  ["OPENAI_API_BASE", "address", "openai", "openai"],
  ["XIAOMI_MIMO_MODE", "mode", "mimo", "mimo"],
  ["model_provider", "provider", null, ""],
  ["apiKeyHelper", null, null, ""],
  ["max_tokens", null, null, ""],
  ["TOKEN_LIMIT", null, null, ""],
  ["monkey", null, null, ""],
  ["KEYBOARD_LAYOUT", null, null, ""],
  ["DATABASE_URL", null, null, ""],
  ["docsUrl", null, null, ""],
  ["HTTP_PROXY", null, null, ""],
  ["SORT_KEY", null, null, ""],
  ["MIMO_API_KEY_FILE", null, "mimo", ""],
  ["environment", null, null, ""],
  ["dark_mode", null, null, ""],
  ["XIAOMI_HOME_TOKEN", "key", "xiaomi-home", "xiaomi-home"],
  ["xiaomi_miio", null, "xiaomi-home", ""],
];

test.each(rows)("%s", (name, role, owner, stem) => {
  const named = understand(name);
  expect([named.role, named.owner, named.stem]).toEqual([role, owner, stem]);
});

test("a published prefix is no part of the name", () => {
  expect(understand("VITE_MIMO_KEY").published).toBe("VITE_");
  expect(understand("NEXT_PUBLIC_MIMO_API_KEY")).toMatchObject({ published: "NEXT_PUBLIC_", stem: "mimo" });
  expect(understand("viteMimoKey").published).toBe(null);
});

describe("names built from words", () => {
  const styles: Readonly<Record<string, (words: readonly string[]) => string>> = {
    screaming: (words) => words.join("_").toUpperCase(),
    snake: (words) => words.join("_"),
    kebab: (words) => words.join("-"),
    dotted: (words) => words.join("."),
    camel: (words) => words.map((word, n) => (n ? capital(word) : word)).join(""),
    pascal: (words) => words.map(capital).join(""),
    flag: (words) => `--${words.join("-")}`,
  };
  const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);
  const owners: readonly (readonly [words: readonly string[], owner: string | null, stem: string])[] = [
    [["mimo"], "mimo", "mimo"],
    [["xiaomi", "mimo"], "mimo", "mimo"],
    [["xiaomi"], "mimo", "mimo"],
    [["mimo", "token", "plan"], "mimo", "mimo-plan"],
    [["deepseek"], "deepseek", "deepseek"],
    [["anthropic"], "anthropic", "anthropic"],
    [["acme"], null, "acme"],
    [["acme", "bot"], null, "acme-bot"],
  ];
  const roles: readonly (readonly [words: readonly string[], role: Role])[] = [
    [["api", "key"], "key"],
    [["key"], "key"],
    [["auth", "token"], "key"],
    [["apikey"], "key"],
    [["base", "url"], "address"],
    [["baseurl"], "address"],
    [["api", "base"], "address"],
    [["endpoint"], "address"],
    [["model"], "model"],
    [["model", "name"], "model"],
    [["default", "model"], "model"],
    [["fallback", "models"], "models"],
    [["api", "key", "env"], "key-name"],
  ];
  test("have the role, the owner and the stem that they were built from", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...owners),
        fc.constantFrom(...roles),
        fc.constantFrom(...Object.keys(styles)),
        ([words, owner, stem], [tail, role], style) => {
          const named = understand((styles[style] as (it: readonly string[]) => string)([...words, ...tail]));
          expect([named.role, named.owner, named.stem]).toEqual([role, owner, stem]);
        },
      ),
      { numRuns: 1_000 },
    );
  });
  test("never fail, whatever they are made of", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 130, unit: "binary" }), (name) => {
        const named = understand(name);
        expect(named.words.join("")).toBe(named.words.join("").toLowerCase());
        expect(wordsOf(name, vendorWords)).toBeInstanceOf(Array);
      }),
    );
  });
});

type Reference = readonly [
  text: string,
  dialect: string,
  names: readonly string[],
  otherwise: string | undefined,
  lookup: boolean,
];
const references: readonly Reference[] = [
  ["${A}", "shell", ["A"], undefined, true],
  ["${A:-https://h/${B:-v1}}", "shell", ["A"], "https://h/${B:-v1}", true],
  ["${A:?say so}", "shell", ["A"], undefined, true],
  ["${env:A}", "shell", ["A"], undefined, true],
  ["${spring.ai.key:x}", "shell", [], undefined, false],
  ["${secret:A}", "store", [], undefined, false],
  ["$A", "shell", ["A"], undefined, true],
  ["%A%", "batch", ["A"], undefined, true],
  ["$env:A", "powershell", ["A"], undefined, true],
  ["$(op read op://a/b)", "command", [], undefined, false],
  ["$(A_KEY)", "command", ["A_KEY"], undefined, false],
  ["`cat key`", "command", [], undefined, false],
  ["{env:A}", "env-braces", ["A"], undefined, true],
  ["{file:~/.key}", "file-braces", [], undefined, false],
  ["env:A", "env-colon", ["A"], undefined, true],
  ["os.environ/A", "os.environ", ["A"], undefined, true],
  ["!ENV ${A}", "yaml-tag", ["A"], undefined, true],
  ["{{ .Values.key }}", "template", [], undefined, false],
  ["{{ env.A }}", "template", ["A"], undefined, false],
  ["${{ secrets.A || vars.B || 'x' }}", "github", ["A", "B"], "x", false],
  ["${{ format('{0}', secrets.A) }}", "github", ["A"], undefined, false],
  ["${{ steps.k.outputs.v }}", "github", [], undefined, false],
  ["op://vault/mimo/key", "store", [], undefined, false],
  ["vault:kv/mimo#key", "store", [], undefined, false],
];

describe("references", () => {
  test.each(references)("%s", (text, dialect, names, otherwise, lookup) => {
    const [found, ...more] = referencesIn(text);
    expect(more).toEqual([]);
    expect(found).toMatchObject({ dialect, names, lookup, start: 0, end: text.length });
    expect(found?.otherwise).toBe(otherwise);
  });
  test.each(["", "plain", "https://api.xiaomimimo.com/v1", "50%", "a$", "{}", "model: x", "$5"])(
    "%j is none",
    (text) => {
      expect(referencesIn(text)).toEqual([]);
    },
  );
  test("a name that could be a key is not kept", () => {
    expect(referencesIn(`\${sk_${"a1b2c3d4".repeat(5)}}`)[0]?.names).toEqual([]);
  });
  test("stand where their offsets say", () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constantFrom("${A}", "$B", "%C%", "{env:D}", "`e`", "/v1", " "), fc.string()), {
          maxLength: 12,
        }),
        (parts) => {
          const text = parts.join("");
          let last = 0;
          for (const { start, end } of referencesIn(text)) {
            expect(start).toBeGreaterThanOrEqual(last);
            expect(end).toBeGreaterThan(start);
            last = end;
          }
          expect(last).toBeLessThanOrEqual(text.length);
        },
      ),
    );
  });
});
