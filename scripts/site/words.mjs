// Knows what the frame around a page says, in each language, and in which order the pages are listed.
export const words = {
  en: {
    search: "Search",
    here: "On this page",
    other: "English",
    menu: "Menu",
    nothing: "Nothing found",
    skip: "To the text",
  },
  "zh-CN": { search: "搜索", here: "本页内容", other: "中文", menu: "目录", nothing: "没有结果", skip: "跳到正文" },
};

/** Groups of the menu; a page that is in none of them goes to the last but one. */
export const groups = [
  { title: { en: "Start", "zh-CN": "开始" }, sources: ["README.md", "docs/401.md"] },
  {
    title: { en: "Use", "zh-CN": "使用" },
    sources: ["commands", "options", "settings", "output", "ci", "library"].map((name) => `docs/${name}.md`),
  },
  { title: { en: "Clients", "zh-CN": "客户端" }, folder: "docs/clients/" },
  { title: { en: "Rules", "zh-CN": "规则" }, folder: "docs/rules/" },
  {
    title: { en: "Background", "zh-CN": "背景" },
    sources: ["how-it-works", "threat-model", "how-facts-are-known", "facts"].map((name) => `docs/${name}.md`),
    rest: true,
  },
  { title: { en: "Project", "zh-CN": "项目" }, sources: ["SECURITY.md", "CONTRIBUTING.md", "CHANGELOG.md"] },
];
