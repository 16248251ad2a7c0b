// The Chinese wording of what is known of MiMo, of answers and of faults, by the English template.
export default {
  // answers
  "{text}; the key was accepted, by inference: nobody looks at the request of a wrong one":
    "{text}；由此推断密钥已被接受：密钥错误时，服务不会检查请求内容",
  "Xiaomi's console asks for a login: this is not the API, so nothing is known about the key":
    "小米的控制台要求登录：这不是 API，因此关于密钥得不出任何结论",
  "a web page answered 401: not the API, so nothing is known about the key":
    "以网页形式返回了 401：不是 API，因此关于密钥得不出任何结论",
  "a gateway that is not MiMo's says that no key arrived, so nothing is known about the key":
    "一个不属于 MiMo 的网关说没有收到密钥，因此关于密钥得不出任何结论",
  "refused here with this header: it is taken for a short-lived token, not for an API key":
    "此处拒绝了用该请求头发送的密钥：它被当作短期令牌，而不是 API 密钥",
  "refused here with this header, by a gateway: the form of the answer is not MiMo's":
    "此处的网关拒绝了用该请求头发送的密钥：响应的格式不是 MiMo 的",
  "refused on this host with this header": "此主机拒绝了用该请求头发送的密钥",
  "the service reports an inner connection error as 400: an outage, which says nothing about the key":
    "服务把内部连接错误报告为 400：这是服务故障，不能说明密钥是否有效",
  "the request was stopped by risk control, which says nothing about the key": "请求被风控拦截，这不能说明密钥是否有效",
  "the content filter stopped the request": "请求被内容过滤拦截",
  "the model is not served here": "此处不提供该模型",
  "the request lacks `reasoning_content`": "请求缺少 `reasoning_content`",
  "the web search plugin is off": "联网搜索插件未开启",
  "a tool is not supported on the Responses path": "Responses 路径不支持其中的某个工具",
  "the tools in the request are not as MiMo wants them": "请求中的工具不符合 MiMo 的要求",
  "a parameter of the request is refused": "请求的某个参数被拒绝",
  "the request was refused as malformed, which says nothing about the key":
    "请求因格式错误被拒绝，这不能说明密钥是否有效",
  "the balance of the account is too low, or requests come too fast": "账号余额不足，或者请求过于频繁",
  "the network or the region that you ask from is refused; change the network": "你所在的网络或区域被拒绝；请更换网络",
  "a firewall of Xiaomi's stopped the request": "请求被小米的防火墙拦截",
  "the service is not offered in the region that you ask from": "你所在的区域不提供此服务",
  "a web page answered 403: a proxy or a firewall, not the API": "以网页形式返回了 403：来自代理或防火墙，而不是 API",
  "refused for another reason than the key: the region, or an account that is restricted":
    "被拒绝的原因不是密钥：而是区域，或者账号受到限制",
  "the model cannot take this input": "该模型不接受这种输入",
  "the address does not exist on this host: the path of the base URL is wrong":
    "此主机上没有该地址：Base URL 的路径有误",
  "the path exists and takes another method": "路径存在，但需要使用另一种请求方法",
  "a proxy wants a name and a password": "代理要求用户名和密码",
  "the host waited for the request in vain": "主机等待请求超时",
  "the request reached a server that is not responsible for this host": "请求到了不负责此主机的服务器",
  "a web page says that there were too many requests: a firewall or a gateway, not the API":
    "以网页形式返回请求过多：来自防火墙或网关，而不是 API",
  "too many requests, or the quota of the plan is used up: the answer is the same":
    "请求过多，或者套餐的额度已用完：两者的响应相同",
  "the request is stopped at the border (451)": "请求在跨境时被拦截（451）",
  "the answer is none that is known of MiMo": "该响应不在 MiMo 的已知响应之列",
  "a gateway in front of the service did not reach it (502)": "服务前面的网关无法连接到服务（502）",
  "the service is overloaded (503)": "服务过载（503）",
  "a gateway in front of the service waited in vain (504)": "服务前面的网关等待超时（504）",
  "this network wants a login of its own (511)": "此网络要求先登录（511）",
  "the service has a fault of its own": "服务自身发生故障",
  // causes
  "the key belongs to the other plan: `tp-` keys work on `token-plan-*` hosts only, `sk-` keys on `api.` only":
    "密钥属于另一种套餐：`tp-` 密钥只能用于 `token-plan-*` 主机，`sk-` 密钥只能用于 `api.` 主机",
  "the Token Plan key was issued for another region than that of the host": "Token Plan 密钥的区域与主机的区域不同",
  "the key stands under a name that this client does not read, or another name wins":
    "密钥写在此客户端不读取的名称下，或者另一个名称生效",
  "an older key in another file, variable or store wins over the one that you changed":
    "其他文件、变量或存储中的旧密钥优先于你更改的那个",
  "the value is not the bare key: blanks, quotation marks, `Bearer`, a sample, a part of it":
    "值不是单纯的密钥：带有空白字符、引号、`Bearer`，或者是示例、密钥的一部分",
  "a key of another vendor goes to MiMo, or MiMo's key to another vendor":
    "其他厂商的密钥发到了 MiMo，或者 MiMo 的密钥发到了其他厂商",
  "this host wants the key in the other header": "此主机要求用另一个请求头发送密钥",
  "the model was switched off, is not part of the plan, or is not MiMo's": "模型已下线、不在套餐内，或者不是 MiMo 的",
  "the key was withdrawn, as one that others could read should be: make a new one":
    "密钥已被撤销（被别人读到过的密钥都应撤销）：请新建一个",
  "the model id is misspelt: ids are lower case": "模型 ID 拼写有误：ID 为小写",
  "the path of the base URL is wrong: `/v1` for OpenAI clients, `/anthropic` for Anthropic clients":
    "Base URL 的路径有误：OpenAI 客户端用 `/v1`，Anthropic 客户端用 `/anthropic`",
  "the base URL is not MiMo's, or misspelt": "Base URL 不是 MiMo 的，或者拼写有误",
  "no key reached the service: none is set where this client looks": "服务没有收到密钥：此客户端查找的位置都未设置密钥",
  "the client sends fields or tools that MiMo refuses: update it, or turn them off":
    "客户端发送了 MiMo 拒绝的字段或工具：更新客户端，或者关闭它们",
  "the client does not send `reasoning_content` back: update it, or turn thinking off":
    "客户端没有回传 `reasoning_content`：更新客户端，或者关闭思考模式",
  "the quota of the plan, or the limit of requests per minute, is used up: wait, then ask again":
    "套餐的额度或每分钟请求数的上限已用完：稍后重试",
  "the account has no balance, or too many requests came at once": "账号没有余额，或者一次发来的请求过多",
  "the service has a fault: wait and ask again": "服务发生故障：稍后重试",
  "the network or the country that you ask from is not served": "你所在的网络或国家不在服务范围内",
  "the model takes no images: use one that does": "该模型不接受图片：改用支持图片的模型",
  "the request went to another vendor, not to MiMo": "请求发到了另一个厂商，而不是 MiMo",
  "this version of the client does not know MiMo: update it, or set it up as an OpenAI-compatible provider":
    "此版本的客户端不认识 MiMo：更新客户端，或者把 MiMo 设为兼容 OpenAI 的供应商",
  "the client speaks a protocol that is not served on this path": "此路径不提供客户端使用的协议",
  // client-errors
  "a gateway (New API, One API or OmniRoute) said this, not MiMo: look at the gateway's own key, then at its log":
    "这是网关（New API、One API 或 OmniRoute）的响应，不是 MiMo 的：请先检查网关自己的密钥，再看网关的日志",
  "this is the answer of another vendor: the request never went to MiMo": "这是另一个厂商的响应：请求从未到达 MiMo",
  "the client itself found no key: nothing was sent": "客户端自己没有找到密钥：什么都没有发送",
  "the client does not know this provider, or cannot set it up: nothing was sent":
    "客户端不认识此供应商，或无法启用它：什么都没有发送",
  "a host answered that is not MiMo's: nothing is known about a MiMo key":
    "回应的主机不属于 MiMo：关于 MiMo 的密钥得不出任何结论",
  "a gateway that is not MiMo's has no account to ask with: nothing is known about the key":
    "一个不属于 MiMo 的网关没有可用的账号：关于密钥得不出任何结论",
  "a gateway that is not MiMo's has no way to this model: MiMo was not asked with your key":
    "一个不属于 MiMo 的网关没有通往该模型的渠道：没有用你的密钥请求 MiMo",
  "a gateway that is not MiMo's says that its own quota is used up: MiMo was not asked":
    "一个不属于 MiMo 的网关说它自己的额度已用尽：没有请求 MiMo",
  "a gateway that is not MiMo's does not take the key: MiMo was not asked":
    "一个不属于 MiMo 的网关不接受此密钥：没有请求 MiMo",
  "another service or a page in front of it answered, not MiMo: nothing is known about the key":
    "回应的是另一个服务或其前面的网页，而不是 MiMo：关于密钥得不出任何结论",
  "a gate in front of the host stopped the request: nothing is known about the key":
    "主机前面的防护拦截了请求：关于密钥得不出任何结论",
  "the key holds a sign that no header can carry: nothing was sent": "密钥中有请求头无法携带的字符：什么都没有发送",
  "the base URL is no complete address: nothing was sent": "Base URL 不是完整的地址：什么都没有发送",
  "a step of a workflow got no value for an input: the secret is empty there, and nothing was sent":
    "工作流的一个步骤没有得到输入值：那里的机密为空，什么都没有发送",
  "the client wants its own login before it asks anybody: nothing was sent":
    "客户端在发出任何请求之前要求先登录它自己的账号：什么都没有发送",
  "the client refuses the form of its own settings: nothing was sent": "客户端不接受自身设置的形式：什么都没有发送",
  "the client's words for 404: the path of the address is wrong, the model is not served, or it cannot take this input":
    "这是客户端对 404 的说法：地址的路径有误、该模型未提供，或模型不接受这种输入",
  "the model is not in the client's own list: nothing was sent": "该模型不在客户端自己的列表中：什么都没有发送",
  "the client refuses its own settings: nothing was sent": "客户端不接受自己的设置：什么都没有发送",
  "the client's words for an answer of 401 or 403: a request was made, and refused":
    "这是客户端对 401 或 403 响应的说法：请求已发出，并被拒绝",
  "the request is larger than what answers takes": "请求超过了对方接受的大小",
  "no answer came: the network, the name of the host, a proxy or TLS failed":
    "没有收到响应：网络、主机名、代理或 TLS 出了问题",
  "ask the host with `mimo-doctor probe`, which says at which step":
    "用 `mimo-doctor probe` 询问该主机，它会说明卡在哪一步",
  "the base URL lacks `https://`, or is a template that was never filled in":
    "Base URL 缺少 `https://`，或者是一个没有填写的模板",
  "a quotation mark, a full-width sign, a line end or a blank is part of the key: copy it again":
    "密钥中混入了引号、全角字符、换行或空格：重新复制密钥",
  "the client is not set up for MiMo where it starts, so that it wants the login of its maker":
    "客户端启动时没有按 MiMo 配置，因此要求登录其厂商的账号",
  "the name of the provider or the model is none that this version of the client knows":
    "供应商或模型的名称不为此版本的客户端所知",
  "the settings file of the client has a fault": "客户端的设置文件有误",
  "the base URL is that of a gateway or a local bridge: its own key and its own log count there":
    "Base URL 指向一个网关或本地桥接：以它自己的密钥和日志为准",
  "a proxy stands between, or is named and does not run": "中间有代理，或者设置了代理而它没有运行",
  "the client and the endpoint do not speak the same protocol": "客户端与端点使用的协议不同",
  "the model is not served where the request went": "请求到达的地方不提供该模型",
  // faults
  "the name does not exist for this machine's name server": "本机的 DNS 服务器查不到该域名",
  "check the spelling of the host, and the name server or VPN of this machine":
    "检查主机的拼写，以及本机的 DNS 服务器或 VPN",
  "no name server gave an answer that can be used": "没有 DNS 服务器给出可用的响应",
  "check the network connection and the name server, then ask again": "检查网络连接和 DNS 服务器，然后重试",
  "the name could not be looked up": "无法解析该域名",
  "try another name server; the resolver of this machine may be misconfigured":
    "换一个 DNS 服务器；本机的解析器可能配置有误",
  "the host refused the connection: nothing listens on that port": "主机拒绝了连接：该端口上没有服务",
  "check host and port; a firewall may answer for it": "检查主机和端口；也可能是防火墙代为响应",
  "nobody answered the connection": "连接没有得到回应",
  "a firewall or a missing route swallows it: try another network, or set HTTPS_PROXY if this network needs a proxy":
    "被防火墙丢弃，或者缺少路由：换一个网络；如果此网络需要代理，设置 HTTPS_PROXY",
  "the connection was cut while it was made": "连接在建立过程中被切断",
  "a firewall on the way may do that: try another network": "可能是途中的防火墙所为：换一个网络",
  "there is no way to the host": "没有通往该主机的路由",
  "check the network connection and the VPN": "检查网络连接和 VPN",
  "this machine has no network to the host": "本机没有通往该主机的网络",
  "check the network connection; an address of IPv6 only needs IPv6":
    "检查网络连接；若主机只有 IPv6 地址，本机需要 IPv6 网络",
  "this machine forbids the connection": "本机禁止此连接",
  "check the firewall or the sandbox of this machine": "检查本机的防火墙或沙箱",
  "the address cannot be used from this machine": "本机无法使用该地址",
  "check host and port": "检查主机和端口",
  "the certificate has expired": "证书已过期",
  "compare the clock of this machine; on an official host something stands in between":
    "核对本机的时钟；若是官方主机，则连接中间有其他设备介入",
  "the certificate is not valid yet": "证书尚未生效",
  "compare the clock of this machine": "核对本机的时钟",
  "the certificate is signed by itself": "证书是自签名的",
  "on an official host something stands in between; for a server of your own give its certificate with --cacert":
    "若是官方主机，则连接中间有其他设备介入；若是你自己的服务器，用 --cacert 提供它的证书",
  "the certificate leads to a root that this machine does not trust": "证书链的根证书不受本机信任",
  "a company proxy may open the connection: give its root with --cacert or NODE_EXTRA_CA_CERTS":
    "可能是公司代理解密了连接：用 --cacert 或 NODE_EXTRA_CA_CERTS 提供它的根证书",
  "the issuer of the certificate is not known here": "此处不认识证书的颁发者",
  "the server sends no intermediate certificate, or a proxy opens the connection: give the issuer with --cacert":
    "服务器没有发送中间证书，或者代理解密了连接：用 --cacert 提供颁发者的证书",
  "the certificate is for another host": "证书属于另一个主机",
  "check the host; a captive portal or a proxy answers in its place": "检查主机；可能是认证门户或代理代为响应",
  "the certificate, or one of its issuers, is not made for this use": "证书或其某个颁发者的证书不是为此用途签发的",
  "check what answers on that port": "检查该端口上是谁在响应",
  "the signature of the certificate is not valid": "证书的签名无效",
  "something stands in between, or the server is misconfigured": "连接中间有其他设备介入，或者服务器配置有误",
  "the certificate was not accepted": "证书未被接受",
  "look at it with `openssl s_client -connect HOST:443`": "用 `openssl s_client -connect HOST:443` 查看",
  "the server speaks only a version of TLS that is too old": "服务器只支持过旧的 TLS 版本",
  "a proxy or an old server answers in its place": "可能是代理或旧服务器代为响应",
  "the TLS of the server is too old or too weak to be trusted": "服务器的 TLS 过旧或过弱，不可信任",
  "server and client found nothing in common: no cipher, or no certificate of the client":
    "服务器与客户端没有共同点：没有共同的加密套件，或者没有客户端证书",
  "a proxy or an old server answers in its place: check the host": "可能是代理或旧服务器代为响应：检查主机",
  "the server does not know this host name": "服务器不认识此主机名",
  "check the host, and what answers in its place": "检查主机，以及是谁代为响应",
  "the server speaks no HTTP/1.1 on this port": "服务器在此端口上不支持 HTTP/1.1",
  "no MiMo endpoint does that: check host and port": "MiMo 的端点不会这样：检查主机和端口",
  "the server refused the handshake": "服务器拒绝了握手",
  "the server wants a certificate of the client": "服务器要求客户端证书",
  "that is no MiMo endpoint: check the host": "那不是 MiMo 的端点：检查主机",
  "what answers on the port speaks no TLS, as a server for plain http does":
    "该端口上的服务不支持 TLS，像是明文 http 的服务器",
  "check scheme and port of the base URL": "检查 Base URL 的协议头和端口",
  "the TLS that came back makes no sense": "返回的 TLS 数据无法理解",
  "the connection was closed in the middle of the handshake": "连接在握手途中被关闭",
  "a firewall that reads host names may do that: try another network": "可能是检查主机名的防火墙所为：换一个网络",
  "the connection was cut in the middle of the handshake": "连接在握手途中被切断",
  "the handshake was not answered": "握手没有得到回应",
  "a firewall may hold it: try another network": "可能被防火墙拦下：换一个网络",
  "the file of --cacert holds no certificate that could be read": "--cacert 的文件中没有可读取的证书",
  "give a file in PEM form": "提供 PEM 格式的文件",
  "the proxy variable holds no address of a proxy": "代理变量的值不是代理的地址",
  "write it like `http://host:port`": "写成 `http://host:port` 的形式",
  "the proxy variable names a kind of proxy that is not supported": "代理变量指定的代理类型不受支持",
  "only http and https proxies are, SOCKS is not": "只支持 http 和 https 代理，不支持 SOCKS",
  "the name of the proxy could not be looked up": "无法解析代理的域名",
  "check HTTPS_PROXY, and whether this network still needs it": "检查 HTTPS_PROXY，以及此网络是否仍需要它",
  "the proxy refused the connection: it is not running": "代理拒绝了连接：它没有运行",
  "check HTTPS_PROXY, or start the proxy": "检查 HTTPS_PROXY，或者启动代理",
  "the proxy did not answer": "代理没有回应",
  "there is no way to the proxy": "没有通往代理的路由",
  "check HTTPS_PROXY and the network": "检查 HTTPS_PROXY 和网络",
  "the TLS connection to the proxy itself failed": "与代理本身的 TLS 连接失败",
  "write `http://` in HTTPS_PROXY, as most proxies want it; for a proxy with TLS give its root with --cacert":
    "在 HTTPS_PROXY 中写 `http://`，大多数代理都要求如此；若代理使用 TLS，用 --cacert 提供它的根证书",
  "the proxy wants a name and a password": "代理要求用户名和密码",
  "write them into HTTPS_PROXY: `http://name:password@host:port`":
    "写在 HTTPS_PROXY 中：`http://name:password@host:port`",
  "the proxy refused the name and the password of HTTPS_PROXY": "代理拒绝了 HTTPS_PROXY 中的用户名和密码",
  "check both; signs such as `@` and `:` in them are written as `%40` and `%3A`":
    "检查这两项；其中 `@` 和 `:` 等符号要写成 `%40` 和 `%3A`",
  "the proxy forbids this host": "代理禁止访问此主机",
  "ask who runs the proxy to allow it, or list the host in NO_PROXY": "请代理的管理者放行它，或者把该主机列入 NO_PROXY",
  "the proxy failed, or could not reach the host": "代理出错，或者无法连接到该主机",
  "ask who runs the proxy": "联系代理的管理者",
  "the proxy is overloaded or its way out is down": "代理过载，或者它的出口断开",
  "ask again, or ask who runs the proxy": "重试，或者联系代理的管理者",
  "the proxy waited for the host in vain": "代理等待主机超时",
  "the proxy makes no tunnels": "该代理不建立隧道",
  "it is no proxy for https: check HTTPS_PROXY": "它不是 https 的代理：检查 HTTPS_PROXY",
  "the proxy did not open the tunnel": "代理没有打开隧道",
  "the proxy closed the connection": "代理关闭了连接",
  "check HTTPS_PROXY: something else may listen there": "检查 HTTPS_PROXY：那里可能是别的服务",
  "what listens at the proxy's address speaks no HTTP": "代理地址上的服务不使用 HTTP",
  "check HTTPS_PROXY; a SOCKS proxy is not supported": "检查 HTTPS_PROXY；不支持 SOCKS 代理",
  "the host took the request and did not answer in time": "主机收下了请求，但没有及时响应",
  "ask again; a firewall may hold the answer": "重试；可能是防火墙拦下了响应",
  "the connection was closed without an answer": "连接被关闭，没有任何响应",
  "ask again; the host may be restarting": "重试；主机可能正在重启",
  "the connection was cut before the answer came": "连接在响应到来之前被切断",
  "ask again; a firewall may do that": "重试；可能是防火墙所为",
  "the answer had begun and its head was not finished in time": "响应已开始，但响应头没有及时结束",
  "ask again; the host may be overloaded": "重试；主机可能过载",
  "the head of the answer is larger than any API's": "响应头大于任何 API 的响应头",
  "something else than the API answers: check the host": "响应的不是 API：检查主机",
  "the answer is no proper HTTP": "响应不是规范的 HTTP",
  "the answer broke off in its head": "响应在响应头处中断",
  "ask again; something on the way may cut it": "重试；可能被途中的某个环节切断",
  "the host answered something that was not asked (100 or 101)": "主机发来了未请求的响应（100 或 101）",
  "the answer contradicts itself about its length": "响应关于自身长度的说明自相矛盾",
  "something on the way changes it: try another network": "被途中的某个环节改动：换一个网络",
  "the host sent interim answers and never a final one": "主机只发送了临时响应，始终没有最终响应",
  "the answer began and did not end in time": "响应已开始，但没有及时结束",
  "the answer ended before its end": "响应没有到末尾就结束了",
  "ask again; something on the way cuts it": "重试；被途中的某个环节切断",
  "the connection was cut in the middle of the answer": "连接在响应途中被切断",
  "ask again": "重试",
  "the answer is damaged in its middle": "响应的中间部分已损坏",
  "the time for the whole probe was over": "整个探测的时间已用完",
  "ask again with a larger --timeout": "用更大的 --timeout 重试",
  "the probe was interrupted": "探测被中断",
  "the request failed for a reason that is not known here": "请求失败，原因在此处未知",
  "ask again; `NODE_DEBUG=net,tls` shows more": "重试；`NODE_DEBUG=net,tls` 会显示更多信息",
  "{what}, so nothing is known about the key; {remedy}": "{what}，因此关于密钥得不出任何结论；{remedy}",
  "{what} ({detail}), so nothing is known about the key; {remedy}":
    "{what}（{detail}），因此关于密钥得不出任何结论；{remedy}",
  // gui-only
  "in the app's own database, which is not opened": "保存在应用自己的数据库中，不会打开",
  "in the editor's secret storage, which is not opened": "保存在编辑器的机密存储中，不会打开",
  "key and base URL of one plan: `sk-` with `api.xiaomimimo.com`, `tp-` with its region's host":
    "同一套餐的密钥和 Base URL：`sk-` 配 `api.xiaomimimo.com`，`tp-` 配其区域的主机",
  "the provider Xiaomi MiMo: its API host is the bare `https://api.xiaomimimo.com`; for a Token Plan replace host and key, both; its agent mode takes no plan":
    "供应商 Xiaomi MiMo：其 API 主机是不带路径的 `https://api.xiaomimimo.com`；若用 Token Plan，主机和密钥都要更换；其 agent 模式不支持 Token Plan",
  "the OpenAI key, the overridden base URL, which ends in `/v1`, and a model in small letters":
    "OpenAI 的密钥、覆盖后的 Base URL（以 `/v1` 结尾），以及用小写字母写的模型",
  "the custom request URL: with Full URL it needs the whole address, `/chat/completions` and all":
    "自定义请求 URL：启用 Full URL 时需要完整地址，包括 `/chat/completions`",
  "the plan that it asks for, and the key of that plan": "它要求选择的套餐，以及该套餐的密钥",
  "the provider OpenAI Compatible: a base URL that ends in `/v1`, and the key of the same plan":
    "供应商 OpenAI Compatible：以 `/v1` 结尾的 Base URL，以及同一套餐的密钥",
  "its own provider for MiMo, or OpenAI Compatible with a base URL that ends in `/v1`":
    "它自带的 MiMo 供应商，或者 OpenAI Compatible 配以 `/v1` 结尾的 Base URL",
  // remedies
  "`export {name}={value}`": "`export {name}={value}`",
  "write `{value}` in {place}": "在 {place} 写入 `{value}`",
  "put the key of your console page ({page}) into {place}": "把控制台页面（{page}）上的密钥放到 {place}",
  "`unset {name}`": "`unset {name}`",
  "remove `{name}` from {place}": "从 {place} 删除 `{name}`",
  "{how} (or {others}: the Token Plan page of the console names your region)":
    "{how}（或者 {others}：控制台的 Token Plan 页面会显示你的区域）",
  "{unset}: then `{name}` is used, which belongs to this endpoint; or, to stay with the key, {move}":
    "{unset}：之后改用与此端点相符的 `{name}`；若要保留该密钥：{move}",
  "{unset}: then `{name}` is used, which belongs to this endpoint": "{unset}：之后改用与此端点相符的 `{name}`",
  // views
  "{what} ({who})": "{what}（{who}）",
  "{left}; {right}": "{left}；{right}",
} as const satisfies Readonly<Record<string, string>>;
