// Files that no configuration should be, on a real disk and through the program as it is installed:
// one clear finding each, no crash, no trace, nothing written, and every other source still judged.
import { afterAll, describe, expect, test } from "@jest/globals";
import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import type { Report, ShownFinding } from "../lib/index.ts";
import { canary, givesAway } from "./support/canaries.ts";
import { isRoot, mayNobodyRead, nobody } from "./support/nobody.ts";

const bin = path.resolve(import.meta.dirname, "../bin/mimo-doctor.cjs");
const childCpu = path.resolve(import.meta.dirname, "support/child-cpu.cjs");
const key = canary("bad input", "sk-");
/** With these CodeWhale counts as set up, and everything works. */
const settings = {
  XIAOMI_MIMO_API_KEY: key,
  XIAOMI_MIMO_BASE_URL: "https://api.xiaomimimo.com/v1",
  XIAOMI_MIMO_MODEL: "mimo-v2.6-pro",
};

// Open to every user: one test runs as another one.
const root = fs.mkdtempSync(path.join(os.tmpdir(), "bad-input-"));
fs.chmodSync(root, 0o755);
/** Where reports go; open to every user as well. */
const reports = path.join(root, "reports");
fs.mkdirSync(reports);
fs.chmodSync(reports, 0o777);
afterAll(() => fs.rmSync(root, { recursive: true, force: true }));

const good = `provider = "xiaomi-mimo"

[providers.xiaomi_mimo]
base_url = "https://api.xiaomimimo.com/v1"
model = "mimo-v2.6-pro"
`;
const lines = (count: number, line: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => line(n)).join("\n");

/** What terminals and CI logs take for a command: a title, the clipboard, colours, writing from right to left, a mask, an error. */
const commands =
  "\u001b]0;title\u0007\u001b]52;c;aGk=\u0007\u001b[31mred\u009b2J\u007f\r\u202eback\u2066 \t::error::oops \n::add-mask::x\n%0A::add-mask::y ##[error]z ##vso[task.complete]";
