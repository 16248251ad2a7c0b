// Knows `probe`: check, with the live probe.
import type { Command } from "../command.ts";
import check from "./check.ts";

const command: Command = (input) =>
  check(
    input.parsed.values["probe"]
      ? input
      : { ...input, parsed: { ...input.parsed, values: { ...input.parsed.values, probe: ["models"] } } },
  );

export default command;
