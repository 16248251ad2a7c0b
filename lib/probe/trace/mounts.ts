// Which folders of this machine a trace lays a layer over, so that everything is seen and nothing is written through.
import { lstatSync, readdirSync, readlinkSync, type Dirent } from "node:fs";

/**
 * One step of the mount script. `layer`: a folder whose changes go elsewhere; `folder`: made anew, as something is mounted
 * below it; `copy`: a file in such a folder; `show`: one that is too large for that; `link`: with where it leads.
 */
export interface Step {
  readonly kind: "layer" | "folder" | "copy" | "show" | "link";
  readonly path: string;
  /** Octal permission bits of a folder, the target of a link. */
  readonly more: string;
}

/** Made anew, or shown as they are. */
const own = ["/proc", "/sys", "/dev", "/run"];
const unreal =
  /^(?:proc|sysfs|dev\w*|cgroup2?|autofs|binfmt_misc|nsfs|bpf|pstore|efivarfs|\w*debugfs|tracefs|rpc_pipefs)$/;
const copied = 16 * 1024 * 1024;

interface Point {
  readonly path: string;
  readonly unreal: boolean;
}

/** Fields of /proc/self/mountinfo, see proc(5): the mount point is the fifth, the type follows a lone hyphen. */
function pointsIn(mountinfo: string): readonly Point[] {
  const plain = (text: string) =>
    text.replace(/\\(\d{3})/g, (_, code: string) => String.fromCharCode(parseInt(code, 8)));
  return mountinfo.split("\n").flatMap((line) => {
    const fields = line.split(" ");
    const [path, type] = [fields[4], fields[fields.indexOf("-", 6) + 1]];
    return path === undefined || type === undefined ? [] : [{ path: plain(path), unreal: unreal.test(type) }];
  });
}

const below = (folder: string, name: string): string => (folder === "/" ? `/${name}` : `${folder}/${name}`);

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

/**
 * The highest folder on the way to `path` from which on all belong to the user. The kernel copies the folders above a
 * changed file into the layer, and cannot copy one whose owner does not exist inside.
 */
export function ownedFrom(path: string, uid: number): string {
  const parts = path.split("/").filter(Boolean);
  const folders = parts.map((_, n) => `/${parts.slice(0, n + 1).join("/")}`);
  const foreign = folders.findLastIndex((folder) => lstatSync(folder, { throwIfNoEntry: false })?.uid !== uid);
  return folders[foreign + 1] ?? path;
}

/** All steps, parents before children. A layer cannot lie over a folder below which something is mounted. */
export function stepsFor(mountinfo: string, also: readonly string[]): readonly Step[] {
  const points = pointsIn(mountinfo);
  const hidden = new Set(points.filter((it) => it.unreal).map(({ path }) => path));
  const holds = (folder: string): boolean =>
    points.some(({ path }) => path !== folder && path.startsWith(below(folder, "")));
  const steps: Step[] = [];
  const seen = new Set<string>();
  const walk = (path: string): void => {
    const stat = lstatSync(path, { throwIfNoEntry: false });
    if (!stat || own.includes(path) || seen.has(path) || /[\n]/.test(path)) return;
    seen.add(path);
    const add = (kind: Step["kind"], more = (stat.mode & 0o7777).toString(8)) => void steps.push({ kind, path, more });
    if (stat.isSymbolicLink()) return add("link", readlinkSync(path));
    if (stat.isFile()) return add(stat.size > copied ? "show" : "copy");
    if (!stat.isDirectory()) return;
    if (!hidden.has(path) && !holds(path)) return add("layer");
    add("folder");
    if (!hidden.has(path)) for (const { name } of entriesOf(path)) walk(below(path, name));
  };
  for (const path of ["/", ...also]) walk(path);
  return steps;
}
