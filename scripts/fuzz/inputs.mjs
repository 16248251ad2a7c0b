// Knows where a run begins: what the fixtures hold for each target, and the corpus that earlier runs have kept.
import fs from "node:fs";
import path from "node:path";
import { base, calls, settings, small } from "./own.mjs";

const root = path.resolve(import.meta.dirname, "../..");
const fixtures = path.join(root, "fixtures");
export const corpusFile = path.join(root, "__tests__/fuzz-corpus.jsonl");

function* filesUnder(folder) {
  if (!fs.existsSync(folder)) return;
  for (const entry of fs.readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* filesUnder(file);
    else yield file;
  }
}

const latin1 = (file) => fs.readFileSync(file, "latin1");
const plain = (name) => name.replace(/\.fixture(?=\/|$)/g, "");
const posix = (file) => file.split(path.sep).join("/");

/** A case folder as one text. */
function archiveOf(folder) {
  const parts = [];
  const expect = path.join(folder, "expect.json");
  const { platform } = fs.existsSync(expect) ? JSON.parse(fs.readFileSync(expect, "utf8")) : {};
  if (platform) parts.push(`-- platform --\n${platform}`);
  const env = path.join(folder, "env.json");
  if (fs.existsSync(env))
    parts.push(
      [
        "-- env --",
        ...Object.entries(JSON.parse(latin1(env))).map(
          ([name, value]) => `${name}=${value.replaceAll("\n", "\u0001")}`,
        ),
      ].join("\n"),
    );
  for (const part of ["home", "project", "root"])
    for (const file of filesUnder(path.join(folder, part)))
      parts.push(`-- ${plain(posix(path.relative(folder, file)))} --\n${latin1(file)}`);
  return `${parts.join("\n")}\n`;
}

const dialects = {
  toml: ["toml"],
  json: ["json", "jsonc", "jsonc-strict", "json5"],
  jsonc: ["jsonc", "jsonc-strict"],
  json5: ["json5"],
  yml: ["yaml"],
  yaml: ["yaml"],
  env: ["dotenv"],
  sh: ["shell"],
  zshrc: ["shell"],
  bashrc: ["shell"],
  profile: ["shell"],
  fish: ["shell"],
  bat: ["batch"],
  cmd: ["batch"],
  ps1: ["powershell"],
  service: ["systemd"],
};
const targetsOf = (file) => {
  const name = path.basename(plain(file));
  return dialects[name.startsWith(".env") ? "env" : name.slice(name.lastIndexOf(".") + 1)] ?? [];
};

/** More of a kind would teach nothing and take the time of a short run. */
const most = 240;

/** Inputs for each target, from what the fixtures hold already. */
export function seeds(names) {
  const out = new Map(names.map((name) => [name, []]));
  const add = (name, text) => text.length <= 8_192 && out.get(name).length < most && out.get(name).push(text);
  const folders = ["rules", "clients", "corpus", "policies", "fix"].flatMap((family) => [
    ...new Set(
      [...filesUnder(path.join(fixtures, family))]
        .filter((file) => path.basename(file) === "expect.json")
        .map((file) => path.dirname(file)),
    ),
  ]);
  folders.forEach((folder, n) => {
    if (n % 2 === 1) return;
    const text = archiveOf(folder);
    add(
      ["world", "world", "capsule", "command"][(n >> 1) % 4],
      (n >> 1) % 4 === 3 ? `-- argv --\n${calls[(n >> 3) % calls.length].join("\n")}\n${text}` : text,
    );
  });
  for (const call of calls)
    add(
      "command",
      `-- argv --\n${call.join("\n")}\n-- project/base.json --\n${JSON.stringify(base)}\n-- project/x.env --\nMIMO_API_KEY=tp-c0000example\n-- project/mimo-doctor.toml --\n${settings}-- stdin --\n[providers.xiaomi_mimo]\nmodel = "x"\n`,
    );
  const unique = new Set();
  for (const file of filesUnder(fixtures))
    for (const dialect of targetsOf(file)) {
      const text = latin1(file);
      if (!unique.has(dialect + text)) add(`read-${dialect}`, text);
      unique.add(dialect + text);
    }
  for (const file of filesUnder(path.join(fixtures, "errors"))) add("error", latin1(file).slice(0, 4_000));
  for (const [name, texts] of Object.entries(small)) for (const text of texts) add(name, text);
  return out;
}

const isUtf8 = (bytes) => Buffer.compare(Buffer.from(bytes.toString("utf8"), "utf8"), bytes) === 0;

/** The kept inputs, as `{ target, input }`. */
export const corpus = () =>
  !fs.existsSync(corpusFile)
    ? []
    : fs
        .readFileSync(corpusFile, "utf8")
        .split("\n")
        .filter(Boolean)
        .map((line) => JSON.parse(line))
        .map(({ target, text, base64 }) => ({
          target,
          input: Buffer.from(text ?? base64, text === undefined ? "base64" : "utf8").toString("latin1"),
        }));

export function writeCorpus(kept) {
  const lines = kept.map(({ target, input }) => {
    const bytes = Buffer.from(input, "latin1");
    return JSON.stringify({
      target,
      ...(isUtf8(bytes) ? { text: bytes.toString("utf8") } : { base64: bytes.toString("base64") }),
    });
  });
  fs.writeFileSync(
    corpusFile,
    lines
      .sort()
      .map((line) => `${line}\n`)
      .join(""),
  );
}
