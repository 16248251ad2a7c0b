// What `fix --write` does to real files: whole before or whole after, whatever breaks; links, owners, modes; and the way back.
// `FAULTS=all` tries every fault in every dialect.
import { afterAll, describe, expect, test } from "@jest/globals";
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { InternalError } from "../lib/model/errors.ts";
import { replaceFile } from "../lib/host/disk.ts";
import { expand } from "./support/keys.ts";
import { mayNobodyRead, nobody } from "./support/nobody.ts";

const bin = path.resolve(import.meta.dirname, "../bin/mimo-doctor.cjs");
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "fix-writes-"));
afterAll(() => fs.rmSync(scratch, { recursive: true }));

const plan = expand("tp-s0000example");
const wrong = "https://token-plan-sgp.xiaomimimo.com";
const right = `${wrong}/v1`;

/** One file of each dialect with a mistake that has a safe repair, and how it is to look. */
const dialects = {
  toml: {
    file: ".codewhale/config.toml",
    text: `# mine\r\n[providers.xiaomi_mimo]\r\napi_key = " ${plan}"\r\nbase_url = '${right}' # host\r\n`,
    fixed: `# mine\r\n[providers.xiaomi_mimo]\r\napi_key = "${plan}"\r\nbase_url = '${right}' # host\r\n`,
  },
  json: {
    file: ".claude/settings.json",
    text: `{\n\t"env": {"ANTHROPIC_AUTH_TOKEN": "Bearer ${plan}",\n  "ANTHROPIC_BASE_URL": "${wrong}/anthropic", "ANTHROPIC_MODEL": "mimo-v2.6-pro"}}`,
    fixed: `{\n\t"env": {"ANTHROPIC_AUTH_TOKEN": "${plan}",\n  "ANTHROPIC_BASE_URL": "${wrong}/anthropic", "ANTHROPIC_MODEL": "mimo-v2.6-pro"}}`,
  },
  jsonc: {
    file: ".config/opencode/opencode.jsonc",
    text: `// mine\n{\n  "model": "xiaomi/mimo-v2.6-pro", // of work\n  "provider": { "xiaomi": { "options": { "apiKey": "Bearer ${plan}", "baseURL": "${right}", }, }, },\n}\n`,
    fixed: `// mine\n{\n  "model": "xiaomi/mimo-v2.6-pro", // of work\n  "provider": { "xiaomi": { "options": { "apiKey": "${plan}", "baseURL": "${right}", }, }, },\n}\n`,
  },
  yaml: {
    file: "compose.yaml",
    text: `services:\n  a: # one\n    environment:\n      XIAOMI_MIMO_API_KEY: "Bearer ${plan}"\n      XIAOMI_MIMO_BASE_URL: ${right}\n`,
    fixed: `services:\n  a: # one\n    environment:\n      XIAOMI_MIMO_API_KEY: "${plan}"\n      XIAOMI_MIMO_BASE_URL: ${right}\n`,
  },
  dotenv: {
    file: ".env",
    text: `A=1\nXIAOMI_MIMO_API_KEY="Bearer ${plan}" # the key\nXIAOMI_MIMO_BASE_URL=${right}\n`,
    fixed: `A=1\nXIAOMI_MIMO_API_KEY="${plan}" # the key\nXIAOMI_MIMO_BASE_URL=${right}\n`,
  },
  shell: {
    file: ".zshrc",
    text: `alias x=y\nexport XIAOMI_MIMO_API_KEY='Bearer ${plan}'\nexport XIAOMI_MIMO_BASE_URL=${right}\n`,
    fixed: `alias x=y\nexport XIAOMI_MIMO_API_KEY='${plan}'\nexport XIAOMI_MIMO_BASE_URL=${right}\n`,
  },
} as const;
type Name = keyof typeof dialects;

let count = 0;
function machine(name: Name, mode = 0o600) {
  const home = path.join(scratch, String(++count));
  const file = path.join(home, dialects[name].file);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, dialects[name].text, { mode });
  return { home, file };
}

interface Options {
  readonly home: string;
  readonly words?: readonly string[];
  readonly strace?: readonly string[];
  readonly uid?: number;
}

