// Knows what a start costs: whole processes beside an empty `node -e 0` in time and in instructions, each in its own home.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { fleet, fleetVariables } from "../fleet.mjs";
import { median, root } from "./measure.mjs";

export const floor = "node -e 0";

/** Nothing that changes how Node starts: NODE_EXTRA_CA_CERTS alone doubles the start of Node 20, and every ratio with it. */
const cleanEnv = (home) => ({ HOME: home, PATH: process.env.PATH ?? "", LANG: "C.UTF-8" });

export const key = `sk-${"4d1c8b2f7a6e9051".repeat(3)}`;
export const settings = (host) =>
  `provider = "xiaomi-mimo"\n\n[providers.xiaomi_mimo]\napi_key = "${key}"\nbase_url = "https://${host}/v1"\nmodel = "mimo-v2.6-pro"\n`;

/** Homes to run in, and the program as it is built. */
export function prepare(folder) {
  const home = (name, text) => {
    const place = path.join(folder, name);
    fs.mkdirSync(path.join(place, ".codewhale"), { recursive: true });
    if (text !== undefined) fs.writeFileSync(path.join(place, ".codewhale/config.toml"), text, { mode: 0o600 });
    return place;
  };
  const session = fs.readFileSync(path.join(root, "fixtures/cli/fleet.md"), "utf8");
  const eight = path.join(folder, "eight");
  for (const [name, text] of Object.entries(fleet(session))) {
    fs.mkdirSync(path.dirname(path.join(eight, name)), { recursive: true });
    fs.writeFileSync(path.join(eight, name), text, { mode: 0o600 });
  }
  return {
    good: home("good", settings("api.xiaomimimo.com")),
    faulty: home("faulty", settings("token-plan-cn.xiaomimimo.com")),
    broken: home("broken", "[providers.xiaomi_mimo]\napi_key = \n"),
    empty: home("empty"),
    eight,
    variables: fleetVariables(session),
    built: path.join(root, "bin/mimo-doctor.cjs"),
  };
}

export const casesIn = ({ good, faulty, broken, empty, eight, variables, built }) => [
  { name: floor, home: empty, args: ["-e", "0"] },
  { name: "one configuration", home: good, args: [built] },
  { name: "empty machine", home: empty, args: [built] },
  { name: "eight clients", home: eight, args: [built, "--at", "2026-09-30"], variables },
  { name: "faulty file", home: faulty, args: [built] },
  { name: "file that does not parse", home: broken, args: [built] },
  { name: "check --at", home: good, args: [built, "check", "--at", "2026-09-30"] },
  { name: "--format json", home: good, args: [built, "--format", "json"] },
  { name: "why key", home: good, args: [built, "why", "key"] },
  { name: "--help", home: good, args: [built, "--help"] },
  { name: "--version", home: good, args: [built, "--version"] },
];

function spawn(command, { home, args, variables }, before = []) {
  const begin = performance.now();
  const result = spawnSync(command, [...before, ...args], {
    cwd: home,
    env: { ...cleanEnv(home), ...variables },
    stdio: ["ignore", "ignore", "pipe"],
    encoding: "utf8",
  });
  return { took: performance.now() - begin, stderr: result.stderr };
}

/** Milliseconds and the ratio to the floor of the same round, interleaved so that a slow moment meets every case. */
export function wallTimes(cases, rounds) {
  const took = new Map(cases.map((it) => [it.name, []]));
  for (let round = -2; round < rounds; round++)
    for (let n = 0; n < cases.length; n++) {
      const it = cases[(n + Math.max(round, 0)) % cases.length];
      const time = spawn(process.execPath, it).took;
      if (round >= 0) took.get(it.name).push(time);
    }
  const base = took.get(floor);
  return new Map(
    [...took].map(([name, times]) => [
      name,
      { ms: median(times), ratio: median(times.map((time, round) => time / base[round])) },
    ]),
  );
}

/** Millions of instructions in user space, which no other process disturbs; undefined without valgrind. Hash seeds differ by run: the middle of three. */
export function instructions(it) {
  const valgrind = ["--tool=callgrind", "--smc-check=all-non-file", "--callgrind-out-file=/dev/null", process.execPath];
  const counts = [1, 2, 3].map(() => /Collected : (\d+)/.exec(spawn("valgrind", it, valgrind).stderr ?? "")?.[1]);
  return counts.includes(undefined) ? undefined : median(counts.map(Number)) / 1e6;
}
