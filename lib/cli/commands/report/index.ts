// Knows `report`: a capsule of the diagnosis that can be shown to anybody, as Markdown, JSON, or a folder.
import { capsuleOf, type Capsule } from "../../../bundle/index.ts";
import { UsageError } from "../../../model/errors.ts";
import { msg, formatter } from "../../../model/message.ts";
import { absolutePath } from "../../../read/context.ts";
import text from "../../../report/formats/text/index.ts";
import type { View } from "../../../model/format.ts";
import { countsText } from "../../../report/order.ts";
import { redact } from "../../../report/redact.ts";
import { safe, shortPath, formatterFor } from "../../../report/show.ts";
import { nodeVersion } from "../../../host/output.ts";
import { version } from "../../../version.ts";
import { status, type Command, type Input } from "../../command.ts";
import { viewFor } from "../../outputs.ts";
import { requestOf } from "../../request.ts";
import { showingOf } from "../../locale.ts";

const command: Command = async (input) => {
  const { parsed, world } = input;
  const [word] = parsed.words;
  if (word !== undefined) throw new UsageError(msg("`report` takes no further word, and `{word}` is one", { word }));
  const format = parsed.values["format"]?.at(-1) ?? "markdown";
  if (format !== "markdown" && format !== "json")
    throw new UsageError(msg("`report` has the formats markdown and json, not `{format}`", { format }));
  const view = viewFor(format, input);
  const {
    capsule,
    invented,
    vault: secrets,
  } = await capsuleOf(requestOf(parsed, world, input.facts), world, {
    version,
    node: nodeVersion(),
    words: view.words,
  });
  const folder = parsed.values["reproduce"]?.[0];
  if (folder !== undefined)
    return {
      out: await written(capsule, absolutePath(world, folder), input, (text) => redact(text, secrets, invented)),
      status: status.clean,
      secrets,
    };
  const out = format === "json" ? `${safe(JSON.stringify(capsule, null, 2))}\n` : markdown(capsule, view);
  return { out, status: status.clean, secrets, invented };
};

/** @throws {UsageError} where something is in the folder; {InternalError} where it cannot be written. */
async function written(
  capsule: Capsule,
  folder: string,
  input: Input,
  clean: (text: string) => string,
): Promise<string> {
  const { world } = input;
  if (world.list(folder).length > 0)
    throw new UsageError(msg("{folder} is not empty: name a new folder", { folder: { kind: "file", path: folder } }));
  const [{ folderOf }, { makeFolder, replaceFile }] = await Promise.all([
    import("../../../bundle/folder.ts"),
    import("../../../host/disk.ts"),
  ]);
  const { files, left } = folderOf(capsule);
  for (const { path, text: content, mode } of files) {
    const target = `${folder}/${path}`;
    makeFolder(target.slice(0, target.lastIndexOf("/")));
    replaceFile({ path: target, before: undefined, after: new TextEncoder().encode(clean(content)), mode });
  }
  const name = shortPath(folder, { home: world.home, cwd: world.cwd });
  const lines = [
    msg("Written to {name}: {n} files and check.sh, which runs the check in them.", { name, n: files.length - 1 }),
    ...left.map((path) => msg("Left out, since it lies outside home and working directory: {path}", { path })),
    ...(capsule.reproduces ? [] : [msg("It does not resolve exactly as this machine does.")]),
  ];
  return [...lines.map(formatterFor(showingOf(input))), ""].join("\n");
}

/** What `check -v` says of the capsule, and the capsule itself to unfold. */
function markdown(capsule: Capsule, { lang, words }: View): string {
  const { platform, node, tool, report, reproduces } = capsule;
  const view = { color: false, unicode: true, width: 100, lang, words, verbosity: "verbose" } as const;
  const tell = formatter(words);
  const day = report.at.slice(0, 10);
  return [
    `## mimo-doctor ${tool.version}: ${report.summary.verdict}`,
    "",
    tell(
      msg("{counts}, as of {day}; Node {node} on {platform}.", {
        counts: countsText(report.summary),
        day,
        node,
        platform,
      }),
    ),
    tell(
      msg(
        "Every key in it was made up; equal keys are equal here too. Home folder, user and project have other names.",
      ),
    ),
    ...(reproduces
      ? []
      : ["", `**${tell(msg("This capsule does not resolve exactly as the machine does on which it was made."))}**`]),
    "",
    ...fenced("text", safe(text(report, view)).trimEnd()),
    "",
    `<details><summary>${tell(msg("What was read"))}</summary>`,
    "",
    ...fenced("json", safe(JSON.stringify({ ...capsule, report: undefined }, null, 2))),
    "",
    "</details>",
    "",
  ].join("\n");
}

/** A fence that nothing inside can close. */
function fenced(info: string, content: string): readonly string[] {
  const longest = Math.max(2, ...[...content.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return [fence + info, content, fence];
}

export default command;
