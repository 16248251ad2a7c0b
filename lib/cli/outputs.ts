// Knows how `--format` is read: names, files, and at most one to standard output.
import { nearest } from "../facts/hosts.ts";
import type { View } from "../model/contracts.ts";
import { UsageError } from "../model/errors.ts";
import type { Report } from "../model/report.ts";
import { say } from "../model/text.ts";
import { formats } from "../report/formats/index.ts";
import { noColours, type Colours } from "../report/formats/text/paint.ts";
import { textWith } from "../report/formats/text/index.ts";
import type { Input, Output } from "./command.ts";

interface Wanted {
  readonly name: keyof typeof formats;
  readonly file: string | undefined;
}

/** @throws {UsageError} for an unknown name, and for two formats that both want standard output. */
export function wantedFormats({ parsed, world }: Input): readonly Wanted[] {
  const asked = parsed.values["format"] ?? [];
  const wanted = asked.map((text): Wanted => {
    const [name = "", ...rest] = text.split("=");
    if (!Object.hasOwn(formats, name)) {
      const near = nearest(name, Object.keys(formats), 2);
      throw new UsageError(
        near
          ? say("`{name}` is no format: did you mean `{near}`?", { name, near })
          : say("`{name}` is no format: {all}", { name, all: Object.keys(formats).join(", ") }),
      );
    }
    const file = rest.length > 0 ? rest.join("=") : undefined;
    if (file === "") throw new UsageError(say("`--format {name}=` names no file", { name }));
    return {
      name: name as keyof typeof formats,
      file: file === undefined ? undefined : file.startsWith("/") ? file : `${world.cwd}/${file}`,
    };
  });
  if (wanted.filter((it) => it.file === undefined).length > 1)
    throw new UsageError(
      say("two formats want standard output: give one of them a file, as in `--format json=report.json`"),
    );
  return wanted;
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