function fix({ home, words = ["--write", "--yes"], strace, uid }: Options) {
  const command = [process.execPath, bin, "fix", ...words];
  const [program = "", ...args] = strace ? ["strace", "-f", ...strace, ...command] : command;
  const env = { HOME: home, PATH: process.env["PATH"] };
  const result = spawnSync(program, args, {
    cwd: home,
    encoding: "utf8",
    env,
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
  for (let n = 4; n + 8 <= plan.length; n += 4)
    expect((result.stdout + result.stderr).includes(plan.slice(n, n + 8))).toBe(false);
  return result;
}

const filesUnder = (folder: string): readonly string[] =>
  fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .flatMap((it) => (it.isFile() ? [path.join(it.parentPath, it.name)] : []));

/** Nothing that holds the key may be open to others, the user's own files aside. */
function noWideStray(home: string, own: string): void {
  for (const file of filesUnder(home))
    if (file !== own && fs.readFileSync(file, "utf8").includes(plan)) expect(fs.statSync(file).mode & 0o077).toBe(0);
}

describe("every dialect", () => {
  test.each(Object.keys(dialects) as Name[])(
    "%s: only the span changes; a second run changes nothing; --undo brings it back",
    (name) => {
      const { home, file } = machine(name);
      const dry = fix({ home, words: [] });
      expect(fs.readFileSync(file, "utf8")).toBe(dialects[name].text);
      expect(dry.stdout).toContain("Nothing is written without `--write`");
      expect(fix({ home }).stdout).toContain("Written: 1 of 1.");
      expect(fs.readFileSync(file, "utf8")).toBe(dialects[name].fixed);
      fix({ home });
      expect(fs.readFileSync(file, "utf8")).toBe(dialects[name].fixed);
      expect(fix({ home, words: ["--undo"] }).status).toBe(0);
      expect(fs.readFileSync(file, "utf8")).toBe(dialects[name].text);
      noWideStray(home, file);
    },
  );
});

const hasStrace =
  spawnSync("strace", ["-f", "-e", "trace=fsync", "-e", "inject=fsync:error=EIO:when=9", "true"], { encoding: "utf8" })
    .status === 0;
if (!hasStrace)
  process.stderr.write(
    "skipped: faults at every system call of a write, since strace is missing here or may not trace\n",
  );

/** How often each call is made, counted as strace counts: from the start of the process. */
function callsIn(name: Name): ReadonlyMap<string, readonly number[]> {
  const { home } = machine(name);
  const log = path.join(home, "calls.log");
  fix({ home, strace: ["-o", log, "-e", "trace=pwrite64,fsync,rename,close"] });
  const seen = new Map<string, number>();
  const calls = new Map<string, number[]>();
  for (const line of fs.readFileSync(log, "utf8").split("\n")) {
    const call = /^\d+\s+(\w+)\(/.exec(line)?.[1];
    if (!call) continue;
    seen.set(call, (seen.get(call) ?? 0) + 1);
    // Before the first write nothing can be lost.
    if (call === "pwrite64" || seen.has("pwrite64"))
      calls.set(call, [...(calls.get(call) ?? []), seen.get(call) as number]);
  }
  return calls;
}

describe("a fault at every system call of a write", () => {
  const faults = ["error=ENOSPC", "error=EIO", "error=EROFS", "signal=KILL"];
  const all = process.env["FAULTS"] === "all";
  const some = (Object.keys(dialects) as Name[]).map(
    (name) => [name, all || name === "toml" ? faults : ["error=ENOSPC", "signal=KILL"]] as const,
  );
  (hasStrace ? test : test.skip).each(some)(
    "%s is as it was, or as it is to be",
    (name, kinds) => {
      let runs = 0;
      for (const [call, numbers] of callsIn(name)) {
        // In most dialects the last calls are enough: those before them write the copies for --undo.
        for (const [n, when] of (all || name === "toml" ? numbers : numbers.slice(-3)).entries()) {
          // An error is an error: each call gets one of the kinds in turn, and is killed as well.
          const errors = kinds.filter((kind) => kind !== "signal=KILL");
          for (const kind of all ? kinds : [errors[n % errors.length] as string, "signal=KILL"]) {
            const { home, file } = machine(name, 0o640);
            const result = fix({
              home,
              strace: ["-o", "/dev/null", "-e", `trace=${call}`, "-e", `inject=${call}:${kind}:when=${when}`],
            });
            runs++;
            const now = fs.readFileSync(file, "utf8");
            const what = `${call} ${when} ${kind}`;
            expect({ what, whole: now === dialects[name].text || now === dialects[name].fixed }).toEqual({
              what,
              whole: true,
            });
            noWideStray(home, file);
            if (kind !== "signal=KILL") {
              expect({ what, trace: /\n\s+at /.test(result.stderr) }).toEqual({ what, trace: false });
              if (now === dialects[name].text)
                expect({ what, said: result.stderr !== "" }).toEqual({ what, said: true });
            }
            if (now === dialects[name].fixed) {
              expect({ what, undone: fix({ home, words: ["--undo"] }).status }).toEqual({ what, undone: 0 });
              expect(fs.readFileSync(file, "utf8")).toBe(dialects[name].text);
            }
          }
        }
      }
      expect(runs).toBeGreaterThan(name === "toml" ? 30 : 15);
    },
    240_000,
  );
});

describe("files that are not plain", () => {
  const isRoot = process.getuid?.() === 0;

  test("a link is written through to its target, and stays a link", () => {
    const { home, file } = machine("toml");
    const target = path.join(home, "dotfiles.toml");
    fs.renameSync(file, target);
    fs.symlinkSync("../dotfiles.toml", file);
    fix({ home });
    expect(fs.readlinkSync(file)).toBe("../dotfiles.toml");
    expect(fs.readFileSync(target, "utf8")).toBe(dialects.toml.fixed);
  });

  test("hard links", () => {
    const { home, file } = machine("toml");
    fs.linkSync(file, path.join(home, "other.toml"));
    const { stderr, status } = fix({ home });
    expect([status, stderr]).toEqual([3, expect.stringContaining("2 hard links")]);
    expect(fs.readFileSync(file, "utf8")).toBe(dialects.toml.text);
  });

  test("changed by somebody else since it was read", () => {
    const { file } = machine("toml");
    const replacement = { path: file, before: Buffer.from("older"), after: Buffer.from("newer"), mode: null };
    expect(() => replaceFile(replacement)).toThrow(InternalError);
    expect(fs.readFileSync(file, "utf8")).toBe(dialects.toml.text);
    expect(fs.readdirSync(path.dirname(file))).toEqual(["config.toml"]);
  });

  test("write-protected", () => {
    const { home, file } = machine("toml", 0o400);
    const { stderr, status } = fix({ home });
    expect([status, stderr]).toEqual([3, expect.stringContaining("write-protected")]);
    expect(fs.readFileSync(file, "utf8")).toBe(dialects.toml.text);
  });

  (isRoot ? test : test.skip)("of another user", () => {
    const { home, file } = machine("toml", 0o644);
    fs.chmodSync(home, 0o777);
    fs.chmodSync(scratch, 0o755);
    if (!mayNobodyRead(file, bin)) return;
    const { stderr, status } = fix({ home, uid: nobody });
    expect([status, stderr]).toEqual([3, expect.stringContaining("belongs to another user")]);
    expect(fs.readFileSync(file, "utf8")).toBe(dialects.toml.text);
  });

  (isRoot ? test : test.skip)("as root the owner and the mode stay", () => {
    const { home, file } = machine("json", 0o600);
    fs.chownSync(file, 65_534, 65_534);
    fix({ home });
    const { uid, gid, mode } = fs.statSync(file);
    expect([uid, gid, mode & 0o777]).toEqual([65_534, 65_534, 0o600]);
    expect(fs.readFileSync(file, "utf8")).toBe(dialects.json.fixed);
  });
});

describe("the way back", () => {
  test("nothing to undo", () => {
    const { home } = machine("toml");
    const { status, stderr } = fix({ home, words: ["--undo"] });
    expect([status, stderr]).toEqual([2, "mimo-doctor: there is nothing to undo\n"]);
  });

  test("refused where the file was changed since", () => {
    const { home, file } = machine("toml");
    fix({ home });
    fs.appendFileSync(file, "# later\n");
    const { status, stderr } = fix({ home, words: ["--undo"] });
    expect([status, stderr]).toEqual([3, expect.stringContaining("somebody has changed it since")]);
    expect(fs.readFileSync(file, "utf8")).toBe(`${dialects.toml.fixed}# later\n`);
  });

  test("the last five are kept, with their modes", () => {
    const { home, file } = machine("toml", 0o644);
    for (let n = 0; n < 7; n++) {
      fs.writeFileSync(file, dialects.toml.text);
      fix({ home });
    }
    const ring = path.join(home, ".local/state/mimo-doctor/undo");
    expect(fs.readdirSync(ring)).toEqual(["000003", "000004", "000005", "000006", "000007"]);
    fix({ home, words: ["--undo"] });
    expect(fs.readFileSync(file, "utf8")).toBe(dialects.toml.text);
  });
});
