// What becomes of a world when a finding's remedy is carried out: the command by a shell, the edit by its repair.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { judgeWorld } from "../../lib/diagnose.ts";
import { formatterFor } from "../../lib/report/show.ts";
import type { Host } from "../../lib/model/host.ts";
import { idOf } from "../../lib/repair/draft.ts";
import { overlaid, type Overlay } from "../../lib/repair/overlay.ts";
import { planFixes } from "../../lib/repair/plan.ts";
import type { RuleResult } from "../../lib/report/run-rules.ts";
import type { Case } from "./worlds.ts";

/** Why a remedy does not hold. */
export interface Failing {
  readonly rule: string;
  readonly remedy: string;
  readonly why: string;
}

const bad = ({ severity }: RuleResult): boolean => severity !== "note";

/** Commands as they stand in a remedy; those that need a value of the reader's are none. */
const commandsIn = (remedy: string): readonly string[] =>
  [...remedy.matchAll(/`((?:unset|export|chmod) [^`…<>]+)`/g)].map(([, command]) => command!);

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "remedies-"));
process.on("exit", () => fs.rmSync(scratch, { recursive: true, force: true }));

/** Only names that the world has, or that the command sets, come back. */
function inShell(command: string, world: Host): Host {
  const [, mode, file] = /^chmod (\d+) (.*)$/.exec(command) ?? [];
  if (mode && file) return withMode(world, mode, file);
  const ran = spawnSync("/bin/sh", ["-c", `${command}\nexec /usr/bin/env -0`], { cwd: scratch, env: { ...world.env } });
  if (ran.status !== 0) throw new Error(`the shell refuses ${command}`);
  const env: Record<string, string> = {};
  for (const line of ran.stdout.toString().split("\0")) {
    const at = line.indexOf("=");
    const name = line.slice(0, at);
    if (at > 0 && (name in world.env || command.includes(name))) env[name] = line.slice(at + 1);
  }
  return { ...world, env };
}

/** The shell changes a file of that name in a folder of its own; the world takes its mode. */
function withMode(world: Host, mode: string, file: string): Host {
  const absolute = file.replace(/^['"]|['"]$/g, "").replace(/^~/, world.home);
  const full = /^(?:\/|[A-Z]:)/.test(absolute) ? absolute : `${world.cwd}/${absolute}`;
  const now = world.read(full, 1 << 20);
  if (now.kind !== "file") throw new Error(`there is no ${file}`);
  const twin = path.join(scratch, path.basename(full));
  fs.writeFileSync(twin, "");
  const ran = spawnSync("/bin/sh", ["-c", `chmod ${mode} "$1"`, "sh", twin]);
  if (ran.status !== 0) throw new Error(`the shell refuses chmod ${mode}`);
  return overlaid(world, new Map([[full, { bytes: now.bytes, mode: fs.statSync(twin).mode & 0o777 }]]));
}

/** The world after the remedy; undefined where a person must do it. */
async function after(it: Case, result: RuleResult, remedy: string): Promise<Host | undefined> {
  const [command] = commandsIn(remedy);
  if (command) return inShell(command, it.world);
  if (!result.found.repair) return undefined;
  const plan = await planFixes(
    requestOf(it),
    it.world,
    () => Promise.resolve(true),
    (rule) => rule === result.rule,
  );
  if (plan.files.length === 0) return undefined;
  const overlay: Overlay = new Map(plan.files.map((one) => [one.path, { bytes: one.after, mode: one.mode.after }]));
  return overlaid(it.world, overlay);
}

const requestOf = (it: Case) => ({ at: it.expect["at"] ?? "2026-09-30", ...it.expect["request"], probe: undefined });

/** Every remedy that can be carried out, and those that do not end their finding or bring another. */
export async function carryOut(it: Case): Promise<{ readonly done: number; readonly failing: readonly Failing[] }> {
  const format = formatterFor({ home: it.world.home, cwd: it.world.cwd, words: undefined });
  const before = (await judgeWorld(requestOf(it), it.world)).judgements;
  const known = new Set(before.filter(bad).map(idOf));
  const failing: Failing[] = [];
  let done = 0;
  for (const result of before.filter(bad)) {
    const remedy = result.found.remedy ? format(result.found.remedy) : "";
    const fail = (why: string): number => failing.push({ rule: result.rule, remedy, why });
    try {
      const world = await after(it, result, remedy);
      if (!world) continue;
      done++;
      const now = (await judgeWorld(requestOf(it), world)).judgements.filter(bad);
      if (now.some((one) => idOf(one) === idOf(result))) fail("the finding is still there");
      for (const one of now)
        if (!known.has(idOf(one))) fail(`brings ${one.severity} ${one.rule}: ${format(one.found.message)}`);
    } catch (error) {
      fail((error as Error).message);
    }
  }
  return { done, failing };
}
