// Secrets of forty kinds, in every place of every dialect: none of them is in a bundle, which still resolves as the machine does.
import { afterAll, describe, expect, test } from "@jest/globals";
import { createHash } from "node:crypto";
import { capsuleOf } from "../lib/bundle/index.ts";
import { folderOf } from "../lib/bundle/folder.ts";
import { memoryWorld } from "../lib/host/memory.ts";
import { expand } from "./support/keys.ts";

/** Letters and digits that nobody ever issued. */
const random = (seed: string, length: number, alphabet = "abcdefghjkmnpqrstuvwxyz23456789"): string => {
  let out = "";
  for (let n = 0; out.length < length; n++)
    for (const byte of createHash("sha256").update(`${seed} ${n}`).digest()) out += alphabet[byte % alphabet.length];
  return out.slice(0, length);
};
const capitals = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
const r = random("x", 32);
const wide = random("wide", 24, "密码钥匙天地玄黄宇宙洪荒");

/** Each with the part that is the secret. */
const kinds: Readonly<Record<string, readonly [text: string, secret: string]>> = {
  "postgres address": [`postgres://app:${random("pg", 14)}@db.corp.example:5432/app`, random("pg", 14)],
  "mysql address": [`mysql://root:${random("my", 12)}@10.1.2.3/app`, random("my", 12)],
  "redis address": [`redis://:${random("rd", 20)}@cache:6379/0`, random("rd", 20)],
  "mongo address": [`mongodb+srv://u:${random("mg", 16)}@c0.abcde.mongodb.net/?w=majority`, random("mg", 16)],
  "amqp address": [`amqps://svc:${random("mq", 16)}@mq.corp.example/vh`, random("mq", 16)],
  "proxy address": [`http://me:${random("px", 10)}@proxy.corp.example:3128`, random("px", 10)],
  "address with a token": [`https://x.example/?access_token=${random("q", 30)}&a=1`, random("q", 30)],
  "percent escapes": [
    `https://u:${[...("p@ss/" + r)].map((c) => `%${c.charCodeAt(0).toString(16)}`).join("")}@h.example`,
    [...r].map((c) => `%${c.charCodeAt(0).toString(16)}`).join(""),
  ],
  "signed address": [
    `https://s3.example/b?X-Amz-Signature=${random("sig", 64, "0123456789abcdef")}`,
    random("sig", 64, "0123456789abcdef"),
  ],
  "slack webhook": [`https://hooks.slack.com/services/T00000000/B00000000/${random("hook", 24)}`, random("hook", 24)],
  "sentry dsn": [
    `https://${random("dsn", 32, "0123456789abcdef")}@o1.ingest.sentry.io/2`,
    random("dsn", 32, "0123456789abcdef"),
  ],
  JWT: [`eyJhbGciOiJIUzI1NiJ9.${random("jwt", 40)}.${random("jws", 43)}`, random("jws", 43)],
  "AWS secret": [random("aws", 20, capitals) + "/" + random("aws2", 19), random("aws", 20, capitals)],
  "AWS id": [`AKIA${random("id", 16, capitals)}`, random("id", 16, capitals)],
  "slack bot": [["xoxb", "1234567890", random("bot", 24)].join("-"), random("bot", 24)],
  "slack app": [["xapp", "1", "A0", random("app", 40)].join("-"), random("app", 40)],
  stripe: [["sk", "live", random("st", 24)].join("_"), random("st", 24)],
  "stripe hook": [["whsec", random("wh", 32)].join("_"), random("wh", 32)],
  "github classic": [["ghp", random("gh", 36)].join("_"), random("gh", 36)],
  "github fine": [["github_pat", random("gp", 22), random("gq", 59)].join("_"), random("gq", 59)],
  gitlab: [`glpat-${random("gl", 20)}`, random("gl", 20)],
  npm: [`npm_${random("npm", 36)}`, random("npm", 36)],
  pypi: [`pypi-AgEIcHlwaS5vcmc${random("py", 60)}`, random("py", 60)],
  google: [`AIza${random("goo", 35)}`, random("goo", 35)],
  openai: [`sk-proj-${random("oai", 48)}`, random("oai", 48)],
  anthropic: [`sk-ant-api03-${random("ant", 60)}`, random("ant", 60)],
  "hugging face": [`hf_${random("hf", 34)}`, random("hf", 34)],
  telegram: [`123456789:AA${random("tg", 33)}`, random("tg", 33)],
  twilio: [`SK${random("tw", 32, "0123456789abcdef")}`, random("tw", 32, "0123456789abcdef")],
  sendgrid: [`SG.${random("sg", 22)}.${random("sh", 43)}`, random("sh", 43)],
  azure: [`AccountKey=${random("az", 60)}==;EndpointSuffix=core.windows.net`, random("az", 60)],
  PEM: [`-----BEGIN PRIVATE KEY----- ${random("pem", 64)} -----END PRIVATE KEY-----`, random("pem", 64)],
  "ssh key": [`ssh-rsa AAAAB3Nza${random("ssh", 60)} me@laptop`, random("ssh", 60)],
  "basic auth": [`Basic ${Buffer.from(`me:${r}`).toString("base64")}`, Buffer.from(`me:${r}`).toString("base64")],
  cookie: [`session=${random("ck", 32)}; Path=/; csrftoken=${random("cs", 16)}`, random("ck", 32)],
  "SMTP password": [`${random("sm", 4)} ${random("sn", 9)} ${random("so", 9)}`, random("sn", 9)],
  "password of signs": ["!#%^&*()_+{}|:~,.<>", "!#%^&*()_+"],
  "password in another script": [wide, wide],
  UUID: [
    `${random("u1", 8, "0123456789abcdef")}-4a1b-8c2d-9e3f-${random("u2", 12, "0123456789abcdef")}`,
    random("u2", 12, "0123456789abcdef"),
  ],
  "hex with colons": [
    random("hx", 40, "0123456789abcdef").replace(/..(?!$)/g, "$&:"),
    random("hx", 40, "0123456789abcdef").replace(/..(?!$)/g, "$&:"),
  ],
  "token plan key": [expand("tp-0000examplehidden"), expand("tp-0000examplehidden").slice(3)],
  "card number": [random("card", 16, "123456789"), random("card", 16, "123456789")],
};

