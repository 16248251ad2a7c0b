// The colours: chalk, loaded only where somebody sees them, since loading it costs as much as the rest of the format.
import { Chalk } from "chalk";
import type { Colours } from "./paint.ts";

const chalk = new Chalk({ level: 1 });

const colours: Colours = {
  bold: chalk.bold,
  dim: chalk.dim,
  error: chalk.red,
  warning: chalk.yellow,
  note: chalk.cyan,
  good: chalk.green,
};

export default colours;
