// What to answer a client that asks `listen`: as an endpoint would, or one of the recorded answers. Pure.
import type { EndpointRow, Facts } from "../model/facts.ts";
import { replies, type Reply, type ReplyName } from "../facts/replies.ts";
import type { Header, Protocol } from "../model/resolution.ts";
import type { Secret } from "../model/secret.ts";

/** A request as it arrived; its keys are wrapped already. */
export interface Received {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly asks: "chat" | "responses" | "messages" | "models" | "other";
  readonly wire: Protocol;
  readonly credentials: readonly { readonly header: Header; readonly key: Secret; readonly doubled: boolean }[];
  readonly model: string | null;
  readonly stream: boolean;
  readonly agent: string | null;
}

/** A look whether anybody is there, which some clients take before they ask anything. */
export const isLook = ({ method, asks, credentials }: Received): boolean =>
  (method === "HEAD" || method === "OPTIONS") && asks === "other" && credentials.length === 0;

export type ResponseMode =
  | { readonly kind: "friendly" }
  | { readonly kind: "endpoint"; readonly row: EndpointRow; readonly at: number }
  | { readonly kind: "reply"; readonly reply: Reply };

const invalid: Reply = replies["401-invalid-key"];
const notFound: Reply = replies["404-openresty"];

const unsupported = (id: string): Reply => ({
  ...replies["400-model-plan"],
  body: { error: { code: "400", message: "Param Incorrect", param: `Not supported model ${id}` } },
});

/** The path that each question has on MiMo's hosts. */
const served: Readonly<Record<Received["asks"], RegExp | null>> = {
  chat: /^\/v1\/chat\/completions$/,
  responses: /^\/v1\/responses$/,
  messages: /^\/anthropic\/v1\/messages$/,
  models: /^\/v1\/models$/,
  other: null,
};

/** What an endpoint would answer, as far as is known; undefined where it would do what it is asked. */
export function refusalOf(received: Received, row: EndpointRow, at: number, facts: Facts): Reply | undefined {
  if (!served[received.asks]?.test(received.path)) return notFound;
  const key = received.credentials[0]?.key;
  const headers = received.credentials.map(({ header }) => header);
  if (
    !key ||
    key.info.plan !== row.plan ||
    !key.real ||
    (received.wire !== "anthropic" && headers.every((header) => header === "x-api-key"))
  )
    return invalid;
  if (received.asks === "models") return undefined;
  const id = received.model ?? "";
  const known = facts.modelOf(id);
  return !known || facts.retiredAt(id, at) || !known.plans.includes(row.plan) ? unsupported(id) : undefined;
}

/** The answer to a request. */
export function replyTo(received: Received, manner: ResponseMode, facts: Facts): Reply {
  if (manner.kind === "reply") return manner.reply;
  const refusal = manner.kind === "endpoint" ? refusalOf(received, manner.row, manner.at, facts) : undefined;
  return refusal ?? success(received, manner.kind === "endpoint" ? manner.at : undefined, facts);
}

const text = "pong";

function success(received: Received, at: number | undefined, facts: Facts): Reply {
  const model = received.model ?? "mimo-v2.6-flash";
  const source = "made up";
  const stream = (events: readonly string[]): Reply => ({
    status: 200,
    type: "text/event-stream",
    body: events.join(""),
    source,
  });
  switch (received.asks) {
    case "models":
      return { status: 200, type: "application/json", body: list(received, at, facts), source };
    case "chat":
      return received.stream
        ? stream(chatEvents(model))
        : { status: 200, type: "application/json", body: chat(model), source };
    case "responses":
      return received.stream
        ? stream(responseEvents(model))
        : { status: 200, type: "application/json", body: response(model), source };
    case "messages":
      return received.stream
        ? stream(messageEvents(model))
        : { status: 200, type: "application/json", body: message(model), source };
    case "other":
      return notFound;
  }
}

