// How a setup is told: the answers of the endpoints, the diff, what works then, and snippets to copy.
import { diffLines, modeLine } from "../../../repair/diff.ts";
import { planTitles, titleOf } from "../../../facts/endpoints.ts";
import type { Secret } from "../../../model/secret.ts";
import { msg, type Message } from "../../../model/message.ts";
import { noColours } from "../../../report/formats/text/paint.ts";
import { shortPath, formatterFor } from "../../../report/show.ts";
import { appliedTo, type SetupPlan } from "./plan.ts";
import type { Setup } from "../../../clients/shared/recipe.ts";
import { recipes as all } from "./recipes.ts";
import type { Verified } from "./verify.ts";
import { exportsFor, sampleOf, shell } from "./exports.ts";
import type { Wanted } from "./input.ts";
import type { Input } from "../../command.ts";
import { showingOf } from "../../locale.ts";

type Show = (text: Message) => string;

/** Whether an endpoint said anything at all. */
export const answeredAny = (exchanges: Verified["exchanges"]): boolean => exchanges.some((it) => it.status !== null);

export const verifiedText = ({ accepting, exchanges }: Verified, show: Show): string =>
  accepting
    ? show(msg("`{host}` accepts the key ({title}).", { host: accepting.host, title: titleOf(accepting) }))
    : !answeredAny(exchanges)
      ? show(msg("Nothing was asked: no endpoint could be reached from here."))
      : [
          show(msg("No endpoint accepts the key:")),
          ...exchanges.map(
            ({ target, because }) => `  ${show(msg("{host}: {because}", { host: target.host, because }))}`,
          ),
        ].join("\n");

/** What is known of a key, without it. */
export function askedText(key: Secret, cleaned: boolean): Message {
  const args = { key: key.mask, plan: planTitles[key.info.plan] };
  return cleaned
    ? msg("{key}: a {plan} key; what was pasted around it is taken away", args)
    : msg("{key}: a {plan} key", args);
}

export function diffText({ edits }: SetupPlan, input: Pick<Input, "world" | "view">): string {
  const showing = showingOf(input);
  const show = formatterFor(showing);
  const blocks = edits.map((edit) => {
    const name = shortPath(edit.path, showing);
    const mode = edit.fresh ? undefined : modeLine(name, edit, show);
    const lines = diffLines(name, edit, noColours);
    if (lines.length === 0 && mode === undefined) return show(msg("{file} is right already", { file: name }));
    return [
      ...(edit.fresh ? [show(msg("{file} is new", { file: name }))] : []),
      ...lines,
      ...(mode ? [mode] : []),
    ].join("\n");
  });
  return `${blocks.join("\n\n")}\n`;
}

/** Where each client goes now, and what is still in the way. */
export function doneText({ after, edits }: SetupPlan, show: Show): string {
  const lines = after.run.clients.map(({ client, resolutions }) => {
    const own = after.judgements.filter(
      ({ severity, clients }) => severity === "error" && clients.some((id) => resolutions.some((r) => r.policy === id)),
    );
    const host = resolutions.find((r) => r.view === "wire")?.endpoint.host ?? msg("nowhere");
    const trouble = own.map(({ rule, found: { message } }) => `  ${show(msg("{rule}: {message}", { rule, message }))}`);
    const head =
      own.length > 0
        ? msg("{client}: not yet right", { client: client.title })
        : msg("{client}: goes to {host}", { client: client.title, host });
    return [show(head), ...trouble].join("\n");
  });
  const run = all
    .filter(({ client }) => edits.some((edit) => edit.client === client))
    .map((it) => msg("`{run}`", { run: it.run }));
  const then = msg("Run {run}. `mimo-doctor fix --undo` puts back what was there.", {
    run: run.reduce((left, right) => msg("{left} or {right}", { left, right })),
  });
  return `${lines.join("\n")}\n\n${show(then)}\n`;
}

/** What each file would hold; the key stands as a sample. */
export async function snippets({ recipes = all, region }: Wanted, input: Input): Promise<string> {
  const { world } = input;
  const show = formatterFor(showingOf(input));
  const where = region === undefined ? "sgp" : region;
  const setup: Setup = {
    facts: input.facts,
    region: where,
    key: sampleOf(where),
    now: new Date(world.now()).toISOString(),
  };
  const blocks = await Promise.all(
    recipes
      .flatMap((recipe) => recipe.files)
      .map(async ({ folders, names, dialect, settings }) => {
        const text = await appliedTo("", dialect, settings(setup));
        const comment = dialect.startsWith("json") ? "// " : "# ";
        return `${comment}${folders.at(-1) ?? ""}/${names.at(-1) ?? ""}\n${text}`;
      }),
  );
  const lines = recipes.includes(shell) ? [exportsFor(where, world, show, input.facts)] : [];
  const note =
    region === undefined
      ? `# ${show(msg("The host of Token Plan in Singapore; `--plan` and `--region` name another."))}\n\n`
      : "";
  return note + [...blocks, ...lines].join("\n");
}
