// Knows how a page of Markdown becomes HTML, with the headings that can be linked to and the sections that can be found.
import { Marked } from "marked";
import { addressOf, languageOf, relative, slugs, targetOf } from "./addresses.mjs";
import { codeBlock, escaped } from "./code.mjs";

const plainText = (html) =>
  html
    .replace(/<[^>]*>/g, "")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, "&");

/** Everything that a page says, in the order in which it says it. */
function markdown(headings) {
  const slug = slugs();
  return new Marked({
    renderer: {
      code: ({ text, lang }) => codeBlock(text, lang),
      html: ({ text }) => text.replace(/<!--[^]*?-->\s*/g, ""),
      heading({ tokens, depth }) {
        const html = this.parser.parseInline(tokens);
        const text = plainText(html);
        const id = slug(text);
        headings.push({ id, text, depth });
        return `<h${depth} id="${escaped(id)}">${html}<a class="anchor" href="#${escaped(id)}" aria-label="#">#</a></h${depth}>\n`;
      },
      table(token) {
        const cells = (row, tag) => row.map((it) => `<${tag}>${this.parser.parseInline(it.tokens)}</${tag}>`).join("");
        const rows = token.rows.map((row) => `<tr>${cells(row, "td")}</tr>`).join("\n");
        return `<div class="table"><table><thead><tr>${cells(token.header, "th")}</tr></thead><tbody>${rows}</tbody></table></div>\n`;
      },
    },
  });
}

/** A part of the page from one heading to the next, for the search. */
function sectionsOf(html, headings, address) {
  return html.split(/(?=<h[1-6] id=)/).flatMap((part) => {
    const id = /^<h\d id="([^"]*)"/.exec(part)?.[1];
    const heading = headings.find((it) => it.id === id);
    if (!heading) return [];
    const text = plainText(part.replace(/^<h\d.*?<\/h\d>/, " ").replace(/<\/(?:p|li|td|th|figcaption|pre)>/g, " "));
    return [
      {
        url: heading.depth === 1 ? address : `${address}#${id}`,
        heading: heading.text,
        text: text.replace(/\s+/g, " ").trim(),
      },
    ];
  });
}

const levels = { error: "bad", warning: "warn", note: "hint", 错误: "bad", 警告: "warn", 提示: "hint" };

/** The severity with which the page of a rule begins. */
const marked = (html) =>
  html.replace(
    /(<\/h1>\n<p>)<strong>(error|warning|note|错误|警告|提示)<\/strong>(?:: |：)(?!(?:(?!<\/p>)[^])*<strong>)/,
    (_, before, level) => `${before}<span class="level ${levels[level]}">${level}</span> `,
  );

/** @param {string} source Path in the project. `files` are the other ones that are linked to. */
export function pageOf(source, text, files) {
  const address = addressOf(source);
  const headings = [];
  const body = marked(markdown(headings).parse(text)).replace(/ (href|src|srcset)="([^"]+)"/g, (whole, name, link) => {
    const target = link.startsWith("#") ? undefined : targetOf(source, link);
    if (!target) return whole;
    if (!target.file.endsWith(".md")) files.add(target.file);
    const anchor = target.anchor ? `#${target.anchor}` : "";
    return ` ${name}="${relative(address, addressOf(target.file))}${anchor}"`;
  });
  const title = headings.find(({ depth }) => depth === 1)?.text ?? source;
  return {
    source,
    address,
    title,
    body,
    headings,
    ...languageOf(source),
    sections: sectionsOf(body, headings, address),
  };
}
