// Finds what is left of English in a Chinese text: names, code and places may be Latin, sentences may not.
import clients from "../../lib/clients/index.ts";
import { levels } from "../../lib/rules/severities.ts";

/** Names that MiMo's own documentation leaves as they are, and those of things that have no Chinese name. */
const names =
  "Token Plan API Key Base URL MiMo Xiaomi CodeWhale HTTP HTTPS TLS DNS IP TOML JSON YAML SARIF XML UTF ASCII Unicode BOM NUL " +
  "ID token shell bash zsh fish Windows Linux macOS Unix Docker Compose GitHub Actions Node OpenAI Anthropic Claude Code " +
  "Chat Completions Responses Messages Bearer PEM GET POST UTC MiB ms null true false env git diff schema " +
  "Google Gemini DeepSeek Kimi Moonshot Qwen OpenRouter SDK VS Studio " +
  "agent PowerShell dotenv ISO FEFF compose curl http https SOCKS VPN secrets Full Compatible WorkBuddy ChatGPT New API One OmniRoute PATH pull request PR";

/** What is typed or read as it stands: values of options and settings, and what they are called in help. */
const values =
  "error warning note never off models chat standard cn sgp ams text json jsonl markdown key baseUrl mode model auth " +
  "report codewhale check tp sk HOST NAME DATE client id authorization export premium ultraspeed login unset anthropic any sealed proxy trace via slot";

const allowed = new Set([
  ...names.split(" "),
  ...values.split(" "),
  ...clients.flatMap((row) => (typeof row.title === "string" ? row.title.split(/[\s()-]+/) : [])),
  ...clients.flatMap((row) => row.id.split("-")),
  ...Object.keys(levels),
]);

/** What is copied as it is: code, commands behind `mimo-doctor`, addresses, paths, ids, variables, dates and numbers. */
const literal = [
  /`[^`]*`/g,
  /<code>.*?<\/code>/g,
  /&#?\w+;/g,
  /\bmimo-doctor( [a-z][\w-]*)*/g,
  /export [A-Z_]+=\S*/g,
  /[\w$~@%{}[\]<>*+.…-]*[-_./:@=\d$*…][\w$~@%.:/=*…-]*/g,
  /\b[A-Z][A-Z_]+\b(?=_)/g,
];

/** Latin words that are no names. */
export function englishIn(text: string): readonly string[] {
  const rest = literal.reduce((left, it) => left.replace(it, " "), text);
  return (rest.match(/[A-Za-z]{2,}/g) ?? []).filter((word) => !allowed.has(word));
}

/** A hole that nothing filled. */
export const holesIn = (text: string): readonly string[] => text.match(/\{[A-Za-z]\w*\}/g) ?? [];
