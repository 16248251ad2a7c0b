// The comments by which a user leaves a finding out: `# mimo-doctor: ignore[rule] reason`.
import { nearest } from "../facts/hosts.ts";
import type { Dialect } from "../model/document.ts";
import { suppressionMark, type Suppression } from "../model/suppression.ts";
import { msg, type Message } from "../model/message.ts";
import { commentsWith, isVoid, type Comment } from "./comments.ts";
import { spansOf } from "./lines.ts";

/** Nobody writes more of them into one file. */
const MAX_COUNT = 1_000;

/** Those of a text, in their order. */
export function suppressionsIn(path: string, text: string, dialect: Dialect): readonly Suppression[] {
  if (!text.includes(suppressionMark)) return [];
  const span = spansOf(text);
  const meant = meanings(text, dialect);
  const numbers = new Map<string, number>();
  const found: Suppression[] = [];
  for (const comment of commentsWith(text, dialect, suppressionMark)) {
    const said = directive(text.slice(comment.start, comment.end));
    if (!said) continue;
    // Without the carriage return of a Windows line end.
    const at = span(comment.start, comment.start + text.slice(comment.start, comment.end).trimEnd().length);
    const name = said.rules.join();
    const number = numbers.get(name) ?? 0;
    numbers.set(name, number + 1);
    found.push({
      ...said,
      ...meant(comment, at.line),
      place: { kind: "file", path, span: () => at },
      mark: number === 0 ? name : `${name}#${number + 1}`,
    });
    if (found.length >= MAX_COUNT) break;
  }
  return found;
}

/** What a comment says; undefined where it only speaks of mimo-doctor. */
function directive(comment: string): Pick<Suppression, "rules" | "reason" | "fault"> | undefined {
  const at = comment.indexOf(suppressionMark);
  // At its beginning, or behind another tool's comment.
  if (!/(?:^|[#;*/:]|rem)\s*$/i.test(comment.slice(Math.max(0, at - 20), at))) return undefined;
  const rest = comment
    .slice(at + suppressionMark.length)
    .slice(0, 2_000)
    .trim()
    .replace(/\*\/$/, "");
  const [, word = "", list, tail = ""] = /^([A-Za-z]*)(?:\[([^\]]*)\])?(.*)$/s.exec(rest) ?? [];
  const rules = (list ?? "").split(/[\s,]+/).filter(Boolean);
  const reason = tail.trim().replace(/^(?:--?|:)\s+/, "");
  const fault = faultOf(word, list !== undefined, rules.length);
  if (fault === null) return undefined;
  return { rules: fault ? [] : rules, reason: /[\p{L}\p{N}]/u.test(reason) ? reason : "", ...(fault ? { fault } : {}) };
}

function faultOf(word: string, hasList: boolean, rules: number): Message | null | undefined {
  if (word !== "ignore")
    return hasList || nearest(word, ["ignore"], 2) ? msg("`{word}` is no word for it", { word }) : null;
  return rules === 0 ? msg("it names no rule") : undefined;
}

/** What a comment means, asked for in the order of the text: each line is looked at once, however many comments there are. */
function meanings(text: string, dialect: Dialect) {
  let above = 0;
  let next = { from: 0, line: 1 };
  const endOf = (from: number): number => {
    const end = text.indexOf("\n", from);
    return end < 0 ? text.length : end;
  };
  const isVoidAt = (from: number): boolean => isVoid(text.slice(from, Math.min(endOf(from), from + 500)), dialect);
  return ({ start }: Comment, line: number): Pick<Suppression, "lines" | "whole"> => {
    const begin = text.lastIndexOf("\n", start - 1) + 1;
    // A comment beside a setting means its line, one on a line of its own the next line that sets something.
    if (!isVoidAt(begin)) return { lines: [line], whole: false };
    while (above < begin && isVoidAt(above)) above = endOf(above) + 1;
    if (next.line <= line) next = { from: begin, line };
    while (next.from < text.length && isVoidAt(next.from)) next = { from: endOf(next.from) + 1, line: next.line + 1 };
    return { lines: [line, next.line], whole: above >= begin };
  };
}