const key = expand("tp-c0000example");
const host = "https://token-plan-cn.xiaomimimo.com/v1";
const json = JSON.stringify;
const folded = (text: string): string => text.match(/.{1,12}/gu)!.join("\n    ");

/** A file of each dialect; `s` stands in a value that nobody looks at, in one that is looked at, and in a comment. */
const files: Readonly<Record<string, (s: string) => Readonly<Record<string, string>>>> = {
  toml: (s) => ({
    "/home/u/.codewhale/config.toml": `# ${s}\n[providers.xiaomi_mimo]\napi_key = "${key}" # ${s}\nbase_url = "${host}"\nmode = ${json(s)}\n[mcp.x]\nurl = ${json(s)}\n[providers.other]\napi_key = ${json(s)}\nheaders = { a = ${json(s)} }\ntext = """\n${s}\n"""\n`,
  }),
  "toml as a key": (s) => ({
    "/home/u/.codewhale/config.toml": `[providers.xiaomi_mimo]\napi_key = ${json(s)}\nbase_url = ${json(s)}\nmodel = ${json(s)}\n`,
  }),
  "broken toml": (s) => ({
    "/home/u/.codewhale/config.toml": `[providers.xiaomi_mimo]\napi_key = ${s}\nx = ${json(s)}\n`,
  }),
  json: (s) => ({
    "/home/u/.config/opencode/opencode.json": `{"provider":{"xiaomi":{"options":{"apiKey":${json(key)},"baseURL":${json(s)},"headers":{"X":${json(s)}}},"models":{"mimo-v2.6-pro":{"name":${json(s)}}}}},"model":${json(s)},"mcp":{"a":{"environment":{"PW":${json(s)}},"command":["x",${json(s)}]}}}`,
    "/home/u/.claude/settings.json": `{"env":{"ANTHROPIC_BASE_URL":"https://api.xiaomimimo.com/anthropic","ANTHROPIC_AUTH_TOKEN":${json(s)},"ANTHROPIC_MODEL":${json(s)},"ANTHROPIC_CUSTOM_HEADERS":${json(s)},"DB":${json(s)}}}`,
  }),
  "json with escapes": (s) => ({
    "/home/u/.claude/settings.json": `{"env":{"ANTHROPIC_AUTH_TOKEN":"${[...s].map((c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`).join("")}","A":"${[...s].map((c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`).join("")}"}}`,
  }),
  jsonc: (s) => ({
    "/home/u/.config/zed/settings.json": `// ${s}\n{"language_models":{"openai_compatible":{"mimo":{"api_url":${json(s)},/* ${s} */"available_models":[{"name":"mimo-v2.6-pro","x":${json(s)}}],}}},"terminal":{"env":{"A":${json(s)}}}}`,
  }),
  json5: (s) => ({
    "/home/u/.openclaw/openclaw.json": `{models:{providers:{mimo:{apiKey:${json(key)},baseUrl:${json(s)},models:[{id:"mimo-v2.6-pro"}]}}},// ${s}\nchannels:{telegram:{botToken:${json(s)}}},}`,
  }),
  yaml: (s) => ({
    "/home/u/.hermes/config.yaml": `# ${s}\nmodel:\n  default: mimo-v2.6-pro\n  provider: xiaomi\n  base_url: ${json(s)}\n  api_key: ${json(s)}\nother:\n  folded: >-\n    ${folded(s)}\n  plain: |\n    ${s}\n  list: [${json(s)}]\n`,
    "/repo/docker-compose.yml": `services:\n  app:\n    environment:\n      - MIMO_API_KEY=${key}\n      - ${json(`DATABASE_URL=${s}`)}\n    command: ${json(s)}\n`,
    "/repo/.github/workflows/ci.yml": `jobs:\n  a:\n    runs-on: x\n    env:\n      MIMO_API_KEY: ${key}\n      PW: ${json(s)}\n    steps:\n      - run: |\n          export PW=${json(s)}\n          curl -H ${json(s)}\n`,
  }),
  dotenv: (s) => ({
    "/repo/.env": `# ${s}\nMIMO_API_KEY=${key}\nDATABASE_URL=${s}\nMIMO_BASE_URL="${s}"\nMIMO_MODEL=${s}\nMULTI="a\n${s}"\nnot a setting ${s}\n`,
  }),
  shell: (s) => ({
    "/home/u/.zshrc": `# ${s}\nexport MIMO_API_KEY=${key}\nexport PW='${s}'\nexport XIAOMI_MIMO_BASE_URL='${s}'\ncurl -u '${s}' x\nexport A="b\\\n${s}"\n`,
  }),
  batch: (s) => ({ "/repo/run.bat": `rem ${s}\nset MIMO_API_KEY=${key}\nset "PW=${s}"\ncurl ${s}\n` }),
  powershell: (s) => ({ "/repo/run.ps1": `# ${s}\n$env:MIMO_API_KEY = '${key}'\n$env:PW = '${s}'\nInvoke-X '${s}'\n` }),
  systemd: (s) => ({
    "/home/u/.config/systemd/user/a.service": `# ${s}\n[Service]\nEnvironment="MIMO_API_KEY=${key}" "PW=${s}"\nExecStart=/bin/x ${s}\n`,
  }),
  plist: (s) => ({
    "/home/u/Library/LaunchAgents/a.plist": `<plist><dict><!-- ${s} --><key>EnvironmentVariables</key><dict><key>MIMO_API_KEY</key><string>${key}</string><key>PW</key><string>${s.replace(/[<&]/g, "")}</string></dict></dict></plist>`,
  }),
};

/** Texts in which a secret could hide: as it is, and without what JSON puts before a sign. */
const plainly = (text: string): readonly string[] => [text, text.replace(/\\(["\\])/g, "$1"), text.replace(/\s+/g, "")];

const pieces = (secret: string): readonly string[] =>
  Array.from({ length: Math.max(1, secret.length - 7) }, (_, n) => secret.slice(n, n + 8));

/** Of how many a bundle gives the same findings: what stands in comments, or in a variable by chance, is not kept. */
const outcomes: boolean[] = [];
afterAll(() => {
  expect(outcomes.filter(Boolean).length / outcomes.length).toBeGreaterThan(0.9);
});

describe.each(Object.entries(files))("%s", (dialect, write) => {
  test.each(Object.entries(kinds))("%s", async (_name, [text, secret]) => {
    const world = memoryWorld({
      home: "/home/u",
      cwd: "/repo",
      platform: dialect === "plist" ? "darwin" : "linux",
      now: "2026-09-30",
      files: write(text),
      env: {
        XIAOMI_MIMO_API_KEY: key,
        HTTPS_PROXY: text,
        MIMO_MODEL: text,
        OPENAI_API_KEY: text,
        XIAOMI_MIMO_BASE_URL: text,
      },
    });
    const { capsule } = await capsuleOf({ at: "2026-09-30" }, world, { version: "0.0.0", node: "20.19.0" });
    outcomes.push(capsule.reproduces);
    const out = [JSON.stringify(capsule), ...folderOf(capsule).files.map((file) => file.text)]
      .flatMap(plainly)
      .join("\n");
    expect(pieces(secret).filter((piece) => out.includes(piece))).toEqual([]);
    expect(pieces(key.slice(4)).filter((piece) => out.includes(piece))).toEqual([]);
  });
});
