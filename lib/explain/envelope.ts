// What a client has put around an answer, taken off: status, body, address and the words that are left.
import type { Facts, HostKind } from "../model/facts.ts";
import { objectsIn, type Found } from "./literal.ts";

type Json = Readonly<Record<string, unknown>>;

export interface Envelope {
  /** As the text says it; undefined where it says none. */
  readonly status: number | undefined;
  /** The innermost object that tells of an error. */
  readonly body: Json | undefined;
  /** The object is an answer's: it has an `error`, or the form of one. */
  readonly isAnswer: boolean;
  readonly html: boolean;
  readonly host: { readonly name: string; readonly is: HostKind } | undefined;
  /** What the body says, or the whole text where there is none; lower case, blanks made one. */
  readonly said: string;
  /** The whole text in the same form. */
  readonly all: string;
}

const colours = /\u001B\[[0-9;?]{0,16}[A-Za-z]|[\u2500-\u257F\u200B\uFEFF]/g;

export function open(input: string, facts: Facts): Envelope {
  const text = input.replace(colours, "");
  const objects = objectsIn(text);
  const told = objects.map((found) => ({ found, error: errorIn(found.value) })).find((it) => it.error);
  const error = told?.error;
  const outside = told ? `${text.slice(0, told.found.start)} ${text.slice(told.found.end)}` : text;
  const said = plain(error ? wordsOf(error.body) : text);
  return {
    status: statusIn(outside) ?? error?.status ?? statusIn(said) ?? statusIn(fields(objects)),
    body: error?.body,
    isAnswer: error?.isAnswer ?? false,
    html: !error && /<(?:!doctype|html|head|body|center|title)\b/i.test(text),
    host: hostIn(text, facts),
    said,
    all: plain(text),
  };
}

const plain = (text: string): string => text.replace(/\s+/g, " ").trim().toLowerCase();

/** Objects that are no error, as a line of a log, may hold the status all the same. */
const fields = (objects: readonly Found[]): string =>
  objects
    .slice(0, 20)
    .flatMap(({ value }) =>
      Object.entries(value).map(([key, it]) => `${key}: ${typeof it === "object" ? "" : String(it)}`),
    )
    .join("\n");

interface Told {
  readonly body: Json;
  readonly isAnswer: boolean;
  readonly status: number | undefined;
  readonly depth: number;
}

const isJson = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value);

const tells = (it: Json): boolean =>
  ["message", "msg", "detail", "error_description", "errorMessage", "error"].some((key) => typeof it[key] === "string");

/** The innermost object with a message; a text that holds an object is opened. */
function errorIn(value: unknown, depth = 0, status?: number, answer = false): Told | undefined {
  if (depth > 8) return undefined;
  if (typeof value === "string") {
    const inner = value.includes("{") ? objectsIn(value) : [];
    return deepest(inner.map((it) => errorIn(it.value, depth + 1, status, true)));
  }
  if (Array.isArray(value))
    return deepest(value.slice(0, 20).map((it: unknown) => errorIn(it, depth + 1, status, answer)));
  if (!isJson(value)) return undefined;
  const own = statusOf(value) ?? status;
  const isAnswer = (answer || looksAnswered(value)) && !isOwn(value);
  const self = tells(value) ? { body: value, isAnswer, status: own, depth } : undefined;
  const inner = Object.values(value).map((it) => errorIn(it, depth + 1, own, isAnswer));
  return deepest([self, ...inner]);
}

const looksAnswered = (it: Json): boolean =>
  "error" in it || it["type"] === "error" || ("message" in it && ("param" in it || "type" in it)) || "detail" in it;

/** JSON-RPC between programs of one machine, and what clients throw by name. */
const isOwn = (it: Json): boolean => Number(it["code"]) < 0 || (typeof it["name"] === "string" && isJson(it["data"]));

const deepest = (all: readonly (Told | undefined)[]): Told | undefined =>
  all.reduce((best, it) => (it && (!best || it.depth > best.depth) ? it : best), undefined);

function statusOf(it: Json): number | undefined {
  const held = ["status", "statusCode", "status_code", "httpStatus", "http_status", "code"].map((key) =>
    Number(it[key]),
  );
  return held.find((n) => Number.isInteger(n) && n >= 400 && n < 600);
}

const wordsOf = (it: Json): string =>
  Object.values(it)
    .map((held) => (typeof held === "object" ? "" : String(held)))
    .join(" ");

const number = "([45]\\d\\d)(?!\\d|\\.\\d|ms\\b)";

/** How clients write a status, the surest first. */
const statusForms = [
  new RegExp(
    `\\bhttp(?:/[\\d.]{1,4})?(?:[ _](?:status|error|code|client|server)){0,3}["']?[ :=(#"']{0,4}${number}`,
    "i",
  ),
  new RegExp(`status(?:[ _-]?code)?["']?[ :=(#"']{0,4}${number}`, "i"),
  new RegExp(`(?:error|code|returned|got|failed with|response|failed)["']?[ :=(#"'[]{0,4}${number}`, "i"),
  new RegExp(`(?:返回|状态码|状态|错误码|错误|报错|失败|代码)[了是为：:\\s(（]{0,4}${number}`),
  new RegExp(`^[^\\p{L}\\p{N}]{0,6}${number}(?=[\\s:{"]|$)`, "mu"),
  new RegExp(`[([]${number}[)\\]]`),
  new RegExp(
    `\\b${number} (?:unauthorized|authorization|payment|forbidden|not found|method|too many|bad request|bad gateway|` +
      "internal|service|gateway|client error|server error|invalid|param|status code|page not|\\{)",
    "i",
  ),
];

function statusIn(text: string): number | undefined {
  for (const form of statusForms) {
    const found = Number(form.exec(text)?.[1]);
    if (found && found !== 443) return found;
  }
  return undefined;
}

/** The address that was asked: named as such, or with a path of an API. Pages of documentation are neither. */
const addresses = [
  /(?:\burl\b|\bfor url\b|\bget|\bpost|\brequest to|\bfetching)[\s:=('"-]{1,4}https?:\/\/([^\s/"'<>)\]},\\]{1,253})/i,
  /https?:\/\/([^\s/"'<>)\]},\\]{1,253})\/[^\s"'<>)]{0,80}?(?:v\d+\/|chat\/completions|responses\b|messages\b|backend-api|api\/)/i,
];

function hostIn(text: string, facts: Facts): Envelope["host"] {
  const raw = addresses.map((form) => form.exec(text)?.[1]).find((it) => it !== undefined);
  if (raw === undefined || !URL.canParse(`http://${raw}`)) return undefined;
  const { hostname: name } = new URL(`http://${raw}`);
  return { name, is: facts.knowHost(name) };
}
