// Which provider CodeWhale starts with, and when that is another one although MiMo is set up.
import * as cw from "./facts.ts";
import { isTable, placeIn, type Document } from "../../model/document.ts";
import type { SettingsSource, Diagnostic } from "../../model/layer.ts";
import { entries } from "../../model/settings-source.ts";
import { msg } from "../../model/message.ts";

const tables: readonly string[] = [...cw.tableSpellings, cw.kebabTable, cw.camelTable];

const meansMimo = (text: string): boolean =>
  (cw.providerSpellings as readonly string[]).includes(cw.trimRust(text).toLowerCase());

/** Whether a variable selects MiMo, whatever the file says; a blank one counts as unset. */
export function selectsMimo(env: SettingsSource): boolean {
  const value = cw.providerNames
    .map((name) => env.get("provider", name)?.value)
    .find((it) => typeof it === "string" && it.trim() !== "");
  return typeof value === "string" && meansMimo(value);
}

/** The file's own `provider`, where it is another one and a table for MiMo stands beside it. */
export function otherProvider(doc: Document): Diagnostic[] {
  const selected = doc.value["provider"];
  if (typeof selected !== "string" || selected.trim() === "" || meansMimo(selected)) return [];
  if (!entries(doc.value["providers"]).some(([name, table]) => tables.includes(name) && isTable(table))) return [];
  return [
    {
      kind: "other-provider",
      place: placeIn(doc, ["provider"]),
      hard: false,
      what: msg("`provider` is `{provider}`: without `--provider`, CodeWhale uses that one and not MiMo", {
        provider: selected,
      }),
      expected: msg('`provider = "{mimo}"`', { mimo: cw.providerSpellings[0] }),
    },
  ];
}
