// What a run of a real client proves about a diagnosis: the request that it sent, and whether MiMo would have taken it.
import fs from "node:fs";
import path from "node:path";
import { isDeepStrictEqual } from "node:util";
import { diagnose, type ShownFinding } from "../../../lib/index.ts";
import type { Resolution } from "../../../lib/model/resolution.ts";
import { reason, type Reason } from "../corpus.ts";
import { predicted, resolved, seen, uncovered, worldOf, type Request, type Run } from "../observed.ts";
import { filesUnder, fixtures, foldersIn } from "../worlds.ts";

/** The host that stands in these folders for ports of the recording server. */
const recorded = "token-plan-sgp.xiaomimimo.com";

/** Runs as folders: `home/`, `project/`, `env.json`, and what was observed. */
export function clientWorlds(): readonly { readonly name: string; readonly run: Run }[] {
  const folder = path.join(fixtures, "clients/worlds");
  return foldersIn(folder).map((name) => {
    const read = (file: string): string => fs.readFileSync(path.join(folder, name, file), "utf8");
    const observed = JSON.parse(read("observed.json")) as Run;
    const env = fs.existsSync(path.join(folder, name, "env.json")) ? JSON.parse(read("env.json")) : {};
    const files = Object.fromEntries(
      (["home", "project"] as const).flatMap((part) =>
        [...filesUnder(path.join(folder, name, part))].map((file) => [
          `${part === "home" ? "~" : "."}/${file}`,
          read(`${part}/${file}`),
        ]),
      ),
    );
    const sent = observed.sent.map(({ port, ...it }) => (port === undefined ? it : { ...it, host: recorded }));
    return { name, run: { ...observed, env, files, sent } };
  });
}

const on = "2026-11-30";

interface Known {
  readonly endpoints: readonly { readonly host: string; readonly plan: string }[];
  readonly models: readonly {
    readonly id: string;
    readonly kind: string;
    readonly plans: readonly string[];
    readonly ends: string | null;
  }[];
}
const mimo = JSON.parse(fs.readFileSync(path.join(fixtures, "../facts/mimo.json"), "utf8")) as Known;

/** What MiMo would answer to a request; undefined where that is not known. */
function answerTo({ where, headers, model }: Request): "accepts" | "refuses" | undefined {
  const [host = "", ...rest] = where.split("/");
  const endpoint = mimo.endpoints.find((it) => it.host === host);
  const keys = new Set(
    Object.entries(headers).map(([name, value]) =>
      name === "authorization" ? (/^Bearer (.+)$/s.exec(value)?.[1] ?? "") : value,
    ),
  );
  const [key = ""] = keys;
  if (!endpoint || keys.size > 1) return undefined;
  const isClean = /^S?K\d$/.test(key);
  const isRight = isClean && (endpoint.plan === "token-plan") === key.startsWith("K");
  const isServed = /^(?:v1\/(?:chat\/completions|responses)|anthropic\/v1\/messages)$/.test(rest.join("/"));
  const row = mimo.models.find((it) => it.id === model);
  if (!isRight || !isServed || (row?.ends && row.ends < on)) return "refuses";
  return row?.kind === "chat" && row.plans.includes(endpoint.plan) ? "accepts" : undefined;
}

/** What is hidden at first sight is compared by its header alone; a request for small tasks may come first. */
function likened(mine: Request, theirs: Request | undefined, r: Resolution): Request {
  const hidden = r.auth.also.filter(({ key }) => key === null).map(({ header }) => header);
  const headers = Object.fromEntries(
    Object.entries(mine.headers).map(([name, value]) => [
      name,
      hidden.some((it) => it === name) ? (theirs?.headers[name] ?? value) : value,
    ]),
  );
  const isBeside = r.alsoModels?.some(({ value }) => value === theirs?.model) === true;
  return { ...mine, headers, model: isBeside ? (theirs?.model ?? null) : mine.model };
}

/** Keys that lie open are an error and no reason for a refusal. */
const ofExposure: ReadonlySet<string> = new Set(["key-in-project-file", "key-exposed-to-browser", "key-file-readable"]);

const isAbove = ({ severity }: ShownFinding): boolean => severity !== "note";

/** What the policy says is sent; what was sent; and nothing said about a failure, or something about a success. */
export async function judgeRun(run: Run): Promise<readonly Reason[]> {
  // What decides is not in the world: an option, a dialog, a program.
  if (uncovered[run.client]?.[run.case] !== undefined) return [];
  const r = await resolved(run);
  const theirs = seen(run);
  const mine = r && likened(predicted(r), theirs, r);
  // The version that was run: the files need not tell it.
  const client = r && r.version !== "any" ? `${run.client}@${r.version}` : run.client;
  const found = (await diagnose({ clients: [client], at: on }, worldOf(run))).findings.filter(
    ({ clients }) => clients.length === 0 || clients.some((it) => it.startsWith(`${run.client}@${r?.version}`)),
  );
  const answer = theirs ? answerTo(theirs) : "refuses";
  const errors = found
    .filter((it) => it.severity === "error" && !ofExposure.has(it.rule))
    .map((it) => `${it.rule}: ${it.message}`);
  return [
    ...(theirs && !isDeepStrictEqual(mine, theirs)
      ? [reason("other request than the client's", `${JSON.stringify(mine)} instead of ${JSON.stringify(theirs)}`)]
      : []),
    ...(answer === "refuses" && !found.some(isAbove)
      ? [reason("silent about a failure", theirs ? JSON.stringify(theirs) : (run.said ?? "nothing was sent"))]
      : []),
    ...(answer === "accepts" ? errors.map((text) => reason("error about what works", text)) : []),
  ];
}
