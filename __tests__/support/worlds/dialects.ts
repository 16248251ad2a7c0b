// Kinds of files that hold settings, and how each writes them down.
import type { Owner, Style } from "./names.ts";

export interface Entry {
  readonly name: string;
  readonly value: string;
  /** The variable or the secret whose value stands here; `value` is then not written. */
  readonly from?: string;
}

/** A file's content: settings in one table, what else it holds, and comments. */
export interface Content {
  readonly entries: readonly Entry[];
  /** The tables around the settings; empty where they stand at the top. */
  readonly tables: readonly string[];
  readonly others: readonly Entry[];
  readonly comments: readonly string[];
}

export interface Dialect {
  readonly id: string;
  readonly files: readonly string[];
  readonly scope: "home" | "project";
  /** Only read where it is named. */
  readonly named?: true;
  /** A literal key may stand in it. */
  readonly mayHoldKey?: true;
  readonly styles: readonly Style[];
  /** Settings stand in tables. */
  readonly nested?: true;
  /** No comments. */
  readonly bare?: true;
  readonly platform?: "darwin";
  /** The client that reads it knows no other names. */
  readonly owner?: Owner["is"];
  readonly write: (content: Content) => string;
}

const quote = (text: string): string => JSON.stringify(text);
const screaming = ["screaming"] as const;
const lines = (...all: readonly (readonly string[])[]): string => `${all.flat().join("\n")}\n`;

/** A kind with one variable a line. */
const plain =
  (line: (name: string, value: string) => string, reference: (from: string) => string, mark = "#") =>
  ({ entries, others, comments }: Content): string =>
    lines(
      comments.map((it) => `${mark} ${it}`),
      [...others, ...entries].map((it) => line(it.name, it.from === undefined ? it.value : reference(it.from))),
    );

const dollar = (from: string): string => `\${${from}}`;

const indented = (text: string, by: number): string => text.replace(/^(?=.)/gm, " ".repeat(by));

/** Variables in a list or map below some lines of YAML. */
const below =
  (head: readonly string[], by: number, item: (it: Entry) => string) =>
  ({ entries, others, comments }: Content): string =>
    lines(
      comments.map((it) => `# ${it}`),
      head,
      [...others, ...entries].map((it) => indented(item(it), by)),
    );

const yamlMap =
  (reference: (from: string) => string) =>
  (it: Entry): string =>
    `${it.name}: ${it.from === undefined ? quote(it.value) : quote(reference(it.from))}`;

const nestedJson = ({ entries, tables, others }: Content, reference: (from: string) => string): object => {
  const pairs = (list: readonly Entry[]): object =>
    Object.fromEntries(list.map((it) => [it.name, it.from === undefined ? it.value : reference(it.from)]));
  const inner = tables.reduceRight<object>((value, table) => ({ [table]: value }), pairs(entries));
  return { ...pairs(others), ...inner };
};

const json = (content: Content): string => `${JSON.stringify(nestedJson(content, dollar), null, 2)}\n`;

const yaml = ({ entries, tables, others, comments }: Content): string =>
  lines(
    comments.map((it) => `# ${it}`),
    others.map(yamlMap(dollar)),
    tables.map((table, depth) => indented(`${table}:`, depth * 2)),
    entries.map((it) => indented(yamlMap(dollar)(it), tables.length * 2)),
  );

const toml = ({ entries, tables, others, comments }: Content): string => {
  const pair = (it: Entry): string => `${it.name} = ${quote(it.from === undefined ? it.value : dollar(it.from))}`;
  return lines(
    comments.map((it) => `# ${it}`),
    others.map(pair),
    tables.length > 0 ? [`[${tables.join(".")}]`] : [],
    entries.map(pair),
  );
};

const ini = ({ entries, tables, others, comments }: Content): string => {
  const pair = (it: Entry): string => `${it.name} = ${it.from === undefined ? it.value : dollar(it.from)}`;
  return lines(
    comments.map((it) => `; ${it}`),
    ["[main]"],
    others.map(pair),
    [`[${tables.join(".") || "settings"}]`],
    entries.map(pair),
  );
};

const properties = ({ entries, tables, others, comments }: Content): string =>
  lines(
    comments.map((it) => `# ${it}`),
    [
      ...others.map((it) => ({ ...it, at: "" })),
      ...entries.map((it) => ({ ...it, at: [...tables, ""].join(".") })),
    ].map((it) => `${it.at}${it.name}=${it.from === undefined ? it.value : dollar(it.from)}`),
  );

const environmentJson =
  (around: (variables: object) => object, reference = dollar) =>
  (content: Content): string =>
    `${JSON.stringify(around(nestedJson({ ...content, tables: [] }, reference)), null, 2)}\n`;

const kubernetes = (it: Entry): string =>
  it.from === undefined
    ? `- name: ${it.name}\n  value: ${quote(it.value)}`
    : `- name: ${it.name}\n  valueFrom:\n    secretKeyRef:\n      name: app\n      key: ${it.from}`;

