// The Chinese wording of what is wrong with a facts file, by the English template.
export default {
  // faults, read
  "a number": "数字",
  "true or false": "true 或 false",
  "`{key}` must be one of {all}": "`{key}` 必须是以下之一：{all}",
  "`{key}` is not written as it must be": "`{key}` 的写法不正确",
  "`{key}` names none of `sources`": "`{key}` 不在 `sources` 之中",
  "`{key}` names none of `models`": "`{key}` 不在 `models` 之中",
  "`endpoints` must hold one of pay-as-you-go without a region, and one of the Token Plan for each of cn, sgp and ams":
    "`endpoints` 必须包含一个不带区域的按量付费端点，以及 cn、sgp、ams 各一个 Token Plan 端点",
  "`{key}` has an address on another host": "`{key}` 的地址在另一个主机上",
  "`{key}` stands there twice": "`{key}` 出现了两次",
  "`{key}` is missing for a model that ends": "模型有下线时间，却缺少 `{key}`",
  "it has no `schema`, so it is no facts file": "它没有 `schema`，所以不是事实文件",
  "it is of another schema than 1, the only one that this version knows: update mimo-doctor, or take facts of schema 1":
    "它的 schema 不是 1，而本版本只认识 1：请更新 mimo-doctor，或使用 schema 1 的事实",
  "the facts that were given cannot be used: {what}": "给定的事实无法使用：{what}",
  "{what}; `schema/facts.schema.json` of mimo-doctor says what belongs there":
    "{what}；应填的内容见 mimo-doctor 的 `schema/facts.schema.json`",
} as const satisfies Readonly<Record<string, string>>;
