// Traces of MiMo in documents and texts: a key in any place of any dialect is seen once, and other people's files hold none.
import { describe, expect, test } from "@jest/globals";
import fs from "node:fs";
import path from "node:path";
import fc from "./support/property.ts";
import { expand } from "./support/keys.ts";
import type { Dialect } from "../lib/model/document.ts";
import type { Layer } from "../lib/model/layer.ts";
import type { Observation } from "../lib/model/observation.ts";
import { dotted } from "../lib/model/place.ts";
import { Secret } from "../lib/model/secret.ts";
import { observe } from "../lib/observe/index.ts";
import { shippedFacts } from "../lib/facts/compile.ts";
import { knowledgeOf } from "../lib/observe/knowledge.ts";
import { spansOf } from "../lib/read/lines.ts";
import { readerOf } from "../lib/read/open.ts";
import { wrapText } from "../lib/read/secrets.ts";

const knowledge = knowledgeOf({ facts: shippedFacts(), seal: (text) => wrapText(text, []), spansOf });
const key = expand("tp-c0000example");
const plain = expand("sk-0000example");

async function look(dialect: Dialect | null, text: string): Promise<readonly Observation[]> {
  const doc = dialect && (await readerOf(dialect))("/p/f", text, []);
  const status = doc && doc.problems.every((problem) => problem.mild) ? "read" : "broken";
  const layer = {
    id: "f",
    kind: "file",
    title: { template: "f" },
    path: "/p/f",
    scope: "project",
    status,
    because: { template: "" },
    diagnostics: [],
  };
  return observe([{ layer: { ...layer, ...(doc ? { doc } : {}) } as Layer, text }], knowledge);
}

const keysIn = (all: readonly Observation[]): readonly Observation[] => all.filter(({ kind }) => kind === "key");
const lineOf = ({ place }: Observation): number | undefined =>
  place.kind === "file" ? place.span?.()?.line : undefined;

/** In every place a key is seen once, on its line, under its name. */
type Place = readonly [
  what: string,
  dialect: Dialect | null,
  text: (key: string) => string,
  line: number,
  name: string | null,
];
const json = (value: unknown): string => JSON.stringify(value, null, 1);
const places: readonly Place[] = [
  ["a setting", "jsonc", (it) => json({ a: { apiKey: it } }), 3, "apiKey"],
  ["a quoted key", "jsonc", (it) => json({ a: { apiKey: `'${it}'` } }), 3, "apiKey"],
  ["any name", "jsonc", (it) => json({ FOO: it }), 2, "FOO"],
  ["a name's field", "toml", (it) => `[llm]\nenv_key = "${it}"\n`, 2, "env_key"],
  ["a model's field", "toml", (it) => `[llm]\nmodel = "${it}"\n`, 2, "model"],
  ["a list of keys", "jsonc", (it) => json({ api_keys: [it] }), 3, "api_keys"],
  ["an argument", "jsonc", (it) => json({ args: ["x", "--api-key", it] }), 5, "api-key"],
  ["an argument with its value", "jsonc", (it) => json({ args: ["x", `--api-key=${it}`] }), 4, "api-key"],
  ["a header", "jsonc", (it) => json({ headers: { Authorization: `Bearer ${it}` } }), 3, "Authorization"],
  [
    "a header line in arguments",
    "jsonc",
    (it) => json({ args: ["-H", `Authorization: Bearer ${it}`] }),
    4,
    "Authorization",
  ],
  ["a command line", "jsonc", (it) => json({ allow: [`Bash(curl -H "api-key: ${it}" https://x.org)`] }), 3, "api-key"],
  ["docker run", "jsonc", (it) => json({ args: ["run", "-e", `MIMO_API_KEY=${it}`] }), 5, "MIMO_API_KEY"],
  ["an address", "jsonc", (it) => json({ url: `https://api.xiaomimimo.com/v1/models?key=${it}` }), 2, "key"],
  ["a comment in JSON", "jsonc", (it) => `{\n// "apiKey": "${it}"\n"a": 1}`, 2, "apiKey"],
  ["Kubernetes", "yaml", (it) => `env:\n  - name: MIMO_API_KEY\n    value: ${it}\n`, 3, "MIMO_API_KEY"],
  ["GitLab", "yaml", (it) => `variables:\n  - key: MIMO_API_KEY\n    value: ${it}\n`, 3, "MIMO_API_KEY"],
  ["a compose list", "yaml", (it) => `environment:\n  - MIMO_API_KEY=${it}\n`, 2, "MIMO_API_KEY"],
  [
    "a compose list with a bare name",
    "yaml",
    (it) => `environment:\n  - TZ\n  - MIMO_API_KEY=${it}\n`,
    3,
    "MIMO_API_KEY",
  ],
  ["a script in YAML", "yaml", (it) => `run: |\n  export MIMO_API_KEY=${it}\n  curl x\n`, 2, "MIMO_API_KEY"],
  ["a comment in YAML", "yaml", (it) => `# api_key: ${it}\na: 1\n`, 1, "api_key"],
  ["a comment in TOML", "toml", (it) => `# api_key = "${it}"\na = 1\n`, 1, "api_key"],
  ["dotenv", "dotenv", (it) => `MIMO_API_KEY=${it}\n`, 1, "MIMO_API_KEY"],
  ["a comment in dotenv", "dotenv", (it) => `A=1\n#MIMO_API_KEY=${it}\n`, 2, "MIMO_API_KEY"],
  ["a value that is set anew", "dotenv", (it) => `FOO=${it}\nFOO=x\n`, 1, "FOO"],
  ["an export", "shell", (it) => `export MIMO_API_KEY="${it}"\n`, 1, "MIMO_API_KEY"],
  ["an alias", "shell", (it) => `alias m='MIMO_API_KEY=${it} claude'\n`, 1, "MIMO_API_KEY"],
  ["curl in a script", "shell", (it) => `curl x \\\n -H "Authorization: Bearer ${it}"\n`, 2, "Authorization"],
  ["a batch file", "batch", (it) => `set MIMO_API_KEY=${it}\r\n`, 1, "MIMO_API_KEY"],
  ["setx", "batch", (it) => `setx MIMO_API_KEY "${it}"\r\n`, 1, "MIMO_API_KEY"],
  ["PowerShell", "powershell", (it) => `$env:MIMO_API_KEY = "${it}"\n`, 1, "MIMO_API_KEY"],
  ["systemd", "systemd", (it) => `[Service]\nEnvironment="MIMO_API_KEY=${it}"\n`, 2, "MIMO_API_KEY"],
  ["a Dockerfile", null, (it) => `FROM x\nENV MIMO_API_KEY=${it}\n`, 2, "MIMO_API_KEY"],
  ["an old Dockerfile", null, (it) => `FROM x\nENV MIMO_API_KEY ${it}\n`, 2, "MIMO_API_KEY"],
  ["INI", null, (it) => `[llm]\napi_key = ${it}\n`, 2, "api_key"],
  ["properties", null, (it) => `llm.api-key=${it}\n`, 1, "llm.api-key"],
  ["Python", null, (it) => `c = OpenAI(\n  api_key="${it}",\n)\n`, 2, "api_key"],
  ["a comment in Python", null, (it) => `x = 1\n# old: ${it}\n`, 2, null],
  ["XML", null, (it) => `<s>\n<apiKey>${it}</apiKey></s>\n`, 2, "apiKey"],
  ["prose", null, (it) => `My key is ${it}, of course.\n`, 1, null],
  ["a file that does not parse", "json", (it) => `{ "apiKey": "${it}"\n`, 1, "apiKey"],
];

