// The Chinese wording of what an answer, a request and a refusal mean, by the English template.
export default {
  // classify
  "{because} (its body says {code}, its status {status})": "{because}（响应体的代码为 {code}，状态码为 {status}）",
  "the status says success, and the body says that there was an error": "状态码表示成功，响应体却说出错了",
  "accepted by this host": "被此主机接受",
  "a web page answered: a captive portal, a proxy, or a wrong path, not the API":
    "返回的是网页：认证门户、代理或错误的路径，而不是 API",
  "the answer is empty": "响应为空",
  "the answer is packed, though that was not asked for": "响应经过压缩，而请求并未要求压缩",
  "the answer is longer than any that is expected, and was cut": "响应比任何预期的都长，已被截断",
  "the answer is a success of something else than this API": "响应表示成功，但不是来自此 API",
  "the host sends us on to `{host}`; that was not followed, and the key was not sent there":
    "主机把请求重定向到 `{host}`；没有跟随，密钥也没有发到那里",
  "the host sends us on to another address; that was not followed": "主机把请求重定向到另一个地址；没有跟随",
  // meaning
  "a look whether anybody is there, without a key: some clients begin with it":
    "不带密钥，只看服务是否在线：有些客户端会先这样做",
  "`/v1` came twice: the base URL ends in `/v1`, and this client adds it itself":
    "`/v1` 出现两次：Base URL 以 `/v1` 结尾，而此客户端会自己加上它",
  "the path came twice: the base URL is a whole address, and this client appends its path":
    "路径出现两次：Base URL 是完整地址，而此客户端会追加自己的路径",
  "two slashes came in a row: the base URL ends in more than one": "连续出现两个斜杠：Base URL 以多个斜杠结尾",
  "MiMo serves this protocol under `/anthropic`: the base URL lacks it, or belongs to the other protocol":
    "MiMo 在 `/anthropic` 下提供此协议：Base URL 缺少它，或者属于另一种协议",
  "an OpenAI client was given the `/anthropic` address: it wants `/v1`":
    "给 OpenAI 客户端填了 `/anthropic` 地址：它需要 `/v1`",
  "MiMo serves this under `/v1`: the base URL lacks it, and this client does not add it":
    "MiMo 在 `/v1` 下提供此功能：Base URL 缺少它，而此客户端不会自己加上",
  "MiMo has no such path": "MiMo 没有这个路径",
  "no key came: the client found none, or dropped the header": "没有收到密钥：客户端没有找到密钥，或者丢掉了请求头",
  "keys came in {n} headers: which one counts is the server's choice":
    "密钥出现在 {n} 个请求头中：以哪个为准由服务器决定",
  "`Bearer` came twice in `{header}`: the word is part of the key in the configuration":
    "`{header}` 中 `Bearer` 出现两次：配置中的密钥里已含有这个词",
  "`{header}` came without a key": "收到的 `{header}` 没有密钥",
  "a reference came in place of a key: this client does not expand it": "收到的是引用而不是密钥：此客户端不展开它",
  "a sample text came in place of a key": "收到的是示例文本而不是密钥",
  "quotation marks came as part of the key": "密钥中带有引号",
  "a blank came before the key": "密钥前有空白字符",
  "`x-api-key` is refused on this path by Token Plan hosts": "Token Plan 主机在此路径上拒绝 `x-api-key`",
  "no model came": "没有收到模型",
  "the ending of `{model}` is for Claude Code alone, and came to the server":
    "`{model}` 的后缀只供 Claude Code 使用，却发到了服务器",
  "the model `{model}` is switched off; `{successor}` is its successor":
    "模型 `{model}` 已下线；替代它的是 `{successor}`",
  "MiMo's model ids are lower case, and `{model}` is not": "MiMo 的模型 ID 为小写，而 `{model}` 不是",
  "the model `{model}` is not in the list of MiMo's models": "模型 `{model}` 不在 MiMo 的模型列表中",
  // refusal
  "the key is in a store that is not opened": "密钥在不会打开的存储中",
  "there is no key to ask with": "没有可用于询问的密钥",
  "what stands in place of the key is none": "密钥的位置上写的不是密钥",
  "no header can carry this key": "没有请求头能携带此密钥",
  "the base URL is no address": "Base URL 不是地址",
  "the base URL holds a user name; a probe never sends one": "Base URL 含有用户名；探测从不发送用户名",
  "plain http would show the key to everybody on the way to `{host}`":
    "用明文 http 会让通往 `{host}` 途中的任何人看到密钥",
  "`{host}` looks like a MiMo host and is none: no key is sent there, whatever is allowed":
    "`{host}` 看起来像 MiMo 的主机，其实不是：无论允许什么，都不会把密钥发到那里",
  "`{host}` belongs to another vendor: no MiMo key is sent there":
    "`{host}` 属于另一个厂商：不会把 MiMo 的密钥发到那里",
  "`{host}` is MiMo's by the facts that were given alone": "只有所给的事实说 `{host}` 属于 MiMo",
  "`{host}` is named by a project file, not by you": "`{host}` 由项目文件指定，而不是由你指定",
} as const satisfies Readonly<Record<string, string>>;
