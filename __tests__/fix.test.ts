// Every finding that has a repair, in the fixtures of every rule: what `fix` makes of the files, and what is left then.
// `GOLDEN=write npm test fix.test` writes fixtures/fix/repairs.md anew: read it.
import { formatter } from "../lib/model/message.ts";
import { afterAll, describe, expect, test } from "@jest/globals";
import fs from "node:fs";
import path from "node:path";
import { diffLines, modeLine } from "../lib/repair/diff.ts";
import { overlaid, type Overlay } from "../lib/repair/overlay.ts";
import { planFixes, type FixPlan } from "../lib/repair/plan.ts";
import type { Host } from "../lib/model/host.ts";
import { placeId } from "../lib/model/place.ts";
import { redact } from "../lib/report/redact.ts";
import { noColours } from "../lib/report/formats/text/paint.ts";
import { shortPath } from "../lib/report/show.ts";
import { casesIn, fixtures, foldersIn, type Case } from "./support/worlds.ts";

const golden = path.join(fixtures, "fix/repairs.md");
const agree = () => Promise.resolve(true);

const cases = foldersIn(path.join(fixtures, "rules")).flatMap((rule) =>
  casesIn(`rules/${rule}`).map((it) => [`${rule}/${it.name}`, it] as const),
);

const planOf = (it: Case, world: Host = it.world): Promise<FixPlan> =>
  planFixes({ at: "2026-09-30", ...it.expect["request"] }, world, agree);

const fixed = (it: Case, plan: FixPlan): Host => {
  const overlay: Overlay = new Map(
    plan.files.map(({ path: file, after, mode }) => [file, { bytes: after, mode: mode.after }]),
  );
  return overlaid(it.world, overlay);
};

/** Lines that stand in one text and not in the other, with their counts. */
function changedLines(before: Uint8Array, after: Uint8Array): readonly [removed: string[], added: string[]] {
  const [a, b] = [before, after].map((bytes) =>
    Buffer.from(bytes)
      .toString("latin1")
      .split(/(?<=\n)/),
  );
  const rest = [...b!];
  const removed = a!.filter((line) => {
    const at = rest.indexOf(line);
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
  return [removed, rest];
}

const shown = new Map<string, readonly string[]>();

describe("repairs in the fixtures of every rule", () => {
  test.each(cases)("%s", async (name, it) => {
    const plan = await planOf(it);
    if (plan.files.length === 0) return;
    const again = await planOf(it, fixed(it, plan));
    // A second run changes nothing.
    expect(again.files.map((file) => [file.path, file.rules])).toEqual([]);
    for (const { before, after } of plan.files) {
      const [removed, added] = changedLines(before, after);
      // No line is lost but those that a repair takes away, and line ends stay.
      expect(added.length).toBeLessThanOrEqual(removed.length);
      for (const [n, line] of added.entries()) expect(line.endsWith("\r\n")).toBe(removed[n]!.endsWith("\r\n"));
      for (const line of removed) expect(/^\s*(?:#|\/\/)/.test(line)).toBe(false);
    }
    const left = new Set(plan.after.judgements.map(({ rule, found }) => `${rule} ${placeId(found.place)}`));
    for (const { rule, found } of plan.before.judgements) {
      const file = found.place?.kind === "file" ? found.place.path : undefined;
      const repaired = plan.files.some((one) => one.path === file && one.rules.includes(rule));
      const refused = plan.refused.some((one) => one.rule === rule);
      if (found.repair && repaired && !refused) expect([...left]).not.toContain(`${rule} ${placeId(found.place)}`);
    }
    shown.set(
      name,
      plan.files.flatMap((file) => {
        const short = shortPath(file.path, { home: it.world.home, cwd: it.world.cwd });
        const mode = modeLine(short, file, formatter(undefined));
        return [`repairs ${file.rules.join(", ")}`, ...diffLines(short, file, noColours), ...(mode ? [mode] : [])];
      }),
    );
  });
});

describe("what it makes of them", () => {
  afterAll(() => {
    if (process.env["GOLDEN"] === "write") {
      fs.mkdirSync(path.dirname(golden), { recursive: true });
      fs.writeFileSync(golden, pageOf(shown));
    }
  });

  test("is what a person has read", () => {
    const page = pageOf(shown);
    expect(shown.size).toBeGreaterThan(40);
    for (const [, it] of cases) for (const key of it.keys) expect(page.includes(key.slice(4, 12))).toBe(false);
    if (process.env["GOLDEN"] !== "write") expect(page).toBe(fs.readFileSync(golden, "utf8"));
  });

  test("comes from every rule that has a repair", () => {
    const rules = new Set([...shown.values()].flatMap(([first = ""]) => first.replace("repairs ", "").split(", ")));
    expect([...rules].sort()).toEqual(
      [
        "alias-blank-shadows",
        "config-unknown-key",
        "config-wrong-table",
        "endpoint-insecure",
        "endpoint-path-full",
        "endpoint-path-missing",
        "endpoint-typo-host",
        "endpoint-unknown-region",
        "endpoint-wrong-protocol",
        "key-endpoint-mismatch",
        "key-file-readable",
        "key-quoted",
        "key-scheme-word",
        "key-whitespace",
        "mode-unknown",
        "model-case",
        "model-retired",
        "model-retiring",
        "probe-accepted-elsewhere",
        "region-hint-mismatch",
        "alias-conflict",
        "layer-shadowed",
      ].sort(),
    );
  });
});

const pageOf = (all: ReadonlyMap<string, readonly string[]>): string =>
  `# What \`fix --yes\` makes of the fixtures\n\nWritten by \`GOLDEN=write npm test fix.test\`; a person has read it.\n${[
    ...all,
  ]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, lines]) => `\n## ${name}\n\n\`\`\`diff\n${redact(lines.join("\n"))}\n\`\`\`\n`)
    .join("")}`;
