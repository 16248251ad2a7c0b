// The onboarding from a key to two clients that work: asked on a real terminal, and given by options.
import { shippedFacts } from "../lib/facts/compile.ts";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { spawn, spawnSync } from "node:child_process";
import type http from "node:http";
import fs from "node:fs";
import path from "node:path";
import { replies } from "../lib/facts/replies.ts";
import { hasOpenssl, makeAuthority, type Authority } from "./support/authority.ts";
import { makeHome, until } from "./support/child.ts";
import { expand } from "./support/keys.ts";
import { replying, serve, type Server } from "./support/servers.ts";

const bin = path.resolve(import.meta.dirname, "../bin/mimo-doctor.cjs");
const key = expand("tp-s0000example");
const hosts = shippedFacts().endpoints.map((row) => row.host);
const accepting = shippedFacts().endpoints.find((row) => row.region === "sgp")!;

let authority: Authority;
let servers: readonly Server[] = [];

/** Singapore alone accepts the key, wherever it is asked for it. */
const answerOf =
  (host: string): http.RequestListener =>
  (request, response) => {
    const given = request.headers["api-key"] ?? request.headers.authorization?.replace(/^Bearer /, "");
    const good = host === accepting.host && given === key;
    replying(good ? 200 : 401, (good ? replies["200-models-plan"] : replies["401-invalid-key"]).body)(
      request,
      response,
    );
  };

beforeAll(async () => {
  if (!hasOpenssl) return;
  authority = makeAuthority();
  servers = await Promise.all(hosts.map((host) => serve(answerOf(host), authority.leaf)));
});
afterAll(async () => {
  await Promise.all(servers.map((server) => server.close()));
  authority?.remove();
});

const led = (): readonly string[] => [
  "--cacert",
  authority.file,
  ...servers.flatMap(({ port }, n) => ["--connect-to", `${hosts[n]}:443:127.0.0.1:${port}`]),
];

/** The old configuration names the wrong region, in both clients. */
const old = {
  ".codewhale/config.toml": `# mine\n[providers.xiaomi_mimo]\napi_key = "${expand("sk-0000example")}"\nbase_url = "https://token-plan-cn.xiaomimimo.com/v1" # old\n`,
  ".claude/settings.json":
    '{\n  "theme": "dark",\n  "env": {\n    "ANTHROPIC_BASE_URL": "https://token-plan-cn.xiaomimimo.com/anthropic"\n  }\n}\n',
};

const silent = (text: string): void => {
  for (let n = 4; n + 8 <= key.length; n++) expect(text.includes(key.slice(n, n + 8))).toBe(false);
};

interface Shown {
  readonly outcomes: { readonly key: { readonly value: string | null } };
  readonly endpoint: { readonly host: string | null };
  readonly client: string;
  readonly view: string;
}

/** Where both clients go. */
function resolved(home: string): readonly (readonly [string, string | null, string | null])[] {
  const { stdout } = spawnSync(
    process.execPath,
    [bin, "--format", "json", "--client", "codewhale@pr2627", "--client", "claude-code"],
    {
      encoding: "utf8",
      cwd: home,
      env: { HOME: home },
    },
  );
  const report = JSON.parse(stdout) as { readonly resolutions: readonly Shown[]; readonly summary: unknown };
  expect(report.summary).toMatchObject({ errors: 0 });
  return report.resolutions
    .filter((r) => r.view === "wire")
    .map((r) => [r.client, r.endpoint.host, r.outcomes.key.value] as const);
}

const bothRight = [
  ["codewhale", accepting.host, "tp-****"],
  ["claude-code", accepting.host, "tp-****"],
];

const hasTerminal = spawnSync("script", ["-qec", "true", "/dev/null"]).status === 0;
if (!hasTerminal)
  process.stderr.write("skipped: the onboarding on a terminal, since `script` of util-linux is missing here\n");

