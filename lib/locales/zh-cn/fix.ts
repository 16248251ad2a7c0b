// The Chinese wording of what a repair can and cannot do, by the English template.
export default {
  // diff
  "{file}: mode {before} becomes {after}": "{file}：权限由 {before} 改为 {after}",
  // draft
  "the file cannot be read again": "无法再次读取该文件",
  // plan
  "the file could not be read after the change": "修改之后该文件将无法读取",
  "with the change the client would send nothing any more": "修改之后客户端将不再发送任何请求",
  "the change would not have cured it": "这一修改解决不了问题",
  // splice
  "where it stands in the file is not certain enough to change it": "它在文件中的位置不够确定，不宜修改",
  "it shares its line with something else, so take it away by hand": "它与其他内容在同一行，请手动删除",
  // undo
  "there is nothing to undo": "没有可撤销的修改",
  "{folder} is damaged; the files in it are what was replaced": "{folder} 已损坏；其中的文件就是被替换掉的内容",
  "{path} is not put back: somebody has changed it since": "{path} 未还原：此后它又被修改过",
  // splice
  "it is an export of the registry: `setx` changes the variable itself": "这是注册表导出文件：用 `setx` 修改变量本身",
} as const satisfies Readonly<Record<string, string>>;
