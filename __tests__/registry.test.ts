// What is generated or written twice agrees: registries, names of files, the catalogue of rules, the version.
import { describe, expect, test } from "@jest/globals";
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import clients from "../lib/clients/index.ts";
import { laterRules, ruleIds } from "../lib/rules/ids.ts";
import rules from "../lib/rules/index.ts";
import { levels } from "../lib/rules/severities.ts";
import { pages } from "../lib/rules/pages.ts";
import { version } from "../lib/version.ts";
import { sources } from "./support/source.ts";

const root = path.resolve(import.meta.dirname, "..");
/** Names of the leaves of a room: files, or folders with an index. */
const leaves = (room: string, besides: readonly string[] = []): readonly string[] =>
  sources
    .map(({ file }) => new RegExp(`^${room}/([^/]+?)(?:\\.ts|/index\\.ts)$`).exec(file)?.[1])
    .filter((name): name is string => name !== undefined && name !== "index" && !besides.includes(name))
    .sort();

test("the generated registries are fresh", () => {
  const { status, stderr } = spawnSync(process.execPath, [path.join(root, "scripts/registry.mjs"), "--check"], {
    encoding: "utf8",
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
});

describe("rules", () => {
  const files = leaves("rules", ["pages", "severities", "explains", "ids"]);

  test("a file has the name of its rule, and every file is registered", () => {
    expect(rules.map((rule) => rule.id)).toEqual(files);
    expect(Object.keys(levels)).toEqual(files);
    expect(Object.keys(pages)).toEqual(files);
  });

  test("levels agree with the rules", () => {
    expect(rules.map((rule) => [rule.id, rule.severity])).toEqual(Object.entries(levels));
  });

  test("an id stands once in the catalogue, and is a subject and a defect in lower case", () => {
    const text = sources.find(({ file }) => file === "rules/ids.ts")?.text ?? "";
    const later = [...text.matchAll(/^ {2}"?([a-z-]+)"?: "(?:error|warning|note)",$/gm)].map(([, id]) => id as string);
    const all = [...files, ...later];
    expect(later).toEqual(Object.keys(laterRules));
    expect(all.filter((id, n) => all.indexOf(id) !== n)).toEqual([]);
    expect([...ruleIds].sort()).toEqual([...all].sort());
    expect(all.filter((id) => !/^[a-z]+(?:-[a-z0-9]+)+$/.test(id))).toEqual([]);
  });
});

describe("clients and policies", () => {
  const loaded = Promise.all(clients.map((row) => row.load()));

  test("a row says what its client and its policies say", async () => {
    for (const [n, { client, policies }] of (await loaded).entries()) {
      const { id, title, versions, detection } = clients[n]!;
      expect({ id, title, versions }).toEqual({
        id: client.id,
        title: client.title,
        versions: [...new Set(policies.map((policy) => policy.version))],
      });
      // What gives a client away is a file that it reads, or a variable.
      expect(detection.files.filter((template) => !/^(?:~\/|\.\/|\/|[A-Z]:\/|\$\w+(?:\/|$))/.test(template))).toEqual(
        [],
      );
      expect(detection.env.filter((name) => !/^[A-Z][A-Z0-9_]*$/.test(name))).toEqual([]);
    }
  });

  test("a file has the name of its client", () => {
    expect(clients.map((client) => client.id).sort()).toEqual([...leaves("clients")].sort());
  });

  test("a file has the name of its client and version", async () => {
    const policies = (await loaded).flatMap((it) => it.policies);
    const files = sources.flatMap(({ file }) => {
      const [, client, version] = /^clients\/([^/]+)\/policy-(.+)\.ts$/.exec(file) ?? [];
      return client === undefined ? [] : [`${client}-${version}`];
    });
    expect([...new Set(policies.map((policy) => `${policy.client}-${policy.version}`))].sort()).toEqual(files.sort());
    expect(policies.filter((policy) => !clients.some((client) => client.id === policy.client))).toEqual([]);
  });

  test("a policy says where its behaviour was learnt", async () => {
    for (const { source } of (await loaded).flatMap((it) => it.policies)) {
      expect(source.from).not.toBe("");
      expect(source.seen).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    }
  });
});

test("the version is the package's", () => {
  expect(version).toBe(
    (JSON.parse(fs.readFileSync(path.join(root, "package.json"), "utf8")) as { version: string }).version,
  );
});