/** Runs `init` on a pseudo-terminal and answers its questions as a person would. */
async function onTerminal(
  home: string,
  answers: readonly (readonly [question: RegExp, keys: string])[],
  locale = "C.UTF-8",
): Promise<string> {
  const words = [process.execPath, bin, "init", ...led()].map((word) => `'${word}'`).join(" ");
  const child = spawn("script", ["-qefc", `stty cols 120 rows 40; ${words}`, "/dev/null"], {
    cwd: home,
    env: { HOME: home, PATH: process.env["PATH"], TERM: "xterm", LANG: locale },
  });
  let screen = "";
  child.stdout.on("data", (chunk: Buffer) => (screen += chunk.toString("utf8")));
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  let from = 0;
  try {
    for (const [question, keys] of answers) {
      await until(`${question} on ${screen.slice(-300)}`, () => question.test(screen.slice(from)), 10_000);
      // A prompt takes keys a moment after it is drawn.
      await new Promise((resolve) => setTimeout(resolve, 100));
      from = screen.length;
      child.stdin.write(keys);
    }
    expect(await ended).toBe(0);
    return screen;
  } finally {
    child.kill("SIGKILL");
  }
}

const enter = "\r";

(hasOpenssl && hasTerminal ? describe : describe.skip)("on a terminal", () => {
  test("a key pasted with blanks and Bearer, the wrong region before, two clients", async () => {
    const home = makeHome(old);
    const screen = await onTerminal(home, [
      [/Which plan do you have/, enter],
      [/Paste the key/, `  Bearer ${key} ${enter}`],
      [/which of them accepts the key/, enter],
      [/Which clients are to use it/, enter],
      [/Write this/, enter],
    ]);
    silent(screen);
    expect(screen).toContain("what was pasted around it is taken away");
    expect(screen).toContain(`\`${accepting.host}\` accepts the key`);
    expect(screen).toContain("CodeWhale: goes to token-plan-sgp.xiaomimimo.com");
    expect(screen).toContain("Claude Code: goes to token-plan-sgp.xiaomimimo.com");
    expect(resolved(home)).toEqual(bothRight);
    expect(fs.readFileSync(path.join(home, ".codewhale/config.toml"), "utf8")).toBe(
      `provider = "xiaomi-mimo"\n# mine\n[providers.xiaomi_mimo]\napi_key = "${key}"\nbase_url = "${accepting.openai}" # old\nmodel = "mimo-v2.6-pro"\n`.replace(
        /^provider.*\n# mine\n/,
        '# mine\nprovider = "xiaomi-mimo"\n',
      ),
    );
    expect(JSON.parse(fs.readFileSync(path.join(home, ".claude/settings.json"), "utf8"))).toMatchObject({
      theme: "dark",
    });
  }, 60_000);

  test("nothing but ASCII where the locale is C; the exports alone write nothing", async () => {
    const home = makeHome(old);
    const screen = await onTerminal(
      home,
      [
        [/Which plan do you have/, enter],
        [/Paste the key/, `${key}${enter}`],
        [/which of them accepts the key/, "n"],
        [/Which region is it/, enter],
        // The two that are found are not wanted; the exports are the last.
        [/Which clients are to use it/, ` \u001b[B \u001b[A\u001b[A ${enter}`],
      ],
      "C",
    );
    silent(screen);
    expect(/[^\0-\u007f]/.exec(screen)?.[0]).toBeUndefined();
    expect(screen).toContain("Nothing was written");
    expect(screen).toContain("export XIAOMI_MIMO_TOKEN_PLAN_API_KEY=tp-YOUR-KEY");
    expect(fs.readFileSync(path.join(home, ".codewhale/config.toml"), "utf8")).toBe(old[".codewhale/config.toml"]);
  }, 60_000);

  test("a key that cannot be one is refused at the prompt; leaving writes nothing", async () => {
    const home = makeHome(old);
    const screen = await onTerminal(home, [
      [/Which plan do you have/, enter],
      [/Paste the key/, `your-api-key${enter}`],
      [/stands for a key|begin with/, "\u0003"],
    ]);
    expect(screen).toContain("Nothing was written");
    expect(fs.readFileSync(path.join(home, ".codewhale/config.toml"), "utf8")).toBe(old[".codewhale/config.toml"]);
  }, 60_000);
});