const quoted = JSON.stringify(commands).replace(
  /[\u007f-\uffff]/g,
  (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`,
);

interface Bad {
  readonly text?: string | Uint8Array;
  /** Where the file is none, or none that can be written at once. */
  readonly make?: (file: string) => void | Promise<unknown>;
  /** The rule that must be found once, and where; none where the file is odd and right. */
  readonly rule?: string;
  readonly line?: number;
  readonly severity?: "error" | "warning" | "note";
  /** Found in this way only where CodeWhale is set up by other means. */
  readonly speaks?: boolean;
  /** Findings beside the one that belong to the case. */
  readonly beside?: readonly string[];
  readonly asNobody?: true;
}

const pipe = (file: string): void => void execFileSync("mkfifo", [file]);

const syntax = (text: string | Uint8Array, line: number): Bad => ({ text, rule: "config-syntax", line });
const schema = (text: string, line: number): Bad => ({ text, rule: "config-schema", line });
const encoding = (text: string | Uint8Array, line = 1): Bad => ({ text, rule: "config-encoding", line });
const unreadable = (make: Bad["make"]): Bad => ({
  ...(make ? { make } : {}),
  rule: "config-unreadable",
  speaks: false,
});
const fine = (text: string, beside: readonly string[] = []): Bad => ({ text, beside });

const utf16 = (text: string): Buffer => Buffer.from(text, "utf16le");

const bad: Readonly<Record<string, Bad>> = {
  "a good file": fine(good),
  "broken TOML": syntax(`${good}oops\n`, 6),
  "a string that is not closed": syntax(good.replace('pro"', "pro"), 5),
  "one key twice": syntax(`${good}model = "x"\n`, 6),
  "an empty file": { text: "", beside: [] },
  "a number for a text": schema(good.replace('"mimo-v2.6-pro"', "5"), 5),
  "a text for a table": schema(`providers = "xiaomi"\n`, 1),
  "a list for a table": schema(`[[providers.xiaomi_mimo]]\nmodel = "mimo-v2.6-pro"\n`, 1),
  "a number in the headers": schema(`${good}http_headers = { X = 1 }\n`, 6),
  "two spellings of one table": schema(`${good}\n[providers.mimo]\nmodel = "mimo-v2.6-pro"\n`, 7),
  "UTF-16 LE": encoding(utf16(`\ufeff${good}`)),
  "UTF-16 BE": encoding(utf16(`\ufeff${good}`).swap16()),
  "UTF-16 without a mark": encoding(utf16(good)),
  "a byte-order mark, which TOML readers skip": { ...encoding(`\ufeff${good}`), severity: "note" },
  "Windows line ends": fine(good.replaceAll("\n", "\r\n")),
  "old Macintosh line ends": syntax(good.replaceAll("\n", "\r"), 1),
  "NUL bytes": encoding(`${good}# \0\n`, 6),
  "invalid UTF-8": encoding(Buffer.concat([Buffer.from(good), Buffer.from([0x23, 0xff, 0xfe, 0x0a])]), 6),
  "raw control characters": syntax(good.replace("mimo-v2.6-pro", "\u001b[31m\u0007"), 5),
  "3 MB of other providers": fine(
    good +
      lines(
        30_000,
        (n) => `[providers.p${n}]\nbase_url = "https://api.p${n}.example/v1"\nmodel = "m-${n}" # note\ntimeout = ${n}`,
      ),
  ),
  "3 MB of unknown names": fine(good + lines(150_000, (n) => `name_${n} = ${n}`), ["config-unknown-key"]),
  "1 MB of wrong headers": {
    text: `${good}http_headers = { ${lines(50_000, (n) => `h${n} = ${n}`).replaceAll("\n", ", ")} }\n`,
    beside: ["config-schema"],
    rule: "",
  },
  "1 MB of stray tables": {
    text: good + lines(50_000, (n) => `[mimo_v2_${n}]\nx = 1`),
    beside: ["config-wrong-table"],
    rule: "",
  },
  "a million digits": syntax(`${good}x = ${"1".repeat(1_000_000)}\n`, 6),
  "a key of 5,000 parts": syntax(`${good}${"a.".repeat(5_000)}a = 1\n`, 6),
  "a header of 5,000 parts": syntax(`${good}[${"a.".repeat(5_000)}a]\n`, 6),
  "a quoted key of 5,000 parts": syntax(`${good}${'"a".'.repeat(5_000)}a = 1\n`, 6),
  "16 KB of nested brackets": syntax(`${good}x = ${"[".repeat(8_192)}${"]".repeat(8_192)}\n`, 6),
  "16 KB of open brackets": syntax(`${good}x = ${"[".repeat(16_384)}`, 6),
  "16 KB of nested tables": syntax(`${good}x = ${"{a=".repeat(4_096)}1${"}".repeat(4_096)}\n`, 6),
  "a megabyte of text": fine(good.replace("mimo-v2.6-pro", "x".repeat(1_048_576)), []),
  "a megabyte of name": fine(`${good}${"x".repeat(1_048_576)} = 1\n`, ["config-unknown-key"]),
  "a megabyte of blanks": fine(good.replace("mimo-v2.6-pro", `x${" ".repeat(1_048_576)}y`), []),
  "a megabyte of braces for an address": fine(good.replace("https://api", "{".repeat(1_048_576)), []),
  "a megabyte of slashes in an address": fine(good.replace("/v1", `${"/".repeat(1_048_576)}v1`), []),
  "a megabyte of questions in an address": fine(good.replace("/v1", `/v1${"?key".repeat(262_144)}`), []),
  "commands in a value": fine(good.replace('"mimo-v2.6-pro"', quoted), []),
  "commands in an address": fine(
    good.replace('"https://api.xiaomimimo.com/v1"', `"https://x.example/${quoted.slice(1)}`),
    [],
  ),
  "commands in a name": fine(`${good}${quoted} = 1\n`, ["config-unknown-key"]),
  "commands in the name of a table": {
    text: `${good}\n[${quoted}.xiaomi]\n[providers."mimo cn${quoted.slice(1)}]\nx = 1\n`,
    rule: "",
  },
  "commands in a wrong type": schema(`${good}http_headers = { ${quoted} = 1 }\n`, 6),
  "a folder": unreadable((file) => fs.mkdirSync(file)),
  "a pipe": unreadable(pipe),
  "a socket": unreadable(
    (file) =>
      new Promise((done) =>
        net
          .createServer()
          .unref()
          .listen(file, () => done(0)),
      ),
  ),
  "a link in a circle": unreadable((file) => fs.symlinkSync(file, file)),
  // Nobody reads it, so it is only worth a note.
  "a link that leads nowhere": { ...unreadable((file) => fs.symlinkSync(`${file}.gone`, file)), severity: "note" },
  "a link to a device without end": unreadable((file) => fs.symlinkSync("/dev/zero", file)),
  "more than 4 MiB": unreadable((file) => {
    fs.writeFileSync(file, good);
    fs.truncateSync(file, 4 * 1024 * 1024 + 1);
  }),
  "a file that others own": { ...unreadable((file) => fs.writeFileSync(file, good, { mode: 0o000 })), asNobody: true },
};

/** Everything about a folder that writing into it would change. */
function fingerprint(folder: string): string {
  const rows = (fs.readdirSync(folder, { recursive: true }) as string[]).sort().map((name) => {
    const stat = fs.lstatSync(path.join(folder, name), { bigint: true });
    return [name, stat.mode, stat.size, stat.mtimeNs, stat.ctimeNs, stat.ino].join(" ");
  });
  return createHash("sha256").update(rows.join("\n")).digest("hex");
}

interface Ran {
  readonly text: string;
  readonly report: Report;
  readonly status: number | null;
}

const harmful = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]|^\s*::|##\w*\[/m;

