// Knows how a setup is told: the answers of the endpoints, the diff, what works then, and snippets to copy.
import { diffLines, modeLine } from "../fix/diff.ts";
import { planTitles } from "../facts/endpoints.ts";
import type { Secret } from "../model/secret.ts";
import { say, type Text } from "../model/text.ts";
import type { Region } from "../model/resolution.ts";
import { noColours } from "../report/formats/text/paint.ts";
import { safe, shortPath } from "../report/show.ts";
import { appliedTo, type SetupPlan } from "../setup/plan.ts";
import { recipes as all, type Recipe } from "../setup/recipes.ts";
import type { Verified } from "../setup/verify.ts";
import type { Input } from "./command.ts";

type Show = (text: Text) => string;

export const verifiedText = ({ accepting, exchanges }: Verified, show: Show): string =>
  accepting
    ? show(say("`{host}` accepts the key ({title}).", { host: accepting.host, title: accepting.title }))
    : [
        "No endpoint accepts the key:",
        ...exchanges.map(({ target, because }) => `  ${safe(target.host)}: ${show(because)}`),
      ].join("\n");

/** What is known of a key, without it. */
export const askedText = (key: Secret, cleaned: boolean): string =>
  `${key.mask}: a ${planTitles[key.traits.plan]} key${cleaned ? "; what was pasted around it is taken away" : ""}`;

export function diffText({ edits }: SetupPlan, { world }: Pick<Input, "world">): string {
  const blocks = edits.map((edit) => {
    const name = shortPath(edit.path, { home: world.home, cwd: world.cwd });
    const mode = edit.fresh ? undefined : modeLine(name, edit);
    const lines = diffLines(name, edit, noColours);
    if (lines.length === 0 && mode === undefined) return `${safe(name)} is right already`;
    return [...(edit.fresh ? [`${safe(name)} is new`] : []), ...lines, ...(mode ? [mode] : [])].join("\n");
  });
  return `${blocks.join("\n\n")}\n`;
}

/** Where each client goes now, and what is still in the way. */
export function doneText({ after, edits }: SetupPlan, show: Show): string {
  const lines = after.run.clients.map(({ client, resolutions }) => {
    const own = after.judgements.filter(
      ({ severity, clients }) => severity === "error" && clients.some((id) => resolutions.some((r) => r.policy === id)),
    );
    const host = resolutions.find((r) => r.view === "wire")?.endpoint.host ?? "nowhere";
    const trouble = own.map(({ rule, found }) => `  ${rule}: ${show(found.message)}`);
    return [`${client.title}: ${own.length > 0 ? "not yet right" : `goes to ${host}`}`, ...trouble].join("\n");
  });
  const run = all.filter(({ client }) => edits.some((edit) => edit.client === client)).map((it) => `\`${it.run}\``);
  return `${lines.join("\n")}\n\nRun ${run.join(" or ")}. \`mimo-doctor fix --undo\` puts back what was there.\n`;
}

const sample = { standard: "sk-YOUR-KEY", "token-plan": "tp-YOUR-KEY" } as const;

/** What each file would hold; the key stands as a sample. */
export async function snippets(recipes: readonly Recipe[], region: Region | null | undefined): Promise<string> {
  const where = region === undefined ? "sgp" : region;
  const key = sample[where === null ? "standard" : "token-plan"];
  const blocks = await Promise.all(
    recipes.map(async (recipe) => {
      const text = await appliedTo("", recipe, where, key);
      const comment = recipe.dialect === "toml" ? "# " : "// ";
      return `${comment}${recipe.files.at(-1) ?? ""}\n${text}`;
    }),
  );
  const note =
    region === undefined ? "# The host of Token Plan in Singapore; `--plan` and `--region` name another.\n\n" : "";
  return note + blocks.join("\n");
}