describe("a key is seen once in", () => {
  test.each(places)("%s", async (_, dialect, text, line, name) => {
    const found = keysIn(await look(dialect, text(key)));
    expect(found.map((it) => [it.name, lineOf(it), it.value instanceof Secret, it.evidence[0]])).toEqual([
      [name, line, true, "shape"],
    ]);
  });

  test("any two places of one document", async () => {
    const samples = fc.constantFrom("api_key", "token", "FOO", "MIMO_API_KEY", "model", "url");
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(samples, { minLength: 1, maxLength: 4 }),
        fc.nat(3),
        fc.boolean(),
        async (names, depth, same) => {
          const entries = names.map((name, n) => [
            name,
            expand(same ? "tp-c0000example" : `tp-s0000example${"abcd"[n]}`),
          ]);
          let value: unknown = Object.fromEntries(entries);
          for (let n = 0; n < depth; n++) value = n % 2 ? { inner: value } : { list: [value] };
          const found = keysIn(await look("jsonc", `// ${key}\n${json(value)}`));
          expect(found).toHaveLength(names.length + 1);
          expect(new Set(found.map(lineOf)).size).toBe(names.length + 1);
        },
      ),
      { numRuns: 60 },
    );
  });
});

test("no key is in what an observation says, however it is written out", async () => {
  for (const [, dialect, text] of places) {
    const shown = (await look(dialect, text(key))).map(({ layer: _, ...it }) => it);
    expect(JSON.stringify(shown)).not.toContain(key.slice(3, 15));
  }
});

