// A diagnosis as the library gives it: a report in English that can still be written in another language.
import { diagnose as diagnosed } from "./diagnose.ts";
import chinese from "./locales/zh-cn/index.ts";
import type { Format, View } from "./model/format.ts";
import type { Host } from "./model/host.ts";
import type { Messages } from "./model/message.ts";
import type { Report } from "./model/report.ts";
import { show } from "./report/diagnosis.ts";
import colours from "./report/formats/text/colours.ts";
import { textWith } from "./report/formats/text/index.ts";
import type { Request } from "./request.ts";

/** The same report in other words. A copy has it too; JSON leaves it out. */
const retold = Symbol("retold");
type Retold = Report & { readonly [retold]?: { readonly english: Report; readonly as: (words: Messages) => Report } };

/**
 * Diagnoses a world. Never prints, exits or writes, and touches nothing outside the world.
 * @throws {UsageError} for a client or a date that does not exist.
 */
export async function diagnose(request: Request, world: Host): Promise<Report> {
  const diagnosis = await diagnosed(request, world);
  const english = show(diagnosis);
  return { ...english, [retold]: { english, as: (words) => show(diagnosis, words) } } as Retold;
}

const plain = textWith(colours);
const lists = ["layers", "resolutions", "exchanges", "findings", "suppressed", "skipped"] as const;

/** What somebody has left of a report, in other words; what is his own stays as it is. */
function inWords(report: Retold, words: Messages): Report {
  const { english, as } = report[retold] ?? {};
  if (!english || !as) return report;
  const other = as(words);
  const told = lists.map((list) => {
    const twins = new Map<unknown, unknown>(english[list].map((it, n) => [it, other[list][n]]));
    return [list, report[list].map((it) => twins.get(it) ?? it)];
  });
  const summary = report.summary === english.summary ? other.summary : report.summary;
  return { ...report, summary, ...Object.fromEntries(told) };
}

/** The text of a report, its sentences too where it was made in this process. */
export const text: Format = (report: Report, view: View) =>
  view.lang !== "zh-CN" || view.words
    ? plain(report, view)
    : plain(inWords(report, chinese), { ...view, words: chinese });
