// Every page of Markdown for readers, and which of its links lead nowhere.
import fs from "node:fs";
import path from "node:path";

export const project = path.resolve(import.meta.dirname, "../..");

interface Page {
  /** From the root of the project. */
  readonly name: string;
  readonly text: string;
  readonly generated: boolean;
}

const names = [
  ...fs.readdirSync(project).filter((name) => name.endsWith(".md")),
  ...fs
    .readdirSync(path.join(project, "docs"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .map((name) => path.posix.join("docs", name.split(path.sep).join("/"))),
].sort();

export const pages: readonly Page[] = names.map((name) => {
  const text = fs.readFileSync(path.join(project, name), "utf8");
  return { name, text, generated: /^<!-- (?:Generated|Written) by/.test(text) };
});

const withoutCode = (text: string): string => text.replace(/^(`{3,})[^]*?^\1$/gm, "");

/** As GitHub names a heading. */
const anchorOf = (heading: string): string =>
  heading
    .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, "")
    .trim()
    .replace(/\s/g, "-");

const anchorsOf = (text: string): ReadonlySet<string> =>
  new Set([...withoutCode(text).matchAll(/^#+ (.*)$/gm)].map(([, heading = ""]) => anchorOf(heading)));

interface Link {
  /** From the root of the project. */
  readonly target: string;
  readonly anchor: string | undefined;
}

/** Where the links and pictures of a page lead in the project. */
export function targetsOf(name: string): readonly Link[] {
  const { text } = pages.find((page) => page.name === name)!;
  const plain = withoutCode(text).replace(/`[^`\n]*`(?!\])/g, "");
  const links = [...plain.matchAll(/\]\((?!\w+:)([^)\s]+)\)|(?:src|srcset)="(?!\w+:)([^"]+)"/g)];
  return links.map(([, link, source]) => {
    const [to = "", anchor] = decodeURI(link ?? source ?? "").split("#");
    return { target: to === "" ? name : path.posix.join(path.posix.dirname(name), to), anchor };
  });
}

/** Links and pictures of a page that lead to no file or to no heading. */
export const brokenLinks = (name: string): readonly string[] =>
  targetsOf(name).flatMap(({ target, anchor }) => {
    const page = pages.find((it) => it.name === target);
    if (!fs.existsSync(path.join(project, target))) return [`${name}: ${target}`];
    return anchor === undefined || (page && anchorsOf(page.text).has(anchor)) ? [] : [`${name}: ${target}#${anchor}`];
  });
