// The Chinese wording of what the clients say, by the English template.
export default {
  // hermes/profiles
  "the profile that is taken": "采用的配置",
  "settings of another profile": "另一个配置的设置",
  "Hermes starts with {folder}, and its profile `{name}` is the one that is set up for MiMo":
    "Hermes 从 {folder} 启动，而为 MiMo 配置好的是它的 `{name}` 配置",
  "`unset {variable}`, then `hermes profile use {name}`": "`unset {variable}`，然后 `hermes profile use {name}`",
  "`hermes profile use {name}`": "`hermes profile use {name}`",
  // hermes/features
  "`{feature}` has an address and no `api_key`: Hermes 0.21 and older send `no-key-required` there, not the key of the provider":
    "`{feature}` 有地址但没有 `api_key`：Hermes 0.21 及更早版本在此发送 `no-key-required`，而不是服务商的密钥",
  "no `base_url`, or an `api_key` beside it": "不写 `base_url`，或在旁边写上 `api_key`",
  "`{name}` is built in, so Hermes takes that and not the entry of this name":
    "`{name}` 是内置服务商，Hermes 采用内置的，而不是同名条目",
  "another name, such as `mimo-plan`": "另一个名称，例如 `mimo-plan`",
  // claude-code
  "a table": "表",
  "a text": "字符串",
  "project settings of this user": "此用户的项目设置",
  "project settings": "项目设置",
  "managed settings": "托管设置",
  "user settings": "用户设置",
  "Claude Code's own file": "Claude Code 自己的文件",
  "stored Claude login": "已保存的 Claude 登录",
  "the program that `apiKeyHelper` names": "`apiKeyHelper` 指定的程序",
  "never run": "从不运行",
  "{file} names MiMo": "{file} 提到了 MiMo",
  "`{name}` names MiMo": "`{name}` 指向 MiMo",
  "set `{name}` to `{url}` in {place}": "在 {place} 把 `{name}` 设为 `{url}`",
  "`export {name}={url}`": "`export {name}={url}`",
  "write `{id}` in {place}": "在 {place} 写入 `{id}`",
  "`export {name}={id}`": "`export {name}={id}`",
  "put the key of your console page ({page}) into `{name}`, in the `env` of `~/.claude/settings.json`":
    "把控制台页面（{page}）上的密钥放到 `{name}`，位于 `~/.claude/settings.json` 的 `env` 中",
  // codebuddy
  "`availableModels` leaves `{id}` out, so it is not offered": "`availableModels` 没有列出 `{id}`，因此不提供该模型",
  "settings of WorkBuddy": "WorkBuddy 的设置",
  // compose
  "dotenv file": "dotenv 文件",
  "compose file": "compose 文件",
  // copilot-cli
  "the program that `{name}` names": "`{name}` 指定的程序",
  "put the key of your console page ({page}) into `{name}`": "把控制台页面（{page}）上的密钥放到 `{name}`",
  // crush
  "what Crush itself has stored": "Crush 自己保存的内容",
  "the script `crushrc`": "脚本 `crushrc`",
  "`{ours}` is described, and Crush takes `{other}`": "配置了 `{ours}`，而 Crush 采用的是 `{other}`",
  "`{ours}`": "`{ours}`",
  // generic
  "settings file": "设置文件",
  // github-actions
  workflow: "工作流",
  // litellm
  "LiteLLM's configuration": "LiteLLM 的配置",
  // mimofan
  "`{key}` is no table that mimofan reads": "mimofan 不读取名为 `{key}` 的表",
  "settings of the terminal": "终端的设置",
  "`provider` is `{other}`, and mimofan takes that one and not MiMo":
    "`provider` 是 `{other}`，mimofan 采用它而不是 MiMo",
  "`xiaomi-mimo`": "`xiaomi-mimo`",
  // nanobot
  "`{name}` is named here and not set, and nanobot then does not start":
    "此处引用了 `{name}`，但它未设置，nanobot 因此无法启动",
  "a variable that is set": "一个已设置的变量",
  "`{ours}` is described, and nanobot takes `{other}`": "配置了 `{ours}`，而 nanobot 采用的是 `{other}`",
  // shell
  "shell script": "shell 脚本",
  // systemd
  "systemd unit": "systemd 单元",
  // vtcode
  "the file that `{name}` names": "`{name}` 指定的文件",
  "machine settings": "本机设置",
  "the system's keyring, where VTCode keeps keys": "系统钥匙串，VTCode 在其中保存密钥",
  "never opened": "从不打开",
  "`.env` of the working directory": "工作目录的 `.env`",
  "`{ours}` is described, and VTCode takes `{other}`": "配置了 `{ours}`，而 VTCode 采用的是 `{other}`",
  // zed
  "Zed reads `language_models` in the user's own settings only": "Zed 只读取用户自己的设置中的 `language_models`",
  "the system's keyring, where Zed keeps keys": "系统钥匙串，Zed 在其中保存密钥",
  "`{ours}` is described, and Zed's agent takes `{other}`": "配置了 `{ours}`，而 Zed 的 agent 采用的是 `{other}`",
  // cline/index
  providers: "供应商",
  "what the version before has kept": "上一版本保存的内容",
  "seen, and never opened: Cline takes it over where it has nothing newer":
    "已发现，从不打开：Cline 在没有更新的内容时会接管它",
  "`{first}` is described, and Cline takes `{last}`, which was used last":
    "配置了 `{first}`，而 Cline 采用的是最近使用的 `{last}`",
  '`"lastUsedProvider": "{first}"`': '`"lastUsedProvider": "{first}"`',
  "take the built-in provider of that region: `cline auth -p {id}`": "改用该区域的内置供应商：`cline auth -p {id}`",
  "`cline auth -p openai -b {url}`": "`cline auth -p openai -b {url}`",
  "`cline -m {id}`": "`cline -m {id}`",
  "put the key of your console page ({page}) itself into {place}: Cline expands nothing":
    "把控制台页面（{page}）上的密钥原样放到 {place}：Cline 不展开任何引用",
  "enter the key of your console page ({page}) with `cline auth`": "用 `cline auth` 输入控制台页面（{page}）上的密钥",
  // cline/inspect
  "`{name}` has no table `settings`": "`{name}` 没有表 `settings`",
  "`settings` names no `provider`": "`settings` 没有指定 `provider`",
  "`provider`": "`provider`",
  "`baseUrl` is no address with a scheme": "`baseUrl` 不是带协议头的地址",
  "`{name}` is no text": "`{name}` 不是字符串",
  "`updatedAt` is missing, or no time": "`updatedAt` 缺失，或者不是时间",
  "a time as in `2026-11-24T00:00:00.000Z`": "形如 `2026-11-24T00:00:00.000Z` 的时间",
  "what `cline auth` writes": "`cline auth` 写入的内容",
  "`version` is not 1": "`version` 不是 1",
  "`1`": "`1`",
  "there is no table `providers`": "没有表 `providers`",
  "Cline does not read `{name}`": "Cline 不读取 `{name}`",
  "`{right}`": "`{right}`",
  "{what}, so Cline leaves the whole file out and asks its own gateway":
    "{what}，因此 Cline 忽略整个文件，转而询问自己的网关",
  // codewhale/files
  "settings in `CODEWHALE_HOME`": "`CODEWHALE_HOME` 中的设置",
  "the file that `--config` names": "`--config` 指定的文件",
  "user settings of the old name": "旧名称的用户设置",
  "project settings of the old name": "旧名称的项目设置",
  "in the home folder CodeWhale reads no project settings": "在主目录中 CodeWhale 不读取项目设置",
  "the system's keyring": "系统钥匙串",
  "secret store": "密钥存储",
  "another file comes first": "另一个文件优先",
  "`CODEWHALE_CONFIG_PATH` names it": "由 `CODEWHALE_CONFIG_PATH` 指定",
  "a blank `CODEWHALE_CONFIG_PATH` ends the search here": "`CODEWHALE_CONFIG_PATH` 为空白，查找到此为止",
  "`DEEPSEEK_CONFIG_PATH` names it": "由 `DEEPSEEK_CONFIG_PATH` 指定",
  "this half does not read `CODEWHALE_HOME`": "这一部分不读取 `CODEWHALE_HOME`",
  "`CODEWHALE_HOME` names the folder": "由 `CODEWHALE_HOME` 指定目录",
  "`--config` names it": "由 `--config` 指定",
  "the user's own settings": "用户自己的设置",
  "the old folder, since the new one has no settings": "旧目录，因为新目录中没有设置",
  // codewhale/index
  "`--config` names its file": "由 `--config` 指定其文件",
  "`{name}` is set": "已设置 `{name}`",
  "command line": "命令行",
  "as if `--provider xiaomi-mimo` were given, and no other option":
    "视同给出了 `--provider xiaomi-mimo`，且没有其他选项",
  "built-in defaults": "内置默认值",
  "per version": "因版本而异",
  "`export XIAOMI_MIMO_MODE={mode}`": "`export XIAOMI_MIMO_MODE={mode}`",
  'set `base_url = "{url}"` in {place}': '在 {place} 设置 `base_url = "{url}"`',
  'set `model = "{id}"` in {place}': '在 {place} 设置 `model = "{id}"`',
  "`export XIAOMI_MIMO_MODEL={id}`": "`export XIAOMI_MIMO_MODEL={id}`",
  "put the key of your console page ({page}) into `XIAOMI_MIMO_API_KEY`, or `XIAOMI_MIMO_TOKEN_PLAN_API_KEY` for Token Plan":
    "把控制台页面（{page}）上的密钥放到 `XIAOMI_MIMO_API_KEY`，Token Plan 则放到 `XIAOMI_MIMO_TOKEN_PLAN_API_KEY`",
  // codewhale/inspect
  "a whole number": "整数",
  "`true` or `false`": "`true` 或 `false`",
  "a table of texts": "值为字符串的表",
  "`{key}` has the wrong type, and CodeWhale then refuses the whole file":
    "`{key}` 的类型不对，CodeWhale 因此拒绝整个文件",
  "`{a}` and `{b}` are two spellings of one table, and CodeWhale then refuses the whole file":
    "`{a}` 和 `{b}` 是同一个表的两种写法，CodeWhale 因此拒绝整个文件",
  "one of the two, best `providers.xiaomi_mimo`": "只保留其中之一，最好是 `providers.xiaomi_mimo`",
  "`{key}` is read by one half of CodeWhale 0.9 only": "`{key}` 只由 CodeWhale 0.9 的其中一部分读取",
  "`{key}` is no name that CodeWhale reads": "`{key}` 不是 CodeWhale 读取的名称",
  "`{key}` is read by the launcher of CodeWhale 0.9 alone; pr2627 ignores it, and the half of 0.9 that sends requests takes it for another provider":
    "`{key}` 只由 CodeWhale 0.9 的启动器读取；pr2627 忽略它，而 0.9 发送请求的部分把它当作另一个供应商",
  "`{key}` is read by the half of CodeWhale 0.9 that sends requests, and by nothing else":
    "`{key}` 只由 CodeWhale 0.9 发送请求的部分读取",
  "`{key}` is no table that CodeWhale reads": "CodeWhale 不读取名为 `{key}` 的表",
  "`api_key` at the root of the file is never used for MiMo": "文件根部的 `api_key` 从不用于 MiMo",
  "`api_key` under `[providers.xiaomi_mimo]`": "`[providers.xiaomi_mimo]` 下的 `api_key`",
  "pr2627 does not read `base_url` at the root of the file for MiMo; 0.9 does":
    "pr2627 不为 MiMo 读取文件根部的 `base_url`；0.9 会读取",
  "`base_url` under `[providers.xiaomi_mimo]`": "`[providers.xiaomi_mimo]` 下的 `base_url`",
  "CodeWhale ignores `{name}` in project settings": "CodeWhale 忽略项目设置中的 `{name}`",
  // codewhale/provider
  "`provider` is `{provider}`: without `--provider`, CodeWhale uses that one and not MiMo":
    "`provider` 是 `{provider}`：不带 `--provider` 时，CodeWhale 使用它而不是 MiMo",
  '`provider = "{mimo}"`': '`provider = "{mimo}"`',
  // codex/files
  "settings for this machine": "本机的设置",
  "Codex's own variables": "Codex 自己的变量",
  "Codex's stored login": "Codex 保存的登录",
  "Codex reads it only in a project that its own settings call trusted": "Codex 只在自己的设置标为受信任的项目中读取它",
  // codex/index
  "`{ours}` is described, and Codex uses `{other}`": "配置了 `{ours}`，而 Codex 使用的是 `{other}`",
  '`model_provider = "{ours}"`': '`model_provider = "{ours}"`',
  'write `base_url = "{url}"` in {place}': '在 {place} 写入 `base_url = "{url}"`',
  'write `base_url = "{url}"` into the table of the provider in `~/.codex/config.toml`':
    '在 `~/.codex/config.toml` 的供应商表中写入 `base_url = "{url}"`',
  'write `model = "{id}"` at the top of `~/.codex/config.toml`':
    '在 `~/.codex/config.toml` 的开头写入 `model = "{id}"`',
  "put the key of your console page ({page}) into the variable that `env_key` names":
    "把控制台页面（{page}）上的密钥放到 `env_key` 指定的变量",
  // codex/inspect
  "`{name}` may not be described anew: Codex does not start": "`{name}` 不允许重新定义：Codex 无法启动",
  "`{name}` has no `name`, without which Codex does not start": "`{name}` 没有 `name`，缺少它 Codex 无法启动",
  "`{name}` has both `auth` and `env_key`: Codex does not start": "`{name}` 同时有 `auth` 和 `env_key`：Codex 无法启动",
  "`model_provider` is `{name}`, and no table describes it": "`model_provider` 是 `{name}`，但没有任何表定义它",
  "`model` is empty: Codex does not start": "`model` 为空：Codex 无法启动",
  "`model_provider` stands below `[{name}]` and belongs to it: Codex uses its default provider":
    "`model_provider` 写在 `[{name}]` 之下，属于该表：Codex 使用自己的默认供应商",
  "`model_provider` above the first `[…]`": "写在第一个 `[…]` 之前的 `model_provider`",
  "`env_key`, with the name of a variable that holds the key": "`env_key`，值为存放密钥的变量名",
  "`env_key` is taken letter by letter for the name of a variable, and no variable is called that":
    "`env_key` 被逐字符当作变量名，而没有变量叫这个名称",
  "the plain name, like `MIMO_API_KEY`": "纯变量名，例如 `MIMO_API_KEY`",
  "CodeWhale reads the old folder only where the new one has no settings":
    "只有新文件夹里没有设置时，CodeWhale 才读取旧文件夹",
  "the settings in {file}": "{file} 中的设置",
  "`{name}` has no effect in a project's file: Codex takes its provider from your own settings":
    "`{name}` 在项目的文件中不起作用：Codex 从你自己的设置中取供应商",
  "the provider in `~/.codex/config.toml`": "`~/.codex/config.toml` 中的供应商",
  // codex/opened
  "the program that `auth.command` names": "`auth.command` 指定的程序",
  "the keyring, which Codex's settings name": "Codex 的设置中指定的钥匙串",
  "a ChatGPT login": "ChatGPT 登录",
  "seen, and never used": "已发现，从不使用",
  // continue/files
  "Continue's settings": "Continue 的设置",
  "the model that was chosen last": "上次选择的模型",
  "settings in the old format": "旧格式的设置",
  "Continue's command line reads `config.yaml` alone": "Continue 的命令行工具只读取 `config.yaml`",
  "`~/.continue/config.yaml`": "`~/.continue/config.yaml`",
  // continue/index
  "`{own}` is described, and Continue takes `{other}` by itself": "配置了 `{own}`，而 Continue 自行采用的是 `{other}`",
  "`{own}` as the first of `models`": "把 `{own}` 排在 `models` 的第一项",
  "write `apiBase: {url}` in {place}": "在 {place} 写入 `apiBase: {url}`",
  "write `apiBase: {url}` beside the model in `~/.continue/config.yaml`":
    "在 `~/.continue/config.yaml` 的该模型旁写入 `apiBase: {url}`",
  "write `model: {id}` in `~/.continue/config.yaml`": "在 `~/.continue/config.yaml` 写入 `model: {id}`",
  "put the key of your console page ({page}) into `apiKey` beside the model in `~/.continue/config.yaml`":
    "把控制台页面（{page}）上的密钥放到 `~/.continue/config.yaml` 中该模型旁的 `apiKey`",
  // hermes/files
  keys: "密钥",
  "the pool of keys": "密钥池",
  "Hermes does not read `{name}`": "Hermes 不读取 `{name}`",
  "write `{name}=…` in `~/.continue/.env`, with the key of your console page ({page}) in place of `…`":
    "在 `~/.continue/.env` 写入 `{name}=…`，把 `…` 换成控制台页面（{page}）上的密钥",
  "Hermes knows no provider `{name}`: MiMo's is called `{own}`":
    "Hermes 没有名为 `{name}` 的提供商：MiMo 的提供商名为 `{own}`",
  "`{name}` is built in, so its entry under `providers` is not used":
    "`{name}` 是内置的，因此不使用 `providers` 下的同名条目",
  "`{name}` in `.env`, or `model.base_url`": "`.env` 中的 `{name}`，或者 `model.base_url`",
  // hermes/index
  "write `{name}={url}` in `~/.hermes/.env`": "在 `~/.hermes/.env` 写入 `{name}={url}`",
  "`hermes config set model {id}`": "`hermes config set model {id}`",
  "put the key of your console page ({page}) into `{name}`, in `~/.hermes/.env`":
    "把控制台页面（{page}）上的密钥放到 `{name}`，位于 `~/.hermes/.env` 中",
  "`{ours}` is described, and Hermes takes `{other}`": "配置了 `{ours}`，而 Hermes 采用的是 `{other}`",
  // kimi-code/files
  "kimi-code's settings": "kimi-code 的设置",
  "`~/.kimi-code/config.toml`": "`~/.kimi-code/config.toml`",
  "kimi-code no longer reads it": "kimi-code 已不再读取它",
  "settings of the version before": "上一版本的设置",
  // kimi-code/index
  "the login that `oauth` names": "`oauth` 指定的登录",
  "`{own}` is described, and kimi-code takes `{other}`": "配置了 `{own}`，而 kimi-code 采用的是 `{other}`",
  '`default_model = "{own}"`': '`default_model = "{own}"`',
  'write `base_url = "{url}"` into the table of the provider in `~/.kimi-code/config.toml`':
    '在 `~/.kimi-code/config.toml` 的供应商表中写入 `base_url = "{url}"`',
  'write `model = "{id}"` into the table of the model in `~/.kimi-code/config.toml`':
    '在 `~/.kimi-code/config.toml` 的模型表中写入 `model = "{id}"`',
  "put the key of your console page ({page}) into `api_key` of the provider in `~/.kimi-code/config.toml`":
    "把控制台页面（{page}）上的密钥放到 `~/.kimi-code/config.toml` 中该供应商的 `api_key`",
  // oh-my-pi/files
  "providers and models": "供应商和模型",
  "Oh My Pi's store of keys": "Oh My Pi 的密钥存储",
  // oh-my-pi/index
  "`{first}` is described, and Oh My Pi takes `{other}`": "配置了 `{first}`，而 Oh My Pi 采用的是 `{other}`",
  "a model that begins with `{first}/`": "以 `{first}/` 开头的模型",
  "take a model of the built-in provider `{id}`: `modelRoles.default` in `~/.omp/agent/config.yml`":
    "改用内置供应商 `{id}` 的模型：`~/.omp/agent/config.yml` 中的 `modelRoles.default`",
  "write `{id}`, after the provider's name and a slash, in {place}": "在 {place} 写入 `{id}`，前面加上供应商名称和斜杠",
  "write `{id}`, after the provider's name and a slash, as `modelRoles.default` in `~/.omp/agent/config.yml`":
    "写入 `{id}`，前面加上供应商名称和斜杠，作为 `~/.omp/agent/config.yml` 中的 `modelRoles.default`",
  "put the key of your console page ({page}), or the bare name of a variable, into {place}":
    "把控制台页面（{page}）上的密钥，或者不加修饰的变量名，放到 {place}",
  "put the key of your console page ({page}) into `apiKey` of the provider in `~/.omp/agent/models.yml`":
    "把控制台页面（{page}）上的密钥放到 `~/.omp/agent/models.yml` 中该供应商的 `apiKey`",
  // openclaw/files
  "settings for a container or another machine": "容器或另一台机器的设置",
  "project `.env`": "项目的 `.env`",
  "OpenClaw's own variables": "OpenClaw 自己的变量",
  "keys of an older OpenClaw": "旧版 OpenClaw 的密钥",
  "OpenClaw's store of keys": "OpenClaw 的密钥存储",
  // openclaw/index
  "`{ours}` is described, and OpenClaw uses `{other}`": "配置了 `{ours}`，而 OpenClaw 使用的是 `{other}`",
  "a model that begins with `{ours}/`": "以 `{ours}/` 开头的模型",
  "write `{url}` as `baseUrl` of the provider in `~/.openclaw/openclaw.json`":
    "在 `~/.openclaw/openclaw.json` 写入 `{url}`，作为该供应商的 `baseUrl`",
  "write `{id}`, after the provider's name and a slash, as `agents.defaults.model.primary`":
    "写入 `{id}`，前面加上供应商名称和斜杠，作为 `agents.defaults.model.primary`",
  "put the key of your console page ({page}) into `~/.openclaw/.env`, and `apiKey` refers to it: `${NAME}`":
    "把控制台页面（{page}）上的密钥放到 `~/.openclaw/.env`，并让 `apiKey` 引用它：`${NAME}`",
  // openclaw/inspect
  "the variable in `env.vars`": "`env.vars` 中的变量",
  "the setting in `models.providers` or `agents.defaults`": "`models.providers` 或 `agents.defaults` 中的设置项",
  "`{name}` has no `maxTokens`, so OpenClaw asks for more than MiMo gives":
    "`{name}` 没有 `maxTokens`，因此 OpenClaw 请求的输出长度超过 MiMo 的上限",
  "`maxTokens: {most}`": "`maxTokens: {most}`",
  "keys of an older version are still here, and OpenClaw runs no agent until they are moved into its store":
    "这里仍有旧版本的密钥，在它们移入 OpenClaw 的存储之前，OpenClaw 不运行任何 agent",
  "`openclaw doctor --fix`": "`openclaw doctor --fix`",
  "OpenClaw does not take `{name}` from a project's `.env`": "OpenClaw 不从项目的 `.env` 中读取 `{name}`",
  "the variable in `~/.openclaw/.env`": "`~/.openclaw/.env` 中的变量",
  // pi/files
  "keys that were entered in Pi": "在 Pi 中输入的密钥",
  "folders that are trusted": "受信任的目录",
  "Pi reads models from the user's folder only": "Pi 只从用户的目录读取模型",
  "models in the project": "项目中的模型",
  // pi/index
  "`{first}` is described, and Pi takes `{other}`": "配置了 `{first}`，而 Pi 采用的是 `{other}`",
  '`"defaultProvider": "{first}"`': '`"defaultProvider": "{first}"`',
  "Pi 0.87 reads it only in a folder that is trusted, Pi 0.73 always":
    "Pi 0.87 只在受信任的目录中读取它，Pi 0.73 始终读取",
  'take the built-in provider of that region: `"defaultProvider": "{id}"` in `~/.pi/agent/settings.json`':
    '改用该区域的内置供应商：`~/.pi/agent/settings.json` 中的 `"defaultProvider": "{id}"`',
  'write `"defaultModel": "{id}"` into `~/.pi/agent/settings.json`':
    '在 `~/.pi/agent/settings.json` 写入 `"defaultModel": "{id}"`',
  "put the key of your console page ({page}) into {place}, or the name of a variable after a dollar sign":
    "把控制台页面（{page}）上的密钥，或者美元符号加变量名，放到 {place}",
  "enter the key of your console page ({page}) with `/login` in Pi":
    "在 Pi 中用 `/login` 输入控制台页面（{page}）上的密钥",
  // qwen-code/files
  "defaults for this machine": "本机的默认设置",
  "Qwen Code reads it only in a folder that is trusted": "Qwen Code 只在受信任的目录中读取它",
  "broken, so Qwen Code leaves it out without a word": "已损坏，因此 Qwen Code 不作提示就忽略它",
  "{file} is read instead": "改为读取 {file}",
  "a login with a Qwen account": "Qwen 账号的登录",
  // qwen-code/index
  "`{own}` is described, and Qwen Code takes `{other}`": "配置了 `{own}`，而 Qwen Code 采用的是 `{other}`",
  'write `"baseUrl": "{url}"` in {place}': '在 {place} 写入 `"baseUrl": "{url}"`',
  "set `baseUrl` of the model in `modelProviders` of `~/.qwen/settings.json` to `{url}`":
    "在 `~/.qwen/settings.json` 的 `modelProviders` 中，把该模型的 `baseUrl` 设为 `{url}`",
  "write `{id}` in {place}, and in `model.name`": "在 {place} 以及 `model.name` 写入 `{id}`",
  "set `id` of the model in `modelProviders` and `model.name` to `{id}`":
    "把 `modelProviders` 中该模型的 `id` 和 `model.name` 设为 `{id}`",
  "put the key of your console page ({page}) into the variable that `envKey` names":
    "把控制台页面（{page}）上的密钥放到 `envKey` 指定的变量",
  // qwen-code/inspect
  "`envKey`, with the name of a variable that holds the key": "`envKey`，值为存放密钥的变量名",
  "`{id}` stands there twice, and Qwen Code takes the first": "`{id}` 在此出现两次，Qwen Code 采用第一个",
  // generic
  "the store that the setting names": "设置所指的密钥存储",
  // launchd
  "launchd agent": "launchd 启动代理",
  // registry
  "registry export": "注册表导出文件",
  // vscode
  "VS Code settings": "VS Code 设置",
  "settings of an editor": "编辑器设置",
} as const satisfies Readonly<Record<string, string>>;