type World = readonly [what: string, dialect: Dialect | null, text: string, expected: readonly string[]];
const worlds: readonly World[] = [
  [
    "a vendor's host beside MiMo's name",
    "dotenv",
    `MIMO_API_KEY=${plain}\nMIMO_BASE_URL=https://api.deepseek.com/v1\n`,
    ["key MIMO_API_KEY name", "address MIMO_BASE_URL name"],
  ],
  [
    "names that say nothing beside a host",
    "dotenv",
    `LLM_API_KEY=${plain}\nLLM_BASE_URL=https://api.xiaomimimo.com/v1\nOTHER_KEY=x\n`,
    ["key LLM_API_KEY beside", "address LLM_BASE_URL host"],
  ],
  ["a masked copy", "dotenv", "XIAOMI_API_KEY=***\n", ["key XIAOMI_API_KEY name"]],
  [
    "a table of MiMo's",
    "toml",
    `[providers.xiaomi_mimo]\napi_key = "x"\nbase_url = "https://h.org"\n`,
    ["name xiaomi_mimo name", "key api_key table", "address base_url table"],
  ],
  [
    "an entry that names itself",
    "jsonc",
    json({
      list: [
        { id: "mimo", apiKey: "x" },
        { id: "acme", apiKey: "y" },
      ],
    }),
    ["name id name", "key apiKey table"],
  ],
  [
    "models in lists and as keys",
    "jsonc",
    json({ a: { models: ["mimo-v2-flash"] }, b: { "mimo-v2-pro": {} } }),
    ["model models id", "model mimo-v2-pro id"],
  ],
  ["variables that are passed on", "yaml", "environment:\n  - MIMO_API_KEY\n  - TZ\n", ["reference MIMO_API_KEY name"]],
  ["a reference by its name", "jsonc", json({ options: { apiKey: "{env:MIMO_API_KEY}" } }), ["key apiKey name"]],
  [
    "a default within a reference",
    "yaml",
    "environment:\n  LLM_BASE_URL: ${A:-https://api.xiaomimimo.com/v1}\n",
    ["address LLM_BASE_URL host"],
  ],
  ["a misspelt host", "dotenv", "OPENAI_BASE_URL=https://api.xiaomimmo.com/v1\n", ["address OPENAI_BASE_URL host"]],
  ["prose under a key's name", "yaml", "mimo_api_key_2: the key from the console\n", []],
  ["comments without a key", "yaml", "# MIMO_API_KEY: your key\na: 1\n", []],
  ["a smart home", "yaml", "xiaomi:\n  url: http://192.168.1.20\n  token: 7b9f3a1c5e8d2f60a4b6c8d0e1f2a3b4\n", []],
  [
    "a vacuum cleaner",
    "dotenv",
    "XIAOMI_TOKEN=0123456789abcdef0123456789abcdef\nXIAOMI_HOST=192.168.1.20\nXIAOMI_MODE=local\n",
    [],
  ],
  ["Xiaomi's cloud", "dotenv", "XIAOMI_API_KEY=abc123\nXIAOMI_URL=https://api.io.mi.com/app\n", []],
];

test.each(worlds)("%s", async (_, dialect, text, expected) => {
  const found = await look(dialect, text);
  expect(
    found.map(
      ({ kind, name, evidence }) =>
        `${kind} ${name} ${evidence.includes("beside") ? "beside" : evidence.includes("name") ? "name" : evidence[0]}`,
    ),
  ).toEqual(expected);
});

test("values of the environment are traces as well", () => {
  const layer = {
    id: "env",
    kind: "env",
    title: { template: "" },
    scope: "process",
    status: "read",
    because: { template: "" },
    diagnostics: [],
  } as const;
  const found = observe(
    [{ layer, values: { HOME: "/h", MIMO_API_KEY: wrapText(plain, []), PATH: "/bin" } }],
    knowledge,
  );
  expect(found.map(({ kind, place }) => [kind, place])).toEqual([["key", { kind: "env", name: "MIMO_API_KEY" }]]);
});

describe("other people's files hold no key", () => {
  const root = path.join(import.meta.dirname, "../node_modules");
  const kinds: Readonly<Record<string, Dialect | null>> = {
    "package.json": "json",
    "tsconfig.json": "jsonc",
    ".eslintrc": "jsonc",
    ".travis.yml": "yaml",
    "FUNDING.yml": "yaml",
    "README.md": null,
    "CHANGELOG.md": null,
    "index.js": null,
  };
  const files = (fs.readdirSync(root, { recursive: true, encoding: "utf8" }) as readonly string[])
    .filter((it) => Object.hasOwn(kinds, path.basename(it)) || /\.ya?ml$/.test(it))
    .sort();
  test("in whatever is installed here", async () => {
    expect(files.length).toBeGreaterThan(300);
    const keys: string[] = [];
    for (const it of files.filter((_, n) => n % 4 === 0)) {
      const text = fs.readFileSync(path.join(root, it), "utf8");
      const kind = /\.ya?ml$/.test(it) ? "yaml" : (kinds[path.basename(it)] ?? null);
      if (text.length < 200_000)
        for (const { name, path: at } of keysIn(await look(kind, text))) keys.push(`${it} ${name} ${dotted(at ?? [])}`);
    }
    expect(keys).toEqual([]);
  });
});
