// Knows `--version`.
import { version } from "../../version.ts";
import { status, type Command } from "../command.ts";

const command: Command = async () => ({ out: `${version}\n`, status: status.clean });

export default command;
