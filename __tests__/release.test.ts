// What is published, and how: the workflow of a release, the bill of materials, and that an installation runs nothing.
import { describe, expect, test } from "@jest/globals";
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { parse } from "yaml";

const project = path.resolve(import.meta.dirname, "..");
const text = fs.readFileSync(path.join(project, ".github/workflows/release.yml"), "utf8");

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
}
interface Job {
  readonly needs?: string;
  readonly permissions: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}
const { jobs, permissions } = parse(text) as { jobs: Readonly<Record<string, Job>>; permissions: unknown };
const scripts = (job: string): string => jobs[job]!.steps.map(({ run }) => run ?? "").join("\n");

describe("the workflow of a release", () => {
  test("only what publishes may sign and write, and only after the tests", () => {
    expect(permissions).toEqual({});
    expect(Object.entries(jobs).map(([name, job]) => [name, job.needs, job.permissions])).toEqual([
      ["test", undefined, { contents: "read" }],
      ["publish", "test", { contents: "write", "id-token": "write" }],
    ]);
  });

  test("audits, tests, and publishes with provenance and a bill of materials", () => {
    expect(scripts("test")).toMatch(/^npm audit --audit-level=low$/m);
    expect(scripts("test")).toMatch(/^bash \.ci\/run$/m);
    expect(scripts("publish")).toMatch(/^npm publish --provenance .*--ignore-scripts/m);
    expect(scripts("publish")).toMatch(/^gh release create .* sbom\.cdx\.json$/m);
  });

  test("no expression stands in a script, and every action has a version", () => {
    for (const { steps } of Object.values(jobs))
      for (const { run = "", uses = "x@v1" } of steps) {
        expect(run).not.toContain("${{");
        expect(uses).toMatch(/@(?:v\d+|[0-9a-f]{40})$/);
      }
  });
});

test("the bill of materials names everything that is bundled", () => {
  const words = ["sbom", "--sbom-format", "cyclonedx", "--sbom-type", "application"];
  const { stdout, status } = spawnSync("npm", words, { cwd: project, encoding: "utf8", maxBuffer: 1 << 26 });
  expect(status).toBe(0);
  const { bomFormat, components } = JSON.parse(stdout);
  expect(bomFormat).toBe("CycloneDX");
  const purls = new Set(components.map(({ purl }: { purl: string }) => purl));
  const licences = fs.readFileSync(path.join(project, "dist/THIRD-PARTY-LICENSES.txt"), "utf8");
  const bundled = [...licences.matchAll(/^((?:@[\w-]+\/)?[\w.-]+) (\d+\.\d+\.\d+\S*) \([\w .-]+\)$/gm)];
  expect(bundled.length).toBeGreaterThan(5);
  for (const [, name, version] of bundled) expect(purls).toContain(`pkg:npm/${name!.replace("@", "%40")}@${version}`);
});

test("installing the package runs nothing: no script for it, and nothing that npm would compile", () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "mimo-doctor-release-"));
  const packed = spawnSync("npm", ["pack", "--ignore-scripts", "--json", "--pack-destination", folder], {
    cwd: project,
    encoding: "utf8",
  });
  const [{ filename, files }] = JSON.parse(packed.stdout);
  const { stdout } = spawnSync("tar", ["-xOf", path.join(folder, filename), "package/package.json"], {
    encoding: "utf8",
  });
  fs.rmSync(folder, { recursive: true });
  const names = Object.keys(JSON.parse(stdout).scripts);
  // `prepare` is run in a checkout and where git is named as the source, never from the registry.
  expect(names.filter((name) => /install|^(?:pre|post)prepare|^dependencies$/.test(name))).toEqual([]);
  expect(files.map(({ path: file }: { path: string }) => file)).not.toContain("binding.gyp");
});