/** Runs the program in both formats, and holds what must be true of every run. */
function examine(home: string, env: Record<string, string>, more: readonly string[] = [], asNobody = false): Ran {
  const before = fingerprint(home);
  // Both formats of one run; the report stands outside of the folder that must not change.
  const report = path.join(reports, `${path.basename(home)}.json`);
  const words = ["-r", childCpu, bin, "--at", "2026-09-30", "--format", "text", "--format", `json=${report}`, ...more];
  const { stdout, stderr, status, output } = spawnSync(process.execPath, words, {
    cwd: home,
    encoding: "utf8",
    env: { HOME: home, ...env },
    maxBuffer: 2 ** 28,
    stdio: ["ignore", "pipe", "pipe", "pipe"],
    ...(asNobody && isRoot ? { uid: nobody, gid: nobody } : {}),
  });
  const json = fs.readFileSync(report, "utf8");
  expect(stderr).toBe("");
  for (const shown of [stdout, json]) {
    expect(harmful.exec(shown)?.index ?? null).toBe(null);
    expect(shown.includes(home)).toBe(false);
    expect(/^\s+at /m.test(shown)).toBe(false);
    expect(givesAway(shown, key)).toBe(false);
  }
  // Of the processor; a machine that is busy with something else takes longer for the same, but not twice as long.
  expect(Number(output[3])).toBeLessThan(6_000);
  expect(fingerprint(home)).toBe(before);
  return { text: stdout, report: JSON.parse(json) as Report, status };
}

