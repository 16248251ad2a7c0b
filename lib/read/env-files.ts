// The files that a compose file takes variables from: `env_file` of a service, as a text, a list, or tables with `path`.
import { at, isTable, type Document, type Inclusion, type Value } from "../model/document.ts";
import type { Path } from "../model/place.ts";

/** In the order of the document; paths are relative to its folder. */
export function envFiles(doc: Document): readonly Inclusion[] {
  const services = at(doc.value, ["services"]);
  if (!isTable(services)) return [];
  return Object.keys(services)
    .slice(0, 1_000)
    .flatMap((service) => {
      const keys: Path = ["services", service, "env_file"];
      const value = at(services, [service, "env_file"]);
      if (!Array.isArray(value)) return one(doc, keys, value);
      return (value as readonly Value[]).slice(0, 100).flatMap((it, n) => one(doc, [...keys, n], it));
    });
}

function one(doc: Document, keys: Path, value: Value | undefined): readonly Inclusion[] {
  const path = isTable(value) ? value["path"] : value;
  const span = doc.locate(isTable(value) ? [...keys, "path"] : keys);
  if (typeof path !== "string" || !span) return [];
  return [{ path, dialect: "dotenv", optional: isTable(value) && value["required"] === false, span }];
}
