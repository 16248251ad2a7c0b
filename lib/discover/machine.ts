// What is opened of a machine besides the files that clients ask for: what sits in the working directory, and what profiles source.
import { dialectOf } from "../facts/dialects.ts";
import type { Context } from "../model/contracts.ts";
import type { Dialect } from "../model/document.ts";
import type { Host } from "../model/host.ts";
import type { Layer, Scope } from "../model/layer.ts";
import { msg } from "../model/message.ts";
import { mayHoldTrace } from "../observe/index.ts";
import { decode } from "../read/decode.ts";
import { isCandidate, isOwnReport } from "./recognise.ts";

/** Larger files of a project are no configuration. */
const limit = 1024 * 1024;
/** More files than anybody keeps in one folder. */
const most = 2_000;

/** Settings of tool servers, and what shells and services read, in the home folder. */
const homely: readonly string[] = [
  "~/.cursor/mcp.json",
  "~/.kimi-code/mcp.json",
  "~/.kimi/mcp.json",
  "~/.cline/data/settings/cline_mcp_settings.json",
  "~/.config/Claude/claude_desktop_config.json",
  "~/Library/Application Support/Claude/claude_desktop_config.json",
  "~/AppData/Roaming/Claude/claude_desktop_config.json",
  "~/.codeium/windsurf/mcp_config.json",
  "~/.gemini/settings.json",
  "~/.copilot/mcp-config.json",
  "~/.claude.json",
  "~/.bash_aliases",
  "~/.bash_login",
  "~/.zlogin",
  "~/.aliases",
  "~/.exports",
  "~/.config/environment.d/*.conf",
  "~/.config/systemd/user/*.service",
  "~/.config/fish/conf.d/*.fish",
];

const dotted: readonly string[] = [
  "./.github/workflows/*.yml",
  "./.github/workflows/*.yaml",
  "./.vscode/mcp.json",
  "./.vscode/settings.json",
  "./.cursor/mcp.json",
  "./.devcontainer/devcontainer.json",
];

const sourcing = /^[ \t]*(?:\[.{0,120}&&[ \t]*)?(?:source|\.)[ \t]+["']?([~$\w./{}-]{2,200})/gm;

/** Files that a profile sources, as far as their names are written out. */
const sourced = (layer: Layer, { home }: Host): readonly string[] =>
  [...(layer.text?.() ?? "").matchAll(sourcing)].flatMap(([, name = ""]) => {
    const path = name.replace(/^(?:~|\$HOME|\$\{HOME\})(?=\/)/, home);
    return /^\/[^$]*$/.test(path) ? [path] : [];
  });

const isProfile = ({ doc, scope }: Layer): boolean =>
  scope !== "project" && (doc?.dialect === "shell" || doc?.dialect === "fish");

const prose: ReadonlySet<Dialect> = new Set(["markdown", "notebook", "text"]);

function here(host: Host, context: Context): readonly string[] {
  if (host.cwd === host.home || `${host.home}/`.startsWith(`${host.cwd}/`)) return [];
  const own = host.entries(host.cwd).slice(0, most);
  return [
    ...own.flatMap(({ name, kind }) => {
      const path = context.join(host.cwd, name);
      return kind === "file" && isCandidate(path, name) ? [path] : [];
    }),
    ...dotted.flatMap((template) => context.find(template)),
  ];
}

/** Layers of files that speak of MiMo and that no client has opened. */
export async function aroundOf(host: Host, context: Context, opened: readonly Layer[]): Promise<readonly Layer[]> {
  const known = new Set(opened.map(({ path }) => path));
  const profiles = opened.filter(isProfile);
  const open = async (path: string, scope: Scope): Promise<readonly Layer[]> => {
    const dialect = dialectOf(path) ?? (scope === "user" ? "shell" : undefined);
    if (known.has(path) || dialect === undefined || prose.has(dialect)) return [];
    known.add(path);
    const reading = host.read(path, limit);
    const text = reading.kind === "file" ? decode(reading.bytes).text : "";
    if (!mayHoldTrace(text) || isOwnReport(text)) return [];
    const name = path.slice(path.lastIndexOf("/") + 1);
    return [await context.file({ id: `generic:${name}`, title: msg("settings file"), path, scope, dialect })];
  };
  const found: Layer[] = [];
  for (const path of here(host, context)) found.push(...(await open(path, "project")));
  for (const path of homely.flatMap((template) => context.find(template))) found.push(...(await open(path, "user")));
  for (const layer of [...profiles, ...found.filter(isProfile)])
    for (const path of sourced(layer, host)) found.push(...(await open(path, "user")));
  return found;
}
