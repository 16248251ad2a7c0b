// The Chinese wording of what a trace asks for, refuses and saw, by the English template.
export default {
  // asked
  "`trace` wants a command behind `--`, as in `mimo-doctor trace -- claude -p hi`":
    "`trace` 需要在 `--` 之后给出命令，例如 `mimo-doctor trace -- claude -p hi`",
  "there is no program `{file}`: give its path, or look at PATH": "没有程序 `{file}`：请给出它的路径，或检查 PATH",
  "`--via` is sealed or proxy, not `{via}`": "`--via` 的取值是 sealed 或 proxy，不是 `{via}`",
  "only Linux can seal a command off; `--via proxy` asks it by proxy variables, which it may ignore":
    "只有 Linux 能把命令隔离起来；`--via proxy` 通过代理变量引导它，但命令可能不理会这些变量",
  "the program `unshare` is missing: install util-linux, or use `--via proxy`":
    "缺少程序 `unshare`：请安装 util-linux，或使用 `--via proxy`",
  "this system lets no user make a namespace: allow it (`sysctl kernel.unprivileged_userns_clone=1` or `kernel.apparmor_restrict_unprivileged_userns=0`; in a container `--security-opt seccomp=unconfined`), or use `--via proxy`":
    "此系统不允许用户创建命名空间：请允许它（`sysctl kernel.unprivileged_userns_clone=1` 或 `kernel.apparmor_restrict_unprivileged_userns=0`；容器中用 `--security-opt seccomp=unconfined`），或使用 `--via proxy`",
  "this kernel lets no user lay a layer over files (Linux 5.11 can); use `--via proxy`":
    "此内核不允许用户在文件上叠加一层（Linux 5.11 起可以）；请使用 `--via proxy`",
  "loopback could not be switched on inside: install iproute2, or use `--via proxy`":
    "无法在隔离环境内启用环回接口：请安装 iproute2，或使用 `--via proxy`",
  "the sealed place could not be made here; use `--via proxy`": "无法在这里建立隔离环境；请使用 `--via proxy`",
  "not sealed: a client that ignores proxy variables reaches the network with its key":
    "没有隔离：不理会代理变量的客户端会带着密钥访问网络",
  // routes
  "it came with the request": "它随请求而来",
  "it was traced": "已对其进行跟踪",
  // exchanges
  "`{host}` is no endpoint of MiMo": "`{host}` 不是 MiMo 的端点",
  "as far as is known, this endpoint would take it": "据目前所知，此端点会接受它",
  "this endpoint takes no such key": "此端点不接受这种密钥",
  "this endpoint would answer {status}": "此端点会返回 {status}",
  // told
  "{command} sent no key to {host}: {status}": "{command} 没有向 {host} 发送密钥：{status}",
  "{command} sent the key from {place} ({letter}, {plan}) to {host}: {status}":
    "{command} 把 {place} 中的密钥（{letter}，{plan}）发送到 {host}：{status}",
  "{command} sent a key that no setting here holds ({letter}, {plan}) to {host}: {status}":
    "{command} 把一个不在这里任何设置中的密钥（{letter}，{plan}）发送到 {host}：{status}",
  "{line}": "{line}",
  "also asked for: {hosts} (nothing of it left)": "还请求了：{hosts}（没有任何内容离开本机）",
  "refused our certificate for {hosts}: it brings its own roots or pins a key, and what it would have sent there is not known":
    "拒绝了我们为 {hosts} 出具的证书：它自带根证书或固定了公钥，本来会向那里发送什么不得而知",
  "{n} connections brought no request": "{n} 个连接没有带来请求",
  "{n} requests in all; the first {kept} are kept": "共 {n} 个请求；保留前 {kept} 个",
  "{command} was still running and was ended; `--timeout` gives it longer":
    "{command} 仍在运行，已将其结束；用 `--timeout` 可给它更长时间",
  "interrupted; {command} was ended": "已中断；{command} 已被结束",
  "{command} ended by {signal}": "{command} 因 {signal} 结束",
  "{command} ended with status {status}": "{command} 以状态 {status} 结束",
  "{command} asked no model and sent no key": "{command} 没有请求任何模型，也没有发送密钥",
  "as mimo-doctor predicted ({policy})": "与 mimo-doctor 的预测一致（{policy}）",
  // differs
  "the host": "主机",
  "no key": "没有密钥",
  "`{host}`, {header}, model `{model}`": "`{host}`，{header}，模型 `{model}`",
  "{client} did otherwise than mimo-doctor knows of it: {what}": "{client} 的行为与 mimo-doctor 所知的不同：{what}",
  "trust what was seen; `mimo-doctor report` packs it, so that the next version knows it too":
    "请以看到的为准；`mimo-doctor report` 会把它打包，让下一个版本也知道",
} as const;
