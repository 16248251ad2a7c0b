// How to read YAML: values and positions by the yaml package, behind guards against what it cannot take.
import { Composer, isCollection, isMap, parseDocument, Parser, visit, type Document as YamlDocument } from "yaml";
import { at, type Document, type Problem } from "../model/document.ts";
import type { Path } from "../model/place.ts";
import { msg, type Message } from "../model/message.ts";
import { remembered, spansOf } from "./lines.ts";
import { wrapSecrets, type SecretRegistry } from "./secrets.ts";
import { envFiles } from "./env-files.ts";
import { between, locateAmong } from "./yaml-locate.ts";
import { refusal, type Refusal } from "./yaml-guard.ts";
import { withTables } from "./yaml-tables.ts";
import { mayHoldTag, meantByTag } from "./yaml-tags.ts";
import { isSteered, isTemplated, masked, mayHoldTemplate, type Masked } from "./yaml-templates.ts";

/**
 * Reads YAML without ever throwing; of several documents in a file the first mapping counts, and the others stand under
 * `["---", n]`. Lists of variables are tables by name, templates (`{{ … }}`) are texts.
 */
export function readYaml(path: string, text: string, vault: SecretRegistry): Document {
  const span = spansOf(text);
  const read = parsed(text, vault);
  const doc = (value: Document["value"], problems: readonly Problem[], locate: Document["locate"]): Document => ({
    path,
    dialect: "yaml",
    value,
    problems,
    locate,
  });
  if ("what" in read) {
    const { what, at, end = at + 1, mild = false } = read;
    const place = span(at, Math.max(at, Math.min(end, text.length)));
    return doc({}, [{ kind: "syntax", mild, what, span: place }], () => undefined);
  }
  if ("unread" in read) return doc({}, [], () => undefined);
  const value = wrapSecrets(read.value, vault);
  const found = doc(
    value,
    [],
    remembered((keys, part) => {
      const range = locateAmong(read.documents, keys, part);
      return range && span(...range);
    }),
  );
  return {
    ...found,
    ...(text.includes("Secret") ? { isEncoded: (keys: Path) => isEncoded(value, keys) } : {}),
    ...(text.includes("env_file") ? { includes: envFiles(found) } : {}),
  };
}

type Parsed =
  | { readonly documents: readonly YamlDocument[]; readonly value: Record<string, unknown> }
  | { readonly unread: true }
  | (Refusal & { readonly end?: number; readonly mild?: true });

function parsed(text: string, vault: SecretRegistry): Parsed {
  const no = refusal(text);
  if (no) return no;
  try {
    const plain = isTemplated(text) ? undefined : valueOf(text, undefined, vault);
    if (plain && (!("what" in plain) || plain.mild || !mayHoldTemplate(text))) return plain;
    const mask = masked(text);
    const read = mask && valueOf(mask.text, mask, vault);
    if (read && !("what" in read)) return read;
    // What a template makes is another text: its faults are not known here.
    if (isSteered(text)) return { unread: true };
    return plain ?? read ?? valueOf(text, undefined, vault);
  } catch {
    return { what: msg("not valid YAML"), at: 0 };
  }
}

function valueOf(
  text: string,
  mask: Masked | undefined,
  vault: SecretRegistry,
): Exclude<Parsed, { readonly unread: true }> {
  const [yaml, ...others] = documentsOf(text) as [YamlDocument, ...YamlDocument[]];
  const fault = yaml.errors.find((error) => error.code !== "MULTIPLE_DOCS");
  if (fault) return { what: reason(fault.code), at: Math.min(fault.pos[0], text.length), end: fault.pos[1] };
  const all = [yaml, ...others.filter((it) => it.errors.length === 0 && isCollection(it.contents))];
  // A first document that only holds comments is none.
  const documents = all.length > 1 && !isMap(yaml.contents) ? firstMap(all) : all;
  if (mask || mayHoldTag(text)) documents.forEach((it) => asMeant(it, mask));
  // What aliases stand for is shared here, not copied: the count is taken below.
  const [value, ...more] = documents.map((it): unknown => it.toJS({ maxAliasCount: -1 }));
  if (typeof value !== "object" || value === null)
    return { what: msg("it holds no mapping"), at: 0, end: 0, mild: true };
  if (more.length > 0 && !Array.isArray(value)) Object.assign(value, { [between]: more });
  if (withTables(value, vault)) return { documents, value: value as Record<string, unknown> };
  const at = Math.max(0, text.search(/(?<=^|[\s[{,])\*\w/));
  return { what: msg("its aliases make it larger than any configuration"), at };
}

/** Templates stand in their texts again, and tags in what they are put before. */
function asMeant(yaml: YamlDocument, mask: Masked | undefined): void {
  visit(yaml, {
    Scalar(_key, node) {
      if (typeof node.value === "string" && mask) node.value = mask.restore(node.value);
      const { tag } = node;
      if (tag !== undefined && /^![A-Za-z]/.test(tag)) node.value = meantByTag(tag, String(node.value ?? ""));
    },
  });
}

const mostDocuments = 200;

function documentsOf(text: string): readonly YamlDocument[] {
  const options = { prettyErrors: false, uniqueKeys: false, merge: true, logLevel: "silent" } as const;
  if (!/\n---(?:\s|$)/.test(text)) return [parseDocument(text, options)];
  const documents: YamlDocument[] = [];
  for (const it of new Composer(options).compose(new Parser().parse(text), true, text.length)) {
    documents.push(it);
    if (documents.length >= mostDocuments) break;
  }
  return documents;
}

function firstMap(all: readonly YamlDocument[]): readonly YamlDocument[] {
  const first = all.find((it) => isMap(it.contents));
  return first ? [first, ...all.filter((it) => it !== first && isCollection(it.contents))] : all;
}

/** The `data` of a Secret of Kubernetes. */
const isEncoded = (value: Document["value"], keys: Path): boolean =>
  keys.some((key, n) => key === "data" && n < keys.length - 1 && at(value, [...keys.slice(0, n), "kind"]) === "Secret");

const reasons: Readonly<Record<string, Message>> = {
  BAD_INDENT: msg("the indentation is not consistent"),
  TAB_AS_INDENT: msg("a tab stands where YAML wants blanks"),
  MISSING_CHAR: msg("a bracket, a quote or a colon is missing"),
  BAD_SCALAR_START: msg("a value begins with a character that must be quoted"),
  BLOCK_AS_IMPLICIT_KEY: msg("a key is missing its line of its own"),
  MULTILINE_IMPLICIT_KEY: msg("a key goes over more than one line"),
  UNEXPECTED_TOKEN: msg("something stands here that does not belong"),
  DUPLICATE_KEY: msg("a key stands twice"),
  BAD_ALIAS: msg("an alias refers to no anchor"),
};

const reason = (code: string): Message => reasons[code] ?? msg("not valid YAML from here on");
