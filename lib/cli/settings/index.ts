// Which settings file counts, by `--settings`, `--no-settings` or the working directory. Loaded by nobody who has none.
import { UsageError } from "../../model/errors.ts";
import type { ShownFinding } from "../../model/report.ts";
import { msg, type Message } from "../../model/message.ts";
import type { Host } from "../../model/host.ts";
import { absolutePath } from "../../read/context.ts";
import type { Overrides } from "../../report/apply-overrides.ts";
import type { Request } from "../../request.ts";
import { meaningOf } from "./apply.ts";
import { settingsName } from "./find.ts";
import { readSettings, type Settings } from "./read.ts";
import type { Parsed } from "../args.ts";

export interface UserSettings {
  /** What of it the diagnosis itself must know. */
  readonly request: Pick<Request, "within" | "leaveOut">;
  readonly failOn: Settings["fail-on"];
  readonly levelOf: NonNullable<Overrides["own"]>;
  /** What it keeps from being judged at all. */
  readonly skipped: readonly { readonly what: Message; readonly because: Message }[];
}

/** A repository may bring a settings file; this finding is what it could have to hide. */
const guarded: ReadonlySet<string> = new Set(["project-file-redirects-key"]);

/** @throws {UsageError} for a file that is not there, or not right. */
export function ownSettings(named: string | undefined, found: string, parsed: Parsed, world: Host): UserSettings {
  if (named !== undefined && !world.exists(found))
    throw new UsageError(
      msg("`--{name}` names a file that does not exist: `{path}`", { name: "settings", path: named }),
    );
  // Who wants to see what git ignores wants to see everything.
  const settings = { ...readSettings(found, world), ...(parsed.flags["ignore"] === false ? { ignore: [] } : {}) };
  const meaning = meaningOf(settings);
  const pathOf = ({ place }: ShownFinding): string | undefined =>
    place?.kind === "file" ? absolutePath(world, place.path) : undefined;
  const { clients } = settings;
  const stranger = named === undefined && parsed.words.length === 0;
  return {
    request: {
      ...(clients ? { within: clients } : {}),
      ...(settings.ignore?.length ? { leaveOut: meaning.isIgnored } : {}),
    },
    failOn: settings["fail-on"],
    levelOf: (finding) =>
      stranger && guarded.has(finding.rule) ? undefined : meaning.levelOf(finding.rule, pathOf(finding)),
    skipped:
      stranger && clients && !parsed.values["client"]
        ? [
            {
              what: msg("clients other than {clients}", { clients }),
              because: msg("{file} names only these", { file: settingsName }),
            },
          ]
        : [],
  };
}