let homes = 0;
async function homeWith({ text, make }: Bad, name = ".codewhale/config.toml"): Promise<string> {
  const home = path.join(root, `home${homes++}`);
  const file = path.join(home, name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  if (make) await make(file);
  else fs.writeFileSync(file, text ?? "", { mode: 0o600 });
  return home;
}

const place = (finding: ShownFinding | undefined) =>
  finding?.place?.kind === "file" ? { path: finding.place.path, line: finding.place.line } : null;

/** Findings that say that the file itself is at fault. */
const ofTheFile = (report: Report) => report.findings.filter((it) => it.rule.startsWith("config-"));

describe("CodeWhale's file", () => {
  test.each(Object.entries(bad))("%s", async (_name, it) => {
    // Nobody else owns a file here, unless the program can be run as somebody else.
    if (it.asNobody && isRoot && !mayNobodyRead(root, bin, childCpu)) return;
    const home = await homeWith(it);
    for (const env of [settings, {}]) {
      const setUp = env === settings || it.speaks !== false;
      const { text, report, status } = examine(home, env, [], it.asNobody);
      const found = ofTheFile(report);
      if (it.rule === undefined) expect(found.every(({ rule }) => it.beside?.includes(rule))).toBe(true);
      else if (it.rule !== "") {
        expect(found.map(({ rule, severity }) => ({ rule, severity }))).toEqual([
          { rule: it.rule, severity: setUp ? (it.severity ?? "error") : "note" },
        ]);
        expect(place(found[0])).toEqual({ path: "~/.codewhale/config.toml", line: it.line ?? null });
        expect(text).toContain(`${it.rule} ~/.codewhale/config.toml${it.line === undefined ? "" : `:${it.line}`}`);
      } else expect(found.length).toBeGreaterThan(0);
      // A thousand mistakes of one kind are not a thousand findings.
      expect(found.length).toBeLessThanOrEqual(45);
      expect(status).toBe(report.summary.errors > 0 ? 1 : 0);
      expect(text.length).toBeLessThan(20_000);
      if (env === settings) {
        // The environment is judged whatever the file is.
        const keys = report.resolutions.map((r) => r.outcomes.key.place);
        expect(keys).toContainEqual({ kind: "env", name: "XIAOMI_MIMO_API_KEY" });
        expect(report.resolutions.every((r) => r.setUp || r.client !== "codewhale")).toBe(true);
      }
    }
  });
});

describe("other files", () => {
  const dotenv: Readonly<Record<string, Bad>> = {
    "UTF-16": encoding(utf16("\ufeffMIMO_MODEL=mimo-v2.6-pro\n")),
    "NUL bytes": encoding("MIMO_MODEL=mimo\0\n"),
    "mixed line ends": { ...encoding("MIMO_MODE=cn\r\nA=1\nB=2\r\n"), severity: "warning" },
    // Password managers put one there.
    "a pipe": { ...unreadable(pipe), severity: "note" },
    "a folder, as Python environments are called": { make: (file) => fs.mkdirSync(file), beside: [] },
    "a million lines": fine(lines(150_000, (n) => `NAME_${n}="value ${n}`)),
    "no line end in 4 MB": fine("x".repeat(4_000_000)),
    "3 MB of quotes": fine("A='\"`".repeat(800_000)),
    "commands everywhere": fine(`MIMO_MODEL="${commands.replaceAll('"', "")}"\nA=${commands}\n`),
  };
  test.each(Object.entries(dotenv))("`.env`: %s", async (_name, it) => {
    const home = await homeWith(it, ".env");
    const { report } = examine(home, settings);
    expect(ofTheFile(report).map(({ rule, severity }) => ({ rule, severity }))).toEqual(
      it.rule ? [{ rule: it.rule, severity: it.severity ?? "error" }] : [],
    );
  });

  test("every other source is judged beside a broken one", async () => {
    const home = await homeWith(bad["broken TOML"] as Bad);
    fs.writeFileSync(path.join(home, ".env"), `MIMO_API_KEY=${canary("in .env")}\n`, { mode: 0o600 });
    const { report } = examine(home, {});
    expect(ofTheFile(report)).toHaveLength(1);
    const wire = report.resolutions.filter((r) => r.view === "wire");
    expect(wire.map((r) => r.outcomes.key.place)).toEqual(
      wire.map(() => expect.objectContaining({ kind: "file", path: "~/.env", line: 1 })),
    );
  });

  test("paths and variables full of commands", async () => {
    const home = await homeWith(bad["a good file"] as Bad);
    const odd = path.join(home, commands.replaceAll("/", ""));
    fs.mkdirSync(odd);
    fs.writeFileSync(path.join(odd, "c.toml"), "= 1 # mimo", { mode: 0o600 });
    const elsewhere = path.join(root, `else${commands.replaceAll("/", "")}.toml`);
    fs.writeFileSync(elsewhere, "= 1 # mimo", { mode: 0o600 });
    const env = {
      XIAOMI_MIMO_MODEL: commands,
      XIAOMI_MIMO_MODE: commands,
      MIMO_BASE_URL: `https://${commands}/`,
      XIAOMI_MIMO_API_KEY: commands,
      CODEWHALE_PROFILE: commands,
      CODEWHALE_HOME: odd,
    };
    for (const config of [path.join(odd, "c.toml"), elsewhere])
      for (const more of [
        ["--config", config],
        ["-v", "--config", config],
      ]) {
        const { report, status } = examine(home, env, more);
        expect(ofTheFile(report).map(({ rule }) => rule)).toContain("config-syntax");
        expect(status).toBe(1);
      }
  });

  test("the home folder is a file", async () => {
    const home = await homeWith(bad["a good file"] as Bad, "file");
    const { report } = examine(home, { HOME: path.join(home, "file") });
    expect(report.findings).toEqual([]);
  });
});

describe("what was named and cannot be read", () => {
  test.each(["a folder", "a pipe", "a link to a device without end", "more than 4 MiB"])(
    "--config: %s",
    async (name) => {
      const home = await homeWith(bad[name] as Bad, "c.toml");
      const { report, status } = examine(home, settings, ["--config", "c.toml"]);
      expect(ofTheFile(report)).toHaveLength(1);
      expect(status).toBe(3);
    },
  );
});
