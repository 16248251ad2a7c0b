// Handshakes that must fail: with certificates that are wrong in every way.
import type { Aim } from "./asking.ts";
import { handshake as own, type FaultCase } from "./cases.ts";
import type { Certificates } from "./certificates.ts";
import { faulty, type Manner } from "./faulty.ts";

const polite: Manner = { when: "asked", act: (peer) => peer.close() };

/** A server with a certificate, and the root that is trusted. */
const shows =
  (chain: readonly string[], trusted: readonly string[] = ["root"], key?: string) =>
  async (made: Certificates): Promise<Aim> => {
    const { port } = await faulty(polite, { cert: made.pem(...chain), key: made.key(key) });
    return { port, ...(trusted.length > 0 ? { ca: made.pem(...trusted) } : {}) };
  };

export const certificateCases: readonly FaultCase[] = [
  own("tls-expired", "its certificate ended in 2021", shows(["expired"]), "CERT_HAS_EXPIRED"),
  own("tls-not-yet-valid", "its certificate begins in 2090", shows(["early"]), "CERT_NOT_YET_VALID"),
  own("tls-self-signed", "its certificate is signed by itself", shows(["self"]), "DEPTH_ZERO_SELF_SIGNED_CERT"),
  own("tls-self-signed", "the same, without --cacert", shows(["self"], []), "DEPTH_ZERO_SELF_SIGNED_CERT"),
  own(
    "tls-unknown-root",
    "it sends a chain up to a root that nobody trusts, as a company proxy does",
    shows(["by-stranger", "stranger"]),
    "SELF_SIGNED_CERT_IN_CHAIN",
  ),
  own(
    "tls-unknown-issuer",
    "it sends no intermediate certificate",
    shows(["by-middle"]),
    "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
  ),
  own(
    "tls-unknown-issuer",
    "its root is known to others only, and not sent",
    shows(["by-stranger"]),
    "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
  ),
  own(
    "tls-unknown-issuer",
    "its intermediate is sent, the root is not trusted",
    shows(["by-middle", "middle"], []),
    "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
  ),
  own("tls-wrong-host", "its certificate is for another host", shows(["other"]), "ERR_TLS_CERT_ALTNAME_INVALID"),
  own("tls-purpose", "its certificate is for clients only", shows(["client"]), "INVALID_PURPOSE"),
  own("tls-signature", "one bit of its certificate's signature is wrong", shows(["damaged"])),
  own("tls-purpose", "its issuer is no authority", shows(["by-nobody", "nobody"]), "INVALID_PURPOSE"),
  own(
    "tls-certificate",
    "its chain is longer than its issuer allows",
    shows(["by-beyond", "beyond", "last"]),
    "PATH_LENGTH_EXCEEDED",
  ),
  {
    ...own(
      "unknown",
      "a key that no header can carry (no plan lets it come so far)",
      async (made) => ({ ...(await shows(["good"])(made)), key: "two\nlines" }),
      "UND_ERR_INVALID_ARG",
    ),
    stage: "headers",
  },
  own("cacert-unreadable", "--cacert holds text", async (made) => ({ ...(await shows(["good"])(made)), ca: "text" })),
  own("cacert-unreadable", "--cacert is empty", async (made) => ({ ...(await shows(["good"])(made)), ca: "" })),
  own("cacert-unreadable", "--cacert holds a damaged certificate", async (made) => ({
    ...(await shows(["good"])(made)),
    ca: made.pem("root").replace(/\n[^-]{40}/, "\nAAAA"),
  })),
];
