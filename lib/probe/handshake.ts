// How TLS is begun on a connection, and what each way of failing means.
import { X509Certificate } from "node:crypto";
import net from "node:net";
import tls from "node:tls";
import { ended, fault, shown, type Fault, type Watch } from "./wait.ts";

/** What is trusted, or why that cannot be told. */
export type Context = tls.SecureContext | Fault;

/** Trusted roots: those of Node, with NODE_EXTRA_CA_CERTS, or those of Node and further ones. */
export function contextOf(ca: string | undefined): Context {
  if (ca === undefined) return tls.createSecureContext();
  // Node passes over a `ca` that holds no certificate, so it is read here first.
  const certificates = ca.match(/-----BEGIN ([A-Z0-9 ]*CERTIFICATE)-----[^-]+-----END \1-----/g) ?? [];
  try {
    const further = certificates.map((text) => new X509Certificate(text).toString());
    if (further.length > 0) return tls.createSecureContext({ ca: [...tls.rootCertificates, ...further] });
  } catch {
    // What cannot be read is said below.
  }
  return fault("tls", "cacert-unreadable");
}

/** OpenSSL's words for certificates, and those for the handshake (RFC 8446, section 6, for the alerts of the server). */
const codes: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: "tls-expired",
  CERT_NOT_YET_VALID: "tls-not-yet-valid",
  DEPTH_ZERO_SELF_SIGNED_CERT: "tls-self-signed",
  SELF_SIGNED_CERT_IN_CHAIN: "tls-unknown-root",
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "tls-unknown-issuer",
  UNABLE_TO_GET_ISSUER_CERT: "tls-unknown-issuer",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "tls-unknown-issuer",
  ERR_TLS_CERT_ALTNAME_INVALID: "tls-wrong-host",
  INVALID_PURPOSE: "tls-purpose",
  CERT_SIGNATURE_FAILURE: "tls-signature",
  ERR_SSL_WRONG_VERSION_NUMBER: "tls-plain-http",
  ERR_SSL_UNSUPPORTED_PROTOCOL: "tls-protocol",
  ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION: "tls-protocol",
  ERR_SSL_TLSV1_UNRECOGNIZED_NAME: "tls-name",
  ERR_SSL_TLSV1_ALERT_NO_APPLICATION_PROTOCOL: "tls-http2",
  ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE: "tls-cipher",
  ERR_SSL_TLSV1_ALERT_INSUFFICIENT_SECURITY: "tls-cipher",
  ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED: "tls-client-certificate",
};

/** An error of TLS, of a connection that is being made or was made already. */
export function tlsFault({ code = "", syscall }: NodeJS.ErrnoException): Fault {
  // Without a system call it was not cut but closed.
  if (code === "ECONNRESET" || code === "EPIPE")
    return fault("tls", syscall === undefined ? "tls-closed" : "tls-reset");
  return fault("tls", codes[code] ?? kindOf(code), shown(code));
}

function kindOf(code: string): string {
  if (/_(?:TOO_SMALL|TOO_WEAK)$|UNSAFE_LEGACY/.test(code)) return "tls-weak";
  if (code.includes("_ALERT_")) return "tls-alert";
  return code.startsWith("ERR_SSL") || code === "EPROTO" ? "tls-garbage" : "tls-certificate";
}

/** Makes a connection secure. The stage is the caller's: a proxy may want TLS too. Rejects with a Fault. */
export function secure(
  socket: net.Socket,
  servername: string,
  context: Context,
  { signal }: Watch,
): Promise<tls.TLSSocket> {
  if ("stage" in context) {
    socket.destroy();
    return Promise.reject(context);
  }
  const bare = servername.replace(/^\[|\]$/g, "");
  const secured = tls.connect({
    socket,
    ...(net.isIP(bare) ? { host: bare } : { servername: bare }),
    ALPNProtocols: ["http/1.1"],
    secureContext: context,
  });
  return ended(
    secured,
    signal,
    () => fault("tls", "tls-timeout"),
    (done, failed) => {
      secured.once("secureConnect", done);
      secured.on("error", (error: NodeJS.ErrnoException) => {
        failed(tlsFault(error));
        // Once the handshake is over, Node reports an error of TLS and leaves the connection open.
        secured.destroy(error);
      });
    },
  );
}
