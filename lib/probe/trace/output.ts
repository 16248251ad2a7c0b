// What the command says, on its way to a person: whole words only, without keys and without control sequences.
import { stripVTControlCharacters } from "node:util";
import type { Readable } from "node:stream";
import { StringDecoder } from "node:string_decoder";

/** A word that is longer is no prose, and is dropped: a key in it could not be told from its neighbours. */
const longest = 64 * 1024;
/** Milliseconds of silence after which a line without an end is shown, up to its last blank. */
const patience = 200;

/** Calls `say` with pieces that no word crosses; keys hold no blanks. Resolves when the stream has ended. */
export function follow(stream: Readable, say: (text: string) => void): Promise<void> {
  const decoder = new StringDecoder("utf8");
  let held = "";
  let timer: NodeJS.Timeout | undefined;
  const flush = (end: number): void => {
    if (end > 0) say(stripVTControlCharacters(held.slice(0, end)).replace(/\r(?!\n)/g, "\n"));
    held = held.slice(end);
  };
  const lastBlank = (): number => Math.max(held.lastIndexOf(" "), held.lastIndexOf("\n")) + 1;
  stream.on("data", (chunk: Buffer) => {
    held += decoder.write(chunk);
    flush(held.lastIndexOf("\n") + 1);
    if (held.length > longest) {
      flush(lastBlank());
      if (held.length > longest) held = "… ";
    }
    clearTimeout(timer);
    timer = setTimeout(() => flush(lastBlank()), patience).unref();
  });
  return new Promise((resolve) => {
    stream.once("close", () => {
      clearTimeout(timer);
      held += decoder.end();
      flush(held.length);
      resolve();
    });
    stream.once("error", () => resolve());
  });
}
