// A certificate authority that lives as long as one trace, and the certificates it gives out by name.
// X.509 is written here and never read: what a library needs for both would be most of what a trace loads.
import { generateKeyPairSync, randomBytes, sign, type KeyObject } from "node:crypto";
import { createSecureContext, type SecureContext } from "node:tls";

export interface Authority {
  /** Its own certificate, PEM. Its key never leaves the process. */
  readonly pem: string;
  /** What a server shows to a client that asks for this name; the same object for the same name. */
  readonly contextFor: (name: string) => SecureContext;
  /** The same for who asks for no name: key and chain, PEM. */
  readonly unnamed: { readonly key: string; readonly cert: string };
}

/** ITU-T X.690: tag, length, content. */
function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

const sequence = (...parts: readonly Uint8Array[]): Buffer => der(0x30, ...parts);
const octets = (...parts: readonly Uint8Array[]): Buffer => der(0x04, ...parts);
const bits = (bytes: Uint8Array, unused = 0): Buffer => der(0x03, Buffer.from([unused]), bytes);
const isTrue = der(0x01, Buffer.from([0xff]));
const oid = (hex: string): Buffer => der(0x06, Buffer.from(hex, "hex"));

/** RFC 5280 and RFC 5758, as they are encoded. */
const ids = {
  commonName: oid("550403"),
  basicConstraints: oid("551d13"),
  keyUsage: oid("551d0f"),
  extendedKeyUsage: oid("551d25"),
  alternativeName: oid("551d11"),
  subjectKey: oid("551d0e"),
  authorityKey: oid("551d23"),
  serverAuth: oid("2b06010505070301"),
  ecdsaWithSha256: oid("2a8648ce3d040302"),
} as const;

const nameOf = (common: string): Buffer =>
  sequence(der(0x31, sequence(ids.commonName, der(0x0c, Buffer.from(common)))));

/** UTCTime, which ends in 2049. */
const time = (at: number): Buffer =>
  der(0x17, Buffer.from(`${new Date(at).toISOString().replace(/\D/g, "").slice(2, 14)}Z`));

const extension = (id: Buffer, critical: boolean, value: Buffer): Buffer =>
  sequence(id, ...(critical ? [isTrue] : []), octets(value));

interface Wish {
  readonly subject: Buffer;
  readonly key: Buffer;
  readonly extensions: readonly Buffer[];
}

const day = 86_400_000;
/** Its hash by which OpenSSL looks for it in a folder is `authorityHash`. */
const authorityName = nameOf("mimo-doctor trace");
export const authorityHash = "b491d6cd";

function certificate({ subject, key, extensions }: Wish, signer: KeyObject): string {
  const algorithm = sequence(ids.ecdsaWithSha256);
  // The real clock, whatever `--at` says: clients look at it.
  const now = performance.timeOrigin + performance.now();
  const body = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    // Positive: the first bit is never set.
    der(0x02, Buffer.from([1]), randomBytes(15)),
    algorithm,
    authorityName,
    sequence(time(now - day), time(now + 30 * day)),
    subject,
    key,
    der(0xa3, sequence(...extensions)),
  );
  const text = sequence(body, algorithm, bits(sign("sha256", body, signer))).toString("base64");
  return `-----BEGIN CERTIFICATE-----\n${text.replace(/.{1,64}/g, "$&\n")}-----END CERTIFICATE-----\n`;
}

/** iPAddress for an IPv4 address, else dNSName. */
function alternative(name: string): Buffer {
  const numbers = /^\d{1,3}(?:\.\d{1,3}){3}$/.test(name) ? name.split(".").map(Number) : undefined;
  if (numbers) return der(0x87, Buffer.from(numbers));
  if (name === "::1") return der(0x87, Buffer.from([...Array<number>(15).fill(0), 1]));
  return der(0x82, Buffer.from(name, "latin1"));
}

/** Makes an authority. Every leaf shares one key: they all stand for this process. */
export function newAuthority(): Authority {
  const pair = () => generateKeyPairSync("ec", { namedCurve: "P-256" });
  const [root, leaf] = [pair(), pair()];
  const spki = (key: KeyObject): Buffer => key.export({ type: "spki", format: "der" });
  const keyId = randomBytes(20);
  const pem = certificate(
    {
      subject: authorityName,
      key: spki(root.publicKey),
      extensions: [
        extension(ids.basicConstraints, true, sequence(isTrue)),
        extension(ids.keyUsage, true, bits(Buffer.from([0x06]), 1)),
        extension(ids.subjectKey, false, octets(keyId)),
      ],
    },
    root.privateKey,
  );
  const privateKey = leaf.privateKey.export({ type: "pkcs8", format: "pem" }) as string;
  const contexts = new Map<string, SecureContext>();
  const made = (name: string): { readonly key: string; readonly cert: string } => {
    const names = sequence(...(name === loopback ? [name, "localhost", "::1"] : [name]).map(alternative));
    const cert = certificate(
      {
        subject: nameOf(name.slice(0, 64)),
        key: spki(leaf.publicKey),
        extensions: [
          extension(ids.basicConstraints, true, sequence()),
          extension(ids.keyUsage, true, bits(Buffer.from([0x80]), 7)),
          extension(ids.extendedKeyUsage, false, sequence(ids.serverAuth)),
          extension(ids.alternativeName, false, names),
          extension(ids.authorityKey, false, sequence(der(0x80, keyId))),
        ],
      },
      root.privateKey,
    );
    return { key: privateKey, cert: cert + pem };
  };
  return {
    pem,
    unnamed: made(loopback),
    contextFor(name) {
      const known = contexts.get(name);
      if (known) return known;
      // A client that asks for ever new names must not fill the memory.
      if (contexts.size >= 1_000) contexts.clear();
      const context = createSecureContext(made(name));
      contexts.set(name, context);
      return context;
    },
  };
}

/** Who asks for no name is taken to mean this machine. */
export const loopback = "127.0.0.1";
