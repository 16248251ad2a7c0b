// What Cline refuses in its settings, as a whole and without a word, and what it never reads there.
import type { Facts } from "../../model/facts.ts";
import { meant } from "./facts.ts";
import { isMimoProvider } from "../shared/provider.ts";
import { at, isTable, placeIn, type Document, type Table, type Value } from "../../model/document.ts";
import type { Diagnostic } from "../../model/layer.ts";
import { entries } from "../../model/settings-source.ts";
import { dotted, type Path } from "../../model/place.ts";
import { Secret } from "../../model/secret.ts";
import { msg, type Message } from "../../model/message.ts";

interface Flaw {
  readonly keys: Path;
  readonly what: Message;
  readonly expected: Message;
}

const isText = (value: Value | undefined): boolean => typeof value === "string" || value instanceof Secret;

/** Only what begins with a scheme passes for an address. */
const isUrl = (value: Value | undefined): boolean =>
  value === undefined || (typeof value === "string" && /^\s*[a-z][a-z0-9+.-]*:\/\/\S/i.test(value));

const isTime = (value: Value | undefined): boolean =>
  typeof value === "string" && /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z$/.test(value);

export const settingsOf = (root: Value | undefined, id: string): Table | undefined => {
  const found = at(root, ["providers", id, "settings"]);
  return isTable(found) ? found : undefined;
};

function flawsOf(id: string, entry: Value): readonly Flaw[] {
  const base: Path = ["providers", id];
  const settings = at(entry, ["settings"]);
  if (!isTable(settings))
    return [{ keys: base, what: msg("`{name}` has no table `settings`", { name: dotted(base) }), expected: shape }];
  const wrong: Flaw[] = [];
  const flaw = (name: string, what: Message, expected: Message): void => {
    wrong.push({ keys: [...base, ...name.split(".")], what, expected });
  };
  if (typeof settings["provider"] !== "string" || settings["provider"] === "")
    flaw("settings", msg("`settings` names no `provider`"), msg("`provider`"));
  if (!isUrl(settings["baseUrl"]))
    flaw(
      "settings.baseUrl",
      msg("`baseUrl` is no address with a scheme"),
      msg("an address that begins with `https://`"),
    );
  for (const name of ["apiKey", "model"])
    if (settings[name] !== undefined && !isText(settings[name]))
      flaw(`settings.${name}`, msg("`{name}` is no text", { name }), msg("a text"));
  if (!isTime(at(entry, ["updatedAt"])))
    wrong.push({
      keys: base,
      what: msg("`updatedAt` is missing, or no time"),
      expected: msg("a time as in `2026-11-24T00:00:00.000Z`"),
    });
  return wrong;
}

const shape = msg("what `cline auth` writes");

function flawsIn(root: Table): readonly Flaw[] {
  if (root["version"] !== 1)
    return [
      { keys: root["version"] === undefined ? [] : ["version"], what: msg("`version` is not 1"), expected: msg("`1`") },
    ];
  if (!isTable(root["providers"])) return [{ keys: [], what: msg("there is no table `providers`"), expected: shape }];
  return entries(root["providers"]).flatMap(([id, entry]) => flawsOf(id, entry));
}

/** A setting under a name that is not read. */
function unread(doc: Document, id: string, settings: Table): readonly Diagnostic[] {
  const base: Path = ["providers", id, "settings"];
  const remark = (name: string, right: string, expected: Message): Diagnostic => ({
    kind: "not-read",
    slot: right === "apiKey" ? "key" : "baseUrl",
    place: placeIn(doc, [...base, name]),
    hard: true,
    what: msg("Cline does not read `{name}`", { name: dotted([...base, name]) }),
    expected,
  });
  const renamed =
    meant(id) === id ? [] : (["apiKey", "baseUrl"] as const).filter((name) => settings[name] !== undefined);
  return renamed.map((name) =>
    remark(name, name, msg("`{name}`", { name: dotted(["providers", meant(id), "settings", name]) })),
  );
}

/** A provider of MiMo's, by its address, else by its name and by what is said of it. */
export const isOurs = (id: string, settings: Value | undefined, facts: Facts): boolean =>
  isMimoProvider(id, settings, ["baseUrl"], facts);

export const inspect = (doc: Document, facts: Facts): readonly Diagnostic[] => [
  ...flawsIn(doc.value).map(({ keys, what, expected }): Diagnostic => ({
    kind: "schema",
    place: placeIn(doc, keys),
    hard: true,
    breaks: true,
    what: msg("{what}, so Cline leaves the whole file out and asks its own gateway", { what }),
    expected,
  })),
  ...entries(doc.value["providers"]).flatMap(([id]) => {
    const settings = settingsOf(doc.value, id);
    return settings && isOurs(id, settings, facts) ? unread(doc, id, settings) : [];
  }),
];
