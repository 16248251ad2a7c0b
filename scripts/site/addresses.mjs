// Knows where each page and file of the project stands in the site, and how its relative links become those of the site.
import path from "node:path";

const posix = path.posix;

/** The path in the site, from the path in the project. */
export function addressOf(source) {
  const readme = /^README(?:\.([\w-]+))?\.md$/.exec(source);
  if (readme) return readme[1] ? `${readme[1]}/index.html` : "index.html";
  const inside = source.replace(/^docs\//, "");
  if (!source.endsWith(".md")) return inside;
  if (posix.basename(source) === "README.md") return posix.join(posix.dirname(inside), "index.html");
  const name = inside.replace(/\.md$/, ".html");
  return inside === source ? name.toLowerCase() : name;
}

/** The language of a page, and the page that it is a translation of. */
export function languageOf(source) {
  const readme = /^([\w-]+)\.(zh-CN)\.md$/.exec(source);
  if (readme) return { lang: readme[2], original: `${readme[1]}.md` };
  const inside = /^docs\/(zh-CN)\/(.*)$/.exec(source);
  return inside ? { lang: inside[1], original: `docs/${inside[2]}` } : { lang: "en", original: source };
}

export const relative = (from, to) => posix.relative(posix.dirname(from), to) || posix.basename(to);

/** What a link of a page means: a file of the project and a heading; undefined where it leads outside. */
export function targetOf(source, link) {
  if (/^\w+:|^\/\//.test(link)) return undefined;
  const [to, anchor] = link.split("#");
  return { file: to === "" ? source : posix.join(posix.dirname(source), decodeURI(to)), anchor };
}

/** A heading's name, as GitHub makes it; equal ones are counted. */
export function slugs() {
  const seen = new Map();
  return (heading) => {
    const slug = heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, "")
      .trim()
      .replace(/\s/g, "-");
    const n = seen.get(slug) ?? 0;
    seen.set(slug, n + 1);
    return n === 0 ? slug : `${slug}-${n}`;
  };
}
