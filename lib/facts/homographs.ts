// Names that imitate a MiMo host: letters of other scripts that look the same, or the whole name inside another.
import type { Facts } from "../model/facts.ts";

// Rows of look-alikes, the Latin letter first. After Unicode's confusables.txt (UTS 39), as far as host names may hold them.
const rows = [
  "aаαɑᴀ",
  "bЬв",
  "cсϲᴄ",
  "dԁɗ",
  "eеєε",
  "gɡց",
  "hһհ",
  "iіιıɪӏ",
  "jј",
  "kкκ",
  "lⅼ",
  "mмᴍ",
  "nпηո",
  "oоοօᴏσ",
  "pрρ",
  "qԛ",
  "rг",
  "sѕ",
  "tтτ",
  "uυսц",
  "vνѵ",
  "wԝω",
  "xхχ",
  "yуγ",
  "zᴢ",
];
const latin = new Map(rows.flatMap((row) => Array.from(row.slice(1), (letter) => [letter, row[0] as string] as const)));

/** Numbers of RFC 3492, section 5. */
const base = 36;
const [tMin, tMax, skew, damp] = [1, 26, 38, 700];

function adapt(delta: number, count: number, first: boolean): number {
  let rest = first ? Math.floor(delta / damp) : delta >> 1;
  rest += Math.floor(rest / count);
  let k = 0;
  for (; rest > ((base - tMin) * tMax) >> 1; k += base) rest = Math.floor(rest / (base - tMin));
  return k + Math.floor(((base - tMin + 1) * rest) / (rest + skew));
}

const digitOf = (code: number): number => (code >= 97 ? code - 97 : code >= 48 && code <= 57 ? code - 22 : base);

/** A label behind `xn--` as it is meant to be read (RFC 3492, section 6.2); undefined where it is none. */
function readPunycode(label: string): string | undefined {
  const end = label.lastIndexOf("-");
  const out = Array.from(label.slice(0, Math.max(0, end)), (letter) => letter.charCodeAt(0));
  let [n, i, bias] = [128, 0, 72];
  for (let at = end + 1; at < label.length;) {
    const before = i;
    for (let w = 1, k = base; ; k += base) {
      const digit = digitOf(label.charCodeAt(at++));
      if (!(digit < base)) return undefined;
      i += digit * w;
      const t = Math.min(tMax, Math.max(tMin, k - bias));
      if (digit < t) break;
      w *= base - t;
    }
    bias = adapt(i - before, out.length + 1, before === 0);
    n += Math.floor(i / (out.length + 1));
    i %= out.length + 1;
    if (n > 0x10ffff) return undefined;
    out.splice(i++, 0, n);
  }
  return String.fromCodePoint(...out);
}

/** A host as a person reads it, with every letter that looks Latin made Latin. */
const asRead = (host: string): string =>
  host
    .split(".")
    .map((label) => (label.startsWith("xn--") ? (readPunycode(label.slice(4)) ?? label) : label))
    .join(".")
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[^ -~]/gu, (letter) => latin.get(letter) ?? letter);

const meant: ReadonlySet<string> = new Set(["endpoint", "console", "dead", "lookalike", "region", "typo"]);
/** The name of the domain, with hyphens for its dots too. */
const isWhole = (read: string, domain: string): boolean =>
  read.replaceAll("-", ".").includes(domain.replaceAll("-", "."));

/** Whether a host that is none of MiMo's makes a person believe that it is. `host` as the URL parser gives it. */
export function imitates(host: string, { domain, knowHost }: Pick<Facts, "domain" | "knowHost">): boolean {
  const name = host.replace(/\.$/, "");
  if (name === domain || name.endsWith(`.${domain}`)) return name.includes("xn--");
  const read = asRead(name);
  return isWhole(read, domain) || (read !== name && meant.has(knowHost(read).kind));
}
