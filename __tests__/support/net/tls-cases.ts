// Handshakes that must fail: with servers of our own that speak no proper TLS.
import type { Aim } from "./asking.ts";
import { handshake as own, type FaultCase } from "./cases.ts";
import type { Certificates } from "./certificates.ts";
import { faulty, type Manner } from "./faulty.ts";

/** A server that lets a TLS client begin and then answers like this. The key must never come. */
const answersHello = (act: Manner["act"], timeout?: number) => async (): Promise<Aim> => {
  const { port } = await faulty({ when: "greeted", act });
  return { port, ...(timeout === undefined ? {} : { timeout }) };
};

/** A record of TLS 1.2: type 21 is an alert, 22 a part of the handshake. */
const record = (type: number, ...bytes: readonly number[]): Buffer =>
  Buffer.from([type, 3, 3, bytes.length >> 8, bytes.length & 255, ...bytes]);
const alert = (code: number): Buffer => record(21, 2, code);

/** The hello of a server: version, 32 random bytes, no session, ECDHE-RSA-AES128-GCM-SHA256, no extension. */
const hello = (minor: number): Buffer =>
  record(22, 2, 0, 0, 38, 3, minor, ...Array<number>(32).fill(7), 0, 0xc0, 0x2f, 0);

const plain: FaultCase["begin"] = answersHello((peer) => {
  peer.say("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n");
  peer.close();
});

/** Bytes that are no TLS after a good handshake. */
const breaksTls =
  (before: string) =>
  async (made: Certificates): Promise<Aim> => {
    const act: Manner["act"] = (peer) => {
      peer.say(before);
      setTimeout(() => peer.sayRaw(Buffer.from("this is no record of TLS")), 30);
    };
    const { port } = await faulty({ when: "asked", act }, { cert: made.pem("good"), key: made.key() });
    return { port, ca: made.pem("root") };
  };

const handshakes: readonly FaultCase[] = [
  own("tls-plain-http", "it answers in plain http", plain, "ERR_SSL_WRONG_VERSION_NUMBER"),
  own(
    "tls-plain-http",
    "it greets like SSH",
    answersHello((peer) => peer.say("SSH-2.0-OpenSSH_9.2p1\r\n")),
  ),
  own(
    "tls-garbage",
    "its first record is longer than any may be",
    answersHello((peer) => peer.say(Buffer.from([22, 3, 3, 255, 255, 1, 2, 3]))),
    "ERR_SSL_PACKET_LENGTH_TOO_LONG",
  ),
  own(
    "tls-garbage",
    "its first record is noise",
    answersHello((peer) => peer.say(record(22, 77, 0, 0, 1, 9))),
    "ERR_SSL_UNEXPECTED_MESSAGE",
  ),
  own(
    "tls-weak",
    "its hello is one of before 2010",
    answersHello((peer) => peer.say(hello(3))),
    "ERR_SSL_UNSAFE_LEGACY_RENEGOTIATION_DISABLED",
  ),
  own(
    "tls-protocol",
    "it chooses TLS 1.0",
    answersHello((peer) => peer.say(hello(1))),
    "ERR_SSL_UNSUPPORTED_PROTOCOL",
  ),
  own(
    "tls-cipher",
    "alert 40",
    answersHello((peer) => peer.say(alert(40))),
    "ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE",
  ),
  own(
    "tls-cipher",
    "alert 71",
    answersHello((peer) => peer.say(alert(71))),
  ),
  own(
    "tls-protocol",
    "alert 70",
    answersHello((peer) => peer.say(alert(70))),
  ),
  own(
    "tls-name",
    "alert 112",
    answersHello((peer) => peer.say(alert(112))),
  ),
  own(
    "tls-alert",
    "alert 49: access denied",
    answersHello((peer) => peer.say(alert(49))),
  ),
  own(
    "tls-alert",
    "alert 80: an inner error",
    answersHello((peer) => peer.say(alert(80))),
  ),
  own(
    "tls-closed",
    "it closes after the first words of the client",
    answersHello((peer) => peer.close()),
  ),
  own(
    "tls-reset",
    "it cuts after the first words of the client",
    answersHello((peer) => peer.cut()),
  ),
  own(
    "tls-timeout",
    "it says nothing",
    answersHello(() => undefined, 300),
    "timeout",
  ),
  own(
    "tls-timeout",
    "it begins a record and stops",
    answersHello((peer) => peer.say(Buffer.from([22, 3])), 300),
  ),
];

export const tlsCases: readonly FaultCase[] = [
  ...handshakes,
  {
    by: "own",
    id: "reply-garbage",
    name: "bytes that are no TLS in place of the answer",
    stage: "headers",
    begin: breaksTls(""),
  },
  {
    by: "own",
    id: "body-garbage",
    name: "bytes that are no TLS in the middle of the answer",
    stage: "body",
    begin: breaksTls("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{"),
  },
];
