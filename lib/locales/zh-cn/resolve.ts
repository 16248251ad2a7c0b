// The Chinese wording of why a candidate lost, by the English template.
export default {
  // recorder
  "{winner} comes first": "{winner} 优先",
  "{blank} is set, though blank, and hides it": "{blank} 已设置但为空白，遮住了它",
  "not a text": "不是字符串",
  "blank: counts as unset": "空白：视为未设置",
  "blank: counts as nothing, and ends the search among its aliases": "空白：视为没有值，并结束对其别名的查找",
  "blank: a value of its own, which switches off whatever comes after it":
    "空白：本身就是一个值，使其后的来源都不起作用",
} as const satisfies Readonly<Record<string, string>>;
