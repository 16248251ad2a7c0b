// A run of a real client as a world, and what the policies would have it send.
import fs from "node:fs";
import path from "node:path";
import clients from "../../lib/clients/index.ts";
import { examine } from "../../lib/examine.ts";
import { Secret } from "../../lib/model/secret.ts";
import type { Header, Resolution } from "../../lib/model/resolution.ts";
import { memoryWorld } from "../../lib/host/memory.ts";
import { fixtures } from "./worlds.ts";

interface Sent {
  readonly path: string;
  readonly host?: string;
  readonly port?: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly model?: string;
}

export interface Run {
  readonly client: string;
  readonly version: string;
  readonly case: string;
  readonly env: Readonly<Record<string, string>>;
  readonly files: Readonly<Record<string, string>>;
  readonly argv: string;
  readonly cwd?: string;
  readonly sent: readonly Sent[];
  /** The client's own words, where it stopped. */
  readonly said?: string;
}

const folder = path.join(fixtures, "clients");

const read = (name: string): readonly Run[] =>
  fs
    .readFileSync(path.join(folder, name), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Run);

export const runs = read("observed.jsonl");

/** Newer versions, and what the first runs left open. */
export const runsOfTheSecondDay = read("observed-2.jsonl");

/** Reasons by client and case. */
export const uncovered = JSON.parse(fs.readFileSync(path.join(folder, "uncovered.json"), "utf8")) as Readonly<
  Record<string, Readonly<Record<string, string>>>
>;

const label = /\b(SK|K)(\d)\b/g;

/** `K1` is a key of 51 characters that looks like a real one; the region letter is a digit, which hints at none. */
export const keyOf = (name: string): string => {
  const [, kind, digit] = /^(SK|K)(\d)$/.exec(name) ?? [];
  return `${kind === "SK" ? "sk" : "tp"}-${digit}${`q7x${digit}m2k9`.repeat(6).slice(0, 47)}`;
};

export const expanded = (text: string): string => text.replace(label, (name) => keyOf(name));

/** Keys by their names again. */
const named = (text: string): string =>
  text.replace(
    /(tp|sk)-(\d)[qx7m2k9\d]{47}/g,
    (_, kind: string, digit: string) => `${kind === "sk" ? "SK" : "K"}${digit}`,
  );

const home = "/home/u";
const project = "/work/project";

const absolute = (file: string): string =>
  file.startsWith("~/") ? home + file.slice(1) : file.startsWith("./") ? project + file.slice(1) : file;

/** `utf16:` before a text says how it was written. */
const bytesOf = (text: string): string | Uint8Array =>
  text.startsWith("utf16:") ? Buffer.from(`\ufeff${text.slice(6)}`, "utf16le") : text;

/** Folders that a file names. */
const filled = (text: string): string => text.replaceAll("%PROJ%", project).replaceAll("%HOME%", home);

export function worldOf(run: Run) {
  const places = (text: string): string => text.replaceAll("~/", `${home}/`);
  return memoryWorld({
    env: Object.fromEntries(Object.entries(run.env).map(([name, value]) => [name, expanded(places(value))])),
    files: Object.fromEntries(
      Object.entries(run.files).map(([file, text]) => [absolute(file), bytesOf(expanded(filled(text)))]),
    ),
    home,
    cwd: run.cwd ? absolute(run.cwd) : project,
  });
}

export interface Request {
  readonly where: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly model: string | null;
}

/** Libraries: the program that uses them names the model. */
const inProgram: ReadonlySet<string> = new Set(["openai-sdk", "anthropic-sdk"]);

/** The first request as it was seen; the query says nothing about the configuration. */
export function seen({ client, sent }: Run): Request | undefined {
  const asked = sent.filter((it) => it.model !== undefined || /completions|messages|responses/.test(it.path));
  // Before the request with a model some clients try whether the host takes a stream.
  const first = asked.find((it) => it.model !== undefined) ?? asked[0];
  if (!first) return undefined;
  const where = `${first.host ?? `127.0.0.1:${first.port}`}${first.path.replace(/\?.*$/, "")}`;
  const headers = Object.fromEntries(
    Object.entries(first.headers)
      .filter(([name]) => ["authorization", "api-key", "x-api-key"].includes(name))
      // A server cannot see blanks at the end.
      .map(([name, value]) => [name, value.trimEnd()]),
  );
  return { where, headers, model: inProgram.has(client) ? null : (first.model ?? null) };
}

const tails = { "openai-chat": "/chat/completions", "openai-responses": "/responses", anthropic: "/v1/messages" };

const headerText = (header: Header, key: Secret | null, trims: Resolution["trims"]): string => {
  const raw = key ? Secret.reveal(key) : "";
  const whole = named(trims === "all" ? raw.replace(/[\r\n\u200b-\u200d\u2060\ufeff]/g, "") : raw);
  const text = trims ? whole.trim() : whole;
  return (header === "authorization" ? `Bearer ${text}` : text).trimEnd();
};

const withoutScheme = (url: string): string =>
  url.replace(/^https?:\/\/(?:[^@/]*@)?/i, "").replace(/^[^/]+/, (host) => host.toLowerCase());

/** What a resolution would send. */
export function predicted(r: Resolution): Request {
  const { auth, key, protocol: wire } = r;
  const all: (readonly [Header, Secret | null])[] = [
    ...(auth.value && key.value ? [[auth.value, key.value] as const] : []),
    ...auth.also.map((also) => [also.header, also.key] as const),
  ];
  const tail = r.pathMode === "verbatim" ? "" : (r.endpointPath ?? tails[wire]);
  return {
    where: (withoutScheme((r.baseUrl.value ?? "").trim()) + tail).replace(/\?.*$/, ""),
    headers: Object.fromEntries(all.map(([name, secret]) => [name, headerText(name, secret, r.trims)])),
    model: r.model.value,
  };
}

/** The route that the client takes by itself, in the version that was run. */
export async function resolved(run: Run): Promise<Resolution | undefined> {
  const world = worldOf(run);
  const versions = clients.find(({ id }) => id === run.client)?.versions ?? [];
  const asked = versions.filter((it) => it !== "any").map((it) => `${run.client}@${it}`);
  const { run: examined } = await examine({ clients: asked.length > 0 ? asked : [run.client] }, world);
  const all = examined.clients.flatMap((judged) => judged.resolutions).filter((r) => r.view === "wire");
  const version = run.version.split(".").slice(0, 2).join(".");
  const of = (wanted: string | undefined): readonly Resolution[] => all.filter((r) => r.version === wanted);
  const [own] = [of(version), of(version.split(".")[0]), all].filter((it) => it.length > 0);
  const active = own?.filter((r) => r.active) ?? [];
  return active.find((r) => r.conditions.some(({ kind }) => kind === "falls-back")) ?? active[0] ?? own?.[0];
}
