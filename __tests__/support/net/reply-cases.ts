// Answers that break off, come too late or are none; made by our own server, over http and over TLS.
import type { Stage } from "../../../lib/model/exchange.ts";
import type { Aim } from "./asking.ts";
import type { FaultCase } from "./cases.ts";
import { faulty, type Manner, type Peer } from "./faulty.ts";

interface ReplyCase {
  readonly name: string;
  readonly id: string;
  readonly stage: Stage;
  /** The fault is that nothing more comes, so the time of the request is short. */
  readonly waits: boolean;
  readonly manner: Manner;
}

const ok = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
const list = '{"object":"list","data":[]}';

const reply =
  (stage: Stage) =>
  (id: string, name: string, act: (peer: Peer) => void, waits = false): ReplyCase => ({
    name,
    id,
    stage,
    waits,
    manner: { when: "asked", act },
  });
const head = reply("headers");
const body = reply("body");

/** Says something and leaves the connection open. */
const says = (text: string | Buffer) => (peer: Peer) => peer.say(text);
const closes = (text: string) => (peer: Peer) => (peer.say(text), peer.close());
/** The text must be out before the connection is cut. */
const cuts = (text: string) => (peer: Peer) => (peer.say(text), setTimeout(peer.cut, 50));

const replies: readonly ReplyCase[] = [
  head("reply-none", "takes the request and says nothing", () => undefined, true),
  head("reply-none", "says 102 and then nothing", says("HTTP/1.1 102 Processing\r\n\r\n"), true),
  head("reply-closed", "closes without an answer", (peer) => peer.close()),
  head("reply-reset", "cuts without an answer", (peer) => peer.cut()),
  head("reply-slow-headers", "stops in the status line", says("HTTP/1.1 20"), true),
  head("reply-slow-headers", "stops in the middle of the head", says(`${ok}X-Half: `), true),
  head(
    "reply-slow-headers",
    "drips header after header",
    (peer) => (peer.say(ok), peer.keepSaying("X-Drip: 1\r\n", 20)),
    true,
  ),
  head("reply-truncated", "closes in the middle of the head", closes(`${ok}X-Half: `)),
  head("reply-truncated", "closes in the status line", closes("HTTP/1.1 20")),
  head("reply-reset", "cuts in the middle of the head", cuts(`${ok}X-Half: `)),
  head("reply-header-overflow", "sends a header of 60 KB", says(`${ok}X-Long: ${"x".repeat(60_000)}\r\n\r\n`)),
  head("reply-header-overflow", "sends 3,000 headers", says(`${ok}${"X-Many: xxxxxxxxxx\r\n".repeat(3_000)}\r\n`)),
  head("reply-header-overflow", "never ends its head", (peer) => {
    peer.say(ok);
    peer.keepSaying("X-Many: xxxxxxxxxx\r\n".repeat(500), 5);
  }),
  head("reply-garbage", "greets like SSH", says("SSH-2.0-OpenSSH_9.2p1\r\n")),
  head("reply-garbage", "sends noise", says(Buffer.from([0, 255, 7, 13, 10, 200, 1, 0]))),
  head("reply-garbage", "sends a page without a head", closes("<html><body>hello</body></html>")),
  head("reply-garbage", "claims HTTP/3.0", says(`HTTP/3.0 200 OK\r\n\r\n${list}`)),
  head("reply-garbage", "has no number for a status", says("HTTP/1.1 OK 200\r\n\r\n")),
  head("reply-garbage", "has a zero byte in a header", says(`${ok}X-Zero: a\0b\r\n\r\n${list}`)),
  head("reply-garbage", "has a header without a colon", says(`${ok}no colon here\r\n\r\n${list}`)),
  head(
    "reply-content-length",
    "has both Content-Length and Transfer-Encoding",
    says(`${ok}Content-Length: 27\r\nTransfer-Encoding: chunked\r\n\r\n1b\r\n${list}\r\n0\r\n\r\n`),
  ),
  head(
    "reply-content-length",
    "has the two in the other order",
    says(`${ok}Transfer-Encoding: chunked\r\nContent-Length: 27\r\n\r\n1b\r\n${list}\r\n0\r\n\r\n`),
  ),
  head("reply-content-length", "has two lengths", says(`${ok}Content-Length: 27\r\nContent-Length: 5\r\n\r\n${list}`)),
  head("reply-content-length", "has a length that is none", says(`${ok}Content-Length: many\r\n\r\n${list}`)),
  head("reply-content-length", "has a length below zero", says(`${ok}Content-Length: -1\r\n\r\n${list}`)),
  head("reply-too-many-interim", "says 102 a hundred times", says("HTTP/1.1 102 Processing\r\n\r\n".repeat(100))),
  head("reply-too-many-interim", "says 103 for ever", (peer) =>
    peer.keepSaying("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n", 5),
  ),
  head("reply-unasked", "says 100 to a request without a body", says("HTTP/1.1 100 Continue\r\n\r\n")),
  head(
    "reply-unasked",
    "switches to a protocol that nobody asked for",
    says("HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n"),
  ),
  body("body-slow", "stops in the middle of the body", says(`${ok}Content-Length: 27\r\n\r\n{"ob`), true),
  body(
    "body-slow",
    "drips its body",
    (peer) => (peer.say(`${ok}Content-Length: 60000\r\n\r\n`), peer.keepSaying(" ", 20)),
    true,
  ),
  body(
    "body-slow",
    "never sends the last chunk",
    says(`${ok}Transfer-Encoding: chunked\r\n\r\n1b\r\n${list}\r\n`),
    true,
  ),
  body("body-truncated", "closes before the announced length", closes(`${ok}Content-Length: 60000\r\n\r\n${list}`)),
  body("body-truncated", "closes within a chunk", closes(`${ok}Transfer-Encoding: chunked\r\n\r\nff\r\n${list}`)),
  body(
    "body-truncated",
    "closes before the last chunk",
    closes(`${ok}Transfer-Encoding: chunked\r\n\r\n1b\r\n${list}\r\n`),
  ),
  body("body-reset", "cuts in the middle of the body", cuts(`${ok}Content-Length: 60000\r\n\r\n${list}`)),
  body("body-reset", "cuts within a chunk", cuts(`${ok}Transfer-Encoding: chunked\r\n\r\nff\r\n${list}`)),
  body("body-garbage", "has a chunk without a size", says(`${ok}Transfer-Encoding: chunked\r\n\r\nzz\r\n${list}`)),
  body(
    "body-garbage",
    "has a chunk of 2^80 bytes",
    says(`${ok}Transfer-Encoding: chunked\r\n\r\n${"f".repeat(20)}\r\n${list}`),
  ),
  body(
    "body-garbage",
    "has a chunk that is longer than its size",
    says(`${ok}Transfer-Encoding: chunked\r\n\r\n1\r\n${list}\r\n0\r\n\r\n`),
  ),
];

const overHttp = async (manner: Manner): Promise<Aim> => ({
  url: `http://127.0.0.1:${(await faulty(manner)).port}/v1/models`,
});

/** All of them, over http and over TLS. */
export const replyCases: readonly FaultCase[] = replies.flatMap(({ id, name, stage, waits, manner }) => {
  const more = waits ? { timeout: 300 } : {};
  const base = { by: "own", id, stage } as const;
  return [
    { ...base, name: `http: ${name}`, begin: async () => ({ ...(await overHttp(manner)), ...more }) },
    {
      ...base,
      name: `https: ${name}`,
      begin: async (made) => {
        const { port } = await faulty(manner, { cert: made.pem("good"), key: made.key() });
        return { port, ca: made.pem("root"), ...more };
      },
    },
  ] satisfies readonly FaultCase[];
});
