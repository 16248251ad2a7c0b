// When the package of a provider cannot bring a request to MiMo.
import type { Facts } from "../../model/facts.ts";
import { builtins, foreignPackages, packageOf, usualPackage } from "./facts.ts";
import { isMimoHost } from "../../facts/urls.ts";
import { at, placeIn, type Document } from "../../model/document.ts";
import type { Candidate } from "../../model/layer.ts";
import { entries } from "../../model/settings-source.ts";
import type { Condition } from "../../model/resolution.ts";
import { msg } from "../../model/message.ts";
import { roleOfName } from "../shared/roles.ts";
import type { Sources } from "./sources.ts";

/** The strongest file that describes the provider. */
const holder = ({ tables, provider: id }: Sources): Document | undefined =>
  tables.find(({ layer }) => layer.doc && at(layer.doc.value, ["provider", id]) !== undefined)?.layer.doc;

/** An address under a name that is not read is a matter of its own. */
const isMisspelt = (doc: Document, id: string): boolean =>
  entries(at(doc.value, ["provider", id, "options"])).some(([name]) => roleOfName(name) === "baseUrl");

/** `set`: where the package is named; `base`: the address that was found. */
export function packageFault(
  from: Sources,
  set: Candidate | undefined,
  base: string | null,
  facts: Facts,
): readonly Condition[] {
  const { provider: id } = from;
  const name = typeof set?.value === "string" ? set.value.trim() : undefined;
  if (set && name !== undefined && Object.hasOwn(foreignPackages, name)) {
    const because = msg("`{name}` speaks {vendor}'s protocol, which MiMo does not", {
      name,
      vendor: foreignPackages[name] as string,
    });
    return [{ kind: "package-wrong", because, wanted: usualPackage, place: set.place }];
  }
  if (
    set &&
    name !== undefined &&
    packageOf(name).wire === "openai-responses" &&
    isMimoHost(facts.readUrl(base ?? ""))
  ) {
    const because = msg("`{name}` asks `/responses`, of which MiMo serves a part", { name });
    return [{ kind: "package-wrong", because, wanted: usualPackage, place: set.place, partly: true }];
  }
  const doc = holder(from);
  if (name !== undefined || base !== null || builtins.has(id) || !doc || isMisspelt(doc, id)) return [];
  const because = msg("`{id}` is no provider that the client brings, and its entry names neither package nor address", {
    id,
  });
  return [{ kind: "package-wrong", because, wanted: usualPackage, place: placeIn(doc, ["provider", id], "key") }];
}
