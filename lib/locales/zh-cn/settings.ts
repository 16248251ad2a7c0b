// The Chinese wording of what is wrong with a settings file, by the English template.
export default {
  // faults
  "`{key}` is empty": "`{key}` 为空",
  "`{key}` is missing": "缺少 `{key}`",
  "`{key}` must be {type}": "`{key}` 必须是{type}",
  "`{key}` is not as it must be": "`{key}` 不符合要求",
  "a text in quotes": "带引号的字符串",
  "a list": "列表",
  "something else": "其他类型",
  rule: "规则",
  setting: "设置项",
  "`{key}` is no {word}: did you mean `{near}`?": "`{key}` 不是{word}：你要写的是 `{near}` 吗？",
  "`{key}` is no rule: see `mimo-doctor list rules`": "`{key}` 不是规则：见 `mimo-doctor list rules`",
  "`{key}` is no setting: there are {all}": "`{key}` 不是设置项：可用的有 {all}",
  "it must be a text in quotes: {all}": "必须是带引号的字符串：{all}",
  "`{value}` is not possible here: did you mean `{near}`?": "此处不能写 `{value}`：你要写的是 `{near}` 吗？",
  "`{value}` is not possible here: {all}": "此处不能写 `{value}`：{all}",
  // read
  "{file} cannot be read": "{file} 无法读取",
  "it is not as it must be": "不符合要求",
  "{file}, column {column}: {what}": "{file}，第 {column} 列：{what}",
} as const satisfies Readonly<Record<string, string>>;
