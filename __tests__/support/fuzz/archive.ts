// A small world as one text, so that a fuzzer can change it anywhere: `-- env --`, `-- argv --`, `-- home/.env --`, each with its lines below.
import { memoryWorld, type FakeHost, type FakeFile } from "../../../lib/host/memory.ts";
import type { Platform, Host } from "../../../lib/model/host.ts";
import { randomFrom } from "../random.ts";

export interface Archive {
  readonly argv: readonly string[];
  readonly files: readonly (readonly [path: string, bytes: Uint8Array])[];
  readonly env: readonly (readonly [name: string, value: string])[];
  readonly platform: Platform;
  readonly stdin: string | undefined;
}

const roots = { linux: ["/home/u", "/repo"], win32: ["C:/Users/u", "C:/repo"], darwin: ["/Users/u", "/repo"] } as const;
const bytesOf = (latin1: string): Buffer => Buffer.from(latin1, "latin1");

/** Reads an archive; every text is one. Bytes are characters up to U+00FF. */
export function readArchive(text: string): Archive {
  const sections = new Map<string, string>();
  const parts = text.split(/^-- ([^\n]{1,200}) --\n/m);
  for (let n = 1; n < parts.length; n += 2) sections.set(parts[n] as string, parts[n + 1] ?? "");
  const named = sections.get("platform")?.trim();
  const platform: Platform = named === "win32" || named === "darwin" ? named : "linux";
  const lines = (name: string): string[] => (sections.get(name) ?? "").split("\n").filter((line) => line !== "");
  const [home, project] = roots[platform];
  const real = (name: string): string =>
    name.startsWith("home/") ? home + name.slice(4) : name.startsWith("project/") ? project + name.slice(7) : name;
  return {
    argv: lines("argv").map((word) => bytesOf(word).toString("utf8")),
    env: lines("env").map((line) => {
      const [, name = "X", value = ""] = /^([^=]+)=(.*)$/s.exec(line) ?? [];
      // An environment cannot hold a NUL; a line end in a value is written as U+0001.
      const clean = (it: string): string =>
        bytesOf(it).toString("utf8").replaceAll("\0", "").replaceAll("\u0001", "\n");
      return [clean(name), clean(value)] as const;
    }),
    files: [...sections]
      .filter(([name]) => /^(?:home|project|root)\/[^/]/.test(name))
      .map(([name, body]) => [real(name.replace(/^root(?=\/)/, "")), bytesOf(body)] as const),
    platform,
    stdin: sections.get("stdin"),
  };
}

/** The world of an archive; `seed` shuffles the order in which variables and files are told. */
export function worldOf(archive: Archive, seed = 0): Host {
  const random = randomFrom(seed);
  const mixed = <T>(list: readonly T[]): readonly T[] =>
    seed === 0
      ? list
      : list
          .map((it) => [random.below(1e9), it] as const)
          .sort((a, b) => a[0] - b[0])
          .map(([, it]) => it);
  const [home, cwd] = roots[archive.platform];
  const made: FakeHost = {
    env: Object.fromEntries(mixed([...new Map(archive.env)])),
    files: Object.fromEntries(mixed(archive.files)) as Readonly<Record<string, FakeFile | Uint8Array>>,
    home,
    cwd,
    platform: archive.platform,
    now: "2026-09-30",
    ...(archive.stdin === undefined ? {} : { stdin: archive.stdin }),
  };
  return memoryWorld(made);
}
