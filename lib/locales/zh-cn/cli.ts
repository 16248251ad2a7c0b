// The Chinese wording of the command line: help, questions, refusals and what each command says, by the English template.
export default {
  // diagnose, probing, request
  "live probe": "在线探测",
  "this world has no network": "此环境没有网络",
  "no client is set up, so there is nothing to ask": "没有设置任何客户端，因此没有可询问的端点",
  "live probe of {policies}": "对 {policies} 的在线探测",
  "`--timeout` wants seconds between 0 and 600, not `{timeout}`":
    "`--timeout` 需要 0 到 600 之间的秒数，而不是 `{timeout}`",
  "{because}; the header that the client sends there was not tested": "{because}；客户端在那里发送的请求头未经测试",
  "`--cacert` names no file that can be read: `{file}`": "`--cacert` 指定的文件无法读取：`{file}`",
  "`--connect-to` wants HOST1:PORT1:HOST2:PORT2, not `{text}`":
    "`--connect-to` 需要 HOST1:PORT1:HOST2:PORT2，而不是 `{text}`",
  "`{at}` is no date: write it like `2026-09-30` or `2026-09-30T12:00:00Z`":
    "`{at}` 不是日期：请写成 `2026-09-30` 或 `2026-09-30T12:00:00Z`",
  "unknown client `{id}`: see `mimo-doctor list clients`": "没有客户端 `{id}`：见 `mimo-doctor list clients`",
  "unknown client `{id}`: did you mean `{near}`?": "没有客户端 `{id}`：是否想用 `{near}`？",
  "{id} has no version `{wanted}` here: {all}": "这里没有 {id} 的版本 `{wanted}`：可用 {all}",
  // args
  "`--{name}` does not go with `{command}`": "`--{name}` 不能用于 `{command}`",
  "`--lang` is one of {all}, not `{lang}`": "`--lang` 只能是 {all} 之一，而不是 `{lang}`",
  "`--color` takes no value: there is `--no-color`": "`--color` 不带值：另有 `--no-color`",
  "`--{name}` takes no value": "`--{name}` 不带值",
  "`--{name}` needs a value: {value}": "`--{name}` 需要一个值：{value}",
  "unknown option `{flag}`: did you mean `--{near}`?": "未知选项 `{flag}`：是否想用 `--{near}`？",
  "unknown option `{flag}`: did you mean `mimo-doctor {word}`?": "未知选项 `{flag}`：是否想用 `mimo-doctor {word}`？",
  "unknown option `{flag}`: see `mimo-doctor --help`": "未知选项 `{flag}`：见 `mimo-doctor --help`",
  "unknown command or file `{word}`: did you mean `{near}`?": "未知的命令或文件 `{word}`：是否想用 `{near}`？",
  "unknown command or file `{word}`: see `mimo-doctor --help`":
    "`{word}` 既不是命令也不是文件：见 `mimo-doctor --help`",
  // baseline
  "`--{option}` names a file that does not exist: `{path}`": "`--{option}` 指定的文件不存在：`{path}`",
  "`{path}` is no baseline: it wants a report that `--format json={path}` wrote":
    "`{path}` 不是基线：需要由 `--format json={path}` 写出的报告",
  // confidences
  documented: "有文档说明",
  observed: "实际观察",
  reported: "他人报告",
  inferred: "推断",
  // decoding
  "The key is good: something else is wrong.": "密钥有效：问题出在别处。",
  "That does not prove the key wrong: a good key on the wrong host, of the other plan or region, or in the wrong header gets the same answer.":
    "这并不说明密钥有误：有效的密钥用在错误的主机、另一种套餐或区域，或放在错误的请求头中，得到的响应相同。",
  "It says nothing about the key.": "这与密钥是否有效无关。",
  "{status}: {what}": "{status}：{what}",
  "Usually, the most frequent cause first:": "常见原因，最常见的在前：",
  "Usually:": "常见原因：",
  "Here:": "本机情况：",
  "Also found here:": "本机还发现：",
  "No client is set up for MiMo here, so nothing here can be compared with it.":
    "本机没有为 MiMo 设置任何客户端，因此无从对照。",
  "Nothing in the configuration here explains it; `mimo-doctor --sweep` asks every endpoint.":
    "本机的配置中没有能解释它的内容；`mimo-doctor --sweep` 会询问每个端点。",
  "{severity} {rule} {place}: {message}": "{severity} {rule} {place}：{message}",
  "{severity} {rule}: {message}": "{severity} {rule}：{message}",
  "This text is not known to mimo-doctor.": "mimo-doctor 不认识这段文字。",
  // explain-client
  "`client:{id}` is no client: did you mean `client:{near}`?": "没有客户端 `client:{id}`：是否想用 `client:{near}`？",
  "`client:{id}` is no client: see `mimo-doctor list clients`":
    "没有客户端 `client:{id}`：见 `mimo-doctor list clients`",
  "else {name}: {because}": "否则 {name}：{because}",
  "{name} in {paths}": "{name}，位于 {paths}",
  "{what}: {because}": "{what}：{because}",
  "source: {from}; seen {seen}, {confidence}": "来源：{from}；查看于 {seen}，{confidence}",
  "Files, {names}": "文件，{names}",
  none: "无",
  // fixing
  "Somebody must decide (`--yes` agrees to all of them):": "需要由人决定（`--yes` 表示全部同意）：",
  "{rule}: {ask} ({place})": "{rule}：{ask}（{place}）",
  "{rule}: {ask}": "{rule}：{ask}",
  "Left alone:": "未作修改：",
  "{rule} in {place}: {because}": "{rule}，位于 {place}：{because}",
  "{rule}: {because}": "{rule}：{because}",
  "{rules} in {file}": "{rules}，位于 {file}",
  "In your shell ({shell}), and where it is set for good:": "在你的 shell（{shell}）以及永久设置它的地方：",
  "There is nothing that can be repaired here; `mimo-doctor` lists what it found.":
    "这里没有可以修复的内容；`mimo-doctor` 会列出发现的问题。",
  "No file is changed.": "没有修改任何文件。",
  "Nothing is written without `--write`.": "不加 `--write` 不会写入任何内容。",
  "Written: {n} of {all}. `mimo-doctor fix --undo` puts back what was there.":
    "已写入：{n}/{all}。`mimo-doctor fix --undo` 可还原原有内容。",
  // onboarding
  "That is a key of the other plan than you named; the key decides.": "这把密钥属于另一种套餐；以密钥为准。",
  "Set it up nevertheless?": "仍要设置吗？",
  "Write this?": "写入这些内容吗？",
  "Written.": "已写入。",
  "Ask MiMo's endpoints which of them accepts the key? One GET of the list of models each; it costs nothing.":
    "要询问 MiMo 的各个端点，看哪个接受此密钥吗？每个端点只用 GET 获取一次模型列表，不产生费用。",
  asking: "正在询问",
  "nobody accepts it": "没有端点接受它",
  "nothing was asked": "什么都没有问到",
  "Nothing was asked: no endpoint could be reached from here.": "什么都没有问到：从这里连不上任何端点。",
  // other-process
  "`--pid` wants the number of a process, not `{text}`": "`--pid` 需要进程号，而不是 `{text}`",
  "there is no process {pid}": "没有进程 {pid}",
  "process {pid} is not yours, so its environment cannot be read": "进程 {pid} 不属于你，因此无法读取其环境变量",
  "`--pid` works on Linux only": "`--pid` 仅可用于 Linux",
  // outputs
  "`--format {name}=` names no file": "`--format {name}=` 没有指定文件",
  "two formats want standard output: give one of them a file, as in `--format json=report.json`":
    "有两种格式要写到标准输出：请为其中一种指定文件，如 `--format json=report.json`",
  "`{command}` has no format `{name}`: {all}": "`{command}` 没有格式 `{name}`：可用 {all}",
  "`{name}` is no format: did you mean `{near}`?": "没有格式 `{name}`：是否想用 `{near}`？",
  "`{name}` is no format: {all}": "没有格式 `{name}`：可用 {all}",
  // probing
  "`--probe` has the kinds models and chat, not `{kind}`": "`--probe` 的种类有 models 和 chat，没有 `{kind}`",
  "`--timeout` wants seconds, not `{timeout}`": "`--timeout` 需要秒数，而不是 `{timeout}`",
  "Note: the terms of Token Plan allow its quota inside programming tools only; this probe spends one token of it.":
    "注意：Token Plan 的条款只允许在编程工具中使用其额度；此次探测会消耗一个 token。",
  "asking {hosts} …": "正在询问 {hosts} …",
  "interrupted; answered: {answered}; asked, without an answer: {silent}; not asked: {never}":
    "已中断；已响应：{answered}；已询问但没有响应：{silent}；未询问：{never}",
  "{method} {url} with the {plan} key from {place} in `{header}`; after a 401 once more, then in `{others}`; costs one token":
    "{method} {url}，使用来自 {place} 的密钥（{plan}），放在 `{header}` 中；收到 401 后再试一次，改放在 `{others}` 中；消耗一个 token",
  "{method} {url} with the {plan} key from {place} in `{header}`; after a 401 once more, then in `{others}`; costs nothing":
    "{method} {url}，使用来自 {place} 的密钥（{plan}），放在 `{header}` 中；收到 401 后再试一次，改放在 `{others}` 中；不产生费用",
  "not asked: {because}": "未询问：{because}",
  "not asked: {because} (`{flag}` allows it)": "未询问：{because}（`{flag}` 可允许询问）",
  "nothing to ask: no client is set up": "没有可询问的端点：没有设置任何客户端",
  // request
  "`--{name}` names a file that does not exist: `{path}`": "`--{name}` 指定的文件不存在：`{path}`",
  "`--{name}` goes with paths only": "`--{name}` 只能与路径一起使用",
  "`--shard` wants I/N, such as 1/4, not `{text}`": "`--shard` 需要 I/N，如 1/4，而不是 `{text}`",
  // run
  "standard output": "标准输出",
  "`{command}` is not built yet in this version": "此版本尚未实现 `{command}`",
  "{what} cannot be written ({code})": "无法写入 {what}（{code}）",
  "unknown error": "未知错误",
  "could not finish because of a fault of its own ({kind} at {where}); please report it":
    "因自身的缺陷而未能完成（{kind}，位于 {where}）；请反馈此问题",
  "unknown place": "未知位置",
  // setting-up
  "`{host}` accepts the key ({title}).": "`{host}` 接受此密钥（{title}）。",
  "No endpoint accepts the key:": "没有端点接受此密钥：",
  "{host}: {because}": "{host}：{because}",
  "{key}: a {plan} key; what was pasted around it is taken away": "{key}：密钥（{plan}）；粘贴时带入的多余内容已去除",
  "{key}: a {plan} key": "{key}：密钥（{plan}）",
  "{file} is right already": "{file} 无需修改",
  "{file} is new": "{file} 是新文件",
  nowhere: "无处",
  "{rule}: {message}": "{rule}：{message}",
  "{client}: not yet right": "{client}：设置仍有问题",
  "{client}: goes to {host}": "{client}：发送到 {host}",
  "`{run}`": "`{run}`",
  "Run {run}. `mimo-doctor fix --undo` puts back what was there.":
    "请运行 {run}。`mimo-doctor fix --undo` 可还原原有内容。",
  "{left} or {right}": "{left} 或 {right}",
  "The host of Token Plan in Singapore; `--plan` and `--region` name another.":
    "这是 Token Plan 新加坡区域的主机；可用 `--plan` 和 `--region` 指定其他主机。",
  // settings
  "clients other than {clients}": "{clients} 以外的客户端",
  "{file} names only these": "{file} 只指定了这些",
  // setup-input
  "`--plan` is standard or token-plan, not `{plan}`": "`--plan` 只能是 standard 或 token-plan，而不是 `{plan}`",
  "`--region` is cn, sgp or ams, not `{region}`": "`--region` 只能是 cn、sgp 或 ams，而不是 `{region}`",
  "pay-as-you-go has no regions: leave `--region` out": "按量付费不分区域：请去掉 `--region`",
  "`{id}` is not set up by `init`: did you mean `{near}`?": "`init` 不能设置 `{id}`：是否想用 `{near}`？",
  "`{id}` is not set up by `init`: {all}": "`init` 不能设置 `{id}`：可用 {all}",
  "this is a {plan} key, and {said} was asked for": "这是 {plan} 的密钥，而要求的是 {said} 的",
  // statuses
  "nothing found": "没有发现问题",
  findings: "发现问题",
  "wrong usage": "用法有误",
  "could not finish": "未能完成",
  "no verdict from the live probe": "在线探测没有得出结论",
  // summary
  "{n} of the findings on this page": "本页的 {n} 项发现",
  "GitHub takes one MiB for a step": "GitHub 每个步骤最多接收 1 MiB",
  // whatif
  "`--set {name}=@{other}`: `{other}` is not set": "`--set {name}=@{other}`：未设置 `{other}`",
  "`--set {name}=…` takes no key: write `tp`, `sk`, `tp-s` (with a region letter) or `@OTHER_NAME`":
    "`--set {name}=…` 不接受密钥：请写 `tp`、`sk`、`tp-s`（带区域字母）或 `@OTHER_NAME`",
  "`--set` and `--unset` change the environment, and `--dotenv` replaces it":
    "`--set` 和 `--unset` 修改环境变量，而 `--dotenv` 会取代环境变量",
  "`--set` wants NAME=VALUE": "`--set` 需要 NAME=VALUE",
  // wishes
  "`{id}` is no rule: did you mean `{near}`?": "没有规则 `{id}`：是否想用 `{near}`？",
  "`{id}` is no rule: see `mimo-doctor list rules`": "没有规则 `{id}`：见 `mimo-doctor list rules`",
  "`--severity` wants RULE=error, warning, note or off, not `{text}`":
    "`--severity` 需要 RULE=error、warning、note 或 off，而不是 `{text}`",
  "`--fail-on` wants error, warning, note or never, not `{level}`":
    "`--fail-on` 需要 error、warning、note 或 never，而不是 `{level}`",
  // paths and endpoints, as they are named everywhere
  "Token Plan China": "Token Plan 中国",
  "Token Plan Singapore": "Token Plan 新加坡",
  "Token Plan Europe": "Token Plan 欧洲",
  China: "中国",
  Singapore: "新加坡",
  Europe: "欧洲",
  unknown: "未知",
  "layers and resolutions": "配置层和解析结果",
  "{n} files were looked at, and only findings are listed of so many":
    "共查看 {n} 个文件，数量较多，因此只列出发现的问题",
  // commands/completion
  "`completion` has no `{word}`: did you mean `{near}`?": "`completion` 没有 `{word}`：是否想用 `{near}`？",
  "`completion` wants one of: {all}": "`completion` 需要其中之一：{all}",
  // commands/explain
  "{title} keeps its settings {kept}. mimo-doctor reads nothing of it.":
    "{title} 的设置{kept}。mimo-doctor 不读取其中任何内容。",
  "Look there for {look}.": "请在那里查看{look}。",
  "`explain` wants a rule id, an HTTP status, or an error text, as words or piped: see `mimo-doctor list rules`":
    "`explain` 需要规则 ID、HTTP 状态码或错误文本，可作为参数或经管道传入：见 `mimo-doctor list rules`",
  "{rule} ({level}): {title}": "{rule}（{level}）：{title}",
  // commands/fix
  "`fix` takes no further word, and `{word}` is one": "`fix` 不接受其他参数，而 `{word}` 是多余的",
  "write {name}?": "写入 {name} 吗？",
  "{file} was new, and is gone again": "{file} 是新建的，现已删除",
  "{file} is as it was": "{file} 已恢复原样",
  // commands/help
  "{does} (not built yet)": "{does}（尚未实现）",
  "{code} {does}": "{code} {does}",
  "mimo-doctor [command] [options]": "mimo-doctor [命令] [选项]",
  Options: "选项",
  "Exit status: {exits}.": "退出状态：{exits}。",
  // commands/init
  "`init` takes no further word, and `{word}` is one": "`init` 不接受其他参数，而 `{word}` 是多余的",
  "`init` asks questions, and nobody is here to answer: give `--key-from`, or `--print` for snippets to copy":
    "`init` 需要提问，而这里没有人回答：请加 `--key-from`，或用 `--print` 输出可复制的片段",
  "Nothing is set up, since no endpoint accepts the key.": "没有端点接受此密钥，因此没有设置任何内容。",
  "Nothing is written without `--yes`.": "不加 `--yes` 不会写入任何内容。",
  "which region is the key of? Its letter hints at `--region {hint}`; `--sweep` asks every endpoint":
    "密钥属于哪个区域？其字母提示 `--region {hint}`；`--sweep` 会询问每个端点",
  "which region is the key of? Give `--region`, or `--sweep`, which asks every endpoint":
    "密钥属于哪个区域？请加 `--region`，或用 `--sweep` 询问每个端点",
  "`--key-from` wants the name of a variable, or `-` for standard input; never the key itself":
    "`--key-from` 需要变量名，或用 `-` 表示标准输入；绝不能是密钥本身",
  "standard input holds no key": "标准输入中没有密钥",
  "the variable `{name}` holds no key": "变量 `{name}` 中没有密钥",
  "the key cannot be used: {why}": "此密钥无法使用：{why}",
  "For {shell}; put the key of your console page ({page}) in place of {key}.":
    "适用于 {shell}；请用控制台页面（{page}）上的密钥替换 {key}。",
  "only print the exports for my shell": "只输出用于当前 shell 的命令",
  // commands/list
  "(not built yet)": "（尚未实现）",
  current: "在用",
  "`{command}` takes one word, and `{word}` is another": "`{command}` 只接受一个词，`{word}` 是多余的",
  "`list` has no `{word}`: it wants one of {all}": "`list` 没有 `{word}`，只能是 {all}",
  "`completion` has no `{word}`: it wants one of {all}": "`completion` 没有 `{word}`，只能是 {all}",
  "the working directory is gone; change to another one": "当前工作目录已不存在；请切换到其他目录",
  "`list` wants one of: {all}": "`list` 需要其中之一：{all}",
  // commands/listen
  "`listen` takes no further word, and `{word}` is one: see `mimo-doctor --help`":
    "`listen` 不接受其他参数，而 `{word}` 是多余的：见 `mimo-doctor --help`",
  "`listen` has the formats text and jsonl, not `{format}`": "`listen` 的格式有 text 和 jsonl，没有 `{format}`",
  "listening on {base}; nothing is forwarded. OpenAI clients: {base}/v1, Anthropic clients: {base}/anthropic. Ctrl-C ends it.":
    "正在监听 {base} ；不会转发任何内容。OpenAI 客户端：{base}/v1 ，Anthropic 客户端：{base}/anthropic 。按 Ctrl-C 结束。",
  "the port {port} cannot be used; leave `--port` out for any free one":
    "端口 {port} 无法使用；去掉 `--port` 即可使用任一空闲端口",
  // commands/merge
  "standard input cannot be read, or holds more than 256 MiB": "标准输入无法读取，或超过 256 MiB",
  "there is no such file: `{path}`": "没有此文件：`{path}`",
  "{file} holds more than 256 MiB": "{file} 超过 256 MiB",
  "`{name}` {fault}": "`{name}` {fault}",
  "is no JSON": "不是 JSON",
  "`merge` wants at least one report: mimo-doctor merge FILE…": "`merge` 至少需要一份报告：mimo-doctor merge FILE…",
  // commands/probe
  "`probe` takes no further word, and `{word}` is one: the kind goes with `--probe=`":
    "`probe` 不接受其他参数，而 `{word}` 是多余的：种类请用 `--probe=` 指定",
  // commands/report
  "`report` takes no further word, and `{word}` is one": "`report` 不接受其他参数，而 `{word}` 是多余的",
  "`report` has the formats markdown and json, not `{format}`": "`report` 的格式有 markdown 和 json，没有 `{format}`",
  "{folder} is not empty: name a new folder": "{folder} 不是空目录：请指定一个新目录",
  "Written to {name}: {n} files and check.sh, which runs the check in them.":
    "已写入 {name}：{n} 个文件，以及在其中运行检查的 check.sh。",
  "Left out, since it lies outside home and working directory: {path}": "不在主目录和工作目录之内，因此已略去：{path}",
  "It does not resolve exactly as this machine does.": "其解析结果与本机不完全相同。",
  "{counts}, as of {day}; Node {node} on {platform}.": "{counts}，截至 {day}；Node {node}，平台 {platform}。",
  "Every key in it was made up; equal keys are equal here too. Home folder, user and project have other names.":
    "其中的密钥均为虚构；相同的密钥在这里也相同。主目录、用户和项目都换了名称。",
  "This capsule does not resolve exactly as the machine does on which it was made.":
    "此诊断胶囊的解析结果与生成它的机器不完全相同。",
  "What was read": "读取的内容",
  // commands/why
  "`why` wants one of: {all}": "`why` 需要其中之一：{all}",
  "`{word}` is not a setting: did you mean `{near}`?": "没有设置项 `{word}`：是否想用 `{near}`？",
  "`{word}` is not a setting; choose {all}": "没有设置项 `{word}`：请选择 {all}",
  "{client} {versions}: {slot} is {what}": "{client} {versions} 的 {slot}：{what}",
  "{names}": "{names}",
  "{names} - {because}": "{names} - {because}",
  // listen
  "no MiMo endpoint would take this request as it is": "没有 MiMo 端点会接受这样的请求",
  "would be taken by the one of {hosts} that the key was issued for": "{hosts} 中签发此密钥的那一个会接受它",
  "would be taken by {hosts}": "{hosts} 会接受它",
  "{head}": "{head}",
  "{header}: no key": "{header}：没有密钥",
  "{header}: {mask} ({letter}), the key from {place}": "{header}：{mask}（{letter}），来自 {place} 的密钥",
  "{header}: {mask} ({letter}), a key that no configuration here holds":
    "{header}：{mask}（{letter}），本机的配置中没有这把密钥",
  "{text}": "{text}",
  "{value} ({letter})": "{value}（{letter}）",
  "`--answer-as` and `--reply` exclude each other": "`--answer-as` 与 `--reply` 不能同时使用",
  "`--answer-as` wants one of {all}, not `{as}`": "`--answer-as` 需要 {all} 之一，而不是 `{as}`",
  "`--reply` has no `{name}`: did you mean `{near}`?": "`--reply` 没有 `{name}`：是否想用 `{near}`？",
  "`--reply` wants a status from 200 to 599, or one of {all}, not `{name}`":
    "`--reply` 需要 200 到 599 的状态码，或 {all} 之一，而不是 `{name}`",
  "`--port` wants a number up to 65535, not `{port}`": "`--port` 需要不超过 65535 的数字，而不是 `{port}`",
  // list-facts, options
  "read in its source": "读自源码",
  "{days} d": "{days} 天",
  "ends {day}": "{day} 下线",
  "ended {day}": "已于 {day} 下线",
  "{old} of {all} are more than {limit} days old: update mimo-doctor, or give newer ones with `--facts`.":
    "{all} 条事实中有 {old} 条已超过 {limit} 天：请更新 mimo-doctor，或用 `--facts` 提供更新的事实。",
  "what is known about MiMo, in place of what this version knows: like facts/mimo.json":
    "关于 MiMo 的事实，代替本版本自带的：形式同 facts/mimo.json",
} as const satisfies Readonly<Record<string, string>>;