const python = ({ entries, others, comments }: Content): string =>
  lines(
    ["import os"],
    comments.map((it) => `# ${it}`),
    [...others, ...entries].map(
      (it) => `${it.name} = ${it.from === undefined ? quote(it.value) : `os.environ["${it.from}"]`}`,
    ),
  );

const notebook = (content: Content): string => {
  const source = python(content).split(/(?<=\n)/);
  return `${JSON.stringify({ cells: [{ cell_type: "code", metadata: {}, outputs: [], source }], metadata: {}, nbformat: 4, nbformat_minor: 5 }, null, 1)}\n`;
};

const markdown = (content: Content): string =>
  `# Set-up\n\nPut this into your shell:\n\n\`\`\`sh\n${plain((name, value) => `export ${name}=${quote(value)}`, dollar)(content)}\`\`\`\n`;

const dockerfile = ({ entries, others, comments }: Content): string =>
  lines(
    ["FROM node:22"],
    comments.map((it) => `# ${it}`),
    [...others, ...entries].flatMap((it) =>
      it.from === undefined ? [`ENV ${it.name}=${it.value}`] : [`ARG ${it.from}`, `ENV ${it.name}=\${${it.from}}`],
    ),
    ['CMD ["node", "app.js"]'],
  );

const exportLine = (name: string, value: string): string => `export ${name}="${value}"`;
const shell = plain(exportLine, dollar);
const fish = plain(
  (name, value) => `set -gx ${name} "${value}"`,
  (from) => `$${from}`,
);
const dotenv = plain((name, value) => `${name}=${/[\s#]/.test(value) ? quote(value) : value}`, dollar);
const compose = ["services:", "  app:", "    image: example/app:1", "    environment:"];

const home = (id: string, files: readonly string[], write: Dialect["write"], more: Partial<Dialect> = {}): Dialect => ({
  id,
  files,
  scope: "home",
  mayHoldKey: true,
  styles: screaming,
  write,
  ...more,
});
const project = (
  id: string,
  files: readonly string[],
  write: Dialect["write"],
  more: Partial<Dialect> = {},
): Dialect => ({
  id,
  files,
  scope: "project",
  styles: screaming,
  write,
  ...more,
});

/** One of several in a list, each a table with a name of its own. */
const jsonList = (content: Content): string => {
  const own = nestedJson({ ...content, tables: [], others: [] }, dollar);
  const name = content.tables.at(-1) ?? "main";
  const other = { name: "local", baseUrl: "http://localhost:11434/v1", model: "llama3" };
  return `${JSON.stringify({ models: [other, { name, ...own }] }, null, 2)}\n`;
};

const yamlList = ({ entries, tables, comments }: Content): string =>
  lines(
    comments.map((it) => `# ${it}`),
    ["models:", "  - name: local", "    baseUrl: http://localhost:11434/v1", "    model: llama3"],
    [`  - name: ${tables.at(-1) ?? "main"}`],
    entries.map((it) => indented(yamlMap(dollar)(it), 4)),
  );

const tomlList = ({ entries, tables, others, comments }: Content): string => {
  const pair = (it: Entry): string => `${it.name} = ${quote(it.from === undefined ? it.value : dollar(it.from))}`;
  return lines(
    comments.map((it) => `# ${it}`),
    others.map(pair),
    ["[[models]]", 'name = "local"', 'base_url = "http://localhost:11434/v1"', 'model = "llama3"'],
    ["[[models]]", `name = ${quote(tables.at(-1) ?? "main")}`],
    entries.map(pair),
  );
};

const dockerRun = ({ entries, others, comments }: Content): string =>
  lines(
    comments.map((it) => `# ${it}`),
    ["docker run --rm \\"],
    [...others, ...entries].map((it) => `  -e ${it.name}="${it.from === undefined ? it.value : dollar(it.from)}" \\`),
    ["  example/app:1"],
  );

const launchd = ({ entries, others }: Content): string =>
  lines(
    [
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<plist version="1.0">',
      "<dict>",
      "  <key>Label</key><string>example.agent</string>",
      "  <key>EnvironmentVariables</key>",
      "  <dict>",
    ],
    [...others, ...entries].flatMap((it) => [
      `    <key>${it.name}</key>`,
      `    <string>${(it.from === undefined ? it.value : dollar(it.from)).replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</string>`,
    ]),
    ["  </dict>", "</dict>", "</plist>"],
  );

const configMap = ["apiVersion: v1", "kind: Secret", "metadata: { name: app }", "stringData:"];

const launchJson = environmentJson((env) => ({
  version: "0.2.0",
  configurations: [{ type: "node", name: "Run", env }],
}));

const anyCase = { styles: ["snake", "camel", "kebab"], nested: true } as const;

