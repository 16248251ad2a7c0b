// How `--format` is read: names, files, and at most one to standard output.
import { nearest } from "../facts/hosts.ts";
import type { View } from "../model/format.ts";
import { UsageError } from "../model/errors.ts";
import type { Report } from "../model/report.ts";
import { msg, type Messages } from "../model/message.ts";
import { absolutePath } from "../read/context.ts";
import { formats } from "../report/formats/index.ts";
import { noColours, type Colours } from "../report/formats/text/paint.ts";
import { textWith } from "../report/formats/text/index.ts";
import { safe } from "../report/show.ts";
import type { Input, Output, OutputFile } from "./command.ts";

type Name = keyof typeof formats;

interface Wanted<N extends Name = Name> {
  readonly name: N;
  readonly file: string | undefined;
}

const every = Object.keys(formats) as readonly Name[];

/** @throws {UsageError} for an unknown name, and for two formats that both want standard output. */
export function wantedFormats<N extends Name = Name>(
  { parsed, world }: Input,
  allowed = every as readonly N[],
): readonly Wanted<N>[] {
  const asked = parsed.values["format"] ?? [];
  const wanted = asked.map((text): Wanted<N> => {
    const [written = "", ...rest] = text.split("=");
    const name =
      allowed.find((it) => it === written) ??
      noFormat(written, allowed, parsed.flags["dry-run"] ? "--dry-run" : parsed.command);
    const file = rest.length > 0 ? rest.join("=") : undefined;
    if (file === "") throw new UsageError(msg("`--format {name}=` names no file", { name }));
    return {
      name,
      file: file === undefined ? undefined : absolutePath(world, file),
    };
  });
  if (wanted.filter((it) => it.file === undefined).length > 1)
    throw new UsageError(
      msg("two formats want standard output: give one of them a file, as in `--format json=report.json`"),
    );
  return wanted;
}

function noFormat(name: string, allowed: readonly Name[], command: string): never {
  const all = allowed;
  if (every.some((it) => it === name))
    throw new UsageError(msg("`{command}` has no format `{name}`: {all}", { command, name, all }));
  const near = nearest(name, allowed, 2);
  throw new UsageError(
    near
      ? msg("`{name}` is no format: did you mean `{near}`?", { name, near })
      : msg("`{name}` is no format: {all}", { name, all }),
  );
}

/** Only who reads text is known by the locale: every other format is English unless a language is asked for. */
export const viewFor = (name: string, { parsed, view }: Pick<Input, "parsed" | "view">): View =>
  name === "text" || parsed.values["lang"] ? view : { ...view, lang: "en", words: undefined };

/** An answer that is no report, in the two formats that it has, each in the words of its language. */
export function answered(
  input: Input,
  forms: { readonly text: (words?: Messages) => string; readonly json: (words?: Messages) => unknown },
): Pick<Output, "out" | "files"> {
  const wanted = wantedFormats(input, ["text", "json"]);
  const written = (name: "text" | "json"): string =>
    name === "text"
      ? forms.text(viewFor(name, input).words)
      : `${JSON.stringify(forms.json(viewFor(name, input).words), null, 2)}\n`;
  const files = wanted.flatMap(({ name, file }) => (file === undefined ? [] : [{ path: file, text: written(name) }]));
  const shown = wanted.length === 0 ? "text" : wanted.find(({ file }) => file === undefined)?.name;
  return { out: shown ? written(shown) : "", files };
}

/** The report in every format that was asked for; on standard output where none was, for whoever reads there. */
export async function rendered(
  report: (words?: Messages) => Report,
  wanted: readonly Wanted[],
  input: Pick<Input, "parsed" | "view" | "world">,
): Promise<Pick<Output, "out" | "files">> {
  const { view, world } = input;
  const files: OutputFile[] = [];
  const summary = wanted.some(({ name }) => name === "github") && world.env["GITHUB_STEP_SUMMARY"];
  const usual = { name: view.agent ? ("agent" as const) : ("text" as const), file: undefined };
  let out = "";
  for (const { name, file } of wanted.length > 0 ? wanted : [usual]) {
    const own = viewFor(name, input);
    const text = await inFormat(report(own.words), name, {
      ...own,
      color: view.color && file === undefined,
      stepSummary: !!summary,
    });
    if (file === undefined) out = text;
    else files.push({ path: file, text });
  }
  if (summary) {
    const own = viewFor("markdown", input);
    files.push(await (await import("./summary.ts")).stepSummary(summary, report(own.words), own, world));
  }
  return { out, files };
}

async function inFormat(report: Report, name: Name, view: View): Promise<string> {
  if (name === "text")
    return (view.color ? textWith(await coloursOf(view)) : (await formats.text()).default)(report, view);
  // What colours let pass on their way out must not pass in a format that has none.
  return safe((await formats[name]()).default(report, view));
}

/** chalk where colour is wanted. */
export const coloursOf = async (view: View): Promise<Colours> =>
  view.color ? (await import("../report/formats/text/colours.ts")).default : noColours;
