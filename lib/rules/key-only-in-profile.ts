// When a shell profile or another file sets the key, and this shell has it not.
import { rule, type Page, type Run } from "../model/contracts.ts";
import type { RawFinding } from "../model/finding.ts";
import { Secret } from "../model/secret.ts";
import { msg, type Message } from "../model/message.ts";
import { fileOf, heldFor, holdersIn, isProfile, loadedBy, wantedNames, type Holder } from "./shared/holders.ts";

export const page: Page = {
  title: msg("The key stands in a file that this shell has not read"),
  why: msg(
    "A shell reads its profile when it starts. What was written there afterwards, what is set without `export`, and what stands in a `.env` that nothing loads does not reach the programs that are started from it. Programs that no terminal starts, such as desktop apps and services, do not read the profile at all.",
  ),
  remedy: msg(
    "Load the file in this shell, or open a new terminal. For an app that no terminal starts, write the key where that app itself looks.",
  ),
};

function said(holder: Holder): Message {
  const { name, place, exported, layer } = holder;
  const args = { name, file: fileOf(holder) };
  if (layer.doc?.dialect === "dotenv") return msg("`{name}` stands in {file}, which is not loaded here", args);
  return exported
    ? msg("`{name}` stands in {file}, which this shell has not read", args)
    : msg("`{name}` is set in {place} without `export`, so that programs do not get it", { name, place });
}

const found = (holder: Holder, clients: readonly string[]): RawFinding => ({
  message: said(holder),
  place: holder.place,
  expected: msg("`{name}` in this shell", { name: holder.name }),
  remedy: loadedBy(holder),
  clients,
  mark: holder.name,
});

/** Keys that clients look for. */
const wanted = (run: Run): readonly RawFinding[] =>
  run.clients
    .filter(({ setUp }) => setUp)
    .flatMap(({ resolutions }) => resolutions.filter(({ view }) => view === "wire"))
    .flatMap((r) => {
      const holder = heldFor(wantedNames(r), run);
      return holder ? [found(holder, [r.policy])] : [];
    });

/** Without a client that has a key or looks for one: a profile's that is not here. */
function forgotten(run: Run): readonly RawFinding[] {
  const served = run.clients.some(
    ({ client, setUp, resolutions }) =>
      setUp && typeof client.title === "string" && resolutions.some(({ key }) => key.value !== null),
  );
  if (served) return [];
  const keys = holdersIn(run).filter((it) => isProfile(it) && it.value instanceof Secret);
  const isHere = ({ name }: Holder): boolean => run.env.get("key", name) !== undefined;
  return keys.some(isHere) ? [] : keys.slice(0, 1).map((holder) => found(holder, []));
}

export default rule({
  id: "key-only-in-profile",
  on: "run",
  severity: "warning",
  explains: ["noKey"],
  check({ run }) {
    if (!run.machine || run.narrowed) return undefined;
    const missed = wanted(run);
    return missed.length > 0 ? missed : forgotten(run);
  },
});