export const dialects: readonly Dialect[] = [
  home("shell profile", [".zshrc", ".bashrc", ".profile", ".bash_profile"], shell),
  home("fish", [".config/fish/config.fish"], fish),
  home("environment.d", [".config/environment.d/10-ai.conf"], dotenv),
  home(
    "user service",
    [".config/systemd/user/agent.service"],
    (it) =>
      `[Service]\n${plain((name, value) => `Environment="${name}=${value}"`, dollar)(it)}ExecStart=/usr/bin/agent\n`,
  ),
  home("launchd", ["Library/LaunchAgents/example.agent.plist"], launchd, { bare: true, platform: "darwin" }),
  home(
    "client settings",
    [".claude/settings.json"],
    environmentJson((env) => ({ env })),
    { bare: true, owner: "anthropic" },
  ),
  home(
    "tool server",
    [".cursor/mcp.json"],
    environmentJson((env) => ({ mcpServers: { helper: { command: "npx", args: ["-y", "helper"], env } } })),
    { bare: true },
  ),
  project("dotenv", [".env", ".env.local", ".env.production.local"], dotenv, { mayHoldKey: true }),
  project("dotenv", [".env", ".env.local"], dotenv, { mayHoldKey: true, styles: ["screaming", "snake"] }),
  project("shell script", ["run.sh", "deploy.sh"], shell),
  project("envrc", [".envrc"], shell),
  project(
    "compose list",
    ["docker-compose.yml", "compose.yaml"],
    below(compose, 6, (it) => (it.from === undefined ? `- ${it.name}=${it.value}` : `- ${it.name}=\${${it.from}}`)),
  ),
  project("compose map", ["docker-compose.yml", "compose.yaml"], below(compose, 6, yamlMap(dollar))),
  project(
    "kubernetes",
    ["deploy.yaml", "k8s.yml"],
    below(
      [
        "apiVersion: v1",
        "kind: Pod",
        "metadata: { name: app }",
        "spec:",
        "  containers:",
        "    - name: app",
        "      image: example/app:1",
        "      env:",
      ],
      8,
      kubernetes,
    ),
  ),
  project(
    "workflow",
    [".github/workflows/ci.yml"],
    below(
      [
        "on: push",
        "jobs:",
        "  test:",
        "    runs-on: ubuntu-latest",
        "    steps:",
        "      - run: npm test",
        "        env:",
      ],
      10,
      yamlMap((from) => `\${{ secrets.${from} }}`),
    ),
  ),
  project(
    "gitlab",
    [".gitlab-ci.yml"],
    below(
      ["test:", "  script: [npm test]", "  variables:"],
      4,
      yamlMap((from) => `$${from}`),
    ),
  ),
  project("dockerfile", ["Dockerfile"], dockerfile),
  project(
    "batch",
    ["run.bat"],
    plain(
      (name, value) => `set ${name}=${value}`,
      (from) => `%${from}%`,
      "rem",
    ),
  ),
  project(
    "powershell",
    ["run.ps1"],
    plain(
      (name, value) => `$env:${name} = "${value}"`,
      (from) => `$env:${from}`,
    ),
  ),
  project(
    "devcontainer",
    [".devcontainer/devcontainer.json"],
    environmentJson(
      (containerEnv) => ({ image: "example/dev:1", containerEnv }),
      (from) => `\${localEnv:${from}}`,
    ),
    { named: true, bare: true },
  ),
  project(
    "tool server",
    [".mcp.json"],
    environmentJson((env) => ({ mcpServers: { helper: { command: "npx", env } } })),
    { bare: true },
  ),
  project("docker run", ["run.sh", "start.sh"], dockerRun),
  project("manifest of secrets", ["secret.yaml"], below(configMap, 2, yamlMap(dollar))),
  project("launch.json", [".vscode/launch.json"], launchJson, { named: true, bare: true }),
  project("json list", ["models.json", "config.json"], jsonList, { ...anyCase, bare: true }),
  project("yaml list", ["models.yaml", "config.yml"], yamlList, anyCase),
  project("toml list", ["config.toml"], tomlList, anyCase),
  project("toml", ["config.toml", "agent.toml"], toml, anyCase),
  project("json", ["config.json", "llm.json"], json, {
    ...anyCase,
    styles: ["snake", "camel", "pascal", "kebab"],
    bare: true,
  }),
  project("jsonc", ["settings.jsonc"], (it) => it.comments.map((one) => `// ${one}\n`).join("") + json(it), {
    ...anyCase,
    styles: ["camel", "snake"],
  }),
  project("yaml", ["config.yaml", "llm.yml", "models.yaml"], yaml, anyCase),
  project("ini", ["config.ini", "settings.ini"], ini, anyCase),
  project("properties", ["application.properties"], properties, { styles: ["kebab", "dotted"], nested: true }),
  project("python", ["app.py", "client.py"], python, { named: true }),
  project("notebook", ["demo.ipynb"], notebook, { named: true }),
  project("markdown", ["README.md", "docs.md"], markdown, { named: true }),
];

/** Files that are searched as text: nothing is known about what belongs together. */
export const texts: ReadonlySet<string> = new Set(["python", "notebook", "markdown"]);
