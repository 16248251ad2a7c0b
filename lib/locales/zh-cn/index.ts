// Every sentence in Chinese, as it is written in mainland China. One that is missing is shown in English; a test says which.
import type { Messages } from "../../model/message.ts";
import cli from "./cli.ts";
import clients from "./clients.ts";
import facts from "./facts.ts";
import fix from "./fix.ts";
import help from "./help.ts";
import kit from "./kit.ts";
import paths from "./paths.ts";
import policies from "./policies.ts";
import probe from "./probe.ts";
import read from "./read.ts";
import refresh from "./refresh.ts";
import report from "./report.ts";
import resolve from "./resolve.ts";
import rules from "./rules.ts";
import settings from "./settings.ts";
import setup from "./setup.ts";
import trace from "./trace.ts";
import world from "./world.ts";

export default {
  ...cli,
  ...clients,
  ...facts,
  ...fix,
  ...help,
  ...kit,
  ...paths,
  ...policies,
  ...probe,
  ...read,
  ...refresh,
  ...report,
  ...resolve,
  ...rules,
  ...settings,
  ...setup,
  ...trace,
  ...world,
} satisfies Messages;
