// Mimofan: the files of a client that was made from CodeWhale, and tables beside the one that it reads.
import { tableSpellings } from "../codewhale/facts.ts";
import { isMimoName } from "../../facts/mimo.ts";
import { isBroken } from "../shared/layers.ts";
import { endedBy, entryHow, setUpBy, textIn, withOther } from "../shared/entries.ts";
import type { Client, Context, Opened, Detection } from "../../model/contracts.ts";
import { at, isTable, placeIn, type Document } from "../../model/document.ts";
import type { Layer, Diagnostic } from "../../model/layer.ts";
import { entries, tableSource } from "../../model/settings-source.ts";
import { dotted, type Path } from "../../model/place.ts";
import { msg, type Message } from "../../model/message.ts";
import type { Sources } from "./sources.ts";

export const detection: Detection = {
  files: ["~/.mimofan/config.toml", "~/.mimofan/settings.toml"],
  env: [],
  names: [".mimofan/*.toml"],
};

const spellings: readonly string[] = tableSpellings;

/** Tables that mean MiMo and stand where nobody looks. */
function strayIn(doc: Document): readonly Path[] {
  const found: Path[] = [];
  for (const [name, value] of entries(doc.value)) {
    if (!isTable(value)) continue;
    if (isMimoName(name)) found.push([name]);
    else if (name === "provider" || name === "providers")
      for (const [inner, table] of entries(value))
        if (isTable(table) && isMimoName(inner) && (name === "provider" || !spellings.includes(inner)))
          found.push([name, inner]);
  }
  return found;
}

const inspect = (doc: Document): readonly Diagnostic[] =>
  strayIn(doc).map((path) => ({
    kind: "wrong-table",
    place: placeIn(doc, path, "key"),
    hard: true,
    near: "providers.xiaomi_mimo",
    what: msg("`{key}` is no table that mimofan reads", { key: dotted(path) }),
  }));

interface Files {
  readonly config: Layer;
  readonly settings: Layer;
}

async function openFiles(context: Context): Promise<Files> {
  const open = (id: string, title: Message, name: string): Promise<Layer> =>
    context.file({
      id: `mimofan:${id}`,
      title,
      path: context.join(context.home, ".mimofan", name),
      scope: "user",
      dialect: "toml",
      inspect,
    });
  return {
    config: await open("config", msg("user settings"), "config.toml"),
    settings: await open("settings", msg("settings of the terminal"), "settings.toml"),
  };
}

/** The table that is read; else one that was meant to be, so that what stands in it is judged as well. */
function tableOf(config: Layer): { readonly keys: Path; readonly stray: boolean } {
  const own = spellings.find((name) => isTable(at(config.doc?.value, ["providers", name])));
  const stray = own === undefined && config.doc ? strayIn(config.doc)[0] : undefined;
  return stray ? { keys: stray, stray: true } : { keys: ["providers", own ?? "xiaomi_mimo"], stray: false };
}

const lost = msg("settings that cannot be read keep mimofan from starting");

function open({ env }: Context, { config, settings }: Files, isTaken: boolean): Opened<Sources> {
  const { keys, stray } = tableOf(config);
  const isRead = config.status === "read";
  return {
    layers: [env.layer, config, settings],
    steps: [],
    sources: {
      env,
      table: isRead ? tableSource(config, keys) : undefined,
      isStray: stray,
      root: isRead && isTaken ? tableSource(config, []) : undefined,
      isTaken,
    },
  };
}

/** Another provider is named; without any name it is MiMo. */
function otherIn(config: Layer): string | undefined {
  const named = textIn(config.doc?.value, "provider")?.trim();
  return named && !isMimoName(named) ? named : undefined;
}

const client: Client<Sources> = {
  id: "mimofan",
  title: "mimofan",
  keyName: "XIAOMI_MIMO_API_KEY",
  instructions: entryHow({
    file: "~/.mimofan/config.toml",
    base: "providers.xiaomi_mimo.base_url",
    model: "default_text_model",
    key: "providers.xiaomi_mimo.api_key",
  }),
  async survey(context) {
    const files = await openFiles(context);
    const { config, settings } = files;
    const other = otherIn(config);
    const what = msg("`provider` is `{other}`, and mimofan takes that one and not MiMo", { other: other ?? "" });
    const broken = [config, settings].find(isBroken);
    return {
      layers: [other === undefined ? config : withOther(config, ["provider"], what, msg("`xiaomi-mimo`")), settings],
      // There is hardly another reason to have it.
      setUp: setUpBy([config, settings], ({ status }) => status === "read" && other === undefined),
      routes: [""],
      open: () => (broken ? endedBy(broken, lost) : open(context, files, other === undefined)),
    };
  },
};

export default client;
