// The Chinese wording of what is said of named files, by the English template.
export default {
  // discover/elsewhere
  "settings that are not read": "没有读取的设置",
  "`{name}` leads {client} to {to}, which is not set up for MiMo, while its usual folder is":
    "`{name}` 让 {client} 使用 {to}，那里没有为 MiMo 配置，而它通常的文件夹已配置好",
  "`unset {name}`, or write the settings into {to}": "`unset {name}`，或把设置写入 {to}",
  // context
  environment: "环境变量",
  "not consulted: files were named": "未查看：已指定文件",
  "only the files that were named are read": "只读取指定的文件",
  // index
  "{file}": "{file}",
  "the settings file leaves it out": "设置文件将其排除",
  "none of what was named could be read": "指定的内容都无法读取",
  "there is no such file or folder: `{path}`": "没有这样的文件或目录：`{path}`",
  "standard input cannot be read, or holds more than 4 MiB": "标准输入无法读取，或者超过 4 MiB",
  // lint
  "it cannot be read": "无法读取",
  file: "文件",
  variables: "变量",
} as const satisfies Readonly<Record<string, string>>;
