// When a MiMo key stands under a name that this client does not read.
import { kindsOfFiles } from "../facts/foreign.ts";
import { otherKeyNames } from "../facts/names.ts";
import { rule, type ClientResult, type Page, type Run } from "../model/contracts.ts";
import type { RawFinding } from "../model/finding.ts";
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

/** Keys in the environment under names that the client never asks for. */
function unread(judged: ClientResult, run: Run): readonly RawFinding[] {
  const asked = new Set(judged.resolutions.flatMap((r) => r.steps.filter((s) => s.slot === "key").map((s) => s.name)));
  const found: RawFinding[] = [];
  for (const name of otherKeyNames) {
    const candidate = asked.has(name) ? undefined : run.env.get("key", name);
    const key = candidate?.value;
    if (!candidate || !(key instanceof Secret) || !key.real || isRead(key, judged)) continue;
    found.push({
      message: msg("`{name}` holds a key, and {client} does not read that name", { client: judged.client.title, name }),
      place: candidate.place,
      remedy: remedyOf(judged, nameFor(key, asked) ?? judged.client.keyName, name),
    });
  }
  return found;
}

/** The client has the same key from somewhere else. */
const isRead = (key: Secret, { resolutions }: ClientResult): boolean =>
  resolutions.some((r) => r.key.value !== null && Secret.same(r.key.value, key));

/** Some clients read no variable that their own settings do not name. */
const remedyOf = ({ client }: ClientResult, read: string, name: string): Message =>
  /^[A-Z_][A-Z0-9_]*$/.test(read) ? msg('`export {read}="${name}"`', { read, name }) : client.instructions.key(null);

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
    const names = known && (lacking || alone) ? unread(judged, run) : [];
    const found = [...names, ...misplaced(judged)];
    return found.map((it) => (lacking ? it : { ...it, severity: "warning" as const }));
  },
});
