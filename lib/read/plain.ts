// Readers of files that hold no settings of their own: any text, and notebooks.
import type { Document } from "../model/document.ts";
import { readJson } from "./json.ts";
import type { SecretRegistry } from "./secrets.ts";

const nothing = { value: {}, problems: [], locate: () => undefined };

/** A text of any kind: no settings and no faults; what it says is looked for in the text itself. */
export const readText = (path: string, _text: string, _vault: SecretRegistry): Document => ({
  path,
  dialect: "text",
  ...nothing,
});

/** A Jupyter notebook (nbformat 4): JSON whose cells are code and prose. What does not parse is a text like any other. */
export function readNotebook(path: string, text: string, vault: SecretRegistry): Document {
  const doc = readJson("json")(path, text, vault);
  return doc.problems.length > 0 ? { path, dialect: "notebook", ...nothing } : { ...doc, dialect: "notebook" };
}

/** A document of a file whose kind is only guessed: what was not understood is no fault of the file's. */
export const withoutFaults = (doc: Document): Document => (doc.problems.length === 0 ? doc : { ...doc, problems: [] });
