// Words of which names are made: what each says about the role and the owner of a setting.

const set = (words: string): ReadonlySet<string> => new Set(words.split(" "));

/** Written as one word, and meant as several. */
export const compounds: Readonly<Record<string, readonly string[]>> = {
  xiaomimimo: ["mimo"],
  xiaomimimi: ["mimo"],
  xiaomimio: ["mimo"],
  mimomimo: ["mimo"],
  mihome: ["xiaomi", "home"],
  miio: ["xiaomi", "home"],
  mijia: ["xiaomi", "home"],
  miot: ["xiaomi", "home"],
  envvar: ["env", "var"],
  modelids: ["model", "ids"],
};

/** Two words that mean one. */
export const pairs: Readonly<Record<string, string>> = {
  "token plan": "plan",
  "mi mo": "mimo",
  "xiao mi": "xiaomi",
  "xiaomi mimo": "mimo",
  "mimo mimo": "mimo",
  "base url": "url",
  "base uri": "url",
  "api base": "base",
  "end point": "endpoint",
};

const list = (words: string): readonly string[] => words.split(" ");

/** What a word without boundaries may be made of: `apikey`, `mimobaseurl`. */
export const parts = list(
  "anthropic authorization endpoint provider xiaomi openai access secret models client server base host auth model token " +
    "name plan mimo chat env api key url uri var",
);

export const keyWords = set("key keys token secret sk apikey credential credentials auth");
/** They say nothing about whose key it is. */
export const keyQualifiers = set("api access auth secret client bearer app user service my the model");
/** `max_tokens`, `sort_key`: something else. */
export const otherKeys = set(
  "max min num count limit total context input output completion prompt per cost price public private ssh gpg pgp host hot short " +
    "cache primary foreign partition sort index row group css csrf xsrf jwt session cookie page next cursor refresh idempotency " +
    "license encryption signing deploy translation shortcut binding registry object map id cached reasoning thinking budget",
);

export const addressWords = set("url uri base endpoint host server address urls");
export const addressQualifiers = set("api proxy server full custom the root model service http endpoint host base url");
/** Links for people, and addresses of other things. */
export const otherAddresses = set(
  "image icon logo avatar callback redirect webhook docs doc help homepage home repo repository schema database db redis mongo " +
    "mongodb postgres mysql sqlite amqp rabbitmq kafka site app frontend website balance console dashboard login logout oauth health " +
    "status signup terms privacy download git clone issue issues bugs license author cdn static asset assets public blog feed rss " +
    "sitemap canonical register registry support contact video audio file s3 bucket smtp mail imap ldap socket vault key token jwks " +
    "issuer auth invite data code css grafana prometheus sentry elastic search update upgrade release http https all no ftp socks",
);

export const modelNouns = set("name id slug list ids names identifier default fallback fallbacks");
/** Which of several models, not whose. */
export const modelQualifiers = set(
  "chat default fallback fallbacks available supported active current selected custom main primary my the api",
);
/** As these, where a word is left that says whose it is. */
export const modelPurposes = set(
  "fast small large big medium secondary text code coding reasoning thinking think vision image opus sonnet haiku weak editor " +
    "architect title summary summarization embedding subagent background planner lite mini pro long context web search tool compact " +
    "utility helper judge aux auxiliary agent speech tts asr audio",
);

/** Modes that may be one of billing; `dark_mode` is none. */
export const modeQualifiers = set("api billing plan payment key endpoint default");

export const nameWords = set("env var variable environment");

/** Behind the word of a role, these only tell several of them apart. */
export const variants = set(
  "cn sgp sg ams eu us global intl china prod production dev development test testing staging local default primary main backup " +
    "secondary fallback old new compatible free paid plan standard payg pro fast small chat v1 v2 v3",
);

/** Beside `xiaomi`: a smart home, a phone, an account of the shop. */
export const homeWords = set(
  "home device devices account cloud router vacuum gateway tv camera lamp light plug sensor fan purifier username user password " +
    "passwd did mesh bluetooth ble ha hass lock yeelight roborock phone watch band scale wifi",
);

/** Those of which a word may be made up although no boundary shows it. */
export const vendorWords: ReadonlyMap<string, string> = new Map(
  Object.entries({
    openai: "openai",
    chatgpt: "openai",
    codex: "openai",
    azure: "azure",
    anthropic: "anthropic",
    claude: "anthropic",
    deepseek: "deepseek",
    openrouter: "openrouter",
    moonshot: "moonshot",
    kimi: "moonshot",
    dashscope: "alibaba",
    qwen: "alibaba",
    bailian: "alibaba",
    gemini: "google",
    google: "google",
    vertex: "google",
    zai: "zai",
    zhipu: "zai",
    zhipuai: "zai",
    bigmodel: "zai",
    glm: "zai",
    minimax: "minimax",
    groq: "groq",
    xai: "xai",
    grok: "xai",
    mistral: "mistral",
    cohere: "cohere",
    together: "together",
    fireworks: "fireworks",
    nvidia: "nvidia",
    siliconflow: "siliconflow",
    huggingface: "huggingface",
    hf: "huggingface",
    github: "github",
    gitlab: "gitlab",
    npm: "npm",
    aws: "aws",
    bedrock: "aws",
    ark: "volcengine",
    volcengine: "volcengine",
    doubao: "volcengine",
    stepfun: "stepfun",
    hunyuan: "tencent",
    tencent: "tencent",
    tavily: "tavily",
    perplexity: "perplexity",
    ollama: "ollama",
    slack: "slack",
    discord: "discord",
    telegram: "telegram",
    stripe: "stripe",
    brave: "brave",
    exa: "exa",
    serper: "serper",
    copilot: "github",
    cerebras: "cerebras",
    sambanova: "sambanova",
    novita: "novita",
    modelscope: "modelscope",
    elevenlabs: "elevenlabs",
  }),
);
