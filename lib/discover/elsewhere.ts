// Files in a client's usual folder, where a variable leads it to another one.
import type { ClientRow, Context, Unread } from "../model/contracts.ts";
import type { Layer } from "../model/layer.ts";
import { msg } from "../model/message.ts";
import { dialectOf } from "../facts/dialects.ts";

/** `$NAME/rest` and the template of the same file in the home folder. */
function pairsOf({ detection: { files } }: ClientRow): readonly { variable: string; moved: string; usual: string }[] {
  return files.flatMap((moved) => {
    const [, variable, rest] = /^\$(\w+)(\/.+)$/.exec(moved) ?? [];
    if (variable === undefined || rest === undefined || rest.includes("*")) return [];
    const usual = files.find((it) => it.startsWith("~/") && it.endsWith(rest));
    return usual === undefined ? [] : [{ variable, moved, usual }];
  });
}

/** What the client would read without the variable, and has not opened. */
export async function elsewhereOf(
  row: ClientRow,
  context: Context,
  opened: readonly Layer[],
): Promise<readonly Unread[]> {
  const known = new Set(opened.filter(({ status }) => status !== "absent").map(({ path }) => path));
  const found: Unread[] = [];
  for (const { variable, moved, usual } of pairsOf(row)) {
    const [to, path] = [context.expand(moved), context.expand(usual)];
    const dialect = dialectOf(usual);
    if (to === undefined || path === undefined || to === path || dialect === undefined) continue;
    if (known.has(path) || !context.exists(path)) continue;
    known.add(path);
    const title = msg("settings that are not read");
    const args = {
      name: variable,
      client: row.title,
      to: { kind: "file", path: to.slice(0, to.lastIndexOf("/")) } as const,
    };
    found.push({
      layer: await context.file({ id: `${row.id}:unread:${found.length}`, title, path, scope: "user", dialect }),
      place: { kind: "env", name: variable },
      what: msg("`{name}` leads {client} to {to}, which is not set up for MiMo, while its usual folder is", args),
      remedy: msg("`unset {name}`, or write the settings into {to}", args),
    });
  }
  return found;
}
