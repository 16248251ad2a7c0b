// Knows `probe`: check, with the live probe.
import { check } from "../../check.ts";
import { UsageError } from "../../../model/errors.ts";
import { msg } from "../../../model/message.ts";
import type { Command } from "../../command.ts";

const command: Command = (input) => {
  const { words, values } = input.parsed;
  const [word] = words;
  if (word !== undefined)
    throw new UsageError(
      msg("`probe` takes no further word, and `{word}` is one: the kind goes with `--probe=`", { word }),
    );
  return check(
    values["probe"] ? input : { ...input, parsed: { ...input.parsed, values: { ...values, probe: ["models"] } } },
  );
};

export default command;
