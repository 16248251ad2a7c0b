// Knows what can be searched for: words, names by their parts too, and Chinese by pairs of characters. Shared with the browser.
const han = /\p{Script=Han}+/gu;

/** `key-endpoint-mismatch` is found whole and by each of its words. */
export function tokens(text) {
  const words = text.toLowerCase().match(/[\p{L}\p{N}_.-]+/gu) ?? [];
  return words.flatMap((word) => [...latin(word), ...chinese(word)]);
}

function latin(word) {
  const rest = word
    .replace(han, " ")
    .split(" ")
    .map((it) => it.replace(/^[.-]+|[.-]+$/g, ""));
  return rest.filter(Boolean).flatMap((it) => {
    const parts = it.split(/[._-]+/).filter(Boolean);
    return parts.length > 1 ? [it, ...parts] : [it];
  });
}

const chinese = (word) =>
  (word.match(han) ?? []).flatMap((run) =>
    run.length === 1 ? [run] : Array.from({ length: run.length - 1 }, (_, n) => run.slice(n, n + 2)),
  );

export const settings = {
  fields: ["title", "heading", "text"],
  storeFields: ["title", "heading", "url", "lang", "excerpt"],
  tokenize: tokens,
  processTerm: (term) => term,
  searchOptions: {
    boost: { title: 4, heading: 3 },
    prefix: (term) => !/\p{Script=Han}/u.test(term),
    combineWith: "AND",
  },
};
