// Inputs that no fixture holds: command lines, answers, reports, settings, ignore files, an index of git.
/** Words of command lines. */
export const calls = [
  ["check", ".", "--format=json"],
  ["check", "--format=sarif", "-v"],
  ["check", "--baseline", "base.json", "--format=junit"],
  ["check", "--client", "codewhale", "--dotenv", "x.env", "--fail-on", "note"],
  ["check", "-", "--stdin-name", "x.toml"],
  ["why", "key", "--set", "MIMO_API_KEY=tp-s"],
  ["why", "baseUrl", "--unset", "XIAOMI_MIMO_BASE_URL"],
  ["fix"],
  ["report"],
  ["explain", "401"],
  ["explain", "client:codewhale"],
  ["explain", "-"],
  ["merge", "base.json", "--format=markdown"],
  ["init", "--plan", "token-plan", "--region", "cn"],
  ["probe", "--sweep"],
  ["list", "facts"],
];
/** A report as `--baseline` wants it. */
export const base = { schema: 1, tool: { name: "mimo-doctor", version: "0.1.0" }, findings: [{ fingerprint: "0" }] };
export const settings = `fail-on = "note"\nignore = ["dist/**"]\n[rules]\nkey-missing = "off"\n`;

const report = {
  schema: 1,
  tool: { name: "mimo-doctor", version: "0.1.0" },
  at: "2026-09-30T00:00:00.000Z",
  paths: null,
  layers: [],
  resolutions: [],
  exchanges: [],
  findings: [
    {
      rule: "key-missing",
      severity: "error",
      message: "m",
      was: null,
      expected: null,
      remedy: null,
      place: { kind: "env", name: "X" },
      related: [],
      clients: ["codewhale@0.9/wire"],
      fingerprint: "f",
      docs: "d",
    },
  ],
  suppressed: [],
  leftOut: { comments: 0, baseline: 0, settings: 0 },
  skipped: [],
  summary: { errors: 1, warnings: 0, notes: 0, verdict: "problems" },
};

/** Inputs of what has no fixtures of its own. */
export const small = {
  error: [
    "401",
    "HTTP 404",
    '{"error":{"code":"401","message":"Invalid API Key","param":"","type":"invalid_key"}}',
    'API Error: 400 {"error":{"code":"400","message":"Param Incorrect","param":"Not supported model mimo-v2-pro"}}',
    "getaddrinfo ENOTFOUND api.xiaomimimo.com",
  ],
  reply: [
    '200 models\ncontent-type: application/json\n\n{"data":[{"id":"mimo-v2.6-pro"}]}',
    '401 models\nx-request-id: abc\n\n{"error":{"code":"401","message":"Invalid API Key"}}',
    "302 chat\nlocation: https://x/\n\n",
    "200 chat cut\ncontent-encoding: gzip\n\n<html>",
    '429 chat\nretry-after: 7\n\n{"error":{"message":"Too many requests"}}',
    '403 chat\n\n{"error":{"message":"Illegal access"}}',
    "500 models\n\n",
  ],
  reports: [
    JSON.stringify(report),
    JSON.stringify({ version: "2.1.0", runs: [{ tool: { driver: { name: "mimo-doctor" } }, results: [] }] }),
  ],
  baseline: [JSON.stringify(base), "\xff\xfe{\0}\0"],
  settings: [
    settings,
    '[[overrides]]\nfiles = ["a/*.env"]\nrules = { key-missing = "note" }\n',
    'clients = ["codewhale"]\n',
  ],
  ignores: ["*.env\n!a.env\n/dist/\n", "**/x/**\na[b-d]?\\ \n", "# c\n\n[!a]*\n[[:alpha:]]\n"],
  index: [`DIRC\0\0\0\x02\0\0\0\x01${"\0".repeat(60)}\0\x04.env${"\0".repeat(6)}`],
};
