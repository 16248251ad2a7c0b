// The Chinese wording of reports and of the formats in which they are shown, by the English template.
export default {
  // text
  ", ": "、",
  // fleet
  key: "密钥",
  region: "区域",
  host: "主机",
  model: "模型",
  header: "请求头",
  protocol: "协议",
  "alive until": "可用至",
  client: "客户端",
  // judge
  "{message} (`{route}` is not selected)": "{message}（`{route}` 未被选用）",
  "rule `{rule}`": "规则 `{rule}`",
  "it failed; please report this": "该规则运行出错；请反馈此问题",
  // locate
  "{message}.": "{message}。",
  "{message}. Do: {remedy}": "{message}。处理：{remedy}",
  "{all}": "{all}",
  "{all}; left out: {left}": "{all}；已略去：{left}",
  "not judged: {what}: {because}": "未判断：{what}：{because}",
  // order
  "{n} by comments": "因注释 {n} 项",
  "{n} by the baseline": "因基线 {n} 项",
  "{n} by the settings file": "因设置文件 {n} 项",
  "{n} error": "{n} 个错误",
  "{n} errors": "{n} 个错误",
  "{n} warning": "{n} 个警告",
  "{n} warnings": "{n} 个警告",
  "{n} note": "{n} 个提示",
  "{n} notes": "{n} 个提示",
  error: "错误",
  warning: "警告",
  note: "提示",
  // restore
  "is neither a JSON report of mimo-doctor nor SARIF 2.1.0": "既不是 mimo-doctor 的 JSON 报告，也不是 SARIF 2.1.0",
  "is SARIF of another tool: {tool}": "是其他工具的 SARIF：{tool}",
  "is SARIF without what mimo-doctor writes into it: it was changed, or is of an older version":
    "是 SARIF，但缺少 mimo-doctor 写入的内容：它被修改过，或出自较旧的版本",
  "is no report of schema 1: `{path}` is not as it must be": "不是 schema 1 的报告：`{path}` 不符合要求",
  // show
  "the built-in default": "内置默认值",
  // formats/agent
  "{message}. Fix: {remedy}.": "{message}。修复：{remedy}。",
  "verdict: {verdict} ({counts}). Rule text: mimo-doctor explain {rule}":
    "结论：{verdict}（{counts}）。规则说明：mimo-doctor explain {rule}",
  "verdict: {verdict} ({counts}).": "结论：{verdict}（{counts}）。",
  // formats/github
  "{n} more error cut": "另有 {n} 个错误未列出",
  "{n} more errors cut": "另有 {n} 个错误未列出",
  "{n} more warning cut": "另有 {n} 个警告未列出",
  "{n} more warnings cut": "另有 {n} 个警告未列出",
  "{n} more note cut": "另有 {n} 个提示未列出",
  "{n} more notes cut": "另有 {n} 个提示未列出",
  "{more}: GitHub shows ten annotations of each level in a step; the step summary has all of them.":
    "{more}：GitHub 在一个步骤中每个级别只显示十条注解；步骤摘要中有全部内容。",
  "{more}: GitHub shows ten annotations of each level in a step; `--format markdown` lists all of them.":
    "{more}：GitHub 在一个步骤中每个级别只显示十条注解；`--format markdown` 会列出全部。",
  "mimo-doctor: {counts}; verdict: {verdict}": "mimo-doctor：{counts}；结论：{verdict}",
  // formats/markdown
  "It will fail": "会失败",
  accepted: "已接受",
  rejected: "已拒绝",
  level: "级别",
  where: "位置",
  what: "问题",
  do: "处理",
  "asked {host} ({header}): {meaning}: {because}": "已询问 {host}（{header}）：{meaning}：{because}",
  "mimo-doctor: {verdict}": "mimo-doctor：{verdict}",
  "{counts}, as of {day}.": "{counts}，截至 {day}。",
  // formats/sarif
  "{n} results were left out: code scanning takes {most}": "已略去 {n} 个结果：代码扫描最多接收 {most} 个",
  "The home folder.": "主目录。",
  // formats/text/connection
  "{value}, {place}": "{value}，{place}",
  "{value}, from {place}": "{value}，来自 {place}",
  "of unknown plan": "套餐未知",
  "not a MiMo endpoint": "不是 MiMo 的端点",
  endpoint: "端点",
  mode: "模式",
  "{key} ({letter}), {plan}": "{key}（{letter}），{plan}",
  "{url} ({title})": "{url}（{title}）",
  "{all}, and {header} ({letter})": "{all}，以及 {header}（{letter}）",
  "{header}": "{header}",
  "not set: {names}": "未设置：{names}",
  "{verdict}: {step} - {because}": "{verdict}：{step} - {because}",
  "{client} {versions}": "{client} {versions}",
  "{left} and {right}": "{left} 和 {right}",
  "{client}": "{client}",
  // formats/text/fleet
  "with -v: {names}": "加 -v 可见：{names}",
  "* differs between your clients; with -v: {names}": "* 各客户端不一致；加 -v 可见：{names}",
  "* differs between your clients": "* 各客户端不一致",
  // formats/text/index
  "{place}": "{place}",
  "{message} [{clients}]": "{message} [{clients}]",
  "{message}": "{message}",
  now: "现状",
  want: "应为",
  see: "参见",
  "{place}: {message}": "{place}：{message}",
  refused: "已拒绝",
  "no verdict": "无结论",
  "{host} (key {letter}, {header}): {outcome}: {because}": "{host}（密钥 {letter}，{header}）：{outcome}：{because}",
  "{outcome}, {n} ms": "{outcome}，{n} 毫秒",
  Asked: "询问结果",
  absent: "不存在",
  unreadable: "无法读取",
  broken: "已损坏",
  ignored: "已忽略",
  "{name}: {title}": "{name}：{title}",
  "{name}: {title}; {because}": "{name}：{title}；{because}",
  Layers: "配置层",
  "{counts}, as of {day}. Left out: {left}.": "{counts}，截至 {day}。已略去：{left}。",
  // formats/text/opening
  "{message} (and {n} more error)": "{message}（另有 {n} 个错误）",
  "{message} (and {n} more errors)": "{message}（另有 {n} 个错误）",
  "A key is exposed: {what}.": "密钥会泄露：{what}。",
  "Nothing could be judged: the key is kept where mimo-doctor does not look.":
    "无法判断：密钥保存在 mimo-doctor 不查看的地方。",
  "It works: {host} accepts the key": "可以使用：{host} 接受该密钥",
  "It should work": "应当可以使用",
  "{will}, with {warnings}: {route}.": "{will}，但有 {warnings}：{route}。",
  "{will}: {route}.": "{will}：{route}。",
  "{n} file": "{n} 个文件",
  "{n} files": "{n} 个文件",
  "{files} looked at, {n} of MiMo's": "共查看 {files}，其中 {n} 个与 MiMo 有关",
  "{errors} and {warnings} in {where} ({looked}).": "{where}中有 {errors}和 {warnings}（{looked}）。",
  "{errors} in {where} ({looked}).": "{where}中有 {errors}（{looked}）。",
  "{warnings} in {where} ({looked}).": "{where}中有 {warnings}（{looked}）。",
  "Nothing to judge: {files} looked at, and none has to do with MiMo.":
    "没有可判断的内容：共查看 {files}，都与 MiMo 无关。",
  "Nothing is set up for Xiaomi MiMo here.": "这里没有任何 Xiaomi MiMo 的设置。",
  "Looked into the environment and {files}.": "已查看环境变量和 {files}。",
  "Looked into the environment and {files}; more with -v.": "已查看环境变量和 {files}；加 -v 可看更多。",
  "Begin: mimo-doctor init (key: https://platform.xiaomimimo.com)":
    "开始使用：mimo-doctor init （密钥见 https://platform.xiaomimimo.com）",
  // formats/text/steps
  "built-in default": "内置默认值",
  "store {name}": "存储 {name}",
  won: "生效",
  lost: "未生效",
  blank: "空白",
  derived: "推导",
  "not set": "未设置",
  "not used": "未采用",
  "{name} at {place}": "{name}，位于 {place}",
  "{name}": "{name}",
  "{who}: {line}": "{who}：{line}",
  "{value}": "{value}",
  "{title}": "{title}",
  // aged
  "Rests on facts that are {days} days old (`{fact}`, seen {day}, and {more} more)":
    "所依据的事实已有 {days} 天（`{fact}`，{day} 所见，另有 {more} 条）",
  "Rests on a fact that is {days} days old (`{fact}`, seen {day})":
    "所依据的事实已有 {days} 天（`{fact}`，{day} 所见）",
  "{what}: give newer ones with `--facts`.": "{what}：请用 `--facts` 提供更新的事实。",
  "{what}: update mimo-doctor, or give newer ones with `--facts`.":
    "{what}：请更新 mimo-doctor，或用 `--facts` 提供更新的事实。",
  "Judged by facts that were given, the newest of {day}.": "按给定的事实判断，其中最新的为 {day}。",
  "Judged by the facts in `{path}`, the newest of {day}.": "按 `{path}` 中的事实判断，其中最新的为 {day}。",
  // verdict
  "no key was found in what this shell and the files hold; see what is sent with `mimo-doctor trace -- COMMAND`":
    "在此 shell 与各文件中没有找到密钥；用 `mimo-doctor trace -- COMMAND` 查看实际发送的内容",
  "the key may be in a store that mimo-doctor does not open; see what is sent with `mimo-doctor trace -- COMMAND`":
    "密钥可能在 mimo-doctor 不打开的存储中；用 `mimo-doctor trace -- COMMAND` 查看实际发送的内容",
  "the key is a reference that could not be looked up; see what is sent with `mimo-doctor trace -- COMMAND`":
    "密钥是一个无法查出的引用；用 `mimo-doctor trace -- COMMAND` 查看实际发送的内容",
  "it is not known whose key it is; ask the endpoint with `mimo-doctor probe`":
    "无法得知这是谁的密钥；用 `mimo-doctor probe` 询问端点",
  "no header is known to carry the key; see what is sent with `mimo-doctor trace -- COMMAND`":
    "无法得知由哪个请求头发送密钥；用 `mimo-doctor trace -- COMMAND` 查看实际发送的内容",
  "no usable base URL is known; see where it goes with `mimo-doctor trace -- COMMAND`":
    "没有可用的 Base URL；用 `mimo-doctor trace -- COMMAND` 查看请求发往何处",
  "`{host}` is not a known MiMo endpoint; see what is sent with `mimo-doctor trace -- COMMAND`":
    "`{host}` 不是已知的 MiMo 端点；用 `mimo-doctor trace -- COMMAND` 查看实际发送的内容",
  "the path of the base URL is not known to be served; ask with `mimo-doctor probe`":
    "无法得知该 Base URL 的路径是否可用；用 `mimo-doctor probe` 询问",
  "the key and the endpoint belong to different plans; ask with `mimo-doctor probe`":
    "密钥与端点属于不同的套餐；用 `mimo-doctor probe` 询问",
  "it is not known whether the model is served; ask with `mimo-doctor --probe=chat`":
    "无法得知该模型是否可用；用 `mimo-doctor --probe=chat` 询问",
  "the key stands only in {place}, which this shell has not read; load it with `source {place}`":
    "密钥只在 {place} 中，此 shell 尚未读取；用 `source {place}` 加载",
  "only files were found that no client is known to read; see what is sent with `mimo-doctor trace -- COMMAND`":
    "只找到没有已知客户端读取的文件；用 `mimo-doctor trace -- COMMAND` 查看实际发送的内容",
  "the probe brought no verdict; ask again with `mimo-doctor probe`": "探测没有得出结论；请用 `mimo-doctor probe` 重试",
  "no client is set up; begin with `mimo-doctor init`": "没有设置任何客户端；用 `mimo-doctor init` 开始",
  "It is not known whether it works: {because}.": "无法得知能否使用：{because}。",
  // brief, versions
  "{text}; beats {names} and {n} more": "{text}；优先于 {names} 及另外 {n} 个",
  "{text}; beats {names}": "{text}；优先于 {names}",
  "{key} ({letter}), in {header}": "{key}（{letter}），经 {header}",
  "{key} ({letter})": "{key}（{letter}）",
  "pull request 2627 (not released)": "pull request 2627（未发布）",
  "{client} with pull request 2627 (not released)": "{client}（含 pull request 2627，未发布）",
  "pull request 2627": "pull request 2627",
  "{client} with pull request 2627": "{client}（含 pull request 2627）",
  "{client} 0.9 (released)": "{client} 0.9（已发布）",
  "{client} 0.9": "{client} 0.9",
  "{n} more connections of {client}": "{client} 的另外 {n} 个连接",
  "no more than {max} are judged": "最多只判断 {max} 个",
  "{what}.": "{what}。",
  "{place}: {what}.": "{place}：{what}。",
  "{who} will fail: {what}.": "{who} 会失败：{what}。",
  "No problems found ({looked}).": "没有发现问题（{looked}）。",
  "{client} sends the key to {host}": "{client} 将密钥发送到 {host}",
  "{client} sends a {plan} key to the {title} endpoint": "{client} 将 {plan} 密钥发送到 {title} 端点",
  "no problems found": "没有发现问题",
  "problems found": "发现问题",
  "not known whether it works": "无法得知能否使用",
  "repair: mimo-doctor fix": "修复：mimo-doctor fix",
  "why: mimo-doctor why key": "原因：mimo-doctor why key",
  "more: mimo-doctor explain {rule}": "详情：mimo-doctor explain {rule}",
  "ask MiMo: mimo-doctor probe": "询问 MiMo：mimo-doctor probe",
  "with them: {names}": "同时还有：{names}",
} as const satisfies Readonly<Record<string, string>>;
