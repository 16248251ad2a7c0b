// How a capsule becomes a folder in which `mimo-doctor check` resolves as it did where the capsule was made.
import type { Capsule } from "./index.ts";

export interface FolderFile {
  /** Relative to the folder, with forward slashes. */
  readonly path: string;
  readonly text: string;
  /** POSIX permission bits. */
  readonly mode: number;
}

export interface Folder {
  readonly files: readonly FolderFile[];
  /** Files of the capsule that no folder can stand for: they lie outside home and working directory. */
  readonly left: readonly string[];
}

const inside = (path: string, folder: string): string | undefined =>
  path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : undefined;

interface Roots {
  readonly home: string;
  readonly cwd: string;
}

/** Where home folder and working directory are in the folder: one in the other where they were so. */
function rootsOf({ home, cwd }: Capsule): Roots {
  const within = inside(cwd, home);
  if (cwd === home) return { home: "home", cwd: "home" };
  if (within !== undefined) return { home: "home", cwd: `home/${within}` };
  const work = `work${cwd.replace(/^[A-Za-z]:/, "").replace(/\/$/, "")}`;
  const own = inside(home, cwd === "/" ? "" : cwd);
  return { home: own === undefined ? "home" : `${work}/${own}`, cwd: work };
}

/** `home/…` and, where the working directory is elsewhere, `work/…`; `check.sh` runs the check in them. */
export function folderOf(capsule: Capsule): Folder {
  const { home, cwd } = capsule;
  const roots = rootsOf(capsule);
  const top = /^(?:[A-Za-z]:)?\/[^/]*/.exec(cwd)?.[0] ?? cwd;
  const files: FolderFile[] = [];
  const left: string[] = [];
  for (const [path, { text, mode }] of Object.entries(capsule.files)) {
    const own = inside(path, home);
    // Clients search above the working directory, too.
    const work = inside(path, cwd) ?? inside(path, top);
    const to =
      own !== undefined
        ? `${roots.home}/${own}`
        : inside(path, cwd) !== undefined
          ? `${roots.cwd}/${inside(path, cwd)}`
          : work !== undefined && !roots.cwd.startsWith("home")
            ? `work${path.replace(/^[A-Za-z]:/, "")}`
            : undefined;
    if (to === undefined) left.push(path);
    else files.push({ path: to, text: text ?? "", mode: mode ?? 0o600 });
  }
  return { files: [...files, script(capsule, roots)], left };
}

function script({ home, cwd, env, request, report }: Capsule, roots: Roots): FolderFile {
  const folders = (
    [
      [home, roots.home],
      [cwd, roots.cwd],
    ] as const
  )
    .filter(([fake]) => fake.length > 1)
    .toSorted(([a], [b]) => b.length - a.length);
  const within = (value: string): string =>
    folders.reduce((text, [fake, at]) => text.replaceAll(fake, `$here/${at}`), quoted(value));
  const settings = Object.entries(env)
    .filter(([name]) => /^[A-Za-z_]\w*$/.test(name) && name !== "HOME" && name !== "PATH")
    .map(([name, value]) => `  ${name}="${within(value)}" \\\n`);
  const options = [
    ...(request.clients ?? []).map((it) => `--client ${it}`),
    ...(request.config === undefined ? [] : [`--config "${within(request.config)}"`]),
    ...(request.dotenv ?? []).map((it) => `--dotenv "${within(it)}"`),
    `--at ${report.at}`,
  ];
  return {
    path: "check.sh",
    mode: 0o700,
    text: [
      "#!/bin/sh",
      "# Every key in this folder was made up. Set MIMO_DOCTOR to run another program than the one in PATH.",
      'here="$(cd "$(dirname "$0")" && pwd)"',
      `mkdir -p "$here/${roots.home}" "$here/${roots.cwd}" && cd "$here/${roots.cwd}" || exit 3`,
      `exec env -i PATH="$PATH" HOME="$here/${roots.home}" \\\n${settings.join("")}  \${MIMO_DOCTOR:-mimo-doctor} check ${options.join(" ")} "$@"`,
      "",
    ].join("\n"),
  };
}

/** For a place between double quotes. */
const quoted = (text: string): string => text.replace(/[\\"$`]/g, "\\$&");
