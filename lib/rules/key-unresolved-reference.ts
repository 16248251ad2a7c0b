// When a key is a reference to something else that this client does not look up.
import { heldFor, loadedBy, setElsewhere } from "./shared/holders.ts";
import { defineVariable, keyRemedy } from "./shared/key-remedy.ts";
import { rule, type ClientResult, type Page, type Run } from "../model/contracts.ts";
import { Secret } from "../model/secret.ts";
import type { Candidate } from "../model/layer.ts";
import { msg, type Message } from "../model/message.ts";

export const page: Page = {
  title: msg("A reference that is not resolved"),
  why: msg(
    "The value names a variable or a store (`${NAME}`, `{env:NAME}`, `env:NAME`, `__KEYRING__`) in a place that this client does not expand, or the variable is not set. The text itself, or nothing, is sent as the key, and MiMo answers 401.",
  ),
  remedy: msg("Write the key there, or use the form that this client expands and set the variable."),
};

/** Languages that expand what stands in them themselves, before any client sees it. */
const expanding: ReadonlySet<string> = new Set(["shell", "fish", "batch", "powershell", "dockerfile"]);

/** The file's own language looks it up, or what loads the file does; in single quotes a shell does not. */
function isExpanded({ layer, place }: Candidate): boolean {
  const dialect = layer.doc?.dialect;
  if (dialect === undefined || !(expanding.has(dialect) || dialect === "dotenv")) return false;
  const start = place.kind === "file" ? place.span?.()?.start : undefined;
  return start === undefined || !/'/.test((layer.text?.() ?? "").slice(Math.max(0, start - 1), start + 1));
}

/** In the environment, or in a file of variables that the client reads. */
const isSet = (name: string, { survey }: ClientResult, run: Run): boolean =>
  run.env.get("key", name) !== undefined ||
  survey.layers.some(({ doc, status }) => status === "read" && doc?.dialect === "dotenv" && name in doc.value);

function saying({ name, unset }: Candidate, { info }: Secret, { client }: ClientResult): Message {
  if (unset !== undefined) return msg("`{name}` refers to `{variable}`, which is not set", { name, variable: unset });
  if (info.sentinel)
    return msg(
      "`{name}` is `__KEYRING__`, which this version sends as the key instead of looking into the secret store",
      { name },
    );
  return info.reference?.name
    ? msg("`{name}` refers to `{variable}`, which {client} does not expand here: the text itself is sent as the key", {
        name,
        variable: info.reference.name,
        client: client.title,
      })
    : msg("`{name}` is a reference, which {client} does not expand here: the text itself is sent as the key", {
        name,
        client: client.title,
      });
}

export default rule({
  id: "key-unresolved-reference",
  on: "candidate",
  severity: "error",
  explains: ["spoilt", "noKey"],
  // Beside the settings that choose a model, too: in the variables of a tool server.
  observed({ observation: { value, name, place, layer, evidence, owner }, run }) {
    const reference = value instanceof Secret ? value.info.reference : null;
    if (!run.machine || !reference?.name || (evidence.length === 0 && owner !== "mimo")) return undefined;
    const reader = run.clients.find(({ survey }) =>
      survey.layers.some(({ path }) => path !== undefined && path === layer.path),
    );
    if (!reader?.client.expands?.has(reference.syntax) || isSet(reference.name, reader, run)) return undefined;
    return {
      message: msg("`{name}` refers to `{variable}`, which is not set", { name: name ?? "", variable: reference.name }),
      place,
      expected: msg("the key itself"),
      remedy: defineVariable(reference.name, run),
      severity: "warning" as const,
    };
  },
  check({ candidate, judged, wins, run }) {
    const key = candidate.value;
    if (!(key instanceof Secret) || candidate.stored) return undefined;
    const { reference, sentinel } = key.info;
    if (!reference && !(sentinel && wins.length > 0)) return undefined;
    const { unset } = candidate;
    if (
      unset === undefined &&
      !sentinel &&
      (isExpanded(candidate) || (wins.length > 0 && wins.every((r) => r.pathMode === "unknown")))
    )
      return undefined;
    // With paths nobody knows what the environment will be.
    if (unset !== undefined && !run.machine) return undefined;
    const held = unset === undefined ? undefined : heldFor([unset], run);
    return {
      message: saying(candidate, key, judged),
      place: candidate.place,
      expected: msg("the key itself"),
      remedy: held ? loadedBy(held) : keyRemedy(candidate, judged, run),
      ...(held ? { related: [setElsewhere(held)] } : {}),
      ...(wins.length === 0
        ? { severity: "note" as const }
        : wins.every((r) => r.pathMode === "unknown")
          ? { severity: "warning" as const }
          : {}),
    };
  },
});
