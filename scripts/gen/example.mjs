// Knows how a case folder is shown to a reader: its variables and files, keys replaced by their beginning.
import fs from "node:fs";
import path from "node:path";

const languages = { ".toml": "toml", ".json": "json", ".jsonc": "jsonc", ".yaml": "yaml", ".yml": "yaml", ".sh": "sh" };
const homes = { home: "~/", project: "", root: "/" };

/** What is said of files and answers, in each language. */
const phrases = {
  en: {
    environment: "The environment",
    answers: "The hosts answer",
    little: "UTF-16, little end first",
    big: "UTF-16, big end first",
    mark: "begins with a byte-order mark",
    mode: (mode) => `mode ${mode}`,
    crlf: "lines end in CR LF",
    binary: "not a text",
    unreadable: (why) => `cannot be read: ${why}`,
    titled: (shown, remarks) => `${shown} (${remarks.join(", ")})`,
  },
  "zh-CN": {
    environment: "环境变量",
    answers: "主机的响应",
    little: "UTF-16，低位字节在前",
    big: "UTF-16，高位字节在前",
    mark: "以字节顺序标记开头",
    mode: (mode) => `权限 ${mode}`,
    crlf: "行以 CR LF 结尾",
    binary: "不是文本",
    unreadable: (why) => `无法读取：${why}`,
    titled: (shown, remarks) => `${shown}（${remarks.join("，")}）`,
  },
};

/** `tp-c0000exampleb` is shown as `tp-c…b`: two keys stay two keys. */
const mask = (text) => text.replace(/\b((?:tp|sk)-[a-z]?)0000example([a-z]*)/g, "$1…$2");

const place = (text) => text.replaceAll("{home}", "~").replaceAll("{project}", ".");

// What nobody would see: control characters, odd blanks, marks without a width.
const unseen = /[\u0000-\u001f\u007f-\u00a0\u00ad\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff]/g;
const escape = (c) =>
  ({ "\n": "\\n", "\t": "\\t", "\r": "\\r" })[c] ?? `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`;

/** A value as a shell takes it. */
function quoted(value) {
  if (value.search(unseen) >= 0) return `$'${value.replace(/[\\']/g, "\\$&").replace(unseen, escape)}'`;
  return /^[\w./:@%+,…-]+$/.test(value) ? value : `'${value.replaceAll("'", "'\\''")}'`;
}

/** The text of a file, and what cannot be seen in it. */
function decoded(bytes, { little, big, mark }) {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return [bytes.subarray(2).toString("utf16le"), little];
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return [Buffer.from(bytes.subarray(2)).swap16().toString("utf16le"), big];
  const text = bytes.toString("utf8");
  return text.startsWith("\ufeff") ? [text.slice(1), mark] : [text, undefined];
}

function* filesUnder(folder, inside = "") {
  for (const entry of fs.existsSync(folder) ? fs.readdirSync(path.join(folder, inside), { withFileTypes: true }) : []) {
    const name = path.posix.join(inside, entry.name);
    if (entry.isDirectory()) yield* filesUnder(folder, name);
    else yield name;
  }
}

/** A fence that the text cannot close. */
const fenced = (info, text) => {
  const fence = text.includes("```") ? "````" : "```";
  return `${fence}${info}\n${text.replace(/\n?$/, "\n")}${fence}`;
};

/** `.fixture` at the end of a name is not part of it. */
const real = (name) => name.replace(/\.fixture(?=\/|$)/g, "");

const titled = (shown, remarks, say) => (remarks.length > 0 ? say.titled(`\`${shown}\``, remarks) : `\`${shown}\``);

function file(folder, part, name, { modes, say }) {
  const shown = homes[part] + real(name);
  const bytes = fs.readFileSync(path.join(folder, part, name));
  const [text, remark] = decoded(bytes, say);
  const mode = modes?.[`${part}/${real(name)}`];
  const remarks = [remark, mode && say.mode(mode), /\r\n/.test(text) && say.crlf].filter(Boolean);
  if (text.includes("\0")) return titled(shown, [...remarks, say.binary], say);
  const language = languages[path.extname(shown)] ?? "text";
  return `${titled(shown, remarks, say)}\n\n${fenced(language, mask(text.replaceAll("\r\n", "\n")))}`;
}

/** Everything in a case folder that a client would see, as Markdown. */
export function exampleOf(folder, expectation, lang) {
  const say = phrases[lang];
  const parts = [];
  const envFile = path.join(folder, "env.json");
  const env = fs.existsSync(envFile) ? Object.entries(JSON.parse(fs.readFileSync(envFile, "utf8"))) : [];
  if (env.length > 0) {
    const lines = env.map(([name, value]) => `export ${name}=${quoted(place(mask(value)))}`);
    parts.push(`${say.environment}\n\n${fenced("sh", lines.join("\n"))}`);
  }
  for (const part of Object.keys(homes))
    for (const name of filesUnder(path.join(folder, part)))
      parts.push(file(folder, part, name, { modes: expectation.modes, say }));
  for (const [name, why] of Object.entries(expectation.unreadable ?? {})) {
    const [part, ...rest] = name.split("/");
    parts.push(titled(homes[part] + rest.join("/"), [say.unreadable(why)], say));
  }
  return parts;
}

const headersOf = (headers) =>
  Object.entries(headers ?? {})
    .map(([name, value]) => `${name}: ${value}`)
    .join(", ");

/** What hosts answer to a live probe, as Markdown; a host may answer each header in its own way. */
export function answersOf(folder, lang) {
  const file = path.join(folder, "wire.json");
  if (!fs.existsSync(file)) return [];
  const lines = Object.entries(JSON.parse(fs.readFileSync(file, "utf8"))).map(([name, { status, body, headers }]) => {
    const [host, header] = name.split(" ");
    const text = typeof body === "string" ? body : (JSON.stringify(body) ?? "");
    const what = [headersOf(headers), text.replace(/\s+/g, " ").slice(0, 120)].filter(Boolean).join(" ");
    return `${host}${header ? ` (${header})` : ""}: ${status} ${what}`.trimEnd();
  });
  return [`${phrases[lang].answers}\n\n${fenced("text", mask(lines.join("\n")))}`];
}

/** The options of a probe. */
const probing = ({ kind = "models", sweep, allowHosts = [] }) => [
  ...(kind === "models" ? (sweep ? [] : ["--probe"]) : [`--probe=${kind}`]),
  ...(sweep ? ["--sweep"] : []),
  ...allowHosts.map((host) => `--allow-host ${host}`),
];

/** The options behind a request of the library. */
export function optionsOf({ paths = [], clients = [], at, config, dotenv = [], probe }) {
  const options = [
    ...paths,
    ...clients.map((id) => `--client ${id}`),
    ...(config ? [`--config ${config}`] : []),
    ...dotenv.map((name) => `--dotenv ${name}`),
    ...(at ? [`--at ${at}`] : []),
    ...(probe ? probing(probe) : []),
  ];
  return place(options.join(" "));
}
