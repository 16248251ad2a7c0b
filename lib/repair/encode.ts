// How a value is written in each dialect in place of the one that stands there: same quotes where they can stay.
import type { Dialect } from "../model/document.ts";

/** Characters that mean nothing special in any dialect, quoted or not. */
const harmless = /^[\w.:/@%+~-]+$/;

const basic = (text: string): string => JSON.stringify(text).replace(/\u007f/g, "\\u007f");

type Encoder = (raw: string, to: string) => string | undefined;

const toml: Encoder = (raw, to) => (raw[0] === "'" && !/['\p{Cc}]/u.test(to) ? `'${to}'` : basic(to));
const json: Encoder = (raw, to) => (raw[0] === "'" && harmless.test(to) ? `'${to}'` : JSON.stringify(to));

const yaml: Encoder = (raw, to) => {
  if (raw[0] === "|" || raw[0] === ">") return undefined;
  if (raw[0] === "'") return `'${to.replace(/'/g, "''")}'`;
  if (raw[0] === '"') return basic(to);
  // A plain text must stay one: not a number, not a word that means something else.
  return harmless.test(to) && /^[a-z]/i.test(to) && !/^(?:true|false|null|yes|no|on|off|y|n)$|:$/i.test(to)
    ? to
    : basic(to);
};

/** Where the reader's span may or may not hold the quotes. */
const quotedAsIs: Encoder = (raw, to) => {
  if (!harmless.test(to)) return undefined;
  const quote = raw[0] === '"' || raw[0] === "'" ? raw[0] : "";
  return quote && raw.endsWith(quote) && raw.length > 1 ? quote + to + quote : to;
};

/** A bare word in PowerShell is a command. */
const powershell: Encoder = (raw, to) =>
  /^["']/.test(raw) ? quotedAsIs(raw, to) : harmless.test(to) ? `'${to}'` : undefined;

const encoders: Readonly<Record<Dialect, Encoder>> = {
  toml,
  json,
  jsonc: json,
  "jsonc-strict": json,
  json5: json,
  yaml,
  dotenv: quotedAsIs,
  shell: quotedAsIs,
  batch: quotedAsIs,
  powershell,
  systemd: quotedAsIs,
  plist: (_raw, to) => (harmless.test(to) ? to : undefined),
  // In UTF-16, or as a list of bytes: the registry is the place to change it.
  registry: () => undefined,
  dockerfile: quotedAsIs,
  ini: quotedAsIs,
  properties: (_raw, to) => (/^[\w./@%+~:-]+$/.test(to) ? to : undefined),
  fish: quotedAsIs,
  markdown: yaml,
  notebook: json,
  text: () => undefined,
};

/** The text to put in place of `raw`; undefined where that cannot be done for certain. */
export const encoded = (dialect: Dialect, raw: string, to: string): string | undefined => encoders[dialect](raw, to);

/** The same for a name. */
export function encodedName(dialect: Dialect, raw: string, to: string): string | undefined {
  if (!/^\w+$/.test(to)) return undefined;
  const quote = raw[0] === '"' || raw[0] === "'" ? raw[0] : "";
  return dialect === "json" || dialect === "jsonc" || dialect === "jsonc-strict" ? `"${to}"` : quote + to + quote;
}
