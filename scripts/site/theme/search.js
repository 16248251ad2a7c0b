// The search in the browser: the index is a script, since a page from the disk may fetch nothing.
import MiniSearch from "minisearch";
import { settings } from "../tokens.mjs";

const root = document.body.dataset.root;
const lang = document.documentElement.lang;
const input = document.getElementById("search");
const results = document.getElementById("results");
let index;

/** Loads the index when somebody first wants to search. */
function load() {
  index ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = `${root}assets/search-index.js`;
    script.addEventListener("load", () => resolve(MiniSearch.loadJS(globalThis.searchIndex, settings)));
    script.addEventListener("error", () => reject(new Error("no index")));
    document.head.append(script);
  });
  return index;
}

function item({ title, heading, url, excerpt, lang: of }) {
  const link = document.createElement("a");
  link.href = root + url;
  link.lang = of;
  const [name, about] = [document.createElement("b"), document.createElement("span")];
  name.textContent = heading === title ? title : `${title} › ${heading}`;
  about.textContent = excerpt;
  link.append(name, about);
  const row = document.createElement("li");
  row.append(link);
  return row;
}

/** Of one page no more than three, so that others are seen. */
function spread(found) {
  const seen = new Map();
  return found.filter(({ url }) => {
    const page = url.split("#")[0];
    seen.set(page, (seen.get(page) ?? 0) + 1);
    return seen.get(page) <= 3;
  });
}

async function search() {
  const wanted = input.value.trim();
  if (wanted === "") {
    results.hidden = true;
    return;
  }
  const found = (await load()).search(wanted, { boostDocument: (_id, _term, it) => (it.lang === lang ? 2 : 1) });
  if (input.value.trim() !== wanted) return;
  const empty = document.createElement("li");
  empty.textContent = input.dataset.nothing;
  results.replaceChildren(...(found.length > 0 ? spread(found).slice(0, 12).map(item) : [empty]));
  results.hidden = false;
}

function move(step) {
  const links = [...results.querySelectorAll("a")];
  const now = links.indexOf(document.activeElement);
  const next = links[now + step];
  if (next) next.focus();
  else if (step < 0) input.focus();
}

input.addEventListener("focus", load);
input.addEventListener("input", search);
document.addEventListener("keydown", (event) => {
  if (event.key === "/" && document.activeElement !== input) {
    event.preventDefault();
    input.focus();
  }
  if (event.key === "Escape") {
    results.hidden = true;
    input.blur();
  }
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && !results.hidden) {
    event.preventDefault();
    move(step);
  }
  if (event.key === "Enter" && document.activeElement === input) results.querySelector("a")?.click();
});
document.addEventListener("click", (event) => {
  if (!event.target.closest("search")) results.hidden = true;
});

// In a long menu the page that is open must not be out of sight.
const menu = document.querySelector("nav.menu");
const current = menu.querySelector("[aria-current]");
if (current && current.offsetTop > menu.clientHeight) menu.scrollTop = current.offsetTop - menu.clientHeight / 2;
