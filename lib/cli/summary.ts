// The summary page of a GitHub Actions step: the file that is appended to, and how much of it GitHub takes.
import type { View } from "../model/format.ts";
import type { Report } from "../model/report.ts";
import { msg, formatter, type Messages } from "../model/message.ts";
import type { Host } from "../model/host.ts";
import { absolutePath } from "../read/context.ts";
import { formats } from "../report/formats/index.ts";
import type { OutputFile } from "./command.ts";

/** Of a larger page GitHub shows nothing at all. */
const limit = 1024 * 1024;

/** All findings as Markdown, behind what is there already; as many as fit. */
export async function stepSummary(file: string, report: Report, view: View, world: Host): Promise<OutputFile> {
  const path = absolutePath(world, file);
  const { default: markdown } = await formats.markdown();
  const before = world.read(path, limit);
  const used = before.kind === "file" ? before.bytes.length : before.kind === "unreadable" ? (before.size ?? 0) : 0;
  const ends = before.kind !== "file" || before.bytes.length === 0 || before.bytes.at(-1) === 0x0a;
  const room = limit - used - 1;
  const of = (findings: number): string => `${ends ? "" : "\n"}${markdown(cutTo(report, findings, view.words), view)}`;
  const fits = (findings: number): boolean => Buffer.byteLength(of(findings)) <= room;
  let [some, tooMany] = [0, report.findings.length + 1];
  if (fits(report.findings.length)) some = report.findings.length;
  else
    while (tooMany - some > 1) {
      const middle = Math.floor((some + tooMany) / 2);
      if (fits(middle)) some = middle;
      else tooMany = middle;
    }
  return { path, text: of(some), append: true };
}

/** The worst come first, so the last ones are left out. */
function cutTo(report: Report, findings: number, words: Messages | undefined): Report {
  const cut = report.findings.length - findings;
  if (cut === 0) return report;
  const tell = formatter(words);
  const note = {
    what: tell(msg("{n} of the findings on this page", { n: cut })),
    because: tell(msg("GitHub takes one MiB for a step")),
  };
  return { ...report, findings: report.findings.slice(0, findings), skipped: [...report.skipped, note] };
}
