// Certificates with every fault a client can meet, made at test time by the `openssl` command.
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

export const host = "token-plan-cn.xiaomimimo.com";

const config = (folder: string): string => `
[ca]
default_ca = ca
[ca]
database = ${folder}/index
serial = ${folder}/serial
new_certs_dir = ${folder}
default_md = sha256
policy = any
unique_subject = no
[any]
commonName = supplied
[req]
distinguished_name = any
[root]
basicConstraints = critical, CA:TRUE
[last]
basicConstraints = critical, CA:TRUE, pathlen:0
[plain]
basicConstraints = CA:FALSE
[server]
subjectAltName = DNS:${host}, IP:127.0.0.1, DNS:localhost
[other]
subjectAltName = DNS:elsewhere.example
[client]
subjectAltName = DNS:${host}
extendedKeyUsage = clientAuth
`;

/** For servers that must be as weak as they are asked to be: Debian's own configuration forbids it. */
const weak = `
openssl_conf = all
[all]
ssl_conf = ssl
[ssl]
system_default = system
[system]
MinProtocol = None
CipherString = DEFAULT:@SECLEVEL=0
`;

interface Wish {
  readonly section?: "root" | "last" | "plain" | "server" | "other" | "client";
  /** Years of the beginning and the end. */
  readonly years?: readonly [number, number];
  /** Who signs; itself where missing. */
  readonly by?: string;
  readonly subject?: string;
  /** The file of its key, without the ending. */
  readonly key?: string;
}

const days = (from: number): string => `${from}0101000000Z`;

/** A folder of certificates. Each is a PEM file, its key beside it. */
export interface Certificates {
  readonly folder: string;
  readonly file: (name: string) => string;
  /** The texts of several, one after the other. */
  readonly pem: (...names: readonly string[]) => string;
  readonly key: (name?: string) => string;
  readonly keyFile: (name: string) => string;
  readonly remove: () => void;
}

/** Makes them all: about a dozen, in half a second. */
export function makeCertificates(openssl: string): Certificates {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "mimo-doctor-tls-"));
  const file = (name: string): string => path.join(folder, `${name}.pem`);
  const keyFile = (name: string): string => path.join(folder, `${name}.key`);
  const read = (name: string): string => fs.readFileSync(file(name), "utf8");
  const run = (...args: readonly string[]): void =>
    void execFileSync(openssl, args, { cwd: folder, stdio: "pipe", env: { ...process.env, OPENSSL_CONF: "ca.cnf" } });
  const remove = (): void => fs.rmSync(folder, { recursive: true, force: true });
  process.on("exit", remove);
  fs.writeFileSync(path.join(folder, "ca.cnf"), config(folder));
  fs.writeFileSync(path.join(folder, "weak.cnf"), weak);
  fs.writeFileSync(path.join(folder, "index"), "");
  fs.writeFileSync(path.join(folder, "serial"), "01");

  const newKey = (name: string, kind: readonly string[]): void => {
    run("genpkey", ...kind, "-out", `${name}.key`);
    run("req", "-new", "-key", `${name}.key`, "-subj", `/CN=${host}`, "-out", `${name}.csr`);
  };
  const make = (name: string, wish: Wish): void => {
    const { section = "server", years = [2020, 2099], by, subject = host, key = "leaf" } = wish;
    const from = ["ca", "-batch", "-notext", "-config", "ca.cnf", "-in", `${key}.csr`, "-extensions", section];
    const dates = ["-subj", `/CN=${subject}`, "-startdate", days(years[0]), "-enddate", days(years[1])];
    const signer =
      by === undefined ? ["-selfsign", "-keyfile", `${key}.key`] : ["-cert", `${by}.pem`, "-keyfile", "ca.key"];
    run(...from, ...dates, ...signer, "-out", `${name}.pem`);
  };
  newKey("ca", ["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256"]);
  newKey("leaf", ["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256"]);
  newKey("rsa", ["-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048"]);
  newKey("rsa512", ["-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:512"]);
  make("root", { section: "root", subject: "test root", key: "ca" });
  make("stranger", { section: "root", subject: "another root", key: "ca" });
  make("last", { section: "last", subject: "test last intermediate", by: "root", key: "ca" });
  make("beyond", { section: "root", subject: "test intermediate beyond the last", by: "last", key: "ca" });
  make("middle", { section: "root", subject: "test intermediate", by: "root", key: "ca" });
  make("nobody", { section: "plain", subject: "test non-issuer", by: "root", key: "ca" });
  make("good", { by: "root" });
  make("good-rsa", { by: "root", key: "rsa" });
  make("expired", { by: "root", years: [2020, 2021] });
  make("early", { by: "root", years: [2090, 2099] });
  make("other", { by: "root", section: "other" });
  make("client", { by: "root", section: "client" });
  make("by-middle", { by: "middle" });
  make("by-beyond", { by: "beyond" });
  make("weak", { by: "root", key: "rsa512" });
  make("by-nobody", { by: "nobody" });
  make("by-stranger", { by: "stranger" });
  make("self", {});
  fs.writeFileSync(file("damaged"), damaged(read("good")));
  return {
    folder,
    file,
    pem: (...names) => names.map(read).join(""),
    key: (name = "leaf") => fs.readFileSync(keyFile(name), "utf8"),
    keyFile,
    remove,
  };
}

/** The same certificate with one bit of its signature, which comes last, turned over. */
function damaged(pem: string): string {
  const bytes = Buffer.from(pem.replace(/-----[^-]+-----/g, ""), "base64");
  bytes[bytes.length - 1] = (bytes.at(-1) as number) ^ 1;
  const lines = bytes.toString("base64").match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join("\n")}\n-----END CERTIFICATE-----\n`;
}
