// The library's own way to a report in another language: whoever diagnoses does not say yet in which it will be read.
import type { Book } from "./model/message.ts";
import { diagnose as judged } from "./diagnose.ts";
import type { Format, View } from "./model/format.ts";
import type { Report } from "./model/report.ts";
import type { Host } from "./model/host.ts";
import colours from "./report/formats/text/colours.ts";
import { textWith } from "./report/formats/text/index.ts";
import { translated } from "./report/translate.ts";
import type { Request } from "./request.ts";
import chinese from "./locales/zh-cn/index.ts";

/** By its layers, which a report keeps that somebody made from another one. */
const books = new WeakMap<Report["layers"], Book>();

/**
 * Diagnoses a world. Never prints, exits or writes, and touches nothing outside the world.
 * @throws {UsageError} for a client or a date that does not exist.
 */
export async function diagnose(request: Request, world: Host): Promise<Report> {
  const book: Book = new Map();
  const report = await judged(request, world, book);
  books.set(report.layers, book);
  return report;
}

const plain = textWith(colours);

/** The text of a report, its sentences too where it was made in this process. */
export const text: Format = (report: Report, view: View) => {
  if (view.lang !== "zh-CN" || view.words) return plain(report, view);
  const book = books.get(report.layers) ?? new Map();
  return plain(translated(report, book, chinese), { ...view, words: chinese });
};
