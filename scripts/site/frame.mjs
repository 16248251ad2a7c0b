// Knows the frame of every page: head, search, menu, what is on this page.
import { relative } from "./addresses.mjs";
import { escaped } from "./code.mjs";
import { groups, words } from "./words.mjs";

/** The page in this language, else as it is. */
const inLanguage = (page, lang, all) => all.find((it) => it.original === page.original && it.lang === lang) ?? page;

function link(page, to, all) {
  const it = inLanguage(to, page.lang, all);
  const here = it.address === page.address ? ' aria-current="page"' : "";
  const title = to.source === "README.md" ? "mimo-doctor" : it.title;
  return `<li><a href="${relative(page.address, it.address)}"${here}>${escaped(title)}</a></li>`;
}

/** Pages of a group, the index of a folder first. */
function pagesOf(group, originals) {
  const listed = new Set(groups.flatMap(({ sources = [] }) => sources));
  const folders = groups.flatMap(({ folder }) => folder ?? []);
  const loose = ({ source }) => !listed.has(source) && !folders.some((folder) => source.startsWith(folder));
  if (group.folder) return originals.filter(({ source }) => source.startsWith(group.folder));
  const named = group.sources.flatMap((source) => originals.find((it) => it.source === source) ?? []);
  return group.rest ? [...named, ...originals.filter(loose)] : named;
}

function menu(page, all) {
  const originals = all.filter((it) => it.lang === "en");
  return groups
    .map((group) => {
      const own = pagesOf(group, originals);
      const list = `<ul>${own.map((it) => link(page, it, all)).join("")}</ul>`;
      const title = escaped(group.title[page.lang]);
      if (!group.folder) return `<section><h2>${title}</h2>${list}</section>`;
      const open = own.some((it) => it.original === page.original) ? " open" : "";
      return `<details${open}><summary>${title} <small>${own.length - 1}</small></summary>${list}</details>`;
    })
    .join("\n");
}

function onThisPage({ headings, lang }) {
  const own = headings.filter(({ depth }) => depth === 2 || depth === 3);
  if (own.length < 3) return "";
  const items = own.map((it) => `<li class="d${it.depth}"><a href="#${escaped(it.id)}">${escaped(it.text)}</a></li>`);
  return `<nav class="here"><h2>${words[lang].here}</h2><ul>${items.join("")}</ul></nav>`;
}

/** The same page in the other language, where there is one. */
function languages(page, all) {
  const others = all.filter((it) => it.original === page.original && it.lang !== page.lang);
  return others
    .map(
      (it) =>
        `<a class="language" lang="${it.lang}" hreflang="${it.lang}" href="${relative(page.address, it.address)}">${words[it.lang].other}</a>`,
    )
    .join("");
}

export function framed(page, all) {
  const say = words[page.lang];
  const to = (address) => relative(page.address, address);
  const home = inLanguage(
    all.find(({ source }) => source === "README.md"),
    page.lang,
    all,
  );
  const title = page.original === "README.md" ? "mimo-doctor" : `${page.title} · mimo-doctor`;
  return `<!doctype html>
<html lang="${page.lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(title)}</title>
<link rel="stylesheet" href="${to("assets/style.css")}">
<script defer src="${to("assets/search.js")}"></script>
</head>
<body data-root="${to("index.html").replace(/index\.html$/, "")}">
<a class="skip" href="#text">${say.skip}</a>
<header>
<label class="menu" for="menu" aria-label="${say.menu}">☰</label>
<a class="brand" href="${to(home.address)}">mimo-doctor</a>
<search><input id="search" type="search" placeholder="${say.search}" aria-label="${say.search}" autocomplete="off" spellcheck="false" data-nothing="${say.nothing}"><kbd>/</kbd><ol id="results" hidden></ol></search>
${languages(page, all)}
</header>
<input id="menu" type="checkbox" hidden>
<div class="frame">
<nav class="menu" aria-label="${say.menu}">${menu(page, all)}</nav>
<main id="text">
${page.body}</main>
${onThisPage(page)}
</div>
</body>
</html>
`;
}
