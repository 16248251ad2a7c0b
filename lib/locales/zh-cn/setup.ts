// The Chinese wording of the onboarding, by the English template.
export default {
  // key
  "nothing was given": "没有输入任何内容",
  "this is a masked copy: the console shows the whole key only when it is made":
    "这是打了码的密钥：控制台只在创建时显示完整密钥",
  "this only stands for a key": "这只是占位内容，不是密钥",
  "this is a key of {vendor}": "这是 {vendor} 的密钥",
  "it holds a character that no header can carry, at position {n}": "第 {n} 位是请求头无法携带的字符",
  "MiMo's keys begin with `sk-` (pay-as-you-go) or `tp-` (Token Plan)":
    "MiMo 的密钥以 `sk-`（按量付费）或 `tp-`（Token Plan）开头",
  "it is much shorter than a key of MiMo's: a part of it is missing": "它比 MiMo 的密钥短得多：缺了一部分",
  // plan
  "{file} cannot be read, so nothing is set up in it": "无法读取 {file}，因此没有在其中设置任何内容",
  "{file} does not parse; see `mimo-doctor`, put it in order, and begin again":
    "{file} 无法解析；请运行 `mimo-doctor` 查看原因，改好后重新开始",
  // talk
  "Nothing was written.": "没有写入任何内容。",
  "mimo-doctor: set up Xiaomi MiMo": "mimo-doctor：设置 Xiaomi MiMo",
  Yes: "是",
  No: "否",
  "keys begin with tp-": "密钥以 tp- 开头",
  "keys begin with sk-": "密钥以 sk- 开头",
  "I do not know": "不清楚",
  "the key tells": "由密钥判断",
  "Which plan do you have?": "你使用哪种套餐？",
  "Paste the key (it is not shown)": "粘贴密钥（不会显示）",
  "The letter after `tp-` hints at {region}.": "`tp-` 之后的字母提示区域为{region}。",
  "Which region is it? The Token Plan page of the console shows its base URL.":
    "属于哪个区域？控制台的 Token Plan 页面会显示其 Base URL。",
  "Which clients are to use it? (space chooses)": "由哪些客户端使用？（按空格键选择）",
  "found here": "本机已有",
  // write-in
  "`{key}` cannot be set in the way this file is written: do it by hand; `mimo-doctor init --print` shows what is wanted":
    "按此文件的写法无法设置 `{key}`：请手动修改；`mimo-doctor init --print` 会显示所需的内容",
} as const satisfies Readonly<Record<string, string>>;
