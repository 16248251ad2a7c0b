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

/** `home/…` and, where the working directory is elsewhere, `work/…`; `check.sh` runs the check in them. */
export function folderOf(capsule: Capsule): Folder {
  const { home, cwd } = capsule;
  const files: FolderFile[] = [];
  const left: string[] = [];
  for (const [path, { text, mode }] of Object.entries(capsule.files)) {
    const own = inside(path, home);
    const work = inside(path, cwd);
    const to = own !== undefined ? `home/${own}` : work !== undefined ? `work/${work}` : undefined;
    if (to === undefined) left.push(path);
    else files.push({ path: to, text: text ?? "", mode: mode ?? 0o600 });
  }
  return { files: [...files, script(capsule)], left };
}

function script({ home, cwd, env, request, report }: Capsule): FolderFile {
  const at = cwd === home ? "home" : inside(cwd, home) === undefined ? "work" : `home/${inside(cwd, home)}`;
  const within = (value: string): string => quoted(value).replaceAll(home, "$here/home").replaceAll(cwd, `$here/${at}`);
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
      `mkdir -p "$here/home" "$here/${at}" && cd "$here/${at}" || exit 3`,
      `exec env -i PATH="$PATH" HOME="$here/home" \\\n${settings.join("")}  \${MIMO_DOCTOR:-mimo-doctor} check ${options.join(" ")} "$@"`,
      "",
    ].join("\n"),
  };
}

/** For a place between double quotes. */
const quoted = (text: string): string => text.replace(/[\\"$`]/g, "\\$&");
