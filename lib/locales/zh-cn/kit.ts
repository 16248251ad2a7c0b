// The Chinese wording of what the clients share in saying, by the English template.
export default {
  // entries
  "write `{url}` in {place}": "在 {place} 写入 `{url}`",
  "write `{url}` as `{name}` in `{file}`": "在 `{file}` 写入 `{url}`，作为 `{name}`",
  "write `{id}` as `{name}` in `{file}`": "在 `{file}` 写入 `{id}`，作为 `{name}`",
  // file-client
  "write `{url}` there": "在该处写入 `{url}`",
  "write `{id}` there": "在该处写入 `{id}`",
  "put the key of your console page ({page}) there": "把控制台页面（{page}）上的密钥放到该处",
  // headers
  "what this client sends in that protocol": "此客户端在该协议中发送的请求头",
  "the header is written out in the settings": "设置中写明了该请求头",
  "the key has a character that no header can carry": "密钥含有请求头无法携带的字符",
  // outdated
  "{file} describes MiMo: {because}": "{file} 配置了 MiMo：{because}",
  // policy
  "it stands there": "写在该处",
  "kept in a store that is not opened": "保存在不会打开的存储中",
  "a file that cannot be read keeps its reader from starting": "文件无法读取，读取它的程序因此无法启动",
  "no key stands beside it": "旁边没有密钥",
  "nothing says so": "没有任何地方指定",
  "no address stands beside it": "旁边没有地址",
  "no address stands beside it, so this is the one of the provider that the model names":
    "旁边没有地址，因此取模型所指供应商的地址",
  "which header is sent depends on who reads this": "发送哪个请求头取决于由谁读取",
  // route
  "this client has no modes": "此客户端没有模式",
  // sdk
  "ask for `{id}` in the program": "在程序中请求 `{id}`",
  "the first variable that is set counts, as long as the program gives no key":
    "程序未给出密钥时，第一个已设置的变量生效",
  "no key is set": "未设置密钥",
  "it counts as long as the program gives no base URL": "程序未给出 Base URL 时，它生效",
  "`{name}` is not set": "未设置 `{name}`",
  "`{name}` is not set, so this is the one of the library": "未设置 `{name}`，因此取库自带的地址",
  "the program names the model itself": "模型由程序自己指定",
  "what this library sends in that protocol": "此库在该协议中发送的请求头",
  // store
  "seen, and never opened": "已发现，从不打开",
  "no such file": "没有此文件",
  // opencode/address
  "`options.baseURL` in the strongest file counts": "最优先的文件中的 `options.baseURL` 生效",
  "no `options.baseURL` is set, so this one counts": "未设置 `options.baseURL`，因此它生效",
  "built in for the provider `{id}`": "供应商 `{id}` 内置的地址",
  "the package's own, since none is set": "未设置地址，因此取软件包自带的地址",
  // opencode/credentials
  "of several variables none is taken as the key": "有多个变量时，都不作为密钥",
  "`options.apiKey` comes before stored keys, and those before the variables of the provider":
    "`options.apiKey` 优先于已保存的密钥，后者优先于供应商的变量",
  "neither the settings nor stored keys nor a variable of the provider hold one":
    "设置、已保存的密钥和供应商的变量中都没有密钥",
  "what the package of the provider sends": "供应商的软件包发送的请求头",
  "it stands in a header of the provider": "写在供应商的一个请求头中",
  "the header that is written out": "写明的请求头",
  "the file that `{file:…}` names": "`{file:…}` 指定的文件",
  "headers of the provider are sent as they are written": "供应商的请求头按所写内容原样发送",
  // opencode/files
  "settings in `{name}`": "`{name}` 中的设置",
  "stored keys": "已保存的密钥",
  "keys in `{name}`": "`{name}` 中的密钥",
  "`{name}` takes its place": "由 `{name}` 取代",
  "models that were chosen last": "上次选择的模型列表",
  // opencode/package
  "`{name}` asks `/responses`, of which MiMo serves a part": "`{name}` 请求 `/responses`，而 MiMo 只支持其中一部分",
  // shared/stray
  "{client} does not read `{name}`: it reads `{near}`": "{client} 不读取 `{name}`，它读取的是 `{near}`",
  // shared/schema
  "`{name}` is not {type}, so {client} does not start": "`{name}` 不是{type}，因此 {client} 无法启动",
  "`{name}` is not {type}, so {client} leaves the file out": "`{name}` 不是{type}，因此 {client} 忽略该文件",
  "{client} does not know this value of `{name}`, and does not start":
    "{client} 不认识 `{name}` 的这个取值，因此无法启动",
  "{client} does not know this value of `{name}`, and leaves the file out":
    "{client} 不认识 `{name}` 的这个取值，因此忽略该文件",
  "{client} knows no `{name}`, and does not start": "{client} 不认识 `{name}`，因此无法启动",
  "{client} knows no `{name}`, and leaves the file out": "{client} 不认识 `{name}`，因此忽略该文件",
  "`{table}` has no `{name}`, without which {client} does not start":
    "`{table}` 没有 `{name}`，缺少它 {client} 无法启动",
  "`{table}` has no `{name}`, without which {client} leaves the file out":
    "`{table}` 没有 `{name}`，{client} 因此忽略该文件",
  "one of {values}": "{values} 之一",
  // opencode/inspect
  "`{name}` is not read": "`{name}` 不会被读取",
  // opencode/model
  "it names another provider": "它指定的是另一个供应商",
  "`model` in the strongest file counts": "最优先的文件中的 `model` 生效",
  "no model is set, so the catalogue's first is taken": "未设置模型，因此采用模型目录中的第一个",
  "it stands for this id": "此 ID 对应的就是它",
  "no other id is written for it": "没有为它另写 ID",
  "no model is set, so the one that was chosen last is taken": "未设置模型，因此采用上次选择的模型",
  "no model is set, so the provider's last by name is taken": "未设置模型，因此采用该供应商按名称排在最后的模型",
  // opencode/package
  "`{name}` speaks {vendor}'s protocol, which MiMo does not": "`{name}` 使用 {vendor} 的协议，而 MiMo 不支持",
  "`{id}` is no provider that the client brings, and its entry names neither package nor address":
    "`{id}` 不是客户端自带的供应商，其条目既没有写软件包也没有写地址",
  // opencode/policy
  "no provider is left": "没有剩下任何供应商",
  "no provider is left, so {client} asks its own gateway, `{gateway}`":
    "没有剩下任何供应商，因此 {client} 询问自己的网关 `{gateway}`",
  // opencode/skip
  "{client} skips a project file as a whole that refers to a variable or a file":
    "项目文件若引用变量或文件，{client} 会跳过整个文件",
  // opencode/spots
  "the file or folder that `{name}` names": "`{name}` 指定的文件或目录",
  // opencode/stops
  "`disabled_providers` names `{id}`": "`disabled_providers` 列出了 `{id}`",
  "`enabled_providers` leaves `{id}` out": "`enabled_providers` 没有列出 `{id}`",
  "`model` names no provider: `{id}/…` is wanted": "`model` 没有指定供应商：应为 `{id}/…`",
  "the model is in neither `models` of the provider nor the catalogue":
    "该模型既不在供应商的 `models` 中，也不在模型目录中",
  "a settings file is broken, so the client does not start": "有设置文件损坏，因此客户端无法启动",
  // opencode/survey
  "`model` names the provider `{other}`, while `{own}` is set up for MiMo":
    "`model` 指定的供应商是 `{other}`，而为 MiMo 配置的是 `{own}`",
  "`{own}/…`": "`{own}/…`",
  "set `options.baseURL` of the provider to `{url}`": "把供应商的 `options.baseURL` 设为 `{url}`",
  "write `{id}` in {place}, and under `models` of the provider": "在 {place} 以及供应商的 `models` 下写入 `{id}`",
  "set `model` to the provider, a slash and `{id}`": "把 `model` 设为供应商名称加斜杠再加 `{id}`",
  "put the key of your console page ({page}) into `options.apiKey` of the provider, or log in with `{app} auth login`":
    "把控制台页面（{page}）上的密钥放到供应商的 `options.apiKey`，或者用 `{app} auth login` 登录",
  // pi/inspect
  "{title} wants a table `providers`": "{title} 需要表 `providers`",
  "`{name}` is no table": "`{name}` 不是表",
  "`{name}` is empty, or no text": "`{name}` 为空，或者不是字符串",
  "a model of `{id}` has no `id`": "`{id}` 的一个模型没有 `id`",
  "`{name}` is no list": "`{name}` 不是列表",
  "`{id}` has neither `baseUrl` nor `models`": "`{id}` 既没有 `baseUrl` 也没有 `models`",
  "`{id}` has models and no `baseUrl`": "`{id}` 有模型，但没有 `baseUrl`",
  "`{id}` has models and no `apiKey`": "`{id}` 有模型，但没有 `apiKey`",
  "`{id}` has models and no `api`": "`{id}` 有模型，但没有 `api`",
  "{what}, so {title} leaves the whole file out": "{what}，因此 {title} 忽略整个文件",
  "{what}, so {title} leaves this provider out": "{what}，因此 {title} 忽略该供应商",
  "`baseUrl`, `apiKey`, `api` and `models`": "`baseUrl`、`apiKey`、`api` 和 `models`",
  "a text that is not empty": "非空字符串",
  "{title} does not read `{name}`": "{title} 不读取 `{name}`",
  // pi/key
  "a key that was entered in the client comes first": "在客户端中输入的密钥优先",
  "`apiKey` of the provider": "供应商的 `apiKey`",
  "the provider's own variable": "供应商自己的变量",
  "it refers to `{name}`, which is not set": "它引用了 `{name}`，而后者未设置",
  "a program prints it, which is never run": "由程序输出，该程序从不运行",
  "the output of a program comes first": "程序的输出优先",
  "it comes first": "它优先",
  // pi/policy
  "the key begins with `tp-`, and of the regions this one is tried first": "密钥以 `tp-` 开头，各区域中先尝试这一个",
  "`baseUrl` of the model comes before the one of the provider": "模型的 `baseUrl` 优先于供应商的",
  "`api` of the model comes before the one of the provider": "模型的 `api` 优先于供应商的",
  "no `api` is set": "未设置 `api`",
  "`{name}` says which model is wanted": "`{name}` 指定想要的模型",
  "this provider has no such model, or no key": "此供应商没有该模型，或者没有密钥",
  "what is wanted cannot be used, so {title} takes this one without a word":
    "想要的无法使用，因此 {title} 不作提示就采用它",
  "the provider's usual model": "供应商的常用模型",
  "{title} leaves the whole file out in which the provider is described": "{title} 忽略定义该供应商的整个文件",
  "{title} leaves the provider out: its description is not complete": "{title} 忽略该供应商：其定义不完整",
  "`{api}` is no protocol that leads to MiMo": "`{api}` 不是通往 MiMo 的协议",
  "it says which provider is wanted": "它指定想要的供应商",
  "no provider is wanted": "没有指定想要的供应商",
  "no provider has a key that {title} can use": "没有供应商具有 {title} 可用的密钥",
  "{title} takes `{id}`, which does not lead to MiMo": "{title} 采用 `{id}`，它不通往 MiMo",
  // inner
  text: "文本",
  "the text at {place}": "{place} 处的文本",
  "the package that is installed": "已安装的软件包",
} as const satisfies Readonly<Record<string, string>>;
