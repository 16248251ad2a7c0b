// Knows how a file becomes a layer: found, readable, decoded, parsed; each way to fail is a remark with its place.
import type { Wanted } from "../model/contracts.ts";
import type { Document, Dialect } from "../model/document.ts";
import type { Layer, Remark } from "../model/layer.ts";
import type { Place } from "../model/place.ts";
import { say, type Text } from "../model/text.ts";
import type { Unreadable, World } from "../model/world.ts";
import { decode } from "./decode.ts";
import { readDotenv } from "./dotenv.ts";
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
    default:
      throw new Error(`no reader for ${dialect}`);
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
    return layerOf(wanted, await opened);
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
  const place: Place = { kind: "file", path: wanted.path };
  const reading = world.read(wanted.path, sizeLimit);
  if (reading.kind === "absent") return { status: "absent", because: say("no such file"), remarks: [] };
  if (reading.kind === "unreadable") {
    const what = why[reading.why];
    return {
      status: "unreadable",
      because: what,
      remarks: [{ kind: "unreadable", place, hard: true, breaks: true, what }],
    };
  }
  const { text, problems } = decode(reading.bytes);
  const encoding = problems.map((p): Remark => ({
    kind: "encoding",
    place,
    hard: !p.mild,
    breaks: !p.mild,
    what: p.what,
  }));
  const { mode } = reading;
  const spoilt = problems.find((p) => !p.mild);
  if (spoilt)
    return { status: "broken", because: spoilt.what, mode, remarks: encoding, hints: mentions(reading.bytes) };
  const doc = (await readerOf(wanted.dialect))(wanted.path, text, vault);
  const remarks = [
    ...encoding,
    ...doc.problems.map((p): Remark => ({
      kind: p.kind,
      place: { ...place, span: () => p.span },
      hard: !p.mild,
      breaks: !p.mild,
      what: p.what,
    })),
  ];
  const fault = doc.problems.find((p) => !p.mild);
  if (fault) return { status: "broken", because: fault.what, doc, mode, remarks, hints: /mimo/i.test(text) };
  return { status: "read", because: say("read"), doc, mode, remarks };
}

/** Whether a text in some other encoding speaks of MiMo. */
const mentions = (bytes: Uint8Array): boolean =>
  /mimo/i.test(String.fromCharCode(...bytes.subarray(0, 65_536).filter((byte) => byte > 0 && byte < 128)));

function layerOf(wanted: Wanted, opened: Opened): Layer {
  const own = opened.doc && opened.status === "read" ? (wanted.inspect?.(opened.doc) ?? []) : [];
  const broken = own.find((remark) => remark.breaks);
  return {
    id: wanted.id,
    kind: "file",
    title: wanted.title,
    path: wanted.path,
    scope: wanted.scope,
    ...opened,
    ...(broken ? { status: "broken", because: broken.what } : {}),
    remarks: [...opened.remarks, ...own],
  };
}
