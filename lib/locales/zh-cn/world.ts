// The Chinese wording of what the disk refuses, by the English template.
export default {
  // disk
  "{path} is not changed: {why}": "{path} 未更改：{why}",
  "the disk is full": "磁盘已满",
  "your quota of disk space is used up": "你的磁盘配额已用完",
  "its file system is read-only": "其文件系统为只读",
  "its folder does not let you write": "其所在目录不允许你写入",
  "the system refused ({code})": "系统拒绝了操作（{code}）",
  "somebody else has changed it since it was read; look again": "读取之后已被他人更改；请重新查看",
  "{path} is changed, but may not survive a power failure or has narrower permissions than before: {why}":
    "{path} 已更改，但可能经不起断电，或者权限比之前更窄：{why}",
  "it has {n} hard links, and the other names would keep the old text": "它有 {n} 个硬链接，其他名称会保留旧内容",
  "it belongs to another user": "它属于另一个用户",
  "it is write-protected": "它有写保护",
} as const satisfies Readonly<Record<string, string>>;
