// How a file becomes a layer: found, readable, decoded, parsed; each way to fail is a remark with its place.
import type { Wanted } from "../model/contracts.ts";
import type { Document, Dialect, Problem, Table } from "../model/document.ts";
import type { Layer, Diagnostic } from "../model/layer.ts";
import type { FilePlace, Place } from "../model/place.ts";
import { suppressionMark, type Suppression } from "../model/suppression.ts";
import { msg, type Message } from "../model/message.ts";
import type { Unreadable, Host } from "../model/host.ts";
import { decode } from "./decode.ts";
import { few } from "./few.ts";
import { readDotenv } from "./dotenv.ts";
import { fill, type Variables } from "./fill.ts";
import { isTracked } from "./git-index.ts";
import { isIgnoredByGit } from "./git-rules.ts";
import type { SecretRegistry } from "./secrets.ts";
import { readToml } from "./toml.ts";

/** Larger files are no configuration. */
export const sizeLimit = 4 * 1024 * 1024;

export type Reader = (path: string, text: string, vault: SecretRegistry) => Document;

/** Parsers that every run needs are here; the others come when their dialect is met. */
export async function readerOf(dialect: Dialect): Promise<Reader> {
  switch (dialect) {
    case "toml":
      return readToml;
    case "dotenv":
      return readDotenv;
    case "json":
    case "jsonc":
    case "jsonc-strict":
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
    case "plist":
      return (await import("./plist.ts")).readPlist;
    case "registry":
      return (await import("./registry.ts")).readRegistry;
    case "markdown":
      return (await import("./markdown.ts")).readMarkdown((await import("./yaml.ts")).readYaml);
    default:
      return (await import("./kinds.ts")).kinds[dialect];
  }
}

const why: Readonly<Record<Unreadable, Message>> = {
  permission: msg("this user may not read it"),
  directory: msg("it is a folder"),
  pipe: msg("it is a pipe, which is never read"),
  device: msg("it is a device, which is never read"),
  socket: msg("it is a socket, which is never read"),
  loop: msg("its link leads in a circle"),
  "too-large": msg("it is larger than 4 MiB"),
  io: msg("the disk gives an error"),
};

export type Opener = (wanted: Wanted) => Promise<Layer>;

/** Opens each file once per run. Without variables nothing is filled in. */
export function opener(world: Host, vault: SecretRegistry, variables?: Variables): Opener {
  const documents = new Map<string, Promise<Opened>>();
  return async (wanted) => {
    const id = `${wanted.dialect}:${wanted.fills ?? false}:${wanted.path}`;
    let opened = documents.get(id);
    if (!opened) documents.set(id, (opened = read(world, vault, wanted, variables)));
    return layerOf(wanted, await opened, world);
  };
}

/** A document that stands in a variable; its path is the variable's name. */
export async function openVariable(
  wanted: Wanted,
  text: string | undefined,
  vault: SecretRegistry,
  world: Host,
  variables?: Variables,
): Promise<Layer> {
  const opened: Opened =
    text === undefined
      ? { status: "absent", because: msg("not set"), remarks: [] }
      : await parse(text, [], { kind: "env", name: wanted.path }, wanted, vault, variables);
  const { path: _, ...layer } = layerOf(wanted, opened, world);
  return { ...layer, kind: "env" };
}

interface Opened {
  readonly status: Layer["status"];
  readonly because: Message;
  readonly doc?: Document;
  readonly text?: () => string;
  readonly filled?: Table;
  readonly mode?: number | null;
  readonly remarks: readonly Diagnostic[];
  readonly hints?: boolean;
  readonly suppressions?: readonly Suppression[];
}

async function read(world: Host, vault: SecretRegistry, wanted: Wanted, variables?: Variables): Promise<Opened> {
  const place: FilePlace = { kind: "file", path: wanted.path };
  const reading = world.read(wanted.path, sizeLimit);
  if (reading.kind === "absent") {
    const what = reading.dangling ? msg("its link leads nowhere") : msg("no such file");
    return {
      status: "absent",
      because: what,
      remarks: reading.dangling ? [{ kind: "unreadable", place, hard: true, what }] : [],
    };
  }
  if (reading.kind === "unreadable") return unread(reading.why, wanted, place);
  if (wanted.dialect === "plist" && String.fromCharCode(...reading.bytes.subarray(0, 6)) === "bplist")
    return { status: "ignored", because: msg("a binary property list, which is not read"), remarks: [] };
  const { text, problems } = decode(reading.bytes, wanted.wide);
  const encoding = problems.map((p) => remarkOf(p, place));
  const { mode } = reading;
  const spoilt = problems.find((p) => !p.mild);
  if (spoilt)
    return {
      status: "broken",
      because: spoilt.what,
      mode,
      remarks: encoding,
      hints: mentions(reading.bytes),
      text: () => text,
    };
  const ignoring = text.includes(suppressionMark)
    ? { suppressions: (await import("./suppressions.ts")).suppressionsIn(wanted.path, text, wanted.dialect) }
    : {};
  return { ...(await parse(text, encoding, place, wanted, vault, variables)), mode, ...ignoring, text: () => text };
}

async function parse(
  text: string,
  before: readonly Diagnostic[],
  place: Place,
  wanted: Wanted,
  vault: SecretRegistry,
  variables?: Variables,
): Promise<Opened> {
  const reader = await readerOf(wanted.dialect);
  const doc = reader(wanted.path, text, vault);
  const remarks = [...before, ...doc.problems.map((p) => remarkOf(p, place))];
  const broken = (because: Message): Opened => ({ status: "broken", because, doc, remarks, hints: /mimo/i.test(text) });
  const fault = doc.problems.find((p) => !p.mild);
  if (fault) return broken(fault.what);
  const read: Opened = { status: "read", because: msg("read"), doc, remarks };
  const filled = wanted.fills && variables ? fill(text, variables) : text;
  if (filled === text) return read;
  const meant = filled === undefined ? undefined : reader(wanted.path, filled, vault);
  if (meant?.problems.every((p) => p.mild)) return { ...read, filled: meant.value };
  const what = msg("a variable that it refers to has a line end or a quote in it, which breaks the file");
  return {
    ...broken(what),
    remarks: [...remarks, { kind: "syntax", place, hard: true, breaks: true, what }],
  };
}

const remarkOf = ({ kind, mild, what, span }: Problem, place: Place): Diagnostic => ({
  kind,
  place: span && place.kind === "file" ? { ...place, span: () => span, part: "fault" } : place,
  hard: !mild,
  breaks: !mild,
  what,
});

function unread(reason: Unreadable, wanted: Wanted, place: FilePlace): Opened {
  // Python environments are often called `.env`, and no reader minds them.
  if (reason === "directory" && wanted.dialect === "dotenv" && wanted.scope === "project")
    return { status: "ignored", because: msg("a folder of that name"), remarks: [] };
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

function layerOf(wanted: Wanted, opened: Opened, world: Host): Layer {
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
    ...(wanted.scope === "project"
      ? { tracked: () => isTracked(world, wanted.path), ignored: () => isIgnoredByGit(world, wanted.path) }
      : {}),
    diagnostics: [...opened.remarks, ...own],
  };
}
