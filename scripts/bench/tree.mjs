// Knows how to make a tree of small configurations that is the same every time: a fifth of them faulty, no key real.
import fs from "node:fs";
import path from "node:path";

/** Numbers from 0 to 1 that follow from a seed (mulberry32). */
function numbersFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const regions = ["cn", "sgp", "ams"];
const hostOf = (region) => (region ? `token-plan-${region}.xiaomimimo.com` : "api.xiaomimimo.com");
const others = ["deepseek", "openrouter", "moonshot", "zai", "ollama", "novita", "fireworks"];
const pad = "x9k2v7m4q1z8w3n6b5c0d7f2h9j4l1p8s3t6";

/** What goes wrong in public configurations; each changes a healthy one. */
const faults = [
  (mimo, { hex }) => (mimo.api_key = `sk-${pad}${hex(12)}`),
  (mimo, { hex }) => (mimo.api_key = `tp-c${pad}${hex(11)}`),
  (mimo) => (mimo.api_key = "sk-your-api-key-here"),
  (mimo) => (mimo.api_key = "${MIMO_API_KEY}"),
  (mimo) => (mimo.api_key = ""),
  (mimo, { pick }) => (mimo.model = pick(["mimo-v2.5-pro", "mimo-v2-flash", "mimo-v2-omni"])),
  (mimo) => (mimo.model = "MiMo-V2.6-Pro"),
  (mimo) => (mimo.base_url = "https://api.xiaomi.com/v1"),
  (mimo) => (mimo.base_url = "https://platform.xiaomimimo.com/v1"),
  (mimo) => (mimo.base_url = "https://token-plan-eu.xiaomimimo.com/v1"),
  (mimo) => (mimo.base_url = `${mimo.base_url}/chat/completions`),
  (mimo) => (mimo.base_url = mimo.base_url.replace("https", "http")),
  (mimo) => (mimo.base_url = mimo.base_url.replace("/v1", "/anthropic")),
  (mimo) => (mimo.mode = "token-plan-beijing"),
  (mimo, { pick }) => (mimo[pick(["base_ulr", "modle", "api-key-env"])] = "x"),
  (mimo) => (mimo.context_window = "131072"),
  (mimo, { root }) => ((root.providers.xiaomi_mino = mimo), delete root.providers.xiaomi_mimo),
  (mimo, { root }) => (root.broken = true),
];

function settings(next, seed) {
  const pick = (list) => list[Math.floor(next() * list.length)];
  const hex = (n) => Array.from({ length: n }, () => "0123456789abcdef"[Math.floor(next() * 16)]).join("");
  const region = pick([null, ...regions]);
  const mimo = {
    base_url: `https://${hostOf(region)}/v1`,
    model: pick(["mimo-v2.6-pro", "mimo-v2.6-flash"]),
    context_window: pick([131072, 262144, 1048576]),
    http_headers: { "X-Trace": hex(8), "X-Team": pick(["core", "web", "data"]) },
  };
  if (next() < 0.3) mimo.mode = region ? `token-plan-${region}` : "standard";
  const root = {
    provider: "xiaomi-mimo",
    reasoning_effort: pick(["low", "medium", "high"]),
    auto_update: next() < 0.5,
    session: hex(16),
    providers: { xiaomi_mimo: mimo },
    tui: {
      theme: pick(["dark", "light", "system"]),
      status_items: ["mode", "model", "cost", "tokens"].slice(0, 2 + Math.floor(next() * 3)),
    },
    retry: { enabled: true, max_retries: Math.floor(next() * 6), initial_delay: 1.5, max_delay: 60.25 },
    features: { shell_tool: next() < 0.8, subagents: next() < 0.8, web_search: next() < 0.8, mcp: next() < 0.8 },
  };
  for (const name of others.filter(() => next() < 0.4))
    root.providers[name] = {
      base_url: `https://api.${name}.example/v1`,
      model: `${pick(["large", "small"])}-${hex(4)}`,
    };
  const faulty = seed % 5 === 4;
  if (faulty) pick(faults)(mimo, { pick, hex, root });
  return { root, pick, next, hex };
}

const inline = (value) =>
  typeof value === "string"
    ? JSON.stringify(value)
    : Array.isArray(value)
      ? `[${value.map(inline).join(", ")}]`
      : typeof value === "object"
        ? `{ ${Object.entries(value)
            .map(([key, it]) => `${key} = ${inline(it)}`)
            .join(", ")} }`
        : String(value);

function toml({ root, next, pick, hex }) {
  const { broken, ...all } = root;
  const lines = ["# agent configuration", `# generated sample ${hex(6)}`, ""];
  const line = (key, value) => {
    if (next() < 0.1) lines.push(`# ${key} = ${inline(value)}`);
    lines.push(
      `${key} = ${inline(value)}${next() < 0.1 ? ` # ${pick(["default", "see docs", "set by the installer"])}` : ""}`,
    );
  };
  const table = (name, values) => {
    lines.push("", `[${name}]`);
    for (const [key, value] of Object.entries(values)) line(key, value);
  };
  for (const [key, value] of Object.entries(all)) if (typeof value !== "object") line(key, value);
  for (const [key, value] of Object.entries(all))
    if (key === "providers") for (const [name, values] of Object.entries(value)) table(`providers.${name}`, values);
    else if (typeof value === "object") table(key, value);
  if (broken) lines.push("max_tokens = ");
  return `${lines.join("\n")}\n`;
}

/** The configurations, one after the other: TOML, and the same as an object. */
export function* configurations(count) {
  const next = numbersFrom(20261123);
  for (let n = 0; n < count; n++) {
    const made = settings(next, n);
    yield { text: toml(made), value: made.root };
  }
}

/** Writes `count` files, a hundred in a folder; TOML below `folder`/toml, the same as JSON below `folder`/json where it is wanted. */
export function writeTree(folder, count, { json = false } = {}) {
  let bytes = 0;
  let n = 0;
  for (const { text, value } of configurations(count)) {
    const name = path.join(`d${String(Math.floor(n / 100)).padStart(4, "0")}`, `config-${String(n).padStart(6, "0")}`);
    const write = (kind, content) => {
      const file = path.join(folder, kind, `${name}.${kind}`);
      if (n % 100 === 0) fs.mkdirSync(path.dirname(file), { recursive: true });
      fs.writeFileSync(file, content);
    };
    bytes += text.length;
    write("toml", text);
    if (json) write("json", `${JSON.stringify(value, null, 2)}\n`);
    n++;
  }
  return { bytes };
}
