// Knows how a file becomes a layer: found, readable, decoded, parsed; each way to fail is a remark with its place.
import type { Wanted } from "../model/contracts.ts";
import type { Document, Dialect, Problem } from "../model/document.ts";
import { grouped } from "../model/group.ts";
import type { Layer, Remark } from "../model/layer.ts";
import type { FilePlace } from "../model/place.ts";
import { say, type Text } from "../model/text.ts";
import type { Unreadable, World } from "../model/world.ts";
import { decode } from "./decode.ts";
import { readDotenv } from "./dotenv.ts";
import { isTracked } from "./git-index.ts";
import type { Vault } from "./seal.ts";
import { readToml } from "./toml.ts";

/** Larger files are no configuration. */
export const sizeLimit = 32 * 1024 * 1024;

export type Reader = (path: string, text: string, vault: Vault) => Document;

/** Parsers that every run needs are here; the others come when their dialect is met. */
async function readerOf(dialect: Dialect): Promise<Reader> {
  switch (dialect) {
    case "toml":
      return readToml;
    case "dotenv":
      return readDotenv;
    case "json":
    case "jsonc":
    case "json5":
      return (await import("./json.ts")).readJson(dialect);
    case "yaml":
      return (await import("./yaml.ts")).readYaml;
    case "shell":
      return (await import("./shell.ts")).readShell;
    case "batch":
      return (await import("./windows.ts")).readBatch;
    case "powershell":
      return (await import("./windows.ts")).readPowershell;
    case "systemd":
      return (await import("./systemd.ts")).readSystemd;
  }
}

const why: Readonly<Record<Unreadable, Text>> = {
  permission: say("this user may not read it"),
  directory: say("it is a folder"),
  pipe: say("it is a pipe, which is never read"),
  device: say("it is a device, which is never read"),
  socket: say("it is a socket, which is never read"),
  loop: say("its link leads in a circle"),
  "too-large": say("it is larger than 32 MiB"),
  io: say("the disk gives an error"),
};

export type Opener = (wanted: Wanted) => Promise<Layer>;

/** Opens each file once per run. */
export function opener(world: World, vault: Vault): Opener {
  const documents = new Map<string, Promise<Opened>>();
  return async (wanted) => {
    const id = `${wanted.dialect}:${wanted.path}`;
    let opened = documents.get(id);
    if (!opened) documents.set(id, (opened = read(world, vault, wanted)));
    return layerOf(wanted, await opened, world);
  };
}

interface Opened {
  readonly status: Layer["status"];
  readonly because: Text;
  readonly doc?: Document;
  readonly mode?: number | null;
  readonly remarks: readonly Remark[];
  readonly hints?: boolean;
}

async function read(world: World, vault: Vault, wanted: Wanted): Promise<Opened> {
  const place: FilePlace = { kind: "file", path: wanted.path };
  const reading = world.read(wanted.path, sizeLimit);
  if (reading.kind === "absent") {
    const what = reading.dangling ? say("its link leads nowhere") : say("no such file");
    return {
      status: "absent",
      because: what,
      remarks: reading.dangling ? [{ kind: "unreadable", place, hard: true, what }] : [],
    };
  }
  if (reading.kind === "unreadable") return unread(reading.why, wanted, place);
  const { text, problems } = decode(reading.bytes, wanted.wide);
  const encoding = problems.map((p) => remarkOf(p, place));
  const { mode } = reading;
  const spoilt = problems.find((p) => !p.mild);
  if (spoilt)
    return { status: "broken", because: spoilt.what, mode, remarks: encoding, hints: mentions(reading.bytes) };
  const doc = (await readerOf(wanted.dialect))(wanted.path, text, vault);
  const remarks = [...encoding, ...doc.problems.map((p) => remarkOf(p, place))];
  const fault = doc.problems.find((p) => !p.mild);
  if (fault) return { status: "broken", because: fault.what, doc, mode, remarks, hints: /mimo/i.test(text) };
  return { status: "read", because: say("read"), doc, mode, remarks };
}

const remarkOf = ({ kind, mild, what, span }: Problem, place: FilePlace): Remark => ({
  kind,
  place: span ? { ...place, span: () => span } : place,
  hard: !mild,
  breaks: !mild,
  what,
});

function unread(reason: Unreadable, wanted: Wanted, place: FilePlace): Opened {
  // Python environments are often called `.env`, and no reader minds them.
  if (reason === "directory" && wanted.dialect === "dotenv" && wanted.scope === "project")
    return { status: "ignored", because: say("a folder of that name"), remarks: [] };
  const what = why[reason];
  return {
    status: "unreadable",
    because: what,
    remarks: [{ kind: "unreadable", place, hard: true, breaks: true, what }],
  };
}

/** Whether a text in some other encoding speaks of MiMo. */
const mentions = (bytes: Uint8Array): boolean =>
  /mimo/i.test(String.fromCharCode(...bytes.subarray(0, 65_536).filter((byte) => byte > 0 && byte < 128)));

function layerOf(wanted: Wanted, opened: Opened, world: World): Layer {
  const own = opened.doc && opened.status === "read" ? few(wanted.inspect?.(opened.doc) ?? []) : [];
  const broken = own.find((remark) => remark.breaks);
  return {
    id: wanted.id,
    kind: "file",
    title: wanted.title,
    path: wanted.path,
    scope: wanted.scope,
    ...opened,
    ...(broken ? { status: "broken", because: broken.what } : {}),
    // Only where a key was found in it is this ever asked.
    ...(wanted.scope === "project" && wanted.dialect === "dotenv"
      ? { tracked: () => isTracked(world, wanted.path) }
      : {}),
    remarks: [...opened.remarks, ...own],
  };
}

const most = 20;

/** Nobody reads a thousand remarks of one kind: the first ones, and how many more there are. */
function few(remarks: readonly Remark[]): readonly Remark[] {
  if (remarks.length <= most) return remarks;
  return grouped(remarks, ({ kind }) => kind).flatMap((same): readonly Remark[] => {
    const next = same[most];
    if (next === undefined) return same;
    const { near: _, ...last } = next;
    return [...same.slice(0, most), { ...last, what: say("{n} more like the ones before", { n: same.length - most }) }];
  });
}