/** The list of models, or the one that is asked for; with the fields of both protocols where they differ. */
function list({ path, wire }: Received, at: number | undefined, facts: Facts): object {
  const row = (id: string) =>
    wire === "anthropic"
      ? { id, type: "model", display_name: id, created_at: "1970-01-01T00:00:00Z" }
      : { id, object: "model", created: 0, owned_by: "xiaomi" };
  const one = /\/models\/([^/]+)$/.exec(path)?.[1];
  if (one !== undefined) return row(one);
  const rows = facts.models.filter(({ id }) => at === undefined || !facts.retiredAt(id, at)).map(({ id }) => row(id));
  if (wire !== "anthropic") return { object: "list", data: rows };
  return { data: rows, has_more: false, first_id: rows[0]?.id ?? null, last_id: rows.at(-1)?.id ?? null };
}

const data = (value: unknown): string => `data: ${JSON.stringify(value)}\n\n`;
const event = (name: string, value: object): string => `event: ${name}\n${data({ type: name, ...value })}`;

const usage = { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 };
const chat = (model: string) => ({
  id: "chatcmpl-listen",
  object: "chat.completion",
  created: 0,
  model,
  choices: [{ index: 0, message: { role: "assistant", content: text }, finish_reason: "stop" }],
  usage,
});

function chatEvents(model: string): readonly string[] {
  const chunk = (delta: object, finish: string | null, more: object = {}) =>
    data({
      id: "chatcmpl-listen",
      object: "chat.completion.chunk",
      created: 0,
      model,
      choices: [{ index: 0, delta, finish_reason: finish }],
      ...more,
    });
  // Not every client expects a chunk without choices, so the usage comes with the last choice.
  return [chunk({ role: "assistant", content: text }, null), chunk({}, "stop", { usage }), "data: [DONE]\n\n"];
}

const tokens = { input_tokens: 1, output_tokens: 1 };
const message = (model: string) => ({
  id: "msg_listen",
  type: "message",
  role: "assistant",
  model,
  content: [{ type: "text", text }],
  stop_reason: "end_turn",
  stop_sequence: null,
  usage: tokens,
});

function messageEvents(model: string): readonly string[] {
  return [
    event("message_start", { message: { ...message(model), content: [], stop_reason: null } }),
    event("content_block_start", { index: 0, content_block: { type: "text", text: "" } }),
    event("content_block_delta", { index: 0, delta: { type: "text_delta", text } }),
    event("content_block_stop", { index: 0 }),
    event("message_delta", { delta: { stop_reason: "end_turn", stop_sequence: null }, usage: { output_tokens: 1 } }),
    event("message_stop", {}),
  ];
}

const part = { type: "output_text", text, annotations: [] };
const item = { id: "msg_listen", type: "message", status: "completed", role: "assistant", content: [part] };
const response = (model: string) => ({
  id: "resp_listen",
  object: "response",
  created_at: 0,
  status: "completed",
  model,
  output: [item],
  output_text: text,
  usage: { ...tokens, total_tokens: 2 },
});

function responseEvents(model: string): readonly string[] {
  const whole = response(model);
  const at = { output_index: 0, item_id: item.id, content_index: 0 };
  return [
    event("response.created", { sequence_number: 0, response: { ...whole, status: "in_progress", output: [] } }),
    event("response.output_item.added", {
      sequence_number: 1,
      output_index: 0,
      item: { ...item, status: "in_progress", content: [] },
    }),
    event("response.content_part.added", { sequence_number: 2, ...at, part: { ...part, text: "" } }),
    event("response.output_text.delta", { sequence_number: 3, ...at, delta: text }),
    event("response.output_text.done", { sequence_number: 4, ...at, text }),
    event("response.content_part.done", { sequence_number: 5, ...at, part }),
    event("response.output_item.done", { sequence_number: 6, output_index: 0, item }),
    event("response.completed", { sequence_number: 7, response: whole }),
  ];
}

export const isReplyName = (name: string): name is ReplyName => Object.hasOwn(replies, name);
