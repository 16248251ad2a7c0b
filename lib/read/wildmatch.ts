// Git's wildcards, as `wildmatch.c` of git has them: https://github.com/git/git/blob/v2.47.0/wildmatch.c
// Pattern and text hold one byte a character, since git compares bytes.

/** `rest`: no later start could match either; `segment`: none before the next slash could. */
type Answer = "yes" | "no" | "rest" | "segment";

/** Whether a pattern matches a whole text. Where it is a path, only `**` goes over a slash. */
export const matches = (pattern: string, text: string, isPath: boolean): boolean =>
  match({ pattern, text, isPath }, 0, 0) === "yes";

interface Pair {
  readonly pattern: string;
  readonly text: string;
  readonly isPath: boolean;
}

function match(pair: Pair, from: number, at: number): Answer {
  const { pattern, text, isPath } = pair;
  let p = from;
  let t = at;
  for (; p < pattern.length; p++, t++) {
    let c = pattern[p] as string;
    const own = text[t];
    if (c === "*") return matchStar(pair, p, t);
    if (own === undefined) return "rest";
    if (c === "?") {
      if (isPath && own === "/") return "no";
    } else if (c === "[") {
      const set = matchSet(pattern, p, own);
      if (!set) return "rest";
      if (!set.matched || (isPath && own === "/")) return "no";
      p = set.end;
    } else {
      if (c === "\\") c = pattern[++p] ?? "";
      if (own !== c) return "no";
    }
  }
  return t < text.length ? "no" : "yes";
}

function matchStar(pair: Pair, from: number, at: number): Answer {
  const { pattern, text, isPath } = pair;
  let p = from + 1;
  while (pattern[p] === "*") p++;
  let anything = !isPath;
  if (isPath && p > from + 1) {
    const alone = (from === 0 || pattern[from - 1] === "/") && /^(?:$|\/|\\\/)/.test(pattern.slice(p, p + 2));
    // `**/` may also stand for no folder at all.
    if (alone && pattern[p] === "/") {
      const none = match(pair, p + 1, at);
      if (none === "yes" || none === "rest") return none;
    }
    anything = alone;
  }
  const slash = text.indexOf("/", at);
  if (p === pattern.length) return !anything && slash >= 0 ? "segment" : "yes";
  if (!anything && pattern[p] === "/") return slash < 0 ? "rest" : match(pair, p + 1, slash + 1);
  for (let t = at; t < text.length; t++) {
    const answer = match(pair, p, t);
    if (answer === "yes" || answer === "rest" || (answer === "segment" && !anything)) return answer;
    if (!anything && text[t] === "/") return "segment";
  }
  return "rest";
}

const classes: Readonly<Record<string, RegExp>> = {
  alnum: /[A-Za-z\d]/,
  alpha: /[A-Za-z]/,
  blank: /[ \t]/,
  // eslint-disable-next-line no-control-regex
  cntrl: /[\0-\x1f\x7f]/,
  digit: /\d/,
  graph: /[!-~]/,
  lower: /[a-z]/,
  print: /[ -~]/,
  punct: /[!-/:-@[-`{-~]/,
  space: /[ \t-\r]/,
  upper: /[A-Z]/,
  xdigit: /[A-Fa-f\d]/,
};

/** `[a-z]`, `[!a]`, `[[:digit:]]`; undefined where it is not closed. `end`: its closing bracket. */
function matchSet(pattern: string, from: number, own: string): { matched: boolean; end: number } | undefined {
  let p = from + 1;
  const negated = pattern[p] === "!" || pattern[p] === "^";
  if (negated) p++;
  let matched = false;
  let before = "";
  // A closing bracket that comes first is one of the set.
  do {
    const c = pattern[p];
    if (c === undefined) return undefined;
    const named = c === "[" && pattern[p + 1] === ":" ? classAt(pattern, p) : undefined;
    if (named === null) return undefined;
    if (named) {
      matched ||= named.form.test(own);
      before = "";
      p = named.end;
    } else if (c === "-" && before !== "" && (pattern[p + 1] ?? "]") !== "]") {
      if (pattern[++p] === "\\") p++;
      const to = pattern[p];
      if (to === undefined) return undefined;
      matched ||= before <= own && own <= to;
      before = "";
    } else {
      if (c === "\\") p++;
      before = pattern[p] ?? "";
      if (before === "") return undefined;
      matched ||= own === before;
    }
    p++;
  } while (pattern[p] !== "]");
  return { matched: matched !== negated, end: p };
}

/** `[:digit:]`; undefined where it is a bracket like any other, null where nothing can match. */
function classAt(pattern: string, from: number): { form: RegExp; end: number } | undefined | null {
  const end = pattern.indexOf("]", from + 2);
  if (end < 0) return null;
  if (end < from + 3 || pattern[end - 1] !== ":") return undefined;
  const name = pattern.slice(from + 2, end - 1);
  return Object.hasOwn(classes, name) ? { form: classes[name] as RegExp, end } : null;
}
