// Handshakes that `openssl s_server` refuses or makes too weak.
import type { Aim } from "./asking.ts";
import type { FaultCase } from "./cases.ts";
import type { Certificates } from "./certificates.ts";
import { start, wait } from "./children.ts";
import { host } from "./certificates.ts";

const keys = { good: "leaf", "good-rsa": "rsa", weak: "rsa512" } as const;
type Certificate = keyof typeof keys;

/** Starts it on a port of its own choice. */
const sServer =
  (certificate: Certificate, ...options: readonly string[]) =>
  async (made: Certificates): Promise<Aim> => {
    const files = ["-cert", made.file(certificate), "-key", made.keyFile(keys[certificate])];
    const env = { OPENSSL_CONF: `${made.folder}/weak.cnf` };
    const started = start(
      "openssl",
      ["s_server", "-accept", "127.0.0.1:0", ...files, ...options.map((it) => it.replace("{folder}", made.folder))],
      env,
    );
    const port = await wait("s_server", () => /ACCEPT \S+:(\d+)/.exec(started.said())?.[1]);
    return { port: Number(port), ca: made.pem("root"), timeout: 1_500 };
  };

const it = (
  id: string,
  name: string,
  detail: string,
  ...[certificate, ...options]: [certificate: Certificate, ...options: string[]]
): FaultCase => ({ by: "openssl", stage: "tls", id, name, detail, begin: sServer(certificate, ...options) });

/** As OpenSSL calls the level that allows everything. */
const weak = (ciphers: string): readonly string[] => ["-cipher", `${ciphers}:@SECLEVEL=0`];

export const sServerCases: readonly FaultCase[] = [
  it("tls-protocol", "TLS 1.0 only", "ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION", "good", "-tls1", ...weak("DEFAULT")),
  it("tls-protocol", "TLS 1.1 only", "ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION", "good", "-tls1_1", ...weak("DEFAULT")),
  it(
    "tls-cipher",
    "no cipher in common",
    "ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE",
    "good",
    "-tls1_2",
    ...weak("aNULL:eNULL"),
  ),
  it(
    "tls-client-certificate",
    "a certificate of the client is wanted, TLS 1.3",
    "ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED",
    "good",
    "-tls1_3",
    "-Verify",
    "1",
  ),
  it(
    "tls-cipher",
    "a certificate of the client is wanted, TLS 1.2 (which has no word of its own for it)",
    "ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE",
    "good",
    "-tls1_2",
    "-Verify",
    "1",
  ),
  it(
    "tls-name",
    "the host name is not known",
    "ERR_SSL_TLSV1_UNRECOGNIZED_NAME",
    "good",
    "-servername",
    `not-${host}`,
    "-servername_fatal",
    "-cert2",
    "{folder}/good.pem",
    "-key2",
    "{folder}/leaf.key",
  ),
  it("tls-http2", "HTTP/2 only", "ERR_SSL_TLSV1_ALERT_NO_APPLICATION_PROTOCOL", "good", "-alpn", "h2"),
  it("tls-certificate", "an RSA key of 512 bits", "UNSPECIFIED", "weak", "-tls1_2", ...weak("DEFAULT")),
];
