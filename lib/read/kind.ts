// Of which kind a file is: told by its name, else guessed by its text.
import { dialectOf } from "../facts/dialects.ts";
import type { Dialect } from "../model/document.ts";

export interface Kind {
  readonly dialect: Dialect;
  /** What does not parse in it is a fault of the file; of a guess it is none. */
  readonly certain: boolean;
}

const longest = 20_000;

/** Names end in these where the text is what the name says, and no settings file. */
const prose =
  /\.(?:py|pyi|js|mjs|cjs|jsx|ts|mts|cts|tsx|rs|go|java|kt|kts|rb|php|cs|c|h|cc|cpp|hpp|swift|scala|lua|pl|r|jl|dart|ex|exs|clj|vue|svelte|astro|html?|xml|css|scss|sql|tf|hcl|gradle|txt|text|log|rst|adoc|org|tex|csv|tsv|diff|patch|lock|mk|cmake|proto|graphql|http|rest|j2|jinja2?|tmpl|tpl|hbs|ejs|erb|nix|vim|el)$/i;
const proseNames =
  /^(?:GNU)?makefile$|^justfile$|^(?:vagrant|jenkins|proc|gem|brew|cake)file$|^licen[cs]e|^readme|^changelog/i;

/** The kind of a file. A name that promises nothing, or another kind of text, never makes a syntax fault. */
export function kindOf(path: string, text: string): Kind {
  const name = path.slice(path.lastIndexOf("/") + 1);
  const promised = dialectOf(path);
  if (promised !== undefined) return { dialect: promised, certain: !guessed.has(promised) };
  if (prose.test(name) || proseNames.test(name)) return { dialect: "text", certain: true };
  return { dialect: byText(text.slice(0, longest), /\.(?:conf|config|rc)$|rc$/i.test(name)), certain: false };
}

/** Kinds that have no faults of their own. */
const guessed: ReadonlySet<Dialect> = new Set(["ini", "properties", "dockerfile", "markdown", "notebook"]);

function byText(text: string, isConf: boolean): Dialect {
  const start = text.replace(/^\uFEFF/, "").trimStart();
  if (/^#!.{0,80}\bfish\b/.test(start)) return "fish";
  if (/^#!.{0,80}\b(?:ba|z|k|da)?sh\b/.test(start)) return "shell";
  if (start.startsWith("#!")) return "text";
  if (/^<\?xml\s[^]{0,300}<!DOCTYPE plist|^<!DOCTYPE plist|^<plist/.test(start)) return "plist";
  if (/^Windows Registry Editor|^REGEDIT4/.test(start)) return "registry";
  if (/^[{[]/.test(start) && !/^\[[^\]\n]*\][ \t]*\r?(?:\n|$)/.test(start)) return "jsonc";
  if (/^FROM[ \t]+\S+/im.test(start) && /^(?:RUN|ENV|COPY|CMD|ENTRYPOINT|WORKDIR)[ \t]/m.test(start))
    return "dockerfile";
  return byLines(start.split(/\r?\n/), isConf);
}

const forms = {
  shell:
    /^[ \t]*(?:export[ \t]+\w|alias[ \t]+[\w-]+=|(?:if|for|while)[ \t].*;[ \t]*(?:then|do)\b|[\w-]+[ \t]*\(\)[ \t]*\{)/,
  section: /^[ \t]*\[[^\]=]+\][ \t]*(?:[#;].*)?$/,
  unit: /^\[(?:Unit|Service|Install|Socket|Timer)\]/,
  quoted: /^[ \t]*[\w."-]+[ \t]*=[ \t]*(?:["'[{]|true\b|false\b|\d)/,
  assigned: /^[A-Za-z_][\w.-]*=/,
  spaced: /^[ \t]*[\w./ -]+?[ \t]*=/,
  colon: /^[ \t]*(?:- )?["']?[\w./ -]+["']?:(?:[ \t]|$)|^[ \t]*- /,
  powershell: /^[ \t]*\$env:\w+[ \t]*=/i,
  batch: /^[ \t]*@?setx?[ \t]+"?\w+=|^@echo off/i,
  unset: /^[ \t]*(?:[#;].*)?$/,
} as const;

/** Most lines that say anything must fit: prose with one `a: b` in it is prose. */
function byLines(lines: readonly string[], isConf: boolean): Dialect {
  const said = lines.filter((line) => line.length < 2_000 && !forms.unset.test(line));
  const share = (form: RegExp): number => said.filter((line) => form.test(line)).length / Math.max(1, said.length);
  const any = (form: RegExp): boolean => said.some((line) => form.test(line));
  if (said.length === 0) return "text";
  if (any(forms.unit)) return "systemd";
  if (any(forms.powershell)) return "powershell";
  if (any(forms.batch)) return "batch";
  if (any(forms.shell)) return "shell";
  if (any(forms.section) && share(forms.spaced) + share(forms.section) + share(forms.colon) > 0.8)
    return said.every((line) => forms.section.test(line) || forms.quoted.test(line)) ? "toml" : "ini";
  if (share(forms.assigned) > 0.8) return isConf && !said.every((line) => /^[A-Z_]/.test(line)) ? "ini" : "dotenv";
  if (share(forms.quoted) > 0.8) return "toml";
  if (share(forms.spaced) > 0.8) return "ini";
  return share(forms.colon) > 0.8 ? "yaml" : "text";
}
