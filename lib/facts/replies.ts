// The answers that users received from the service and from gateways in front of it, to play them again.

export interface Reply {
  readonly status: number;
  readonly type: "application/json" | "text/plain" | "text/html" | "text/event-stream";
  /** An object is sent as JSON. */
  readonly body: unknown;
  /** Where it was seen. */
  readonly source: string;
}

const json = (status: number, body: unknown, source: string): Reply => ({
  status,
  type: "application/json",
  body,
  source,
});
const error = (status: number, fields: Readonly<Record<string, string>>, source: string): Reply =>
  json(status, { error: fields }, source);
const thread = (where: string): string => `https://github.com/${where.replace("#", "/issues/")}`;
const pull = (where: string): string => `https://github.com/${where.replace("#", "/pull/")}`;

const openresty = (title: string): string =>
  `<html>\n<head><title>${title}</title></head>\n<body>\n<center><h1>${title}</h1></center>\n<hr><center>openresty</center>\n</body>\n</html>\n`;

export const replies = {
  "401-invalid-key": error(
    401,
    { message: "Invalid API Key", param: "Please provide valid API Key", code: "401", type: "invalid_key" },
    thread("can1357/oh-my-pi#1580"),
  ),
  "401-invalid-token": error(
    401,
    { message: "Invalid Token", param: "Please provide a valid token", code: "401", type: "invalid_token" },
    pull("decolua/9router#1813"),
  ),
  "401-api-key-required": error(
    401,
    { message: "API key required", type: "authentication_error", code: "api_key_required" },
    thread("Gitlawb/openclaude#1339"),
  ),
  "400-model-plan": error(
    400,
    { code: "400", message: "Param Incorrect", param: "Not supported model mimo-v2-omni" },
    pull("anomalyco/models.dev#3058"),
  ),
  "400-model-swapped-fields": error(
    400,
    { code: "400", message: "Not supported model mimo-v2-flash", param: "Param Incorrect" },
    thread("langgenius/dify-official-plugins#3229"),
  ),
  "400-reasoning": error(
    400,
    {
      code: "400",
      message: "Param Incorrect",
      param: "The reasoning_content in the thinking mode must be passed back to the API.",
      type: "",
    },
    thread("zed-industries/zed#56600"),
  ),
  "400-function-sse-framed": {
    status: 400,
    type: "text/event-stream",
    body: 'data:{"error":{"code":"400","message":"Param Incorrect","param":"`function` is not set","type":""}}\n\n',
    source: thread("decolua/9router#1785"),
  },
  "400-responses-feature": error(
    400,
    {
      code: "responses_feature_not_supported",
      message: "tool type 'web_search' is not supported by this gateway phase",
    },
    pull("duolahypercho/codex-router#243"),
  ),
  "400-backend-refused": {
    status: 400,
    type: "text/plain",
    body: "finishConnect(..) failed: Connection refused: backend.example.internal/10.0.0.1:80",
    source: thread("Fly143/MiMo2API#19"),
  },
  "402-balance": error(
    402,
    { code: "402", message: "Insufficient account balance" },
    "https://platform.xiaomimimo.com/docs/en-US/quick-start/error-codes",
  ),
  "402-funds-burst": json(
    402,
    { type: "server_error", message: "Upstream request failed: Insufficient account funds" },
    thread("XiaomiMiMo/MiMo#99"),
  ),
  "403-illegal-access": error(
    403,
    { code: "403", message: "Illegal access", type: "illegal_access" },
    thread("XiaomiMiMo/MiMo-Code#1448"),
  ),
  "404-openresty": {
    status: 404,
    type: "text/html",
    body: openresty("404 Not Found"),
    source: thread("yilewang/llm-for-zotero#170"),
  },
  "404-image-input": error(
    404,
    { code: "404", message: "input not supported by this model" },
    thread("XiaomiMiMo/MiMo#62"),
  ),
  "405-get-on-post": {
    status: 405,
    type: "text/plain",
    body: "type=Method Not Allowed, status=405",
    source: thread("router-for-me/CLIProxyAPI#3401"),
  },
  "429-limitation": error(
    429,
    { code: "429", message: "Too many requests", type: "limitation" },
    thread("XiaomiMiMo/MiMo-Code#507"),
  ),
  "429-plan-single-request": error(
    429,
    { code: "429", message: "Too many requests" },
    thread("XiaomiMiMo/MiMo-Code#2190"),
  ),
  "200-models-plan": json(
    200,
    {
      object: "list",
      data: [
        "mimo-v2.5",
        "mimo-v2.5-asr",
        "mimo-v2.5-pro",
        "mimo-v2.5-tts",
        "mimo-v2.5-tts-voiceclone",
        "mimo-v2.5-tts-voicedesign",
      ].map((id) => ({ id, object: "model" })),
    },
    pull("anomalyco/models.dev#3058"),
  ),
} as const satisfies Readonly<Record<string, Reply>>;

export type ReplyName = keyof typeof replies;
