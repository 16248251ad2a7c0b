// `listen` as a child process: where it listens, and what it says about each request.
import { expect } from "@jest/globals";
import { givesAway } from "./canaries.ts";
import { start, until, type Child, type Ended, type Wish } from "./child.ts";
import { expand } from "./keys.ts";

export const planKey = expand("tp-c0000example");
export const otherKey = expand("tp-s0000example");
export const paygKey = expand("sk-0000example");

export type Line = Readonly<Record<string, any>>;

export interface Listener {
  /** `http://127.0.0.1:PORT` */
  readonly base: string;
  readonly child: Child;
  /** Asks something, and gives what came of it with the last line that was written about it. */
  readonly seen: <T>(ask: () => Promise<T>) => Promise<readonly [T, Line]>;
  /** Ends it as a person does, and checks that it ended well, connected nowhere and gave no key away. */
  readonly stop: () => Promise<Ended>;
}

const linesOf = (text: string): readonly string[] =>
  text
    .slice(0, text.lastIndexOf("\n") + 1)
    .split("\n")
    .slice(0, -1);

export async function listen(words: readonly string[] = [], wish?: Wish): Promise<Listener> {
  const child = start(["listen", "--format", "jsonl", ...words], wish);
  await until("it listens", () => child.err().includes("Ctrl-C"));
  return {
    base: /http:\/\/127\.0\.0\.1:\d+/.exec(child.err())?.[0] ?? "",
    child,
    async seen(ask) {
      const before = linesOf(child.out()).length;
      const result = await ask();
      await until("a line about it", () => linesOf(child.out()).length > before);
      return [result, JSON.parse(linesOf(child.out()).at(-1) ?? "")];
    },
    async stop() {
      child.process.kill("SIGINT");
      const ended = await child.ended;
      expect([ended.status, ended.signal]).toEqual([0, null]);
      expect(ended.tries.filter((it) => it !== "dns 127.0.0.1")).toEqual([
        expect.stringMatching(/^listen 127\.0\.0\.1:/),
      ]);
      for (const key of [planKey, otherKey, paygKey]) expect(givesAway(ended.out + ended.err, key)).toBe(false);
      return ended;
    },
  };
}

/** The question that every test asks. */
export const question = { model: "mimo-v2.6-pro", messages: [{ role: "user" as const, content: "ping" }] };

/** Asks it over HTTP. */
export const post = (
  url: string,
  headers: Record<string, string> = {},
  body: object | string = question,
): Promise<Response> =>
  fetch(url, { method: "POST", headers, body: typeof body === "string" ? body : JSON.stringify(body) });
