// The Chinese wording of every command and every option, by the English template.
export default {
  "diagnose; the default command": "诊断；默认命令",
  "who won one setting and why: key, baseUrl, mode, model or auth; without one, all five":
    "哪一个设置生效，为什么：key、baseUrl、mode、model 或 auth；不指定则列出全部五个",
  "check, with the live probe": "诊断，并进行在线探测",
  "show the repairs as a diff; --write applies them": "以 diff 显示修复内容；--write 写入",
  "guided onboarding: key, region, clients; nothing is written without a yes":
    "引导设置：密钥、区域、客户端；未经确认不会写入",
  "loopback server that shows what a client really sends": "本机回环服务器，显示客户端实际发送的内容",
  "a rule id, client:<id>, an HTTP status, or an error text pasted or piped":
    "规则 ID、client:<id>、HTTP 状态码，或粘贴、经管道传入的错误文本",
  "share-safe capsule of this diagnosis; --reproduce writes it as a folder":
    "可放心分享的诊断胶囊；--reproduce 将其写成目录",
  "merge JSON or SARIF reports": "合并 JSON 或 SARIF 报告",
  "everything there is of one kind": "列出某一类的全部内容",
  "script by which a shell completes this command line; default: for your shell":
    "用于 shell 补全此命令行的脚本；默认适用于你的 shell",
  "only these clients; default: every client found, and codewhale always, in each version known":
    "只诊断这些客户端；默认为找到的所有客户端，并始终包括 codewhale 的每个已知版本",
  "the TOML file to use as CodeWhale's --config would": "指定 TOML 文件，作用与 CodeWhale 的 --config 相同",
  "replaces the process environment; a later file wins": "取代进程的环境变量；后面的文件优先",
  "with the environment of a running process of yours (Linux): of a service, of an editor":
    "使用你正在运行的某个进程的环境变量（Linux）：如服务或编辑器",
  "judge dates as of DATE, ISO 8601; default now": "以 DATE 为准判断日期，ISO 8601 格式；默认为现在",
  "output format, to a file if one is named; at most one to standard output":
    "输出格式，可指定写入的文件；最多一种写到标准输出",
  "exit status 1 from here on: error (default), warning, note, never":
    "从此级别起退出状态为 1：error（默认）、warning、note、never",
  "only these rules": "只使用这些规则",
  "all rules but these": "不使用这些规则",
  "another severity: error, warning, note or off": "改变级别：error、warning、note 或 off",
  "mimo-doctor's own settings; default mimo-doctor.toml here or above. --no-settings reads none":
    "mimo-doctor 自身的设置；默认为当前目录或上级目录中的 mimo-doctor.toml。--no-settings 不读取设置",
  "leave out what an earlier JSON report has already": "略去先前的 JSON 报告中已有的内容",
  "with paths: whose files they are, whatever they are called": "用于路径：无论文件名是什么，都视为此客户端的文件",
  "what standard input (-) is called, so that it can be recognised": "为标准输入（-）指定名称，以便识别",
  "with paths: also look at what git ignores": "用于路径：也查看 git 忽略的文件",
  "with paths: only part I of N, for several machines": "用于路径：只处理 N 份中的第 I 份，供多台机器分担",
  "ask the configured endpoint whether it accepts the key; kind only with =, default models":
    "询问所配置的端点是否接受密钥；种类只能用 = 指定，默认 models",
  "ask every MiMo endpoint; implies --probe": "询问每个 MiMo 端点；包含 --probe",
  "further trusted roots for the probe, PEM": "探测时额外信任的根证书，PEM 格式",
  "connect to H2:P2 where a request is for H1:P1, as curl has it":
    "请求发往 H1:P1 时改为连接 H2:P2，与 curl 的用法相同",
  "let the probe send the key to HOST although only a project file names it":
    "允许探测将密钥发送到 HOST，即使只有项目文件指定了它",
  "print the plan of the probe and send nothing": "只输出探测计划，不发送任何内容",
  "run a client with its real settings where nothing can leave, and see what it sends":
    "以真实设置在任何内容都无法离开的环境中运行客户端，看它发送什么",
  "sealed: only loopback exists (Linux); proxy: proxy variables alone, which a client may ignore":
    "sealed：只有环回接口（Linux）；proxy：只有代理变量，客户端可能不理会",
  "per probe request, default 10; of trace: for the whole command, default 60":
    "每个探测请求，默认 10；对 trace：整个命令，默认 60",
  "port to listen on; any free one where missing": "监听的端口；不指定时使用任一空闲端口",
  "answer as that endpoint would: standard, token-plan-cn, token-plan-sgp, token-plan-ams":
    "像该端点一样响应：standard、token-plan-cn、token-plan-sgp、token-plan-ams",
  "answer every request so: a status, or a recorded answer by name": "以此响应每个请求：状态码，或已录制响应的名称",
  "end after the first request; a look whether anybody is there is none": "收到第一个请求后结束；仅检查连通的请求不算",
  "as if NAME were set; touches nothing. For a key: tp, sk, tp-s, sk-… or @OTHER_NAME":
    "假定已设置 NAME；不改动任何内容。密钥可用：tp、sk、tp-s、sk-… 或 @OTHER_NAME",
  "as if NAME were not set; touches nothing": "假定未设置 NAME；不改动任何内容",
  "write the repairs; what was there is kept for --undo": "写入修复内容；原有内容会保留，供 --undo 使用",
  "put back what the last change replaced; five are kept": "还原上一次修改所替换的内容；保留最近五次",
  "agree without being asked": "不再询问，全部同意",
  "write a folder in which check resolves as it does here": "写出一个目录，在其中运行 check 的解析结果与本机相同",
  "standard or token-plan; default: what the key says": "standard 或 token-plan；默认由密钥判断",
  "cn, sgp or ams; default: what --sweep finds": "cn、sgp 或 ams；默认为 --sweep 找到的区域",
  "take the key from this variable, or from standard input; then nothing is asked":
    "从此变量或标准输入取得密钥；不再提问",
  "only print what would stand in each client's file": "只输出各客户端的文件中应写的内容",
  "language of text, help and questions, and then of every format; default: by locale, text alone":
    "文本、帮助和提问的语言，指定后也用于所有格式；默认按区域设置，且只影响文本",
  "colour always; --no-color never; default: on terminals, unless NO_COLOR is set":
    "始终使用颜色；--no-color 不使用；默认在终端中使用，除非设置了 NO_COLOR",
  "more evidence": "显示更多依据",
  "the verdict only": "只显示结论",
  "this help": "显示此帮助",
  "the version of mimo-doctor": "显示 mimo-doctor 的版本",
} as const satisfies Readonly<Record<string, string>>;
