// Knows how to change an input a little: bytes, words, lines, values, sections of a small world, and pieces of other inputs.

/** Mulberry32: the same numbers for the same seed. */
export function randomFrom(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (n) => Math.floor(next() * n);
  return { below, of: (list) => list[below(list.length)] };
}

const latin1 = (text) => Buffer.from(text, "utf8").toString("latin1");

/** What readers trip over. Keys are stand-ins, which become invented keys of the real shape when they are fed. */
const words = [
  ..."\0 \t \n \r\n \r \" ' ` \\ \\u0000 \\ud800 \\x41 # // /* */ <!-- ; : = == , . .. ../ - --- ... | > & * ! % @ $ ~ ^ ( ) [ ] { } [[ ]] {{ }} << ''' \"\"\" ${ $( ${X} ${X:-y} $X %X% $env:X {env:X} {file:~/.x} !!binary &a *a".split(
    " ",
  ),
  ..."null true false 0 -1 1e999 0x1F NaN Infinity 9007199254740993 1979-05-27 inf ~ __proto__ constructor toString".split(
    " ",
  ),
  ..."\u0000 \u0007 \u001b[31m \u007f \u0085 \u00a0 \u200b \u200f \u202e \u2028 \u2066 \ufeff \ufffd \ufffe é 密钥 😀 Ａ ⅰ İ ı ß".split(
    " ",
  ),
  ..."\xff \xfe\xff \xff\xfe \xc0\x80 \xed\xa0\x80 \xf4\x90\x80\x80".split(" ").map((it) => `\u0001${it}`),
  ..."tp-c0000example tp-s0000example tp-0000example sk-0000example sk-0000exampleb tp-**** sk-xxxx Bearer".split(" "),
  ..."https://api.xiaomimimo.com/v1 https://token-plan-cn.xiaomimimo.com/v1 https://token-plan-sgp.xiaomimimo.com/anthropic http://localhost:4000 https://u:p@x//v1/?a=b#c https:// http://[::1 //x".split(
    " ",
  ),
  ..."mimo-v2.6-pro mimo-v2-pro mimo-v2.5 MiMo-V2-Flash xiaomi/mimo-v2.6-pro xiaomi-mimo xiaomi_mimo anthropic openai".split(
    " ",
  ),
  ..."XIAOMI_MIMO_API_KEY XIAOMI_MIMO_TOKEN_PLAN_API_KEY XIAOMI_MIMO_BASE_URL XIAOMI_MIMO_MODE MIMO_API_KEY ANTHROPIC_BASE_URL ANTHROPIC_AUTH_TOKEN ANTHROPIC_API_KEY OPENAI_BASE_URL OPENAI_API_KEY HOME NO_COLOR LANG".split(
    " ",
  ),
  "mimo-doctor: ignore[key-missing] because",
  "mimo-doctor: ignore[",
  "\n# ",
  "\n  ",
].map((word) => (word.startsWith("\u0001") ? word.slice(1) : latin1(word)));

const at = (random, text) => random.below(text.length + 1);
const within = (random, text, most) => {
  const start = at(random, text);
  return [start, Math.min(text.length, start + 1 + random.below(most))];
};
const insert = (text, where, what) => text.slice(0, where) + what + text.slice(where);
const onLines = (change) => (text, random, others) => {
  const lines = text.split("\n");
  change(lines, random, others);
  return lines.join("\n");
};
/** Where values stand: behind `=` or `:`, or in quotes. */
const values = /(?<=[=:]\s{0,3})[^\s,{}[\]=:#][^\n,}\]]*|"[^"\n]*"/g;
const sections = (text) => text.split(/(?=^-- [^\n]+ --\n)/m);

const changes = [
  (text, random) => insert(text, at(random, text), String.fromCharCode(random.below(256))),
  (text, random) => insert(text, at(random, text), random.of(words)),
  (text, random) => insert(text, at(random, text), random.of(words)),
  (text, random) => {
    const [start, end] = within(random, text, 8);
    return text.slice(0, start) + text.slice(end);
  },
  (text, random) => {
    const [start, end] = within(random, text, 60);
    return text.slice(0, start) + text.slice(end);
  },
  (text, random) => {
    const [start, end] = within(random, text, 24);
    return text.slice(0, start) + random.of(words) + text.slice(end);
  },
  (text, random) => {
    const [start, end] = within(random, text, 40);
    return insert(text, at(random, text), text.slice(start, end));
  },
  (text, random) => {
    const [start, end] = within(random, text, 12);
    return insert(text, end, text.slice(start, end).repeat(1 + random.below(random.below(40) === 0 ? 2_000 : 12)));
  },
  (text, random) => text.slice(0, at(random, text)),
  (text, random) => {
    const found = [...text.matchAll(values)];
    const one = found.length > 0 ? random.of(found) : undefined;
    return one ? text.slice(0, one.index) + random.of(words) + text.slice(one.index + one[0].length) : text;
  },
  (text, random, others) => {
    const found = [...text.matchAll(values)];
    const given = [...random.of(others).matchAll(values)];
    if (found.length === 0 || given.length === 0) return text;
    const one = random.of(found);
    return text.slice(0, one.index) + random.of(given)[0] + text.slice(one.index + one[0].length);
  },
  (text, random, others) => {
    const other = random.of(others);
    const [start, end] = within(random, other, 80);
    return insert(text, at(random, text), other.slice(start, end));
  },
  (text, random, others) => {
    const other = random.of(others);
    return text.slice(0, at(random, text)) + other.slice(at(random, other));
  },
  onLines((lines, random) => lines.splice(random.below(lines.length), 1)),
  onLines((lines, random) => lines.splice(random.below(lines.length), 0, random.of(lines))),
  onLines((lines, random) => {
    const [a, b] = [random.below(lines.length), random.below(lines.length)];
    [lines[a], lines[b]] = [lines[b], lines[a]];
  }),
  onLines((lines, random, others) =>
    lines.splice(random.below(lines.length), 0, random.of(random.of(others).split("\n"))),
  ),
  onLines((lines, random) => {
    const n = random.below(lines.length);
    lines[n] = `${" ".repeat(random.below(5))}${lines[n].trim()}`;
  }),
  (text, random, others) => [...sections(text), random.of(sections(random.of(others)))].join("\n"),
  (text, random) => text.replace(/\n/g, random.of(["\r\n", "\r", "\n\n"])),
];

const longest = 16_384;

/** A changed text; `others` are inputs for the same target. */
export function mutate(text, random, others) {
  let out = text;
  for (let n = 1 + random.below(random.of([1, 2, 4, 8])); n > 0; n--) out = random.of(changes)(out, random, others);
  return out.slice(0, longest);
}

/** Shorter texts that may do the same: without a section, without lines, without a run of characters. */
export function* shorter(text) {
  const parts = sections(text);
  if (parts.length > 1) for (let n = 0; n < parts.length; n++) yield parts.toSpliced(n, 1).join("");
  const lines = text.split("\n");
  for (let size = Math.ceil(lines.length / 2); size >= 1; size = size > 1 ? Math.ceil(size / 2) : 0)
    for (let n = 0; n < lines.length; n += size) yield lines.toSpliced(n, size).join("\n");
  for (let size = Math.ceil(text.length / 4); size >= 1; size = size > 1 ? Math.ceil(size / 4) : 0)
    for (let n = 0; n < text.length; n += size) yield text.slice(0, n) + text.slice(n + size);
}
