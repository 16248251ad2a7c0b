// Reads the program's own source: imports, functions, texts and names of every file in lib.
import { parseSync } from "@swc/core";
import fs from "node:fs";
import path from "node:path";

const lib = path.resolve(import.meta.dirname, "../../lib");

export interface Import {
  /** A file below lib, `node:…`, or `npm:…`. */
  readonly target: string;
  readonly line: number;
  /** Gone where the program runs. */
  readonly isType: boolean;
}

export interface Named {
  readonly name: string;
  readonly line: number;
}

export interface Func extends Named {
  readonly lines: number;
}

export interface Literal extends Named {
  /** The exported constant in which it stands, if any. */
  readonly inside: string | undefined;
}

export interface Source {
  readonly file: string;
  readonly text: string;
  readonly lines: number;
  readonly imports: readonly Import[];
  readonly functions: readonly Func[];
  /** Names that are used, members as `Secret.reveal`. */
  readonly uses: readonly Named[];
  readonly literals: readonly Literal[];
  /** Kinds of syntax that the house does without, and `catch`. */
  readonly syntax: readonly Named[];
}

interface Node {
  readonly type: string;
  readonly span?: { readonly start: number; readonly end: number };
  readonly [field: string]: unknown;
}

const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && typeof (value as Node).type === "string";

/** Children of a node; swc wraps some of them in plain objects. */
function* childrenOf(value: object): Generator<Node> {
  for (const child of Object.values(value)) {
    if (isNode(child)) yield child;
    else if (Array.isArray(child)) yield* childrenOf(child);
    else if (typeof child === "object" && child !== null) yield* childrenOf(child as object);
  }
}

const functionTypes = new Set([
  "FunctionDeclaration",
  "FunctionExpression",
  "ArrowFunctionExpression",
  "ClassMethod",
  "MethodProperty",
  "Constructor",
]);
const syntaxNames: Readonly<Record<string, string>> = {
  TsEnumDeclaration: "enum",
  TsModuleDeclaration: "namespace",
  Decorator: "decorator",
  CatchClause: "catch",
};
const importTypes = new Set(["ImportDeclaration", "ExportAllDeclaration", "ExportNamedDeclaration"]);

const text = (node: unknown): string | undefined =>
  isNode(node) && node.type === "StringLiteral" ? (node["value"] as string) : undefined;

function targetOf(file: string, from: string): string {
  if (from.startsWith(".")) return path.posix.join(path.posix.dirname(file), from);
  return from.startsWith("node:") ? from : `npm:${/^(?:@[^/]+\/)?[^/]+/.exec(from)?.[0]}`;
}

const identifier = (node: unknown): string | undefined =>
  isNode(node) && node.type === "Identifier" ? (node["value"] as string) : undefined;

/** The name of a property is no use of what happens to have the same name. */
const isLabel = (node: Node, child: Node): boolean =>
  node.type !== "AssignmentPatternProperty" &&
  child.type === "Identifier" &&
  (child === node["property"] || child === node["key"]);

export function readSource(file: string, code: string): Source {
  // Spans are bytes from somewhere; a statement of our own tells from where.
  const tree = parseSync(`0;${code}`, { syntax: "typescript", target: "es2023", decorators: true }) as unknown as {
    body: Node[];
  };
  const base = (tree.body[0]?.span?.start ?? 0) + 2;
  const bytes = Buffer.from(code);
  const lineAt = (offset: number): number =>
    bytes
      .subarray(0, Math.max(0, offset - base))
      .toString()
      .split("\n").length;
  const line = (node: Node): number => lineAt(node.span?.start ?? base);
  const out = {
    imports: [] as Import[],
    functions: [] as Func[],
    uses: [] as Named[],
    literals: [] as Literal[],
    syntax: [] as Named[],
  };

  const visit = (node: Node, inside: string | undefined, name: string): void => {
    const from = importTypes.has(node.type)
      ? text(node["source"])
      : node.type === "TsImportType"
        ? text(node["argument"])
        : undefined;
    const isType = node.type === "TsImportType" || node["typeOnly"] === true || file.endsWith(".d.ts");
    if (from !== undefined) out.imports.push({ target: targetOf(file, from), line: line(node), isType });
    if (importTypes.has(node.type) && from !== undefined) return;
    if (node.type === "CallExpression" && isNode(node["callee"]) && node["callee"].type === "Import") {
      const dynamic = text((node["arguments"] as { expression: unknown }[])[0]?.expression);
      out.imports.push({
        target: dynamic === undefined ? "something that is computed" : targetOf(file, dynamic),
        line: line(node),
        isType: false,
      });
      return;
    }
    // `typeof x` as a type touches nothing.
    if (node.type === "TsTypeQuery" && identifier(node["exprName"]) !== undefined) return;
    const called =
      identifier(node["id"]) ??
      identifier(node["identifier"]) ??
      (["MethodProperty", "KeyValueProperty", "ClassMethod"].includes(node.type)
        ? identifier(node["key"])
        : undefined) ??
      name;
    if (functionTypes.has(node.type))
      out.functions.push({ name: called, line: line(node), lines: lineAt(node.span?.end ?? base) - line(node) + 1 });
    // `declare module "…"` only tells the type of a package.
    const isPackage = node.type === "TsModuleDeclaration" && text(node["id"]) !== undefined;
    if (syntaxNames[node.type] && !isPackage)
      out.syntax.push({ name: syntaxNames[node.type] as string, line: line(node) });
    if (node.type === "ClassDeclaration" || node.type === "ClassExpression")
      out.syntax.push({ name: `class ${identifier(node["identifier"]) ?? ""}`, line: line(node) });
    if (node.type === "Identifier") out.uses.push({ name: node["value"] as string, line: line(node) });
    if (node.type === "MemberExpression") {
      const property = node["property"] as Node;
      const member =
        identifier(property) ?? (isNode(property["expression"]) ? text(property["expression"]) : undefined);
      out.uses.push({ name: `${identifier(node["object"]) ?? "…"}.${member ?? "…"}`, line: line(node) });
    }
    if (node.type === "StringLiteral") out.literals.push({ name: node["value"] as string, line: line(node), inside });
    if (node.type === "TemplateElement")
      out.literals.push({ name: (node["cooked"] ?? node["raw"]) as string, line: line(node), inside });
    const declared = node.type === "VariableDeclarator" && inside === undefined ? identifier(node["id"]) : inside;
    for (const child of childrenOf(node)) if (!isLabel(node, child)) visit(child, declared, called);
  };
  for (const node of tree.body.slice(1)) visit(node, undefined, "");
  return { file, text: code, lines: code.replace(/\n$/, "").split("\n").length, ...out };
}

/** Every file of lib, by its path below it. */
export const sources: readonly Source[] = fs
  .readdirSync(lib, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
  .map((entry) => path.relative(lib, path.join(entry.parentPath, entry.name)).split(path.sep).join("/"))
  .sort()
  .map((file) => readSource(file, fs.readFileSync(path.join(lib, file), "utf8")));

/** `*` is one name, `**` any number of folders; a room's name is everything in it. */
export function matches(pattern: string, target: string): boolean {
  if (target === pattern) return true;
  if (!pattern.includes("*")) return !/\.ts$|:/.test(pattern) && target.startsWith(`${pattern}/`);
  const form = pattern
    .replace(/[.+?^${}()|[\]\\]/g, "\\$&")
    .replace(/\*\*\/|\*/g, (star) => (star === "*" ? "[^/]*" : "(?:.*/)?"));
  return new RegExp(`^${form}$`).test(target);
}
