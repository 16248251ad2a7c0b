// When a MiMo key stands under a name that this client does not read.
import type { Facts } from "../model/facts.ts";
import { kindsOfFiles } from "../facts/foreign.ts";
import { rule, type ClientResult, type Page, type Run } from "../model/contracts.ts";
import { placeIn } from "../model/document.ts";
import type { RawFinding } from "../model/finding.ts";
import type { Place } from "../model/place.ts";
import type { Resolution } from "../model/resolution.ts";
import { Secret } from "../model/secret.ts";
import { msg, type Message } from "../model/message.ts";

export const page: Page = {
  title: msg("A key under a name that is not read"),
  why: msg(
    "Clients read MiMo keys from a dozen different names: `MIMO_API_KEY`, `XIAOMI_API_KEY`, `XIAOMI_MIMO_API_KEY` and more. Here a key stands under a name that this client never looks at, and it finds none under the names that it does.",
  ),
  remedy: msg("Set the key under a name that the client reads."),
};

/** Names that say no more than that it is a key of MiMo's: another word in one tells for what it is there. */
const plainStem = /^(?:mimo)?(?:-?(?:plan|token-plan|ai|llm|cn|sgp|ams))*$/;

interface Unread {
  readonly name: string;
  readonly key: Secret;
  readonly place: Place;
  /** The name itself, where it stands in a file. */
  readonly at: Place | undefined;
}

/** Keys under names of MiMo's that the client never asks for: in the environment, and in files of variables that are its own. */
function unreadKeys(
  { resolutions, survey }: ClientResult,
  run: Run,
): readonly (Unread & { readonly isPlain: boolean })[] {
  const folded = (name: string): string => (run.platform === "win32" ? name.toUpperCase() : name);
  const asked = new Set(resolutions.flatMap((r) => r.steps.map((step) => folded(step.name))));
  const own = new Set(survey.layers.filter(({ doc }) => doc?.dialect === "dotenv").map(({ path }) => path));
  return (run.observations ?? []).flatMap(({ kind, name, named, owner, value, form, layer, place, path }) => {
    if (kind !== "key" || name === null || named.role !== "key" || owner !== "mimo" || asked.has(folded(name)))
      return [];
    if (layer.kind === "env" ? place.kind !== "env" : form !== "assignment" || !own.has(layer.path)) return [];
    if (!(value instanceof Secret) || !value.real || !(named.sure || value.info.plan !== "unknown")) return [];
    const at = layer.doc && path ? placeIn(layer.doc, path, "key") : undefined;
    return [{ name, key: value, place, at, isPlain: plainStem.test(named.stem) && layer.scope !== "project" }];
  });
}

function unread(judged: ClientResult, run: Run, lacking: boolean, alone: boolean): readonly RawFinding[] {
  const asked = new Set(judged.resolutions.flatMap((r) => r.steps.filter((s) => s.slot === "key").map((s) => s.name)));
  return unreadKeys(judged, run)
    .filter(
      ({ key, isPlain, place }) => !isRead(key, judged) && (lacking || (isPlain && (alone || place.kind === "file"))),
    )
    .map(({ name, key, place, at }) => {
      const read = nameFor(key, asked) ?? judged.client.keyName;
      return {
        message: msg("`{name}` holds a key, and {client} does not read that name", {
          client: judged.client.title,
          name,
        }),
        place,
        remedy: remedyOf(judged, read, name, place, run.facts),
        ...(at && isVariable.test(read)
          ? { repair: { changes: [{ kind: "name" as const, place: at, to: read }] } }
          : {}),
      };
    });
}

/** The client has the same key from somewhere else. */
const isRead = (key: Secret, { resolutions }: ClientResult): boolean =>
  resolutions.some((r) => r.key.value !== null && Secret.same(r.key.value, key));

const isVariable = /^[A-Z_][A-Z0-9_]*$/;

/** Some clients read no variable that their own settings do not name. */
function remedyOf({ client }: ClientResult, read: string, name: string, place: Place, facts: Facts): Message {
  if (!isVariable.test(read)) return client.instructions.key(null, facts);
  return place.kind === "file"
    ? msg("rename it to `{read}` in {place}", { read, place })
    : msg('`export {read}="${name}"`', { read, name });
}

/** The name for Token Plan keys, in a client that has one. */
const nameFor = ({ info: traits }: Secret, asked: ReadonlySet<string>): string | undefined =>
  traits.plan === "token-plan" ? [...asked].find((name) => name.includes("TOKEN_PLAN")) : undefined;

/** Settings in the client's own files where no key is looked for. */
const misplaced = (judged: ClientResult): readonly RawFinding[] =>
  judged.survey.layers.flatMap((layer) =>
    layer.diagnostics
      .filter((remark) => remark.kind === "not-read" && remark.slot === "key")
      .map((remark) => ({
        message: remark.what,
        place: remark.place,
        expected: remark.expected,
        ...(remark.only ? { clients: remark.only } : {}),
      })),
  );

/** What a client that does not start would read is not known. */
const isStopped = ({ conditions: quirks }: Resolution): boolean => quirks.some(({ kind }) => kind === "stopped");

export default rule({
  id: "alias-not-read",
  on: "client",
  severity: "error",
  needsReader: true,
  explains: ["alias", "noKey"],
  check({ judged, run }) {
    const wire = judged.resolutions.filter((r) => r.view === "wire" && !isStopped(r));
    const lacking = wire.some(
      (r) => r.key.value === null && !r.conditions.some((quirk) => quirk.kind !== "url-refused"),
    );
    const alone = run.clients.filter((other) => other.setUp && !other.unknown).length <= 1;
    // Who reads a file of a kind, and which names, nobody knows.
    const known = wire.length > 0 && !kindsOfFiles.has(judged.client.id);
    const names = known ? unread(judged, run, lacking, alone) : [];
    const found = [...names, ...misplaced(judged)];
    return found.map((it) => (lacking ? it : { ...it, severity: "warning" as const }));
  },
});
