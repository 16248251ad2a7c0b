// A certificate authority of our own for the official names, made with the `openssl` command when a test runs.
import { shippedFacts } from "../../lib/facts/compile.ts";
import { execFileSync, spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Certificate } from "./servers.ts";

/** Without the command nothing can be served under an official name, and the tests that need it are skipped. */
export const hasOpenssl = spawnSync("openssl", ["version"]).status === 0;

export interface Authority {
  /** For `--cacert`. */
  readonly file: string;
  readonly pem: string;
  /** Good for every official name. */
  readonly leaf: Certificate;
  readonly remove: () => void;
}

const newKey = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"];

export function makeAuthority(names: readonly string[] = shippedFacts().endpoints.map((row) => row.host)): Authority {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "mimo-doctor-ca-"));
  const at = (name: string): string => path.join(folder, name);
  const run = (...words: readonly string[]): void =>
    void execFileSync("openssl", words, { cwd: folder, stdio: "pipe" });
  run("req", "-x509", ...newKey, "-keyout", "ca.key", "-out", "ca.pem", "-subj", "/CN=test root", "-days", "2");
  run("req", ...newKey, "-keyout", "leaf.key", "-out", "leaf.csr", "-subj", "/CN=test");
  fs.writeFileSync(at("names"), `subjectAltName=${[...names.map((name) => `DNS:${name}`), "IP:127.0.0.1"].join(",")}`);
  const signing = ["-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-extfile", "names", "-days", "2"];
  run("x509", "-req", "-in", "leaf.csr", ...signing, "-out", "leaf.pem");
  const read = (name: string): string => fs.readFileSync(at(name), "utf8");
  return {
    file: at("ca.pem"),
    pem: read("ca.pem"),
    leaf: { key: read("leaf.key"), cert: read("leaf.pem") },
    remove: () => fs.rmSync(folder, { recursive: true, force: true }),
  };
}
