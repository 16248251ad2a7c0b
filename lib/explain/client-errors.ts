// Words of everybody but MiMo in error texts: clients before a request, gateways, other vendors, the network; and words that imply a status.
// Sources: the programs' own (see fixtures/errors/said.jsonl) and public threads.
import { msg, type Message } from "../model/message.ts";

/** `host`: whoever was asked, where the text does not say who that is. `other`: a page or a firewall in front, or another service. */
export type Speaker = "mimo" | "host" | "gateway" | "vendor" | "other" | "client" | "network";

export interface ClientError {
  readonly id: string;
  /** On words in lower case, with single blanks. */
  readonly pattern: RegExp;
  readonly what: Message;
  /** Certain, though words of the network stand beside it. */
  readonly first?: true;
  /** Where it is not the client that speaks. */
  readonly speaker?: Speaker;
}

export interface ForeignAnswer extends Omit<ClientError, "first" | "speaker"> {
  readonly speaker: Speaker;
  /** Counts too where it stands around the body. */
  readonly around?: true;
}

/** Answers of others, which look like MiMo's. */
export const foreignAnswers: readonly ForeignAnswer[] = [
  {
    id: "other-vendor",
    speaker: "vendor",
    pattern:
      /incorrect api key provided|fix external (?:api key|auth token)|invalid x-api-key|invalid bearer token|oauth token has expired|you didn't provide an api key|api key not valid\. please pass|authentication fails|invalid_authentication_error|invalid authentication$|missing scopes|credit balance is too low|exceeded your current quota|you.ve hit your usage limit|not supported when using codex with a chatgpt|does not exist or you do not have access to it|login fail: please carry|"?authorized_error|help\.aliyun\.com|dashscope|insufficient_quota|api\.deepseek\.com|console\.anthropic\.com|account\/api-keys(?!.{0,40}generated)(?<!generated here: https:\/\/platform\.openai\.com\/account\/api-keys)|insufficient balance$|invalid api key \(key id|must be a member of an organization/,
    what: msg("this is the answer of another vendor: the request never went to MiMo"),
  },
  // Their own sources: QuantumNous/new-api middleware/utils.go @3e92b6bb, songquanpeng/one-api @1264ddce,
  // diegosouzapw/OmniRoute src/shared/constants/errorCodes.ts @cd623adc; seen 2026-11-30.
  {
    id: "gateway",
    speaker: "gateway",
    around: true,
    pattern:
      /["']type["']\s*:\s*["'](?:new|one)_api_error["']|["']auth_00[1237]["'][^{}]{0,200}["']category["']\s*:\s*["']auth["']/,
    what: msg(
      "a gateway (New API, One API or OmniRoute) said this, not MiMo: look at the gateway's own key, then at its log",
    ),
  },
  {
    id: "gateway-login",
    speaker: "gateway",
    pattern:
      /session unavailable|passtoken|account session|no available accounts|all accounts? (?:are )?(?:exhausted|unavailable|cooling)/,
    what: msg("a gateway that is not MiMo's has no account to ask with: nothing is known about the key"),
  },
  {
    id: "gateway-route",
    speaker: "gateway",
    around: true,
    pattern:
      /no (?:active |available |auth )?credentials? (?:found )?(?:for provider|$)|no (?:active )?credentials for provider|no available channel|无可用渠道|当前分组|上游负载|渠道不可用|no endpoints found|invalid model name passed in model|无权使用模型|provider_response_error|upstream_error|bad_response_status_code|error from provider\(|all providers failed|no provider available/,
    what: msg("a gateway that is not MiMo's has no way to this model: MiMo was not asked with your key"),
  },
  {
    id: "gateway-quota",
    speaker: "gateway",
    pattern: /令牌额度|用户额度|tokenstatusexhausted|insufficient_user_quota|token quota|pre-?consum|预扣费/,
    what: msg("a gateway that is not MiMo's says that its own quota is used up: MiMo was not asked"),
  },
  {
    id: "gateway-token",
    speaker: "gateway",
    around: true,
    pattern:
      /无效的令牌|令牌(?:已过期|状态|不可用|已禁用|验证)|未提供令牌|(?:new|one|shell|rix)_?api_(?:error|panic)|litellm_verificationtable|invalid proxy server token|token_not_found_in_db|no api key passed in|no auth credentials found|user not found\.|unauthorized client detected/,
    what: msg("a gateway that is not MiMo's does not take the key: MiMo was not asked"),
  },
  {
    id: "other-host",
    speaker: "other",
    around: true,
    pattern:
      /bad credentials|docs\.github\.com|just a moment\.\.\.|attention required! ?\| ?cloudflare|error code: 10\d\d\b|>(?:nginx|cloudflare|apache|caddy|iis|varnish|squid|awselb)\b|huggingface\.co|cf-error|enable javascript and cookies/,
    what: msg("another service or a page in front of it answered, not MiMo: nothing is known about the key"),
  },
  {
    id: "gate",
    speaker: "other",
    pattern:
      /your request was blocked|request blocked|access denied by|blocked by (?:the )?(?:waf|firewall|policy)|web application firewall/,
    what: msg("a gate in front of the host stopped the request: nothing is known about the key"),
  },
];

const e = (id: string, pattern: RegExp, what: Message, more: Partial<ClientError> = {}): ClientError => ({
  id,
  pattern,
  what,
  ...more,
});
const first = { first: true } as const;
const host = { speaker: "host" } as const;

/** What is a key's name in the words of programs. */
const key = "(?:api[ _-]?keys?|\\w{1,40}_(?:api_?key|auth_token|key)|credentials?|auth token)";
const lacks =
  "(?:is |are |was |were |has )?(?:not? (?:been )?(?:found|set|configured|provided|given|defined|resolved|stored|specified|present|available)|missing|required|empty|unset|unbound|undefined|must (?:be )?(?:set|provided)|null|cannot be (?:null|empty))";

/** The first that fits counts; asked only where no answer is recognised. */
export const clientErrors: readonly ClientError[] = [
  e(
    "key-no-header",
    /bytestring|invalid header (?:value|field)|is an invalid header|err_invalid_char|invalid character in header|illegal header value|in header value|codec can't encode|header value(?: contains)?.{0,30}(?:invalid|illegal)|failed to parse header value|invalid http header|invalidheader/,
    msg("the key holds a sign that no header can carry: nothing was sent"),
    first,
  ),
  e(
    "address",
    /failed to parse url|invalid url|not a valid url|err_invalid_url|missingschema|no scheme supplied|unsupported ?protocol|protocol ".{0,20}" not supported|relative url without a base|using bad\/illegal format|missing an? 'https?:\/\/'|expected url scheme|malformedurl|no protocol:|only absolute urls|invalid base ?url|nodename.{0,20}scheme|empty host|url scheme is not allowed|invaliduri|url must be absolute/,
    msg("the base URL is no complete address: nothing was sent"),
    first,
  ),
  e(
    "action-input",
    /input required and not supplied/,
    msg("a step of a workflow got no value for an input: the secret is empty there, and nothing was sent"),
    first,
  ),
  e("no-key", /invalid api key \W please run \/login/, msg("the client itself found no key: nothing was sent"), first),
  e(
    "login",
    /authentication timed out/,
    msg("the client wants its own login before it asks anybody: nothing was sent"),
    first,
  ),
  e(
    "no-key",
    new RegExp(
      [
        `missing (?:required )?environment variables?`,
        `missing these environment variables`,
        `expects these environment variables`,
        `environment variable .{0,60}${lacks}`,
        `(?:unbound variable|parameter null or not set)`,
        `could not resolve authentication method`,
        `\\bno (?:usable |valid )?${key}\\b`,
        `(?:missing|find|without) (?:an? |the |any |your )?(?:[\\w.-]{1,30} ){0,3}${key}\\b`,
        `${key}\\b['"\`]?(?: option| parameter| property)?(?: for [^.]{1,60}| or [a-z ]{1,30})?[ :]{0,2}${lacks}`,
        `did not find \\w{1,40}_api_key`,
        `provider ".{1,60}" is missing`,
        `must be set either by passing`,
        `you must provide an? (?:valid )?api`,
        `has no credential`,
        `keyerror: '\\w{0,40}(?:key|token)'`,
        `(?:no|without) (?:llm|inference) provider configured`,
        `auth profile not configured`,
        `unauthenticated\\. configure`,
        `(?:api[ -]?key|密钥|令牌|key) ?(?:未|没有|不能为空|为空|缺失|不存在|尚未)`,
        `(?:未|没有|尚未|请先|请|缺少|找不到|无)(?:配置|设置|填写|提供|输入|添加|检测到)?(?:有效的|您的|你的)? ?(?:api ?)?(?:key|密钥|令牌)(?!.{0,6}(?:无效|错误))`,
      ].join("|"),
    ),
    msg("the client itself found no key: nothing was sent"),
    first,
  ),
  e(
    "no-key",
    new RegExp(
      `(?:set|provide|enter|configure|add) (?:the |an? |your |a valid )?(?:[\\w-]{1,20} )?${key}|(?<![-\\w])missing key\\b(?!-)`,
    ),
    msg("the client itself found no key: nothing was sent"),
  ),
  e(
    "key-type",
    /api ?key.{0,40}(?:must be a string|to return a string)|browser-like environment/,
    msg("the client refuses the form of its own settings: nothing was sent"),
  ),
  e(
    "provider",
    /unsupported (?:llm )?provider|provider not provided|unknown provider|no such provider|provider .{1,60} (?:is )?(?:not found|unknown|not supported|not configured)|providermodelnotfound|providerinit|failed to initialize provider|unsupported model version/,
    msg("the client does not know this provider, or cannot set it up: nothing was sent"),
  ),
  e(
    "wire",
    /wire_api.{0,30}chat|`?chat`? is no longer supported|converse-stream/,
    msg("the client and the endpoint do not speak the same protocol"),
  ),
  e(
    "model-words",
    /issue with the selected model|model may not exist or you may not have access/,
    msg(
      "the client's words for 404: the path of the address is wrong, the model is not served, or it cannot take this input",
    ),
    host,
  ),
  e(
    "client-model",
    /model not found:|unknown model|no such (?:language)?model|requires a model|no models? (?:with|specified|configured|is set|selected)|model .{1,60} is not (?:available|in the list)/,
    msg("the model is not in the client's own list: nothing was sent"),
  ),
  e(
    "settings",
    /configinvalid|configuration is invalid|error loading config|failed to (?:parse|load) config|unrecognized keys?|invalid config|setting must be|expected a map/,
    msg("the client refuses its own settings: nothing was sent"),
  ),
  e(
    "refused",
    /authori[sz]ation (?:error|failed)|(?:provider )?authentication (?:error|failed)|auth(?:entication)? error/,
    msg("the client's words for an answer of 401 or 403: a request was made, and refused"),
    host,
  ),
  e(
    "login",
    /(?:please |need to )?(?:run|use|try) [`'"(]?\/login|\/login["'`]? to log|not logged in|(?:please )?(?:sign|log) in\b|not authenticated|authentication required|no auth type|no authentication information|authentication timed out|oauth (?:free tier|token expired)|no provider configured|auth login|未登录|请先?登录/,
    msg("the client wants its own login before it asks anybody: nothing was sent"),
  ),
  e(
    "404-model",
    /model .{1,60} (?:does not exist|not found|not supported|is not available|has been deprecated)/,
    msg("the model is not served where the request went"),
    host,
  ),
];

/** Codes and words of Node, browsers, Python, Rust, Go, Java, .NET and curl for what fails on the way; the surest first. */
export const networkErrors: readonly (readonly [fault: string, pattern: RegExp])[] = [
  ["proxy-auth", /\b407\b.{0,40}proxy|proxy authentication required/],
  ["proxy-dns", /could not resolve proxy/],
  ["proxy-status", /proxy response \(\d|http tunneling|code \d{3} from proxy|tunnel connection failed/],
  ["proxy-refused", /proxyerror|proxyconnect|cannot connect to proxy|err_proxy_connection_failed/],
  [
    "tls-wrong-host",
    /altname|does not match certificate|not valid for (?:the )?name|certificate is (?:not )?valid for|hostname mismatch|err_cert_common_name/,
  ],
  ["tls-self-signed", /self_signed|self[- ]signed/],
  ["tls-expired", /cert_has_expired|certificate (?:has )?expired|peer certificate: expired|err_cert_date/],
  [
    "tls-unknown-root",
    /unable_to_(?:verify_leaf|get_issuer)|unable to (?:get local issuer|verify the first)|unknown ?issuer|certificate[ _]verify[ _]failed|verify certificate|unknown authority|pkix path|certificate problem|err_cert_authority|unknown certificate verification|sslcertverification/,
  ],
  ["tls-protocol", /wrong[ _]version[ _]number|ssl routines|unsupported protocol version|\beproto\b/],
  ["tls-timeout", /tls handshake timeout/],
  [
    "tls-closed",
    /handshake eof|ssleof|eof occurred in violation|secure tls connection was established|ssl_connect|schannel/,
  ],
  [
    "tls-certificate",
    /sslhandshake|sslerror|ssl connection could not be established|invalid peer certificate|err_ssl|x509:|tls: /,
  ],
  ["dns-no-answer", /eai_again|temporary failure in name resolution/],
  [
    "dns-not-found",
    /enotfound|getaddrinfo|could not resolve host|name or service not known|nodename nor servname|dns error|no such host|name_not_resolved|nameresolution|failed to (?:resolve|lookup)|unknownhost|could not be resolved/,
  ],
  [
    "connect-refused",
    /econnrefused|connection ?_?refused|couldn't connect to server|actively refused|connectionrefused/,
  ],
  ["connect-network-unreachable", /enetunreach|network is unreachable|internet_disconnected|网络不可达/],
  ["connect-host-unreachable", /ehostunreach|no route to host|host is unreachable/],
  ["connect-reset", /econnreset|connection reset|socket hang up|epipe|broken pipe|connection aborted|connectionreset/],
  [
    "connect-timeout",
    /etimedout|(?:connect|connection|request|operation|read)[ _]?(?:operation )?timed? ?_?out|timed out|timeout (?:of \d|error)|und_err_\w{0,20}timeout|i\/o timeout|deadline exceeded|readtimeout|apitimeout|连接超时|请求超时/,
  ],
  [
    "reply-closed",
    /other side closed|und_err_socket|empty reply|server disconnected|closed before message completed|remoteprotocol|stream closed before|": eof|unexpected eof|disconnected without sending/,
  ],
  ["body-garbage", /error decoding response body/],
  [
    "no-answer",
    /fetch failed|failed to fetch|connection error|apiconnection|network ?error|err_network|cannot connect|unable to connect|error sending request|connection attempts failed|failed to (?:connect|establish)|stream disconnected before|connecterror|newconnectionerror|typeerror: terminated|网络(?:连接)?(?:失败|错误|异常)|无法连接|连接失败/,
  ],
];

/** Words of MiMo's own answers. */
export const mimoWords =
  /invalid api key|invalid_key|please provide valid api key|please provide a valid token|param incorrect|not supported model|illegal[_ ]access|insufficient account (?:balance|funds)|limitation\b|finishconnect|reasoning_content in the thinking mode|responses_feature_not_supported|input not supported by this model|`?function`? is not set/;

/** The form of MiMo's answers, which nobody else has: whoever passes it on has not made it. */
export const mimoForm = /please provide valid api key|\binvalid_key\b|param incorrect|illegal_access/;

const implied: readonly (readonly [RegExp, number])[] = [
  [
    /param incorrect|not supported model|reasoning_content|responses_feature_not_supported|`?function`? is not set|finishconnect|模型(?:已下线|不存在|不可用|未找到|已停用)|不支持的?模型/,
    400,
  ],
  [/illegal[_ ]access|permissiondenied|permission_error|access denied|无权|禁止访问|权限不足|没有权限/, 403],
  [/insufficient account (?:balance|funds)|insufficient balance|payment required|余额不足|欠费|账户余额/, 402],
  [/input not supported by this model/, 404],
  [
    /invalid (?:api[ _-]?key|token)|invalid_(?:key|token)|api key required|authentication_error|unauthori[sz]ed|authenticationerror|(?:密钥|令牌|key|凭证) ?(?:无效|错误|不正确|已过期|失效|已失效)|无效的? ?(?:api ?)?(?:密钥|key|凭证)|(?:认证|鉴权|身份验证|验证|授权)失败|未授权|未经授权/,
    401,
  ],
  [/too many requests|limitation\b|rate[ _]?limit|频繁|频率|限流|限速|额度已|配额|用量已/, 429],
  [/content[_ ]filter|内容审核|敏感/, 421],
  [
    /404 (?:page )?not found|notfounderror|(?:endpoint|path|route|page) not found|no static resource|cannot (?:get|post) \//,
    404,
  ],
  [/method not allowed/, 405],
  [/(?:entity|payload|content) too large/, 413],
  [/bad gateway/, 502],
  [/service unavailable|serviceunavailable|overloaded|服务器?繁忙|服务(?:暂时|暂)?不可用|upstream connect error/, 503],
  [/gateway time-?out/, 504],
  [/internal server error|internalservererror|服务器(?:内部)?错误/, 500],
];

/** The status that is meant by words alone. */
export const impliedStatus = (words: string): number | undefined =>
  implied.find(([pattern]) => pattern.test(words))?.[1];

/** Who gives an answer, where its form shows that it is not MiMo. */
export const answerSpeakers: Readonly<Record<string, Speaker>> = {
  "401-no-key-seen": "gateway",
  "401-gateway": "gateway",
  "401-console": "other",
  "401-html": "other",
  "403-html": "other",
  "429-page": "other",
  "407-proxy": "network",
  "511-portal": "other",
};

/** Programs whose errors are not a model's, whatever number is in them. */
export const otherPrograms =
  /npm err|registry\.npmjs|\bgit(?:hub)?\b.{0,40}(?:repository|permission|fatal)|fatal: |postgres|psql|access denied for user|response from daemon|pulling image|\bssh: |error\[e\d{4}\]|failed to push|mysql|redis|mongodb|docker daemon|publickey|modulenotfounderror|no module named|segmentation fault|cannot find module|apt-get|pip3? install/;
