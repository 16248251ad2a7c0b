// The text of a file that holds given settings and nothing else, in the dialect of the file.
import { stringify as toml } from "smol-toml";
import type { Dialect } from "../model/document.ts";

export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [name: string]: Plain };
export type PlainTable = Readonly<Record<string, Plain>>;

export interface Settings {
  readonly value: PlainTable;
  /** The line on which a variable stood, counted from 1. */
  readonly line: (name: string) => number | undefined;
}

/** For a text between double quotes; line ends stay what they are. */
const quoted = (text: string): string => text.replace(/["\\$`]/g, "\\$&");

type Line = (name: string, value: string) => string;

const lines: Partial<Readonly<Record<Dialect, Line>>> = {
  dotenv: (name, value) =>
    /\n/.test(value) || /^["'`]|\s#/.test(value) ? `${name}="${value.replace(/"/g, "'")}"` : `${name}=${value}`,
  shell: (name, value) => `export ${name}="${quoted(value.replace(/\n/g, " "))}"`,
  batch: (name, value) => `set "${name}=${value.replace(/["\n]/g, "'")}"`,
  powershell: (name, value) => `$env:${name} = '${value.replace(/['\n]/g, " ")}'`,
  systemd: (name, value) =>
    name === "EnvironmentFile" ? `${name}=${value}` : `Environment="${name}=${value.replace(/["'\\]/g, "\\$&")}"`,
  plist: (name, value) => `<key>${name}</key><string>${value.replace(/[<>&]/g, " ")}</string>`,
  registry: (name, value) => `"${name}"="${value.replace(/["\\]/g, "\\$&")}"`,
};

const heads: Partial<Readonly<Record<Dialect, readonly [string, string]>>> = {
  systemd: ["[Service]", ""],
  plist: ['<plist version="1.0"><dict><key>EnvironmentVariables</key><dict>', "</dict></dict></plist>"],
  registry: ["Windows Registry Editor Version 5.00\n[HKEY_CURRENT_USER\\Environment]", ""],
};

const textOf = (value: Plain): string => (typeof value === "string" ? value : JSON.stringify(value));

/** Each variable on the line on which it stood, as far as there is room. */
function flat(dialect: Dialect, { value, line }: Settings): string {
  const write = lines[dialect] as Line;
  const [head, tail] = heads[dialect] ?? ["", ""];
  const entries = Object.entries(value).map(([name, it]) => ({ at: line(name) ?? 0, text: write(name, textOf(it)) }));
  let out = head === "" ? "" : `${head}\n`;
  let row = out.split("\n").length;
  for (const { at, text } of entries.sort((a, b) => a.at - b.at)) {
    const gap = Math.min(Math.max(0, at - row), 10_000);
    out += `${"\n".repeat(gap)}${text}\n`;
    row += gap + text.split("\n").length;
  }
  return tail === "" ? out : `${out}${tail}\n`;
}

/** TOML has no null. */
const withoutNull = (value: Plain): Plain =>
  Array.isArray(value)
    ? (value as readonly Plain[]).filter((it) => it !== null).map(withoutNull)
    : typeof value === "object" && value !== null
      ? Object.fromEntries(
          Object.entries(value)
            .filter(([, it]) => it !== null)
            .map(([name, it]) => [name, withoutNull(it)]),
        )
      : value;

export function written(dialect: Dialect, settings: Settings): string {
  if (lines[dialect]) return flat(dialect, settings);
  const { value } = settings;
  if (dialect === "toml") return toml(withoutNull(value) as Record<string, unknown>);
  // YAML takes JSON as it is.
  if (dialect === "yaml") return `${JSON.stringify(value, null, 2)}\n`;
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** What no reader takes, for a file that could not be read; `mimo` where the file speaks of it. */
const brokenTexts: Partial<Readonly<Record<Dialect, string>>> = {
  toml: "mimo = = ",
  yaml: "mimo: [",
  plist: "<plist><mimo",
  registry: 'Windows Registry Editor Version 5.00\n[HKEY_CURRENT_USER\\Environment]\n"mimo"="',
};

export const brokenText = (dialect: Dialect, hints: boolean): string => {
  const text = brokenTexts[dialect] ?? "{ mimo";
  return hints ? text : text.replace("mimo", "x");
};
