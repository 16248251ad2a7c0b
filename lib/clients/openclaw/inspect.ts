// What OpenClaw refuses in its settings, and which variables it does not take from a project.
import type { Facts } from "../../model/facts.ts";
import * as openclaw from "./facts.ts";
import { isMimoProvider } from "../shared/provider.ts";
import { validating } from "../shared/schema.ts";
import { schema } from "./schema.ts";
import { at, isTable, placeIn, type Document, type Value } from "../../model/document.ts";
import type { Layer, Diagnostic } from "../../model/layer.ts";
import { entries } from "../../model/settings-source.ts";
import { Secret } from "../../model/secret.ts";
import { msg } from "../../model/message.ts";

const refusals = validating(schema);

/** Of what is refused one is enough, and the settings are invalid as a whole: nothing runs. */
export const inspect = (doc: Document, facts: Facts): readonly Diagnostic[] => [
  ...refusals(doc),
  ...unlimited(doc, facts),
];

/** Without a limit OpenClaw asks for more than MiMo gives. Source: github.com/openclaw/openclaw/issues/98295. */
const unlimited = (doc: Document, facts: Facts): readonly Diagnostic[] =>
  entries(at(doc.value, ["models", "providers"])).flatMap(([id, table]) => {
    const models = at(table, ["models"]);
    if (!Array.isArray(models) || !isMimoProvider(id, table, ["baseUrl"], facts)) return [];
    return (models as readonly Value[]).flatMap((model, n): readonly Diagnostic[] => {
      const name = at(model, ["id"]);
      const kind = typeof name === "string" ? facts.modelOf(name)?.kind : undefined;
      if (typeof name !== "string" || (kind ?? "chat") !== "chat" || at(model, ["maxTokens"]) !== undefined) return [];
      return [
        {
          kind: "no-output-limit",
          place: placeIn(doc, ["models", "providers", id, "models", n]),
          hard: false,
          what: msg("`{name}` has no `maxTokens`, so OpenClaw asks for more than MiMo gives", { name }),
          expected: msg("`maxTokens: {most}`", { most: facts.modelOf(name)?.output ?? facts.outputLimit }),
        },
      ];
    });
  });

/** As long as an older version's keys are there, no agent runs. */
export function unmoved({ doc }: Layer): readonly Diagnostic[] {
  if (!doc || entries(doc.value["profiles"]).length === 0) return [];
  return [
    {
      kind: "schema",
      place: placeIn(doc, ["profiles"]),
      hard: true,
      what: msg(
        "keys of an older version are still here, and OpenClaw runs no agent until they are moved into its store",
      ),
      expected: msg("`openclaw doctor --fix`"),
    },
  ];
}

/** Names of variables that the settings of providers refer to. */
function referred(root: Value | undefined): ReadonlySet<string> {
  const found = new Set<string>();
  const queue: Value[] = root === undefined ? [] : [root];
  for (let n = 0; n < queue.length && n < 2_000; n++) {
    const value = queue[n] as Value;
    if (value instanceof Secret) {
      if (value.info.reference?.name) found.add(value.info.reference.name);
    } else if (typeof value === "string") {
      for (const [, name] of value.matchAll(/\$\{(\w+)\}/g)) found.add(name as string);
    } else if (Array.isArray(value)) queue.push(...(value as readonly Value[]));
    else if (isTable(value)) queue.push(...Object.values(value));
  }
  return found;
}

/** A project's `.env` that sets what the settings refer to, and may not. */
export function refusedIn(project: Layer, config: Layer): readonly Diagnostic[] {
  const { doc } = project;
  if (!doc) return [];
  const names = referred(config.doc && at(config.doc.value, ["models"]));
  return Object.keys(doc.value)
    .filter((name) => names.has(name) && openclaw.refusedInProject(name))
    .map((name) => ({
      kind: "not-read",
      slot: name.endsWith("_BASE_URL") ? "baseUrl" : "key",
      place: placeIn(doc, [name], "value", name),
      hard: true,
      what: msg("OpenClaw does not take `{name}` from a project's `.env`", { name }),
      expected: msg("the variable in `~/.openclaw/.env`"),
    }));
}
