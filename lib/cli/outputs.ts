// Knows how `--format` is read: names, files, and at most one to standard output.
import { nearest } from "../facts/hosts.ts";
import type { View } from "../model/format.ts";
import { UsageError } from "../model/errors.ts";
import type { Report } from "../model/report.ts";
import { say } from "../model/text.ts";
import { absolutePath } from "../read/context.ts";
import { formats } from "../report/formats/index.ts";
import { noColours, type Colours } from "../report/formats/text/paint.ts";
import { textWith } from "../report/formats/text/index.ts";
import type { Input, Output } from "./command.ts";

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
    const name = allowed.find((it) => it === written) ?? noFormat(written, allowed, parsed.command);
    const file = rest.length > 0 ? rest.join("=") : undefined;
    if (file === "") throw new UsageError(say("`--format {name}=` names no file", { name }));
    return {
      name,
      file: file === undefined ? undefined : absolutePath(world, file),
    };
  });
  if (wanted.filter((it) => it.file === undefined).length > 1)
    throw new UsageError(
      say("two formats want standard output: give one of them a file, as in `--format json=report.json`"),
    );
  return wanted;
}

function noFormat(name: string, allowed: readonly Name[], command: string): never {
  const all = allowed.join(", ");
  if (every.some((it) => it === name))
    throw new UsageError(say("`{command}` has no format `{name}`: {all}", { command, name, all }));
  const near = nearest(name, allowed, 2);
  throw new UsageError(
    near
      ? say("`{name}` is no format: did you mean `{near}`?", { name, near })
      : say("`{name}` is no format: {all}", { name, all }),
  );
}

/** An answer that is no report, in the two formats that it has. */
export function answered(
  input: Input,
  forms: { readonly text: () => string; readonly json: () => unknown },
): Pick<Output, "out" | "files"> {
  const wanted = wantedFormats(input, ["text", "json"]);
  const written = (name: "text" | "json"): string =>
    name === "text" ? forms.text() : `${JSON.stringify(forms.json(), null, 2)}\n`;
  const files = wanted.flatMap(({ name, file }) => (file === undefined ? [] : [{ path: file, text: written(name) }]));
  const shown = wanted.length === 0 ? "text" : wanted.find(({ file }) => file === undefined)?.name;
  return { out: shown ? written(shown) : "", files };
}

/** The report in every format that was asked for; text on standard output where none was. */
export async function rendered(
  report: Report,
  wanted: readonly Wanted[],
  view: View,
): Promise<Pick<Output, "out" | "files">> {
  const files: { path: string; text: string }[] = [];
  let out = "";
  for (const { name, file } of wanted.length > 0 ? wanted : [{ name: "text" as const, file: undefined }]) {
    const seen = file === undefined ? view : { ...view, color: false };
    const format = name === "text" && seen.color ? textWith(await coloursOf(seen)) : (await formats[name]()).default;
    const text = format(report, seen);
    if (file === undefined) out = text;
    else files.push({ path: file, text });
  }
  return { out, files };
}

/** chalk where colour is wanted. */
export const coloursOf = async (view: View): Promise<Colours> =>
  view.color ? (await import("../report/formats/text/colours.ts")).default : noColours;
