// The environment of another process of this user's, where the system shows it (Linux).
import { readFileSync } from "node:fs";

export type ProcessEnv =
  | { readonly kind: "read"; readonly env: Readonly<Record<string, string>> }
  | { readonly kind: "absent" | "denied" | "unsupported" };

/** As the process was started: what it changed in its own environment later is not seen. */
export function processEnv(pid: number): ProcessEnv {
  if (process.platform !== "linux") return { kind: "unsupported" };
  try {
    const text = readFileSync(`/proc/${pid}/environ`, "utf8");
    const lines = text.split("\0").filter((line) => line.includes("="));
    return {
      kind: "read",
      env: Object.fromEntries(
        lines.map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]),
      ),
    };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return { kind: code === "EACCES" || code === "EPERM" ? "denied" : "absent" };
  }
}
