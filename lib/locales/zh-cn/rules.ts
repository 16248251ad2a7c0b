// The Chinese wording of what the rules say, by the English template.
export default {
  // key-only-in-profile
  "The key stands in a file that this shell has not read": "密钥写在这个 shell 没有读取的文件里",
  "A shell reads its profile when it starts. What was written there afterwards, what is set without `export`, and what stands in a `.env` that nothing loads does not reach the programs that are started from it. Programs that no terminal starts, such as desktop apps and services, do not read the profile at all.":
    "shell 只在启动时读取配置文件。之后才写入的内容、没有 `export` 的变量，以及没有程序加载的 `.env`，都不会传给从这个 shell 启动的程序。桌面应用和服务等不经终端启动的程序根本不读取 shell 配置文件。",
  "Load the file in this shell, or open a new terminal. For an app that no terminal starts, write the key where that app itself looks.":
    "在这个 shell 中加载该文件，或打开新的终端。对于不经终端启动的应用，请把密钥写到该应用自己查找的位置。",
  "`{name}` stands in {file}, which is not loaded here": "`{name}` 写在 {file} 中，而这里没有加载它",
  "`{name}` stands in {file}, which this shell has not read": "`{name}` 写在 {file} 中，而这个 shell 没有读取它",
  "`{name}` is set in {place} without `export`, so that programs do not get it":
    "`{name}` 在 {place} 中设置但没有 `export`，程序得不到它",
  "it is set here, and this shell has not read it": "它在这里设置，而这个 shell 没有读取",
  "`{name}` in this shell": "此 shell 中有 `{name}`",
  "`set -a; source {path}; set +a`": "`set -a; source {path}; set +a`",
  "`source {path}`": "`source {path}`",
  "write `export` before `{name}` in {place}": "在 {place} 的 `{name}` 前写上 `export`",
  // environment-stale
  "This shell holds another value than the file": "此 shell 中的值与文件中的不同",
  "The variable was changed in the profile or in `.env`, and the shell that is open still has the value from before, or another file set it. Programs that are started here get the value of the shell; nearly every loader of `.env` leaves a variable as it is that is set already.":
    "变量已在 shell 配置文件或 `.env` 中修改，而当前打开的 shell 仍是以前的值，或由其他文件设置。从这里启动的程序得到的是 shell 中的值；几乎所有 `.env` 加载器都不会改动已经设置的变量。",
  "Load the profile again or open a new terminal; for `.env`, unset the variable in the shell.":
    "重新加载配置文件或打开新的终端；对于 `.env`，请在 shell 中取消设置该变量。",
  "this shell has another `{name}` than {file} sets, and programs get that of the shell":
    "此 shell 中的 `{name}` 与 {file} 设置的不同，程序得到的是 shell 中的值",
  "this shell has another `{name}` than {file} sets, and most programs that load it keep that of the shell":
    "此 shell 中的 `{name}` 与 {file} 设置的不同，加载该文件的程序大多保留 shell 中的值",
  "the value that this shell has": "此 shell 中的值",
  // profile-not-read
  "Another profile is read": "读取的是另一个配置",
  "The client keeps its settings in a folder or a profile, and a variable or a setting chooses which one. The one that it starts with is not set up for MiMo, or is empty, while another one is: its key and its address are not used.":
    "客户端把设置保存在文件夹或配置中，由变量或设置选择使用哪一个。它启动时使用的那个没有为 MiMo 配置，或是空的，而另一个已经配置好：那里的密钥和地址不会被使用。",
  "Choose the profile that is set up, or write the settings into the one that is read.":
    "选择已经配置好的那个，或把设置写入会被读取的那个。",
  "this one names MiMo": "这里提到了 MiMo",
  // provider-name-shadowed
  "A name that belongs to a built-in provider": "名称与内置服务商相同",
  "The settings describe a provider of their own, and its name is also that of a provider that comes with the client. The client takes its own one: address, key and protocol of the description are not used.":
    "设置中自定义了一个服务商，其名称与客户端自带的服务商相同。客户端采用自带的那个：自定义中的地址、密钥和协议都不会使用。",
  "Give the provider another name, there and wherever it is chosen.": "给该服务商换一个名称，选用它的地方也一并修改。",
  "give the provider another name in {place}, and write that where it is chosen":
    "在 {place} 给该服务商换一个名称，并在选用它的地方写上新名称",
  // feature-sends-no-key
  "A feature with an address and without a key": "功能有地址但没有密钥",
  "Pictures, speech and small tasks can have an address of their own. With one, the client no longer takes the key of the provider that is named beside it: it sends none, or a dummy such as `no-key-required`, and MiMo answers 401 while the conversation works.":
    "图片、语音和小任务可以有各自的地址。设置地址后，客户端不再使用旁边所写服务商的密钥：它不发送密钥，或发送 `no-key-required` 之类的占位值，于是对话正常，而该功能得到 401。",
  "Remove the address, so that the provider's own is used with its key, or set the key beside it.":
    "删除该地址，从而使用服务商自己的地址和密钥；或在旁边设置密钥。",
  "remove {place}, or set the key beside it": "删除 {place}，或在旁边设置密钥",
  // model-missing
  "No model is set": "没有设置模型",
  "The endpoint is MiMo's, and nothing says which model to ask for. The client then asks for its own default, which MiMo does not serve: it answers 400 `Not supported model`.":
    "端点是 MiMo 的，但没有指定模型。客户端会请求自己的默认模型，而 MiMo 不提供该模型：返回 400 `Not supported model`。",
  "Name a model of MiMo's.": "写明 MiMo 的模型。",
  "{client}: no model is set, and its default `{id}` is none of MiMo's":
    "{client}：没有设置模型，其默认的 `{id}` 不是 MiMo 的模型",
  "a model of MiMo's, such as `{model}`": "MiMo 的模型，例如 `{model}`",
  // client-differs
  "The client did otherwise than is known of it": "客户端的行为与已知的不同",
  "`trace` saw a request that no policy of this client predicts: a new version, or settings that mimo-doctor does not read. What `check` says of this client may then be wrong.":
    "`trace` 看到一个没有任何策略预测到的请求：可能是新版本，或 mimo-doctor 不读取的设置。此时 `check` 对该客户端的判断可能有误。",
  "Trust what was seen. A report with it makes the next version of mimo-doctor know it.":
    "请以看到的为准。附上报告，下一个版本的 mimo-doctor 就会知道。",
  // alias-blank-shadows
  "A blank name hides a good one": "空白名称遮住了有效的名称",
  "The client takes the first of two names that is set, even where its value is blank, and then behaves as if neither were there. A blank model is even taken as it stands, so that the request names none.":
    "客户端取两个名称中第一个已设置的，即使它的值是空白，然后就当作两者都未设置。空白的模型名甚至会照原样使用，请求中因此没有模型。",
  "Unset the blank name.": "取消设置这个空白的名称。",
  "`{blank}` unset, or filled": "取消设置 `{blank}`，或填上值",
  "`{blank}` is set but blank, and the request then names no model": "`{blank}` 已设置但为空白，请求中因此没有模型",
  "`{blank}` is set but blank, and hides `{hidden}`": "`{blank}` 已设置但为空白，遮住了 `{hidden}`",
  hidden: "被遮住",
  // alias-conflict
  "Several names hold different keys": "多个名称下的密钥不同",
  "The client reads its key from several names. They hold different keys, and only one of them is used: which one is decided by the client's own order, not by which was set last.":
    "客户端从多个名称读取密钥。这些名称下的密钥各不相同，只有一个会被使用：用哪一个由客户端自己的顺序决定，而不是看哪个最后设置。",
  "Keep the key that you mean and unset the others.": "保留你想用的密钥，取消设置其余的。",
  "to keep `{keep}`: `unset {names}`": "要保留 `{keep}`：`unset {names}`",
  "to keep `{keep}`: {remove}": "要保留 `{keep}`：{remove}",
  "{names} hold different keys: `{a}` wins in {va}, `{b}` in {vb}":
    "{names} 中的密钥各不相同：在 {va} 中 `{a}` 生效，在 {vb} 中 `{b}` 生效",
  "{names} hold different keys, and `{winner}` wins: {because}": "{names} 中的密钥各不相同，`{winner}` 生效：{because}",
  "one key": "只有一个密钥",
  "keep `{keep}` and remove the others?": "保留 `{keep}` 并删除其余的？",
  "`{name}` holds another key": "`{name}` 中是另一个密钥",
  // alias-duplicate
  "One key under several names": "同一个密钥有多个名称",
  "The same key stands under more than one name. That works, until one of them is replaced and the other is forgotten.":
    "同一个密钥写在多个名称下。这样能用，直到更换了其中一个而忘了另一个。",
  "Keep one name, or replace all of them together.": "只保留一个名称，或者一起更换。",
  "{names} hold the same key": "{names} 中是同一个密钥",
  "the same key": "同一个密钥",
  // alias-not-read
  "A key under a name that is not read": "密钥写在不会被读取的名称下",
  "Clients read MiMo keys from a dozen different names: `MIMO_API_KEY`, `XIAOMI_API_KEY`, `XIAOMI_MIMO_API_KEY` and more. Here a key stands under a name that this client never looks at, and it finds none under the names that it does.":
    "各客户端读取 MiMo 密钥所用的名称有十几种：`MIMO_API_KEY`、`XIAOMI_API_KEY`、`XIAOMI_MIMO_API_KEY` 等。这里的密钥写在此客户端从不查看的名称下，而在它会查看的名称下找不到密钥。",
  "Set the key under a name that the client reads.": "用客户端会读取的名称设置密钥。",
  "`{name}` holds a key, and {client} does not read that name": "`{name}` 中有密钥，但 {client} 不读取这个名称",
  '`export {read}="${name}"`': '`export {read}="${name}"`',
  // auth-variables-conflict
  "Two variables send two headers": "两个变量发送两个请求头",
  "Claude Code sends `ANTHROPIC_AUTH_TOKEN` as `Authorization: Bearer` and `ANTHROPIC_API_KEY` as `x-api-key`. Where both are set, also in different places, each request carries both. Which of them counts is the server's choice, and a 401 then says nothing about either key.":
    "Claude Code 把 `ANTHROPIC_AUTH_TOKEN` 作为 `Authorization: Bearer` 发送，把 `ANTHROPIC_API_KEY` 作为 `x-api-key` 发送。两者都设置时（即使设置在不同位置），每个请求都会同时带上两者。以哪个为准由服务器决定，这时的 401 说明不了任何一个密钥的好坏。",
  "Keep one of the two variables: for MiMo `ANTHROPIC_AUTH_TOKEN`.":
    "两个变量只保留一个：MiMo 用 `ANTHROPIC_AUTH_TOKEN`。",
  "`{a}` and `{b}` are both set: each request carries the key in `{first}` and in `{second}`":
    "`{a}` 和 `{b}` 都已设置：每个请求都会在 `{first}` 和 `{second}` 中各带一次密钥",
  "`{a}` and `{b}` are both set: each request carries two keys, in `{first}` and in `{second}`":
    "`{a}` 和 `{b}` 都已设置：每个请求都会带两个密钥，分别在 `{first}` 和 `{second}` 中",
  "one of the two": "两者只留其一",
  "`{name}` is set here": "`{name}` 在此处设置",
  // client-falls-back
  "The client uses something else": "客户端用的是别的配置",
  "The client leaves this configuration out without a word and asks another provider, a gateway of its own, or with another file: the answer then comes from somewhere else, and an error is about another key.":
    "客户端不作提示就跳过这份配置，转而询问另一个供应商、它自己的网关，或者改用另一个文件：响应因此来自别处，报错说的也是另一个密钥。",
  "Complete the settings, so that the client takes them.": "把设置补全，让客户端采用它们。",
  "{client} does not use what is set up for MiMo: {because}": "{client} 没有使用为 MiMo 所做的设置：{because}",
  // clients-disagree
  "Your clients disagree": "各客户端的设置不一致",
  "Several clients of one person use different keys of one plan, different Token Plan regions, or models of which one is retired. A subscription has one key and one region: a client that was set up earlier, or by another guide, then fails while the others work.":
    "同一个人的多个客户端用了同一种套餐的不同密钥、不同的 Token Plan 区域，或者用了不同的模型而其中有已下线的。一个订阅只有一个密钥和一个区域：较早设置的或照另一篇教程设置的客户端会失败，其余的却能用。",
  "Set up all clients with the same key, region and model, unless you have several subscriptions.":
    "把所有客户端设成同样的密钥、区域和模型，除非你有多个订阅。",
  "use the same in all clients, unless you have several subscriptions": "所有客户端用同样的设置，除非你有多个订阅",
  "a key": "某个密钥",
  "Token Plan": "Token Plan",
  "pay-as-you-go": "按量付费",
  "your clients use different {plan} keys: {list}": "你的各客户端用了同一种套餐（{plan}）的不同密钥：{list}",
  "`{region}`": "`{region}`",
  "your clients use different Token Plan regions: {list}": "你的各客户端用了不同的 Token Plan 区域：{list}",
  "`{model}`": "`{model}`",
  "your clients use different models, and some are retired: {list}":
    "你的各客户端用了不同的模型，其中有已下线的：{list}",
  // config-encoding
  "The encoding of a file": "文件的编码",
  "Editors and PowerShell write UTF-16 or a byte-order mark, and copied dotenv files mix line ends. Clients then read the first name wrongly, or nothing at all.":
    "编辑器和 PowerShell 会写出 UTF-16 或字节顺序标记（BOM），复制来的 dotenv 文件会混用换行符。客户端因此读错第一个名称，或者什么也读不到。",
  "Save the file as UTF-8 without a byte-order mark.": "把文件保存为不带字节顺序标记（BOM）的 UTF-8。",
  "{file}: {what}": "{file}：{what}",
  "save the file as UTF-8 without a byte-order mark, with one kind of line end":
    "把文件保存为不带字节顺序标记（BOM）的 UTF-8，并只用一种换行符",
  // config-schema
  "A setting that the client refuses": "客户端拒绝的设置",
  "The client checks the types in its file, the values of some settings and, where it is strict, their names; it refuses the whole file for one fault, and then every setting in it is gone.":
    "客户端会检查配置文件中的类型、某些设置的取值，严格时还检查名称；有一处不对就拒绝整个文件，其中所有设置都随之失效。",
  "Write what is expected, or remove the setting.": "按要求书写，或者删除该设置。",
  // config-syntax
  "A file that does not parse": "文件无法解析",
  "The client cannot read the file, and stops or uses its defaults. Position and reason are given in our own words: a parser's own message shows the faulty lines, and with them the key.":
    "客户端读不了这个文件，会停止运行或使用默认值。位置和原因用的是我们自己的话：解析器自己的报错会显示出错的行，连同其中的密钥。",
  "Correct the file at the position given.": "在所给的位置改正文件。",
  "{file} does not parse: {what}": "{file} 无法解析：{what}",
  // config-unknown-key
  "A setting that is not known": "未知的设置项",
  "The client ignores names that it does not know, without a word. A name near to one that it does know, or known to another version only, was probably meant to count; any other is only noted.":
    "客户端不作提示就忽略它不认识的名称。如果某个名称与它认识的很接近，或只有别的版本认识，多半是本想让它起作用的；其他的只作提示。",
  "Correct the name.": "改正名称。",
  "did you mean `{near}`?": "是否想写 `{near}`？",
  // config-unreadable
  "A file that cannot be read": "文件无法读取",
  "The file exists, and reading it fails: a missing permission, a folder or a pipe in its place, a link in a circle, a size that no configuration has. The client fails at it or goes on without it.":
    "文件存在，但读取失败：没有权限、该处是目录或管道、链接成环，或者大得不像配置文件。客户端会因此报错，或者不用它而继续运行。",
  "Correct what stands there. Pipes and devices are never opened.": "改正该处的问题。管道和设备从不打开。",
  "{file} cannot be read: {what}": "{file} 无法读取：{what}",
  // config-wrong-table
  "A table that is not read": "表不会被读取",
  "The table's name is nearly that of the one that the client reads. No file format has an objection, and the client ignores it without a word. A warning where only the likeness of the names says that it was meant.":
    "这个表的名称与客户端读取的表很接近。文件格式本身不会报错，客户端不作提示就忽略它。如果只有名称相似这一点说明它是这个意思，则为警告。",
  "Rename the table.": "给表改名。",
  "rename it to `{near}`": "改名为 `{near}`",
  "put the key of your console page ({page}) into a variable such as `{variable}`, and name that in {place}":
    "把控制台页面（{page}）上的密钥放进一个变量，例如 `{variable}`，并在 {place} 引用它",
  "the base URL in {place} refers to `{variable}`, which is not set":
    "{place} 中的 Base URL 引用了未设置的 `{variable}`",
  "{client} does not read `{name}` there: it reads `{near}`": "{client} 不读取那里的 `{name}`：它读取的是 `{near}`",
  "rename it to `{read}` in {place}": "在 {place} 把它改名为 `{read}`",
  // endpoint-dead-host
  "This host serves no MiMo API": "此主机不提供 MiMo API",
  "The host is the console, the documentation, a name that somebody guessed, or a look-alike page that is not Xiaomi's and collects keys. None of them answers the API.":
    "这个主机是控制台、文档站、有人猜出来的名称，或者是不属于小米、专门收集密钥的仿冒页面。它们都不会响应 API 请求。",
  "Use the host of your plan. If a key was sent to a look-alike, replace it in the console.":
    "使用你的套餐对应的主机。如果密钥已发给仿冒站点，请在控制台更换。",
  "is Xiaomi's console or documentation, not the API": "是小米的控制台或文档站，不是 API",
  "serves no MiMo API": "不提供 MiMo API",
  "is not Xiaomi's: it looks like it, and takes keys": "不属于小米：它是仿冒站点，会收走密钥",
  "`{host}` {what}": "`{host}` {what}",
  "a Token Plan host, such as `{host}`": "Token Plan 的主机，例如 `{host}`",
  "`{host}`": "`{host}`",
  // endpoint-ignored-by-client
  "A base URL that is not read": "Base URL 不会被读取",
  "The setting looks right and has no effect: this client reads the base URL from another name or another place.":
    "这项设置看起来正确，却不起作用：此客户端从另一个名称或另一个位置读取 Base URL。",
  "Move it to where the client reads it.": "把它移到客户端会读取的地方。",
  // endpoint-insecure
  "The key is not protected on its way": "密钥在传输途中没有保护",
  "Over plain `http` everybody on the way can read the key. User names, passwords and keys inside a URL end up in logs and in the history of the shell.":
    "用明文 `http` 时，途中任何人都能读到密钥。URL 中的用户名、密码和密钥会留在日志和 shell 的历史记录里。",
  "Use `https`, and keep secrets out of the URL.": "使用 `https`，不要把机密写进 URL。",
  "{client} refuses plain `http` to `{host}`, where anybody on the way could read the key":
    "{client} 拒绝以明文 `http` 访问 `{host}`，因为途中任何人都能读到密钥",
  "plain `http` sends the key in clear to `{host}`": "明文 `http` 会把密钥不加密地发给 `{host}`",
  "`{url}`": "`{url}`",
  "write `https://` in {place}": "在 {place} 写成 `https://`",
  "the base URL holds a user name or a secret": "Base URL 中有用户名或机密",
  "a base URL without user name, password or key": "不含用户名、密码或密钥的 Base URL",
  "take the secret out of {place}": "从 {place} 去掉机密",
  // endpoint-layers-disagree
  "The client's settings name different endpoints": "客户端的设置指向不同的端点",
  "A Token Plan key works in one region only. Here a region is written beside an address of another one, or two parts of one client send the same key to different hosts: at most one of them can be right.":
    "Token Plan 密钥只在一个区域可用。这里写的区域与旁边的地址不是同一个区域，或者同一个客户端的两个部分把同一个密钥发给不同的主机：最多只有一个是对的。",
  "Write the same region everywhere: the one that the Token Plan page of the console shows.":
    "各处写同一个区域：以控制台的 Token Plan 页面显示的为准。",
  "the region is `{region}` here, and the base URL names `{other}`":
    "此处的区域是 `{region}`，而 Base URL 指向 `{other}`",
  "the base URL is set here": "Base URL 在此处设置",
  "{client} sends the same key to `{one}` and to `{other}`": "{client} 把同一个密钥发给 `{one}` 和 `{other}`",
  "this one is used first": "先用的是这个",
  // endpoint-local-proxy
  "A bridge on this machine": "本机上的桥接服务",
  "The base URL is on this machine. What stands behind the bridge, and with which key it asks, cannot be seen from here.":
    "Base URL 指向本机。桥接服务背后是什么、它用哪个密钥去请求，从这里看不到。",
  "Nothing is wrong. Look into the bridge's own settings where a request fails.":
    "没有问题。请求失败时，请查看桥接服务自己的设置。",
  "`{host}` is a bridge on this machine; what is behind it cannot be judged":
    "`{host}` 是本机上的桥接服务；它背后的情况无法判断",
  // endpoint-missing
  "No base URL": "没有 Base URL",
  "The base URL is empty, or missing in a client that has no default for this provider. The client then has nowhere to send the request, or falls back to another vendor's host.":
    "Base URL 为空，或者未设置，而客户端对此供应商没有默认值。客户端因此不知道把请求发往何处，或者回退到其他厂商的主机。",
  "Write the base URL of your plan, or remove the empty setting where the client has a right default.":
    "写上你的套餐的 Base URL；如果客户端有正确的默认值，也可以删除这个空的设置项。",
  "{client} has no base URL for MiMo": "{client} 没有 MiMo 的 Base URL",
  "the base URL is empty": "Base URL 为空",
  "`{url}`, or the base URL of your Token Plan region": "`{url}`，或你的 Token Plan 区域的 Base URL",
  // endpoint-not-official
  "An official host that the client does not recognise": "客户端不认得的官方主机",
  "The client compares the whole base URL, letter by letter, with its list of official ones. A port or a missing `/v1` makes it treat MiMo's own host as a stranger's, and then it withholds every key that is not written beside the URL. A blank at the end even becomes part of the address.":
    "客户端把整个 Base URL 与它的官方列表逐字符比较。多了端口或少了 `/v1`，它就把 MiMo 自己的主机当作陌生主机，凡是没有与该 URL 写在一起的密钥都不发送。末尾的空格甚至会成为地址的一部分。",
  "Write the base URL exactly as the console shows it.": "严格按控制台显示的写法填写 Base URL。",
  "the base URL ends with a blank, which becomes part of every address that is asked for":
    "Base URL 末尾有空格，它会成为每个请求地址的一部分",
  "`{was}` is not the exact spelling of MiMo's own host, so this version withholds the key":
    "`{was}` 与 MiMo 官方主机的写法不完全一致，所以此版本不发送密钥",
  "`{was}`": "`{was}`",
  // endpoint-other-vendor
  "Another vendor's host": "其他厂商的主机",
  "The request with the MiMo key or the MiMo model goes to another vendor, who refuses it and has then seen the key. Gateways that serve MiMo models take keys of their own, never those of the MiMo console.":
    "带着 MiMo 密钥或 MiMo 模型的请求发给了其他厂商；对方会拒绝，而且已经看到了密钥。提供 MiMo 模型的网关使用它们自己的密钥，从不接受 MiMo 控制台的密钥。",
  "Use the MiMo endpoint of your plan, or a key of that vendor.": "使用你的套餐的 MiMo 端点，或使用那家厂商的密钥。",
  "the base URL is {vendor}'s (`{host}`), and {what} is MiMo's":
    "Base URL 属于 {vendor}（`{host}`），而{what}属于 MiMo",
  "the key": "密钥",
  "Key and address in each other's place": "密钥与地址放错了位置",
  "An address, a model id or the name of a header stands where the key belongs, or the key where an address or a model belongs. The key is then no key, and MiMo answers 401; a key in the place of an address or a model goes into addresses, bodies and logs.":
    "该放密钥的位置上是地址、模型名或请求头名，或者密钥被写到了地址或模型的位置。前者不是密钥，MiMo 会返回 401；后者会让密钥进入地址、请求体和日志。",
  "Put each value into its own setting. A key that got into logs should be replaced.":
    "把每个值放回各自的设置项。进入过日志的密钥应当更换。",
  "an address": "地址",
  "a model id": "模型名",
  "the name of a header": "请求头名",
  "`{name}` should hold the key, and holds {what}": "`{name}` 应当是密钥，实际却是{what}",
  "put the key into {place}, and what stands there into a setting of its own":
    "把密钥写入 {place}，原有的值移到它自己的设置项",
  "`{name}` holds a key, and is no place for one": "`{name}` 中是密钥，但这里不该放密钥",
  "an address, a model or a mode, as the name says": "按名称应为地址、模型或模式",
  "move the key out of {place} into the setting for the key": "把密钥从 {place} 移到存放密钥的设置项",
  "No address": "不是地址",
  "What stands in the place of the base URL is no address: the scheme is missing or misspelt (`htps://`), quotes or blanks are part of it, or it is some other text. Clients fail before they ask, or send the request somewhere else.":
    "Base URL 的位置上不是地址：协议头缺失或拼错（`htps://`）、带有引号或空格，或是别的文字。客户端在请求之前就会失败，或把请求发到别处。",
  "Write the base URL of your plan, from `https://` on.": "写入你的套餐的 Base URL，从 `https://` 开始。",
  "quotation marks are part of it": "其中带有引号",
  "a blank stands in it": "其中有空格",
  "`{scheme}` is no scheme": "`{scheme}` 不是协议头",
  "`://` is incomplete": "`://` 不完整",
  "the scheme stands there twice": "协议头重复了两次",
  "the scheme is missing": "缺少协议头",
  "it cannot be read as an address": "无法作为地址解析",
  "`{name}` is no address: {fault}": "`{name}` 不是地址：{fault}",
  "a base URL that begins with `https://`": "以 `https://` 开头的 Base URL",
  "write the base URL of your plan in {place}, from `https://` on":
    "在 {place} 写入你的套餐的 Base URL，从 `https://` 开始",
  "A path that MiMo does not serve": "MiMo 不提供的路径",
  "MiMo serves the OpenAI protocol under `/v1` and the Anthropic protocol under `/anthropic`. Other paths, `/v1` twice, a query or a fragment in the base lead to 404, or to an answer that clients misread.":
    "MiMo 在 `/v1` 下提供 OpenAI 协议，在 `/anthropic` 下提供 Anthropic 协议。其他路径、重复的 `/v1`、地址中的查询串或片段会得到 404，或客户端无法正确理解的回答。",
  "Write the base URL as the console shows it, up to `/v1` or `/anthropic`.":
    "按控制台显示的写 Base URL，到 `/v1` 或 `/anthropic` 为止。",
  "`{name}` leads to a path that MiMo does not serve": "`{name}` 指向 MiMo 不提供的路径",
  "`{openai}` or `{anthropic}`": "`{openai}` 或 `{anthropic}`",
  "write `{wanted}` in {place}": "在 {place} 写入 `{wanted}`",
  "its name": "变量名",
  "write a MiMo endpoint in {place}, or keep {vendor}'s settings under a name of its own":
    "在 {place} 写入 MiMo 端点，或将 {vendor} 的设置放到另外的名称下",
  "a key stands in a project file, which a repository usually carries": "项目文件中有密钥，而这类文件通常会提交到仓库",
  "the model": "模型",
  "a MiMo endpoint": "MiMo 的端点",
  // endpoint-path-full
  "A full address where a base URL belongs": "该写 Base URL 的地方写了完整地址",
  "The client appends `/chat/completions` (or `/messages`, `/responses`) to the base. With the path already in the base it asks for it twice and gets 404; no client repairs that. A few clients want the whole address: there a base is the mistake.":
    "客户端会在 Base URL 后面追加 `/chat/completions`（或 `/messages`、`/responses`）。如果 Base URL 已含这段路径，请求地址中就会出现两次，得到 404；没有客户端会修正它。少数客户端要求完整地址：那里只写 Base URL 才是错的。",
  "Cut the path off, or write the whole address where the client wants it.":
    "去掉这段路径；如果客户端要求完整地址，就写完整地址。",
  "the base URL is a whole address, and the client appends its path once more":
    "Base URL 写成了完整地址，客户端还会再追加一次路径",
  "the client wants the whole address, and this is only the base": "客户端要求完整地址，而这里只是 Base URL",
  // endpoint-path-missing
  "The path is missing from the base URL": "Base URL 缺少路径",
  "MiMo serves the OpenAI protocol under `/v1` and the Anthropic protocol under `/anthropic`. The client appends its own path to the base and does not add this part, so the request goes to an address that answers 404.":
    "MiMo 在 `/v1` 下提供 OpenAI 协议，在 `/anthropic` 下提供 Anthropic 协议。客户端在 Base URL 后面追加自己的路径，但不会补上这一段，请求因此发往一个返回 404 的地址。",
  "Append `/v1`, or `/anthropic` for clients that speak the Anthropic protocol.":
    "追加 `/v1`；使用 Anthropic 协议的客户端追加 `/anthropic`。",
  "the base URL lacks `{path}`, and the client does not add it": "Base URL 缺少 `{path}`，而客户端不会补上",
  // endpoint-refused-by-client
  "The client refuses this base URL": "客户端拒绝此 Base URL",
  "The client checks the beginning of the URL letter by letter: `https://` in lower case, no blank before it. Any other spelling is refused before a request is made.":
    "客户端逐字符检查 URL 的开头：必须是小写的 `https://`，前面没有空格。其他任何写法在发出请求之前就会被拒绝。",
  "Write the URL with `https://` in lower case and without blanks.": "用小写的 `https://` 写 URL，不带空格。",
  "{client} refuses the base URL `{url}` as it is spelt": "{client} 不接受 Base URL `{url}` 的这种写法",
  "an address that begins with `https://`": "以 `https://` 开头的地址",
  // endpoint-template-unfilled
  "A placeholder in the base URL": "Base URL 中有占位符",
  "Guides write `{region}` or `<region>` where your region belongs. The placeholder was copied as it stands, so the host does not exist.":
    "教程在该写你的区域的地方写的是 `{region}` 或 `<region>`。占位符被原样复制，所以这个主机不存在。",
  "Write the host that the Token Plan page of the console shows.": "写控制台的 Token Plan 页面显示的主机。",
  "`{template}` in the base URL was never filled in": "Base URL 中的 `{template}` 没有替换",
  "`cn`, `sgp` or `ams` in its place": "该处应为 `cn`、`sgp` 或 `ams`",
  "the base URL of your plan": "你的套餐的 Base URL",
  // endpoint-typo-host
  "A misspelt host": "主机名拼写错误",
  "The host is nearly that of a MiMo endpoint. `xiaomimomo.com` alone stands in seven public configurations. At best it does not exist; at worst somebody registered it and receives the key.":
    "这个主机名与 MiMo 端点的很接近。仅 `xiaomimomo.com` 就出现在七份公开的配置中。最好的情况是它不存在；最坏的情况是有人注册了它，并收到密钥。",
  "Correct the host.": "改正主机名。",
  "`{host}` is not a MiMo host, though nearly one": "`{host}` 不是 MiMo 的主机，只是很像",
  "`{near}`": "`{near}`",
  "`{near}` is meant?": "是指 `{near}` 吗？",
  // endpoint-unknown-host
  "An unknown host": "未知的主机",
  "The host is none of MiMo's four endpoints and no gateway that is known here. It may be a proxy of your own; then all is well. It will receive the key.":
    "这个主机不是 MiMo 的四个端点之一，也不是已知的网关。它可能是你自己的代理，那就没有问题。它会收到密钥。",
  "Nothing, if you know the host. Otherwise use the endpoint of your plan.":
    "如果你认得这个主机，无需处理。否则使用你的套餐的端点。",
  "`{host}` is no MiMo endpoint: whoever runs it receives the key": "`{host}` 不是 MiMo 的端点：谁运行它，谁就收到密钥",
  "`{host}` is no MiMo endpoint, and {client} withholds the key from it":
    "`{host}` 不是 MiMo 的端点，{client} 不向它发送密钥",
  "`{host}` is no MiMo endpoint: whoever runs it receives the key, but {client} {versions} withholds it":
    "`{host}` 不是 MiMo 的端点：谁运行它，谁就收到密钥，但 {client} {versions} 不向它发送",
  "a MiMo endpoint, or a proxy of your own": "MiMo 的端点，或你自己的代理",
  "if the host is yours, write key and base URL side by side into the settings file; otherwise {move}":
    "如果主机是你自己的，把密钥和 Base URL 一起写进设置文件；否则：{move}",
  "nothing, if the host is yours; otherwise {move}": "如果主机是你自己的，无需处理；否则：{move}",
  // endpoint-unknown-region
  "No such Token Plan region": "没有这个 Token Plan 区域",
  "There are three Token Plan regions: `cn`, `sgp` and `ams`. Other names (`eu`, `sg`, `us`) resolve to nothing or to nobody.":
    "Token Plan 有三个区域：`cn`、`sgp` 和 `ams`。其他名称（`eu`、`sg`、`us`）解析不到任何地址，或者不属于任何人。",
  "Use `token-plan-cn`, `token-plan-sgp` or `token-plan-ams`.":
    "使用 `token-plan-cn`、`token-plan-sgp` 或 `token-plan-ams`。",
  "`token-plan-{region}` is no Token Plan region": "`token-plan-{region}` 不是 Token Plan 区域",
  "`{host}`, the host of pay-as-you-go keys": "`{host}`，即按量付费密钥的主机",
  "`token-plan-cn`, `token-plan-sgp` or `token-plan-ams`": "`token-plan-cn`、`token-plan-sgp` 或 `token-plan-ams`",
  "use the endpoint of pay-as-you-go keys?": "改用按量付费密钥的端点？",
  // endpoint-wrong-protocol
  "The path belongs to the other protocol": "路径属于另一种协议",
  "MiMo speaks the OpenAI protocol under `/v1` and the Anthropic protocol under `/anthropic`. A client of one protocol that is given the path of the other asks for `/v1/messages` or `/anthropic/chat/completions`, which do not exist: the answer is a 404 page, or 400.":
    "MiMo 在 `/v1` 下提供 OpenAI 协议，在 `/anthropic` 下提供 Anthropic 协议。给一种协议的客户端写了另一种协议的路径，它就会请求 `/v1/messages` 或 `/anthropic/chat/completions`，而这些地址不存在：得到的是 404 页面，或者 400。",
  "Swap the path: `/v1` for OpenAI clients, `/anthropic` for Anthropic clients.":
    "换成对应的路径：OpenAI 客户端用 `/v1`，Anthropic 客户端用 `/anthropic`。",
  "{client} speaks the Anthropic protocol, and `{path}` is not its path":
    "{client} 使用 Anthropic 协议，而 `{path}` 不是该协议的路径",
  "{client} speaks the OpenAI protocol, and `{path}` is the path of the other":
    "{client} 使用 OpenAI 协议，而 `{path}` 是另一种协议的路径",
  // foreign-key-to-mimo
  "Another credential goes to MiMo": "别的凭据会发给 MiMo",
  "The client finds no key where the MiMo key belongs, and falls back to another credential: a stored login, or the key of another vendor's variable. MiMo answers 401, and has seen a credential that was not meant for it.":
    "客户端在放 MiMo 密钥的地方没有找到密钥，于是回退到别的凭据：已保存的登录，或者其他厂商变量中的密钥。MiMo 返回 401，并且看到了本不该给它的凭据。",
  "Put the MiMo key where the client looks first.": "把 MiMo 密钥放到客户端最先查看的地方。",
  "no MiMo key is set, so the login of {vendor} would go to `{host}`":
    "未设置 MiMo 密钥，所以 {vendor} 的登录凭据会发给 `{host}`",
  "`{name}` is a credential for {vendor}, and without a MiMo key it would go to `{host}`":
    "`{name}` 是 {vendor} 的凭据；没有 MiMo 密钥时，它会发给 `{host}`",
  // key-endpoint-mismatch
  "The key does not belong to this endpoint": "密钥与端点不匹配",
  "Pay-as-you-go keys (`sk-`) work on `api.xiaomimimo.com` only, Token Plan keys (`tp-`) only on the regional host that they were issued for. The other host answers 401 `Invalid API Key`, exactly as for a wrong key: the commonest reason why a paid key seems not to work.":
    "按量付费密钥（`sk-`）只能用于 `api.xiaomimimo.com`，Token Plan 密钥（`tp-`）只能用于签发时所属区域的主机。其他主机返回 401 `Invalid API Key`，与密钥错误时完全一样：付费密钥看似不能用，最常见的原因就是这个。",
  "Use the endpoint of the key's plan, or a key of the endpoint's plan. The Token Plan page of the console shows the base URL of your region.":
    "使用密钥所属套餐的端点，或使用端点所属套餐的密钥。控制台的 Token Plan 页面会显示你所在区域的 Base URL。",
  "{client} {version} sends this key to `{url}`": "{client} {version} 把此密钥发给 `{url}`",
  "the mode chooses the endpoint": "端点由模式决定",
  "the key is set here": "密钥在此处设置",
  "the endpoint is set here": "端点在此处设置",
  "use the endpoint of the key's plan, {title}?": "改用密钥所属套餐的端点（{title}）？",
  "the {plan} key in {place} goes to `{host}`, which is the {other} endpoint and answers it with 401":
    "{place} 中的密钥（{plan}）会发往 `{host}`，而那是另一种套餐（{other}）的端点，会返回 401",
  "`{mask}` on `{host}`": "`{mask}` 用于 `{host}`",
  "a host that begins with `{prefix}`": "以 `{prefix}` 开头的主机",
  // key-exposed-to-browser
  "A key that every visitor gets": "每个访客都能拿到的密钥",
  "Build tools copy variables that begin with `NEXT_PUBLIC_`, `VITE_`, `REACT_APP_` and the like into the page. Whoever opens it can read the key and use it up.":
    "构建工具会把以 `NEXT_PUBLIC_`、`VITE_`、`REACT_APP_` 等开头的变量复制到网页中。打开网页的人都能读到密钥并用光额度。",
  "Take the prefix off, read the key on the server only, and replace it in the console if the page was ever out.":
    "去掉前缀，只在服务器端读取密钥；如果网页曾经发布过，请在控制台更换密钥。",
  "`{name}` begins with `{prefix}`, so the key is copied into the page that every visitor gets":
    "`{name}` 以 `{prefix}` 开头，所以密钥会被复制到每个访客都能拿到的网页中",
  "a variable that stays on the server": "只留在服务器上的变量",
  "rename it to `{name}`, and replace the key in the console if the page was ever out":
    "改名为 `{name}`；如果网页曾经发布过，请在控制台更换密钥",
  // key-file-readable
  "A file with a key that others can read": "含密钥的文件可被他人读取",
  "The permissions of the file let the group or everybody on this machine read it, and with it the key.":
    "文件的权限允许同组用户或本机所有人读取它，连同其中的密钥。",
  "Take the permission away: `chmod 600 FILE`.": "收回权限：`chmod 600 FILE`。",
  "{who} on this machine can read {file}, which holds a key": "本机{who}可以读取 {file}，其中有密钥",
  everybody: "所有人",
  "the group": "同组用户",
  "mode {mode}": "权限 {mode}",
  "mode 600": "权限 600",
  "`chmod 600 {file}`": "`chmod 600 {file}`",
  // key-in-foreign-variable
  "A MiMo key in another vendor's variable": "其他厂商的变量中有 MiMo 密钥",
  "Programs that read this variable send what stands there to its vendor. A Token Plan key begins with `tp-` and is nobody else's: it is refused there, and another vendor has seen it.":
    "读取此变量的程序会把其中的内容发给该变量所属的厂商。Token Plan 密钥以 `tp-` 开头，别家没有这样的密钥：它在那里会被拒绝，而且已被另一家厂商看到。",
  "Set the base URL that belongs to the variable, or put the key under a name for MiMo.":
    "设置与该变量配套的 Base URL，或者把密钥放到 MiMo 的名称下。",
  "`{name}` holds a Token Plan key: programs that read it send it to {vendor}":
    "`{name}` 中是 Token Plan 密钥：读取它的程序会把它发给 {vendor}",
  "a key of {vendor}, or `{base}` with a MiMo endpoint": "{vendor} 的密钥，或者把 `{base}` 设为 MiMo 的端点",
  "rename it to `{own}` in {place}, or set `{base}` beside it": "在 {place} 把它改名为 `{own}`，或在旁边设置 `{base}`",
  "`unset {name}`, or set `{base}` as well": "`unset {name}`，或同时设置 `{base}`",
  // key-in-name-field
  "A key where the name of a variable belongs": "该写变量名的地方写了密钥",
  "The setting holds the name of a variable, and the client looks up a variable that is called like the key. There is none, so no key is found; some clients then print the key in their error.":
    "此设置项应当是变量名，客户端会去查找以这个密钥为名的变量。没有这样的变量，所以找不到密钥；有些客户端还会在报错中打印出密钥。",
  "Write the name of a variable there, and export the key under it. A key that was printed should be replaced.":
    "在那里写变量名，并用这个变量导出密钥。打印过的密钥应当更换。",
  "`{name}` wants the name of a variable, and holds a key itself": "`{name}` 应当是变量名，其中却是密钥本身",
  "the name of a variable, like `{usual}`": "变量名，例如 `{usual}`",
  "write `{usual}` in {place}, and export the key under that name": "在 {place} 写入 `{usual}`，并用这个名称导出密钥",
  // key-in-project-file
  "A key in a project file": "项目文件中有密钥",
  "Project settings, compose files, scripts and `.env.example` are usually committed, and everybody who can read the repository then has the key. `.env` and `.env.*local` usually are not, and count only where git's index lists them.":
    "项目设置、compose 文件、脚本和 `.env.example` 通常会提交到仓库，能读仓库的人就都有了密钥。`.env` 和 `.env.*local` 通常不提交，只有列在 git 索引中的才算。",
  "Move the key into your user settings or the environment, and replace it in the console if the file was ever pushed.":
    "把密钥移到你的用户设置或环境变量中；如果文件曾经推送过，请在控制台更换密钥。",
  "`{name}` holds a key in a project file, which a repository usually carries":
    "`{name}` 把密钥放在项目文件中，而这类文件通常会进入仓库",
  "the key in user settings or in the environment": "密钥放在用户设置或环境变量中",
  "move the key out of {file}, and replace it in the console if the file was pushed":
    "把密钥移出 {file}；如果文件曾经推送过，请在控制台更换密钥",
  // key-leaves-for-other-vendor
  "The key goes to the client's own vendor": "密钥会发给客户端自己的厂商",
  "No base URL is set, or a blank one, and the client's default is another vendor's host. The MiMo key goes there: it is refused, and another vendor has seen it.":
    "未设置 Base URL，或者它是空白，而客户端的默认值是其他厂商的主机。MiMo 密钥会发到那里：它会被拒绝，而且已被另一家厂商看到。",
  "Set the base URL of your plan. A key that was sent to another vendor should be replaced.":
    "设置你的套餐的 Base URL。已发给其他厂商的密钥应当更换。",
  "{blank} is blank, so {client} sends the MiMo key to {vendor} (`{host}`)":
    "{blank} 是空白，所以 {client} 会把 MiMo 密钥发给 {vendor}（`{host}`）",
  "`{name}`": "`{name}`",
  "no base URL is set, so {client} sends the MiMo key to {vendor} (`{host}`)":
    "未设置 Base URL，所以 {client} 会把 MiMo 密钥发给 {vendor}（`{host}`）",
  // key-masked
  "A masked copy of a key": "打码的密钥副本",
  "Consoles, logs and screenshots show keys with dots or asterisks in the middle. Such a copy cannot be completed.":
    "控制台、日志和截图会用圆点或星号代替密钥的中间部分。这样的副本无法补全。",
  "Copy the key again from where it is shown in full, or create a new one: a Token Plan key is shown in full once.":
    "从完整显示密钥的地方重新复制，或者新建一个：Token Plan 密钥只完整显示一次。",
  "`{name}` holds a masked copy of a key: part of it is dots or asterisks":
    "`{name}` 中是打码的密钥副本：其中一部分是圆点或星号",
  "the whole key": "完整的密钥",
  // key-missing
  "No key where the client looks": "客户端查看的地方没有密钥",
  "The client is set up for MiMo, and none of the names and files that it reads holds a key. It will stop before it asks, or send a request without credentials and get 401.":
    "客户端已为 MiMo 设置，但它读取的名称和文件中都没有密钥。它会在发出请求之前停止，或者发出不带凭据的请求并得到 401。",
  "Put the key under a name that the client reads. A blank value counts as none.":
    "把密钥放到客户端会读取的名称下。空白的值视同没有。",
  "{client} finds no key: {place} is set but blank": "{client} 找不到密钥：{place} 已设置但为空白",
  "{client} finds no key in any of the {looked} places where it looks": "{client} 查看的 {looked} 处都没有密钥",
  "a key that begins with `sk-` (pay-as-you-go) or `tp-` (Token Plan)":
    "以 `sk-`（按量付费）或 `tp-`（Token Plan）开头的密钥",
  // key-not-ascii
  "A character in the key that no header can carry": "密钥中有请求头无法携带的字符",
  "Chat programs and web pages add characters that cannot be seen: a zero-width space, a no-break space, a line end, typographic quotes, full-width letters. Clients then stop with an odd message, drop the header, or send bytes that MiMo refuses.":
    "聊天软件和网页会加入看不见的字符：零宽空格、不换行空格、换行符、弯引号、全角字母。客户端因此报出奇怪的错误而停止，或丢掉请求头，或发送 MiMo 拒绝的字节。",
  "Paste the key again from the console; the message names the character and where it stands.":
    "从控制台重新粘贴密钥；消息中会指出是哪个字符、在什么位置。",
  "a tab": "制表符",
  "a line end": "换行符",
  "a carriage return": "回车符",
  "a no-break space": "不换行空格",
  "a zero-width space": "零宽空格",
  "a zero-width non-joiner": "零宽非连接符",
  "a zero-width joiner": "零宽连接符",
  "a word joiner": "单词连接符",
  "a byte-order mark": "字节顺序标记（BOM）",
  "a typographic quote": "弯引号",
  "a full-width character": "全角字符",
  "a character outside ASCII": "非 ASCII 字符",
  "character {position} of the key in `{name}` is {what} ({point})":
    "`{name}` 中密钥的第 {position} 个字符是{what}（{point}）",
  "letters, digits and hyphens": "字母、数字和连字符",
  // key-placeholder
  "A sample text instead of a key": "写的是示例文本而不是密钥",
  "The value is a text from a guide or a template (`your-api-key`, `tp-xxxxx`, `<key>`) and was never replaced. MiMo answers 401. It is recognised by its form: too few different characters, whole words, brackets, or characters that no key has. A bridge on this machine or in its network takes any text, and there nothing is said.":
    "这个值是教程或模板中的文本（`your-api-key`、`tp-xxxxx`、`<key>`），没有替换成密钥。MiMo 返回 401。它是按形式识别的：不同的字符太少、含有完整的单词或括号，或者含有密钥中不会出现的字符。本机或其网络中的桥接服务接受任何文本，那种情况不报告。",
  "Replace it by the key that the console shows.": "换成控制台显示的密钥。",
  "`{name}` holds a sample text, not a key": "`{name}` 中是示例文本，不是密钥",
  // key-quoted
  "Quotation marks in the key": "密钥中有引号",
  "Quotes around a value belong to the file or the shell. Here they were quoted again, so that the client sends them as part of the key, and MiMo answers 401. No client removes them.":
    "值外面的引号属于文件或 shell 的语法。这里又多加了一层，客户端会把引号当作密钥的一部分发送，MiMo 返回 401。没有客户端会去掉它们。",
  "Write the value without the inner quotes.": "写值时去掉里层的引号。",
  "the quotation marks in `{name}` are part of the key": "`{name}` 中的引号成了密钥的一部分",
  "the key without quotation marks": "不带引号的密钥",
  "remove the quotation marks inside {place}": "去掉 {place} 中里层的引号",
  // key-scheme-word
  "`Bearer` pasted with the key": "`Bearer` 与密钥一起粘贴了",
  "The client itself writes `Bearer` or the name of the header. With the word in the value it sends it twice, and MiMo answers 401.":
    "客户端自己会写上 `Bearer` 或请求头的名称。值里再带上这个词，就会发送两次，MiMo 返回 401。",
  "Keep the key alone.": "只保留密钥。",
  "`{name}` begins with `{word}`, which the client adds by itself": "`{name}` 以 `{word}` 开头，而客户端自己会加上它",
  "the key alone": "只有密钥",
  "remove `{word}` from {place}": "从 {place} 删除 `{word}`",
  // key-sent-twice
  "Two credentials in one request": "一个请求中有两个凭据",
  "The request would carry the key in two headers, or two different keys. Which of them counts is the server's choice, and an error then says nothing about either.":
    "请求会在两个请求头中携带同一个密钥，或者携带两个不同的密钥。以哪个为准由服务器决定，这时的报错说明不了任何一个的好坏。",
  "Keep one of the two settings.": "两项设置只保留一项。",
  "the request carries `{second}` beside `{first}`": "请求除了 `{first}` 还携带 `{second}`",
  "one header with one key": "一个请求头，一个密钥",
  "remove the header in {place}": "删除 {place} 中的请求头",
  // key-stored-elsewhere
  "A key may come from a store": "密钥可能来自存储",
  "The client can take its key from a keyring, a helper program, a credential pool or its own store. mimo-doctor sees that it is there and never opens it, so the key that wins may be another than the one shown.":
    "客户端可以从钥匙串、辅助程序、凭据池或自己的存储中取得密钥。mimo-doctor 看到它存在，但从不打开，所以实际生效的密钥可能不是所显示的那个。",
  "Nothing is wrong. Where a request fails, look into the store with the client's own command.":
    "没有问题。请求失败时，请用客户端自己的命令查看存储。",
  "a key in {store} would come before the one that was found; the store is not opened":
    "如果此存储（{store}）中有密钥，会优先于已找到的密钥；存储不会被打开",
  "the key may be in {store}, which is not opened": "密钥可能在此存储（{store}）中，存储不会被打开",
  // key-truncated
  "A key that is too short": "密钥太短",
  "Every MiMo key that was seen in full has 48 characters after its prefix. A much shorter one was probably cut when it was copied. This is a guess from the length, so it is never an error.":
    "所有见过的完整 MiMo 密钥，前缀之后都是 48 个字符。短得多的密钥多半是复制时被截断了。这只是根据长度的猜测，所以从不算错误。",
  "Copy the key again.": "重新复制密钥。",
  "the key in `{name}` is much shorter than a MiMo key": "`{name}` 中的密钥比 MiMo 密钥短得多",
  "48 characters after the prefix": "前缀之后 48 个字符",
  // key-unresolved-reference
  "A reference that is not resolved": "引用没有解析",
  "The value names a variable or a store (`${NAME}`, `{env:NAME}`, `env:NAME`, `__KEYRING__`) in a place that this client does not expand, or the variable is not set. The text itself, or nothing, is sent as the key, and MiMo answers 401.":
    "这个值引用了变量或存储（`${NAME}`、`{env:NAME}`、`env:NAME`、`__KEYRING__`），但此客户端在这个位置不展开引用，或者变量未设置。于是作为密钥发送的是这段文本本身，或者什么也没有，MiMo 返回 401。",
  "Write the key there, or use the form that this client expands and set the variable.":
    "在那里直接写密钥，或者改用此客户端会展开的形式并设置变量。",
  "`{name}` refers to `{variable}`, which is not set": "`{name}` 引用了 `{variable}`，而后者未设置",
  "`{name}` is `__KEYRING__`, which this version sends as the key instead of looking into the secret store":
    "`{name}` 是 `__KEYRING__`，此版本会把它当作密钥发送，而不是到密钥存储中查找",
  "`{name}` refers to `{variable}`, which {client} does not expand here: the text itself is sent as the key":
    "`{name}` 引用了 `{variable}`，而 {client} 在此处不展开引用：文本本身会作为密钥发送",
  "`{name}` is a reference, which {client} does not expand here: the text itself is sent as the key":
    "`{name}` 是引用，而 {client} 在此处不展开引用：文本本身会作为密钥发送",
  "the key itself": "密钥本身",
  // key-whitespace
  "Blanks around the key": "密钥前后有空白字符",
  "A blank or a line end was copied with the key. Some clients trim it, some send it, and some drop the header without a word.":
    "复制密钥时带上了空格或换行符。有些客户端会去掉，有些会照发，有些不作提示就丢掉请求头。",
  "Remove the blanks.": "删除空白字符。",
  around: "前后",
  before: "前面",
  after: "后面",
  "blanks stand {where} the key in `{name}`": "`{name}` 中的密钥{where}有空白字符",
  "the key without blanks around it": "前后没有空白字符的密钥",
  "remove the blanks in {place}": "删除 {place} 中的空白字符",
  // key-wrong-vendor
  "A key of another vendor": "其他厂商的密钥",
  "The key begins as only another vendor's keys do (`sk-ant-`, `sk-or-`, `sk-proj-` …). MiMo answers 401, and the other vendor's key has been shown to MiMo. A plain `sk-` proves nothing and is not judged.":
    "密钥的开头只有其他厂商的密钥才有（`sk-ant-`、`sk-or-`、`sk-proj-` 等）。MiMo 返回 401，而且其他厂商的密钥已被 MiMo 看到。单凭 `sk-` 说明不了什么，不作判断。",
  "Use a key from the MiMo console, and replace the other vendor's key if it was sent.":
    "使用 MiMo 控制台的密钥；如果其他厂商的密钥已经发出，请更换它。",
  "`{name}` holds a key of {vendor}, and it would be sent to MiMo": "`{name}` 中是 {vendor} 的密钥，它会被发给 MiMo",
  // layer-shadowed
  "A setting without effect": "不起作用的设置",
  "The value was changed in one place, and another place comes first: an exported variable beats the file, or the file beats the variable. The change has no effect.":
    "改了一处的值，而另一处优先：导出的变量优先于文件，或者文件优先于变量。所做的更改不起作用。",
  "Change the setting that wins, or remove it.": "更改生效的那项设置，或者删除它。",
  "the exported variable": "导出的变量",
  "`{loser}` has no effect: {winner} comes first": "`{loser}` 不起作用，优先的是：{winner}",
  "`unset {name}`, or change it there": "`unset {name}`，或在那里更改它",

  "remove `{name}`?": "删除 `{name}` 吗？",

  // shared/key-remedy
  "`export {variable}=…`, with the key of your console page ({page}) in place of `…`":
    "`export {variable}=…`，其中 `…` 换成控制台页面（{page}）上的密钥",
  'write `{name}="${variable}"`, in double quotes, in {place}': '在 {place} 中写 `{name}="${variable}"`（用双引号）',

  "change or remove `{name}` in {place}": "更改或删除 {place} 中的 `{name}`",
  "this one wins": "生效的是这个",
  // mode-conflicts-with-endpoint
  "The mode contradicts the base URL": "模式与 Base URL 矛盾",
  "An explicit base URL comes before the mode, so the mode has no effect on the endpoint; in 0.9 it still chooses which names the key may come from. One of the two is not what you mean.":
    "显式设置的 Base URL 优先于模式，所以模式对端点不起作用；但在 0.9 中，模式仍然决定可以从哪些名称取得密钥。两者之中有一个不是你的本意。",
  "Remove the one that you do not mean.": "删除不是你本意的那个。",
  "{one}, or {other}": "二选一：{one}；{other}",
  "remove the mode from {mode}": "从 {mode} 删除模式",
  "remove the base URL from {url}": "从 {url} 删除 Base URL",
  "the mode `{mode}` does not choose the endpoint: the base URL names `{host}` and comes first":
    "模式 `{mode}` 决定不了端点：Base URL 指向 `{host}`，并且优先",
  "a mode and a base URL that mean the same, or only one of them": "含义一致的模式和 Base URL，或者只留其一",
  "the base URL that comes first": "优先的 Base URL",
  // mode-region-ambiguous
  "A Token Plan mode without a region": "没有写区域的 Token Plan 模式",
  "`token-plan` without a region means China in pr2627 and Singapore in every later version. A key of the other region gets 401 after an update.":
    "不带区域的 `token-plan` 在 pr2627 中指中国，在此后的每个版本中指新加坡。另一区域的密钥在更新后会得到 401。",
  "Name the region: `token-plan-cn`, `token-plan-sgp` or `token-plan-ams`.":
    "写明区域：`token-plan-cn`、`token-plan-sgp` 或 `token-plan-ams`。",
  "`{mode}` names no region: {a} in pr2627, {b} in 0.9": "`{mode}` 没有写区域：在 pr2627 中是“{a}”，在 0.9 中是“{b}”",
  // mode-unknown
  "A mode that does not exist": "不存在的模式",
  "The client does not refuse a mode that it does not know: it takes it for Token Plan, in China in one version and in Singapore in the next. A slip of the keyboard thus moves the request to another cluster, where the key gets 401.":
    "客户端不会拒绝它不认识的模式，而是当作 Token Plan：在一个版本中是中国，在下一个版本中是新加坡。打错一个字母就会把请求转到另一个集群，密钥在那里得到 401。",
  "Use one of the modes: `standard`, `token-plan-cn`, `token-plan-sgp`, `token-plan-ams`.":
    "使用这些模式之一：`standard`、`token-plan-cn`、`token-plan-sgp`、`token-plan-ams`。",
  "`{mode}` is no mode; the explicit base URL hides that": "`{mode}` 不是有效的模式；显式设置的 Base URL 掩盖了这一点",
  "`{mode}` is no mode: it falls back silently, to China in pr2627 and to Singapore in 0.9":
    "`{mode}` 不是有效的模式：它会不作提示地回退，在 pr2627 中到中国，在 0.9 中到新加坡",
  "`{mode}`": "`{mode}`",
  "`standard`, `token-plan-cn`, `token-plan-sgp` or `token-plan-ams`":
    "`standard`、`token-plan-cn`、`token-plan-sgp` 或 `token-plan-ams`",
  "{how}, if that is meant": "{how}（如果这是你的本意）",
  // model-case
  "Capitals in the model id": "模型 ID 中有大写字母",
  "MiMo's model ids are lower case, and the API compares them letter by letter: `MiMo-V2.6-Pro` gets 400 `Not supported model`.":
    "MiMo 的模型 ID 都是小写，API 逐字符比较：`MiMo-V2.6-Pro` 会得到 400 `Not supported model`。",
  "Write the id in lower case.": "用小写写模型 ID。",
  "MiMo's model ids are lower case, and `{id}` is not": "MiMo 的模型 ID 都是小写，而 `{id}` 不是",
  "`{id}`": "`{id}`",
  "`{wanted}`": "`{wanted}`",
  // model-kind-mismatch
  "A model for something else": "模型另有用途",
  "The model turns speech into text or text into speech. As the model of a conversation it gets an error, or answers with sound.":
    "这个模型把语音转成文字，或把文字转成语音。用作对话模型时会报错，或以声音回答。",
  "Use a chat model here.": "此处使用对话模型。",
  "turns speech into text": "用于语音转文字",
  "turns text into speech": "用于文字转语音",
  "`{id}` {kind} and is no model for conversations": "`{id}` {kind}，不是对话模型",
  "a chat model, such as `{id}`": "对话模型，例如 `{id}`",
  // model-not-on-plan
  "The model is not served on this plan": "此套餐不提供该模型",
  "Some models are served to pay-as-you-go accounts only, or where it was agreed. On a Token Plan host they get 400 `Not supported model`.":
    "有些模型只提供给按量付费账号，或者需要事先约定。在 Token Plan 主机上，它们会得到 400 `Not supported model`。",
  "Use a model that the plan serves.": "使用套餐提供的模型。",
  "`{id}` is served only where that was agreed for the account": "`{id}` 只提供给事先约定的账号",
  "`{id}` is not served on {plan} endpoints": "此套餐（{plan}）的端点不提供 `{id}`",
  "a model of this plan, such as `{other}`": "此套餐的模型，例如 `{other}`",
  // model-output-limit
  "The limit of an answer": "单次回答的上限",
  "MiMo's models write 131072 tokens at most in one answer, and a request for more is refused. Some clients ask for more where a model that they do not know has no limit.":
    "MiMo 的模型单次回答最多输出 131072 个 token，要求更多的请求会被拒绝。对于不认识的模型，如果未设置上限，有些客户端会要求更多。",
  "Set the limit of the model to 131072 or less.": "把模型的上限设为 131072 或更小。",
  "`{name}` is {value}, and an answer has {limit} tokens at most":
    "`{name}` 是 {value}，而单次回答最多 {limit} 个 token",
  "{value}": "{value}",
  "{limit} or less": "{limit} 或更小",
  "add {expected} in {place}": "在 {place} 添加 {expected}",
  // model-prefix-missing
  "The model names no provider": "模型没有写供应商",
  "The client wants `provider/model`. With the model alone it finds none and gives up. OpenClaw looks for a provider that lists the model: that works in the version that was seen, and earlier ones ask another vendor for it.":
    "客户端要求 `provider/model` 的形式。只写模型，它就找不到，随即放弃。OpenClaw 会查找列出该模型的供应商：在见过的版本中可行，而更早的版本会向其他厂商请求该模型。",
  "Write the provider, a slash, and the model.": "写上供应商、斜杠和模型。",
  "`{model}` names no provider, and works only as long as one provider alone lists it":
    "`{model}` 没有写供应商，只有在仅有一个供应商列出它时才能用",
  "`provider/model`": "`provider/model`",
  // model-retired
  "The model has been retired": "模型已下线",
  "Xiaomi has switched the model off: requests for it get 400 `Not supported model`. All V2 chat models ended on 2026-06-29, the V2.5 chat models on 2026-10-21, each at the hour given by the deprecation page.":
    "小米已将这个模型下线：对它的请求会得到 400 `Not supported model`。所有 V2 对话模型于 2026-06-29 下线，V2.5 对话模型于 2026-10-21 下线，具体时刻以弃用公告页为准。",
  "Use the successor that the message names.": "使用消息中给出的后继模型。",
  "no model is set, and {client}'s built-in default `{id}` was switched off on {date}":
    "未设置模型，而 {client} 的内置默认值 `{id}` 已于 {date} 下线",
  "the model `{id}` was switched off on {date}": "模型 `{id}` 已于 {date} 下线",
  "`{successor}`": "`{successor}`",
  // model-retiring
  "The model will be retired soon": "模型即将下线",
  "Xiaomi has announced the day on which the model is switched off, and it is at most 30 days away. In the last week another model may already answer under its name, at another price.":
    "小米已公布这个模型的下线日期，距今不超过 30 天。在最后一周，可能已由另一个模型以它的名义回答，价格也不同。",
  "Change to the successor before that day.": "在那一天之前换成后继模型。",
  "in {days} days": "还有 {days} 天",
  "in a day": "还有 1 天",
  "in less than a day": "不到 1 天",
  "no model is set, and {client}'s built-in default `{id}` will be switched off on {date}, {left}":
    "未设置模型，而 {client} 的内置默认值 `{id}` 将于 {date} 下线（{left}）",
  "the model `{id}` will be switched off on {date}, {left}": "模型 `{id}` 将于 {date} 下线（{left}）",
  // model-unknown
  "A model that is not known here": "此处未知的模型",
  "The model is not in the dated list that mimo-doctor carries. Lists age, and new models appear, so this is a warning. Where the id is wrong, MiMo answers 400 `Not supported model`. A client that itself finds no such model in its settings gives up before it asks; that is an error.":
    "这个模型不在 mimo-doctor 自带的、注明日期的列表中。列表会过时，新模型会出现，所以这是警告。如果 ID 有误，MiMo 返回 400 `Not supported model`。如果客户端自己在设置中就找不到该模型，它会在请求之前放弃；这是错误。",
  "Compare with the models page of the console, or ask: `mimo-doctor --probe` compares with the list that the endpoint serves.":
    "与控制台的模型页面对照，或者询问端点：`mimo-doctor --probe` 会与端点提供的列表比较。",
  "{client} gives up before it asks: {because}": "{client} 在请求之前就放弃：{because}",
  "correct {place}": "改正 {place}",
  "`{id}`: the ending is Claude Code's own, and other clients send it to MiMo, which does not know such a model":
    "`{id}`：这个后缀只属于 Claude Code，其他客户端会把它发给 MiMo，而 MiMo 不认识这样的模型",
  "the model `{id}` is not in the list of MiMo's models": "模型 `{id}` 不在 MiMo 的模型列表中",
  "`{near}`, perhaps": "可能是 `{near}`",
  // probe-accepted-elsewhere
  "Another endpoint accepts the key": "另一个端点接受此密钥",
  "The configured endpoint refuses the key and another one accepts it: plan or region are wrong in the configuration, and the key is good.":
    "配置中的端点拒绝此密钥，而另一个端点接受它：密钥有效，配置中的套餐或区域不对。",
  "Make the change that is named for each place.": "按各处给出的办法更改。",
  "the key is accepted only by `{accepting}`, and your configuration says `{configured}`":
    "只有 `{accepting}` 接受此密钥，而你的配置写的是 `{configured}`",
  "the key is accepted by `{accepting}`, and your configuration says `{configured}`":
    "`{accepting}` 接受此密钥，而你的配置写的是 `{configured}`",
  "this key": "此密钥",
  // probe-accepted
  "The endpoint accepts the key": "端点接受此密钥",
  "The endpoint was asked with the header that the client sends, and accepted the key. Balance and quota are not tested by that: the list of models is served without either.":
    "已用客户端发送的请求头询问端点，端点接受了密钥。这并不检查余额和额度：两者都没有时也能取得模型列表。",
  "Nothing is wrong with the key, the plan and the region.": "密钥、套餐和区域都没有问题。",
  "`{host}` accepts the key (`{header}`, {total} ms): {because}":
    "`{host}` 接受此密钥（`{header}`，{total} ms）：{because}",
  "`{host}` accepts the key (`{header}`, {total} ms); the client's own header could not be tested":
    "`{host}` 接受此密钥（`{header}`，{total} ms）；客户端自己的请求头无法测试",
  "`{host}` accepts the key (`{header}`, {total} ms)": "`{host}` 接受此密钥（`{header}`，{total} ms）",
  // probe-header-refused
  "The client's header is refused": "客户端的请求头被拒绝",
  "The key is good: with another header the endpoint accepts it. With the header that this client sends it answers 401. Reports about `api-key` on Token Plan hosts contradict each other, so the probe tries both.":
    "密钥有效：换一个请求头，端点就接受它。用此客户端发送的请求头，端点返回 401。关于 `api-key` 在 Token Plan 主机上是否可用，各方报告互相矛盾，所以探测会两种都试。",
  "Use a version of the client that sends the accepted header, or a client that does.":
    "使用会发送被接受的请求头的客户端版本，或换一个这样的客户端。",
  "`{host}` refuses the header `{own}` that the client sends, and accepts the key in `{other}`":
    "`{host}` 拒绝客户端发送的请求头 `{own}`，但接受 `{other}` 中的密钥",
  "`{own}`": "`{own}`",
  "`{other}`": "`{other}`",
  // probe-model-not-served
  "The endpoint does not serve the model": "端点不提供该模型",
  "The endpoint says that it does not know the model, or its list does not have it. Lists leave some models out, so absence from the list is a warning and never proof; an answer about the model itself is an error.":
    "端点表示不认识这个模型，或者它的列表中没有这个模型。列表会漏掉一些模型，所以不在列表中只是警告，不是证据；端点对模型本身的答复才算错误。",
  "Use a model that the endpoint lists.": "使用端点列出的模型。",
  "`{host}` does not serve the model `{id}`": "`{host}` 不提供模型 `{id}`",
  "the model `{id}` is not in the list that `{host}` serves": "模型 `{id}` 不在 `{host}` 提供的列表中",
  "one of {served}": "{served} 之一",
  // probe-no-verdict
  "No verdict about the key": "关于密钥没有结论",
  "The request failed on its way, or something else than the API answered. Nothing is known about the key: it is neither good nor bad. This is never called an invalid key.":
    "请求在途中失败，或者作出响应的不是 API。关于密钥得不出任何结论：既不能说好，也不能说坏。这种情况从不称为密钥无效。",
  "The message says at which stage it failed and what to try.": "消息中会说明失败在哪个阶段、可以尝试什么。",
  "no verdict from `{host}`: {because}": "`{host}` 没有给出结论：{because}",
  "{status}": "{status}",
  "`{flag}` allows it": "用 `{flag}` 可以允许",
  // probe-redirect
  "The endpoint redirects": "端点返回重定向",
  "The answer is a redirect. It is not followed: clients and libraries forward `api-key` and `x-api-key` to the new address, and with them the key. A MiMo endpoint never redirects.":
    "响应是重定向，不会跟随：客户端和库会把 `api-key` 和 `x-api-key` 转发到新地址，密钥也就一起过去了。MiMo 的端点从不重定向。",
  "Write the final address into the configuration, if you trust it.": "如果你信任最终的地址，就把它写进配置。",
  "`{host}` answered {status}: {because}": "`{host}` 返回 {status}：{because}",
  "an address that answers itself": "直接响应的地址",
  // probe-rejected
  "The endpoint refuses the key": "端点拒绝此密钥",
  "The endpoint answered 401 with every header that was tried, also when asked again. That says: not on this host with these headers. A key of the other plan or of another region gets the same answer as a wrong one.":
    "对试过的每个请求头，端点都返回 401，再次询问也是如此。这说明：在此主机上用这些请求头不行。另一种套餐或另一区域的密钥，与错误的密钥得到同样的响应。",
  "Ask every endpoint with `mimo-doctor --sweep`. If none accepts the key, it is wrong, was reset, or its plan has ended: look at the console.":
    "用 `mimo-doctor --sweep` 询问每个端点。如果都不接受，那么密钥有误、已被重置，或者套餐已经结束：请查看控制台。",
  "`{host}` refuses the key with every header tried ({headers})":
    "`{host}` 对试过的每个请求头都拒绝此密钥（{headers}）",
  "`{host}` refuses the key ({headers}); no verdict from {silent}":
    "`{host}` 拒绝此密钥（{headers}）；{silent} 没有给出结论",
  "`{host}` refuses the key ({headers}), and so does every other endpoint":
    "`{host}` 拒绝此密钥（{headers}），其他端点也都拒绝",
  "401": "401",
  "a key that this endpoint accepts": "此端点接受的密钥",
  "`mimo-doctor --sweep` asks the other endpoints": "`mimo-doctor --sweep` 会询问其他端点",
  "compare with the console ({page}): the key was reset, its plan has ended, or it was copied wrongly":
    "与控制台（{page}）对照：密钥已被重置、套餐已经结束，或者复制有误",
  // probe-throttled
  "The key is good, quota or balance are not": "密钥有效，但额度或余额不足",
  "429 means too many requests or a used-up plan, 402 an empty balance (and was seen for bursts): in each case the service knew the key. Which of the two it is, the answer does not say.":
    "429 表示请求过多或套餐额度用完，402 表示余额不足（请求突增时也见过）：两种情况下服务都认得密钥。究竟是其中哪一个，响应中没有说明。",
  "Wait a minute and ask again. If it stays, look at the plan or the balance in the console.":
    "等一分钟再询问。如果仍然如此，请在控制台查看套餐或余额。",
  "`{host}`: {because}": "`{host}`：{because}",
  "wait a minute and ask again; then look at plan and balance in the console ({page})":
    "等一分钟再询问；然后在控制台（{page}）查看套餐和余额",
  // project-file-redirects-key
  "A project file sends your key elsewhere": "项目文件把你的密钥发往别处",
  "The key is yours, and the base URL comes from a file of the project: whoever wrote that file receives your key with the first request. Cloned repositories have been used that way.":
    "密钥是你的，而 Base URL 来自项目中的文件：写那个文件的人会随第一个请求收到你的密钥。克隆来的仓库曾被这样利用。",
  "Read the file before you start the client there, and keep base URLs in your own settings.":
    "在那里启动客户端之前先看看这个文件，并把 Base URL 写在你自己的设置中。",
  "a project file sends your key to `{host}`": "项目文件会把你的密钥发给 `{host}`",
  "a MiMo endpoint, or a base URL in your own settings": "MiMo 的端点，或写在你自己设置中的 Base URL",
  "remove the base URL in {place}, unless you trust `{host}` with your key":
    "删除 {place} 中的 Base URL，除非你放心把密钥交给 `{host}`",
  "this key would be sent": "会被发送的是这个密钥",
  // provider-disabled
  "The provider is switched off or unknown": "供应商被关闭或未知",
  "MiMo is set up, and a setting elsewhere switches the provider off: the client does not offer it. Where the settings name a provider or a protocol that the client does not know, or name none at all, it gives up before it asks; that is an error.":
    "已为 MiMo 设置，但别处的一项设置关闭了该供应商：客户端不提供它。如果设置中写的供应商或协议客户端不认识，或者根本没有写，它会在请求之前放弃；这是错误。",
  "Switch the provider on again, or name one that the client knows.": "重新启用该供应商，或写一个客户端认识的。",
  "{because}: {client} does not offer the provider": "{because}：{client} 不提供该供应商",
  // provider-not-selected
  "Another provider is selected": "选中的是另一个供应商",
  "The file is set up for MiMo, and its `provider` names another one. Started without `--provider`, the client uses that one.":
    "文件已为 MiMo 设置，但其中的 `provider` 写的是另一个。启动时不加 `--provider`，客户端就用那一个。",
  "Select MiMo, or name it on the command line.": "选中 MiMo，或在命令行中指定它。",
  "write {expected} in {place}, or name it on the command line": "在 {place} 写入 {expected}，或在命令行中指定",
  // provider-package-wrong
  "The provider's package is missing or another vendor's": "供应商的包缺失，或是其他厂商的",
  "OpenCode and its kin send requests through a package. For a provider that they do not bring, the entry must say how to reach it; and a package for another vendor's protocol does not reach MiMo at all.":
    "OpenCode 及其同类通过包来发送请求。对于它们不自带的供应商，条目必须写明怎样访问；而用于其他厂商协议的包根本到不了 MiMo。",
  "Set `npm` to `@ai-sdk/openai-compatible` and `options.baseURL` to your endpoint, or use the client's own provider `xiaomi`.":
    "把 `npm` 设为 `@ai-sdk/openai-compatible`，把 `options.baseURL` 设为你的端点，或者使用客户端自带的供应商 `xiaomi`。",
  '`"npm": "{wanted}"`, and `options.baseURL`': '`"npm": "{wanted}"`，以及 `options.baseURL`',
  'add `"npm": "{wanted}"` and `options.baseURL` to the entry, or call it `xiaomi`':
    '在条目中添加 `"npm": "{wanted}"` 和 `options.baseURL`，或将它命名为 `xiaomi`',
  // proxy-configured
  "A proxy is set": "设置了代理",
  "With a proxy variable some clients send their requests through the proxy, and others go straight to MiMo. A proxy that refuses, or that answers with a page of its own, looks like a fault of the key.":
    "设置了代理变量时，有些客户端通过代理发送请求，有些直接访问 MiMo。代理拒绝请求或返回自己的页面时，看起来会像密钥的问题。",
  "Nothing to do where it is meant so. `NO_PROXY` with MiMo's host keeps a client from using it.":
    "如果本意如此，无需处理。把 MiMo 的主机写进 `NO_PROXY`，客户端就不会通过代理访问它。",
  "`{name}` is set; whether {unknown} heeds it is not known": "`{name}` 已设置；{unknown} 是否理会它，尚不清楚",
  "`{name}` is set: {heed} sends its requests through that proxy": "`{name}` 已设置：{heed} 通过该代理发送请求",
  "`{name}` is set: {heed} sends its requests through that proxy; of {unknown} it is not known":
    "`{name}` 已设置：{heed} 通过该代理发送请求；{unknown} 是否如此，尚不清楚",
  // region-hint-mismatch
  "The key looks like one of another region": "密钥像是另一区域的",
  "In all 12 public samples whose region is known, the letter after `tp-` was that of the region: `c` for China, `s` for Singapore; `e` for Europe is claimed. Xiaomi does not document it, so this is a hint and never an error. In the wrong region the key gets 401.":
    "在已知区域的全部 12 个公开样本中，`tp-` 之后的字母都与区域对应：`c` 对应中国，`s` 对应新加坡；也有人称 `e` 对应欧洲。小米没有说明这一点，所以这只是线索，从不算错误。在错误的区域，密钥会得到 401。",
  "Compare with the base URL on the Token Plan page of the console, or let `mimo-doctor --sweep` ask every region.":
    "与控制台的 Token Plan 页面上的 Base URL 对照，或者用 `mimo-doctor --sweep` 询问每个区域。",
  "the key looks like one for {hinted}, and the endpoint is {used}": "密钥像是“{hinted}”区域的，而端点属于“{used}”区域",
  "`{region}`, if the letter after `tp-` means what it seems to":
    "`{region}`，如果 `tp-` 之后的字母确如看上去的那个意思",
  "use the endpoint of {hinted}? A probe knows for certain: `mimo-doctor fix --sweep`":
    "改用“{hinted}”区域的端点？探测才能确定：`mimo-doctor fix --sweep`",
  // region-not-chosen
  "The region is only a default": "区域只是默认值",
  "A Token Plan key works in one region only. Here the region comes from a default, and the defaults differ: China in one version, Singapore in the next, Europe in another client. It works for those whose region happens to be the default.":
    "Token Plan 密钥只在一个区域可用。这里的区域来自默认值，而各个默认值并不相同：一个版本是中国，下一个版本是新加坡，另一个客户端是欧洲。只有区域恰好等于默认值的人才能用。",
  "Name the region that the Token Plan page of the console shows.": "写明控制台的 Token Plan 页面显示的区域。",
  "{title}, `{host}`": "{title}，`{host}`",
  "nobody has chosen the region, and a default decides: {regions}": "没有人选定区域，由默认值决定：{regions}",
  "the region that the Token Plan page of the console shows": "控制台的 Token Plan 页面显示的区域",
  // resolvers-disagree
  "The client's versions disagree": "客户端的各版本不一致",
  "The same configuration gives another key, endpoint, model or header in another version of the client: what works today changes with an update. Where only the two halves of a version differ, what is sent stays the same, but a command that shows the settings shows others than those that are used; that is a note.":
    "同样的配置，在客户端的另一个版本中得出不同的密钥、端点、模型或请求头：今天能用的，更新后可能就变了。如果只是同一版本的两个部分不同，发送的内容不变，但显示设置的命令所显示的与实际使用的不同；这是提示。",
  "Set what they disagree about explicitly.": "把它们不一致的地方显式设置好。",
  "the endpoint": "端点",
  "the header": "请求头",
  nothing: "无",
  "`{value}`": "`{value}`",
  "what {client} shows of {slot} is not what it sends: {list}": "{client} 显示的{slot}与它实际发送的不同：{list}",
  "the versions of {client} disagree about {slot}: {list}": "{client} 的各版本得出的{slot}不同：{list}",
  // responses-subset
  "A tool that MiMo does not run": "MiMo 不运行的工具",
  "MiMo serves a part of the Responses protocol: tools that the client runs work, tools that the service itself would run do not. With one of those in the request, gateways and MiMo were reported to answer 400 `responses_feature_not_supported`, which looks like a fault of the key or the model.":
    "MiMo 只提供 Responses 协议的一部分：由客户端运行的工具可用，要由服务端自己运行的工具不可用。有报告称，请求中带有后一种工具时，网关和 MiMo 返回 400 `responses_feature_not_supported`，看起来像密钥或模型的问题。",
  "Switch the tool off in the client.": "在客户端中关闭该工具。",
  "{client} adds `{tool}` to each request, which MiMo's Responses path refuses":
    "{client} 在每个请求中加上 `{tool}`，而 MiMo 的 Responses 路径会拒绝它",
  "write {off} in {place}": "在 {place} 写入 {off}",
  "write {off}": "写入 {off}",
  // shared-variable
  "One variable for several providers": "多个供应商共用一个变量",
  "Several providers of the client read the same variable, and all of them are offered once it is set. A key works with one endpoint only: the others answer 401.":
    "客户端的多个供应商读取同一个变量，设置了它，这些供应商就全都可选。一个密钥只在一个端点可用：其他端点返回 401。",
  "Give each provider a key of its own, or use only the one that the key belongs to.":
    "给每个供应商各自的密钥，或者只用密钥所属的那一个。",
  "`{name}` is the key of {routes}, which are different endpoints: at most one accepts it":
    "`{name}` 是 {routes} 的密钥，而它们的端点各不相同：最多只有一个会接受它",
  // suppression-unused
  "An ignore comment that ignores nothing": "没有忽略任何内容的忽略注释",
  "The fault that it was written for is gone, has moved to another line, or was never there: the comment would hide the next one of its kind without a word. It means findings on its own line or, where it stands alone, on the next line that sets something.":
    "它所针对的问题已经消失、移到了别的行，或者从未存在：这条注释会不作提示地掩盖下一个同类问题。它作用于所在行的检查结果；如果单独成行，则作用于其后第一个有设置项的行。",
  "Remove the comment, or move it to the setting that it is about.": "删除注释，或把它移到所针对的设置项处。",
  "there is no finding of `{id}` there": "该处没有 `{id}` 的检查结果",
  "this comment ignores nothing: {fault}": "这条注释没有忽略任何内容：{fault}",
  "`{example}`": "`{example}`",
  "write it like that, or remove it": "按此写法书写，或者删除它",
  "this comment ignores nothing: {what}": "这条注释没有忽略任何内容：{what}",
  "take `{id}` out of the comment": "从注释中去掉 `{id}`",
  "remove the comment": "删除注释",
  // suppression-without-reason
  "An ignore comment without a reason": "没有写理由的忽略注释",
  "Nobody who comes later can tell whether the reason still holds. So a comment without one leaves nothing out: the finding stays.":
    "后来的人无从判断理由是否仍然成立。所以没有理由的注释不会略去任何内容：检查结果仍然保留。",
  "Write the reason behind the bracket.": "在方括号后面写上理由。",
  "this comment gives no reason, so it ignores nothing": "这条注释没有写理由，所以没有忽略任何内容",
  "write the reason behind the bracket": "在方括号后面写上理由",
  // wire-api-unsupported
  "A protocol that the client no longer speaks": "客户端不再使用的协议",
  "The settings name a protocol that this version of the client has given up or never had: it does not start. Older guides still show it.":
    "设置中写的协议，这个版本的客户端已经放弃或从未有过：它无法启动。较旧的教程仍在这样写。",
  "Name the protocol that the client speaks. MiMo serves Chat Completions, Responses and Anthropic Messages.":
    "写客户端使用的协议。MiMo 提供 Chat Completions、Responses 和 Anthropic Messages。",
  "{client} does not speak `{value}` and does not start": "{client} 不使用 `{value}`，无法启动",
  // key-not-in-service
  "The shell has the key, the service has not": "shell 有密钥，服务没有",
  "What a shell exports reaches the programs that are started from it. Services of systemd and agents of launchd are started by another process, and see only what their own file sets and what that process has. Here the address of MiMo is set for the service and no key is, while the shell exports one: by hand the program works, as a service it gets 401.":
    "shell 导出的变量只传给由它启动的程序。systemd 服务和 launchd 启动代理由另一个进程启动，只能看到自己的文件所设置的变量和该进程已有的变量。这里为服务设置了 MiMo 的地址，却没有设置密钥，而 shell 导出了密钥：手动运行时程序正常，作为服务运行时得到 401。",
  "Set the key where the service finds it: an `EnvironmentFile=` that only you can read, `~/.config/environment.d`, or `EnvironmentVariables` of the agent. What was handed over by hand (`systemctl --user import-environment`, `launchctl setenv`) is not seen here.":
    "把密钥设置在服务能找到的地方：只有你能读取的 `EnvironmentFile=`、`~/.config/environment.d`，或启动代理的 `EnvironmentVariables`。手动传入的变量（`systemctl --user import-environment`、`launchctl setenv`）在这里看不到。",
  "{client}: no key is set beside {place}, and `{name}` of your shell does not reach it":
    "{client}：{place} 旁没有设置密钥，而 shell 中的 `{name}` 传不到它",
  "`{name}` where the service finds it": "在服务能找到的地方设置 `{name}`",
  "the shell has it here": "shell 中的密钥在这里",
  "`{name}` holds a whole line that sets a variable, not a key": "`{name}` 里是一整行设置变量的语句，而不是密钥",
  "The path does not arrive": "路径没有送达",
  "Most clients put their path behind the text of the base. Behind a query (`?…`), a fragment (`#…`) or a blank it becomes a part of that, and the service is asked for another path, which answers 404. So does a path of another vendor's, which some settings ask for.":
    "多数客户端直接把自己的路径接在基础地址的文本之后。若后面有查询（`?…`）、片段（`#…`）或空白，路径就成了它们的一部分，请求便落到另一个路径并得到 404。某些设置要求的其他厂商的路径也是如此。",
  "End the base URL with its path, and leave out what stands behind it.": "让基础地址以路径结尾，去掉其后的内容。",
  "something stands behind the path of the base URL, and the client's path is lost there":
    "基础地址的路径后面还有内容，客户端的路径因此丢失",
  "leave it out": "去掉它",
  "No such provider": "没有这个提供方",
  "The model is written as `provider/model`, and neither the settings nor the client know the provider: nothing is sent, and the client says no more than that something went wrong.":
    "模型写成 `provider/model`，而设置和客户端都不认识该提供方：什么也不会发送，客户端只会说出了问题。",
  "Write the name of the provider as it is described, or describe it.": "写出已描述的提供方的名称，或者描述它。",
} as const satisfies Readonly<Record<string, string>>;
