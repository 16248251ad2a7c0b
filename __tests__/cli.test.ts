// The command line as a person meets it: every session of fixtures/cli prints what it says there.
// `GOLDEN=write npm test cli` writes the outputs anew.
import { describe, expect, test } from "@jest/globals";
import fs from "node:fs";
import path from "node:path";
import { columns } from "../lib/report/formats/text/paint.ts";
import { commands } from "../lib/cli/commands/index.ts";
import { commandRows, optionRows } from "../lib/cli/options.ts";
import { readSession, rewrite, runHere, runInstalled } from "./support/golden.ts";
import { fixtures } from "./support/worlds.ts";

const folder = path.join(fixtures, "cli");
const sessions = fs
  .readdirSync(folder)
  .filter((name) => name.endsWith(".md"))
  .sort()
  .map((name) => {
    const text = fs.readFileSync(path.join(folder, name), "utf8");
    return { name, text, session: readSession(text) };
  });

describe.each(sessions.map((it) => [it.name, it] as const))("%s", (name, { text, session }) => {
  if (process.env["GOLDEN"] === "write") {
    test("written anew", async () => {
      const outputs: (readonly string[])[] = [];
      for (const command of session.commands) outputs.push(await runHere(session, command));
      fs.writeFileSync(path.join(folder, name), rewrite(text, outputs));
    });
    return;
  }
  test.each(session.commands.map((it, n) => [`$ ${it.line}`, n] as const))("%s", async (_line, n) => {
    const command = session.commands[n]!;
    const output = await runHere(session, command);
    expect(output).toEqual(command.output);
    // Nothing is wider than the terminal but what is copied as one: a path, an address, a name, a command.
    if (/json|list|COLUMNS|--format (?!text)/.test(command.line)) return;
    const wide = output.filter((line) => columns(line.replace(/␛\[\d+m/g, "")) > (command.columns ?? 80));
    expect(wide.filter((line) => !/^(?:2> |[Mm]ore: )/.test(line) && !/\S{28}/.test(line))).toEqual([]);
  });
});

describe("as it is installed", () => {
  // The real clock must not matter: a date is given, or none is asked for.
  const steady = sessions.flatMap(({ name, session }) =>
    session.commands
      .filter(
        ({ line, output, columns: tty }) =>
          tty === undefined &&
          (line.includes("--at ") || !output.some((shown) => /as of \d|截至 \d/.test(shown))) &&
          // A folder of the made-up machine, and ages that grow.
          !/\/repo| list facts/.test(line) &&
          // The real network is nobody's fixture.
          (session.answers === undefined || line.includes("--dry-run")) &&
          (/--at /.test(line) || /doctor(?:$| -\S*[hV]| --(?:help|version)| explain| list| chekc| --formt)/.test(line)),
      )
      .map((command) => ({ name, session, command })),
  );
  // A dozen of them, spread over the files.
  const some = steady.filter((_, n) => n % Math.ceil(steady.length / 16) === 0);
  test.each(some.map((it) => [`${it.name}: ${it.command.line}`, it] as const))("%s", (_name, { session, command }) => {
    expect(runInstalled(session, command)).toEqual(command.output);
  });
  test("there are a dozen", () => expect(some.length).toBeGreaterThanOrEqual(12));
});

test("help says which commands are there", () => {
  expect(commandRows.filter((row) => !("later" in row)).map(({ name }) => name)).toEqual(
    commandRows.map(({ name }) => name).filter((name) => Object.hasOwn(commands, name)),
  );
});

test("every command and every option is in some session", () => {
  const lines = sessions.flatMap(({ session }) => session.commands.map(({ line }) => line)).join("\n");
  const missing = [
    ...commandRows.map((row) => row.name).filter((name) => !new RegExp(`mimo-doctor.* ${name}\\b`).test(lines)),
    ...optionRows
      .filter(
        ({ name, short, negated }) =>
          !lines.includes(`--${negated ? "no-" : ""}${name}`) && !(short && lines.includes(` -${short}`)),
      )
      .map(({ name }) => name),
  ];
  expect(missing).toEqual([]);
});