function init(
  words: readonly string[],
  {
    input = "",
    files = {},
    env = {},
  }: { input?: string; files?: Record<string, string>; env?: Record<string, string> } = {},
) {
  const home = makeHome(files);
  // The servers live in this process, so it must not wait.
  const child = spawn(process.execPath, [bin, "init", ...words], { cwd: home, env: { HOME: home, ...env } });
  let out = "";
  let err = "";
  child.stdout.on("data", (chunk: Buffer) => (out += chunk.toString("utf8")));
  child.stderr.on("data", (chunk: Buffer) => (err += chunk.toString("utf8")));
  child.stdin.end(input);
  return new Promise<{ home: string; out: string; err: string; status: number | null }>((resolve) =>
    child.once("close", (status) => {
      silent(out + err);
      resolve({ home, out, err, status });
    }),
  );
}

describe("by options", () => {
  (hasOpenssl ? test : test.skip)("the sweep finds the region, from standard input", async () => {
    const { home, out, status } = await init(
      ["--key-from", "-", "--sweep", "--yes", "--client", "codewhale", "--client", "claude-code", ...led()],
      {
        input: ` "${key}"\n`,
        files: old,
      },
    );
    expect([status, out]).toEqual([0, expect.stringContaining(`\`${accepting.host}\` accepts the key`)]);
    expect(resolved(home)).toEqual(bothRight);
    expect(fs.statSync(path.join(home, ".claude/settings.json")).mode & 0o077).toBe(0);
  });

  (hasOpenssl ? test : test.skip)("nothing is set up with a key that nobody accepts", async () => {
    const { home, out, status } = await init(["--key-from", "K", "--sweep", "--yes", ...led()], {
      env: { K: expand("tp-c0000example") },
      files: old,
    });
    expect([status, out]).toEqual([
      1,
      expect.stringContaining("Nothing is set up, since no endpoint accepts the key."),
    ]);
    expect(fs.readFileSync(path.join(home, ".codewhale/config.toml"), "utf8")).toBe(old[".codewhale/config.toml"]);
  });

  test("without --yes the diff alone", async () => {
    const { home, out, status } = await init(["--key-from", "K", "--region", "sgp"], { env: { K: key }, files: old });
    expect([status, out]).toEqual([0, expect.stringContaining("Nothing is written without `--yes`.")]);
    expect(fs.readFileSync(path.join(home, ".codewhale/config.toml"), "utf8")).toBe(old[".codewhale/config.toml"]);
  });

  test("--print needs no key", async () => {
    const { out, status } = await init(["--print", "--plan", "standard", "--client", "codewhale"]);
    expect([status, out]).toEqual([0, expect.stringContaining('base_url = "https://api.xiaomimimo.com/v1"')]);
  });

  test.each([
    [["--key-from", "K"], "which region is the key of? Its letter hints at `--region sgp`"],
    [["--key-from", "K", "--plan", "standard"], "this is a Token Plan key, and pay-as-you-go was asked for"],
    [["--key-from", "MISSING"], "the variable `MISSING` holds no key"],
    [["--key-from", "-"], "standard input holds no key"],
    [["--key-from", "tp-nokey-here"], "`--key-from` wants the name of a variable"],
    [["--key-from", "K", "--region", "eu"], "`--region` is cn, sgp or ams, not `eu`"],
    [["--plan", "standard", "--region", "cn"], "pay-as-you-go has no regions"],
    [["--plan", "free"], "`--plan` is standard or token-plan, not `free`"],
    [["--key-from", "K", "--region", "sgp", "--client", "clade-code"], "did you mean `claude-code`?"],
    [["--key-from", "V"], "this is a key of Anthropic"],
    [["--key-from", "S"], "this only stands for a key"],
    [[], "nobody is here to answer"],
    [["codewhale"], "`init` takes no further word"],
  ])("%j", async (words, sentence) => {
    const { status, out, err } = await init(words, {
      env: { K: key, V: `sk-ant-${"a1b2c3d4".repeat(6)}`, S: "your-api-key" },
    });
    expect([status, out, err.split("\n").length]).toEqual([2, "", 2]);
    expect(err).toContain(sentence);
  });

  test("a file that does not parse is left alone", async () => {
    const files = { ".codewhale/config.toml": "[providers.xiaomi_mimo\n" };
    const { home, status, err } = await init(["--key-from", "K", "--region", "sgp", "--yes", "--client", "codewhale"], {
      env: { K: key },
      files,
    });
    expect([status, err]).toEqual([2, expect.stringContaining("does not parse")]);
    expect(fs.readFileSync(path.join(home, ".codewhale/config.toml"), "utf8")).toBe(files[".codewhale/config.toml"]);
  });
});
