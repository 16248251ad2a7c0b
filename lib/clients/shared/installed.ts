// Which version of a client is installed, as far as npm's own files tell.
import type { Context } from "../../model/contracts.ts";
import { textIn } from "./entries.ts";
import { msg } from "../../model/message.ts";

/** Where npm puts what is installed for a user or for the machine; the prefix of a version manager is not searched. */
const folders = [
  "$NPM_CONFIG_PREFIX/lib/node_modules",
  "~/.npm-global/lib/node_modules",
  "~/.local/lib/node_modules",
  "/usr/local/lib/node_modules",
  "/opt/homebrew/lib/node_modules",
  "/usr/lib/node_modules",
  "$APPDATA/npm/node_modules",
];

/** The same as templates, for a client that says what it looks for. */
export const installedTraces = (...packages: readonly string[]): readonly string[] =>
  folders.flatMap((folder) => packages.map((name) => `${folder}/${name}/package.json`));

/** The version in the first `package.json` of one of these packages, as it stands there. */
export async function installedBy(context: Context, ...packages: readonly string[]): Promise<string | undefined> {
  const paths = installedTraces(...packages).flatMap((template) => context.expand(template) ?? []);
  const path = paths.find((it) => context.exists(it));
  if (path === undefined) return undefined;
  const layer = await context.file({
    id: `npm:${packages[0]}`,
    title: msg("the package that is installed"),
    path,
    scope: "managed",
    dialect: "json",
  });
  return textIn(layer.doc?.value, "version");
}

const parts = (version: string): readonly number[] => version.split(".").slice(0, 3).map(Number);

const isAbove = (a: string, b: string): boolean => {
  const [x, y] = [parts(a), parts(b)];
  const n = [0, 1, 2].find((it) => (x[it] ?? 0) !== (y[it] ?? 0));
  return n !== undefined && (x[n] ?? 0) > (y[n] ?? 0);
};

/** Of the versions that have a policy, oldest first, the newest that is not above the installed one; else the oldest. */
export const nearest = (versions: readonly [string, ...string[]], installed: string | undefined): string =>
  (installed !== undefined && /^\d+\.\d+/.test(installed)
    ? versions.findLast((version) => !isAbove(version, installed))
    : versions.at(-1)) ?? versions[0];
