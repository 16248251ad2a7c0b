// Diagnoses the same worlds again and again with other orders of folders and variables, other locales and time zones: one digest for each format.
//   node scripts/determinism.mjs [--runs 1000]
import { parseArgs } from "node:util";
import { passes, prepared, printed } from "./digests/prepare.mjs";

const { values } = parseArgs({ options: { runs: { type: "string" } } });
const runs = Number(values.runs ?? 1_000);

const locales = [
  "C",
  "POSIX",
  "en_US.UTF-8",
  "tr_TR.UTF-8",
  "zh_CN.UTF-8",
  "de_DE.UTF-8",
  "ar_EG.UTF-8",
  "ja_JP.eucJP",
  "lt_LT",
];
const zones = [
  "UTC",
  "Asia/Kathmandu",
  "America/St_Johns",
  "Pacific/Kiritimati",
  "Pacific/Pago_Pago",
  "Etc/GMT+12",
  "Asia/Shanghai",
  "No/Such",
];
const outside = (n) => ({
  ...(n % 3 === 0
    ? { LC_ALL: locales[n % locales.length] }
    : n % 3 === 1
      ? { LANG: locales[n % locales.length] }
      : { LC_MESSAGES: locales[n % locales.length] }),
  TZ: zones[n % zones.length],
  PATH: process.env.PATH,
});

const ready = await prepared();
const seen = new Map();
const note = (what, digest) => seen.set(what, (seen.get(what) ?? new Set()).add(digest));

const processes = Math.min(36, runs);
let done = 0;
for (let n = 0; n < processes; n++) {
  const count = Math.floor(((n + 1) * runs) / processes) - done;
  const all = await passes(ready, { env: outside(n), first: done + 1, count });
  for (const [format, digests] of Object.entries(all)) digests.forEach((digest) => note(format, digest));
  done += count;
}
const formats = [...seen.keys()];

// The command line as it is started: text only where the locale leaves it English.
let calls = 0;
for (let n = 0; n < 40; n++) {
  const format = formats[n % formats.length];
  const env = outside(n);
  const english = format !== "text" || !Object.values(env).some((it) => it?.startsWith("zh"));
  const world = String(Math.floor(n / formats.length)).padStart(2, "0");
  const first = await printed(ready, world, format, { env: { PATH: process.env.PATH }, seed: 1 });
  note(
    `the command line, ${format}`,
    first === (await printed(ready, world, format, { env: english ? env : {}, seed: n + 2 })),
  );
  calls++;
}
ready.done();

const unlike = [...seen].filter(
  ([what, found]) => found.size !== 1 || (what.startsWith("the command line") && found.has(false)),
);
console.log(
  `${done} runs in ${processes} processes and ${calls} calls of the command line: ${locales.length} locales, ${zones.length} time zones, ${formats.length} formats; ` +
    (unlike.length === 0 ? "one digest for each format" : `not the same: ${unlike.map(([what]) => what).join(", ")}`),
);
process.exit(unlike.length === 0 ? 0 : 1);
