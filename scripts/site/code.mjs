// Knows how a block of code is set: its file name above it, commands and verdicts of a console marked.
export const escaped = (text) =>
  text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");

/** What stands at the beginning of a line, and how it is shown. */
const console = [
  [/^\$ /, "command"],
  [/^\[exit \d+\]$/, "dim"],
  [/^✗|^(?:\d+ )?(?:error|错误) /, "bad"],
  [/^✓/, "good"],
  [/^!|^(?:\d+ )?(?:warning|警告) /, "warn"],
  [/^(?:\d+ )?(?:note|提示) /, "hint"],
  [/^(?:---|\+\+\+|@@) /, "dim"],
  [/^\+/, "good"],
  [/^-(?! )/, "bad"],
];
const comments = { sh: /^\s*#/, bash: /^\s*#/, toml: /^\s*#/, yaml: /^\s*#/, ts: /^\s*\/\// };

function classOf(line, info) {
  if (info === "console" || info === "text") return console.find(([pattern]) => pattern.test(line))?.[1];
  return comments[info]?.test(line) ? "dim" : undefined;
}

/** @param {string} language The whole info string of the fence. */
export function codeBlock(text, language = "") {
  const [, info = "", title] = /^([\w-]*)(?: title="(.*)")?/.exec(language) ?? [];
  const lines = text
    .replace(/\n$/, "")
    .split("\n")
    .map((line) => {
      const name = classOf(line, info);
      return name ? `<span class="${name}">${escaped(line)}</span>` : escaped(line);
    });
  const head = title ? `<figcaption>${escaped(title)}</figcaption>` : "";
  return `<figure class="code">${head}<pre tabindex="0"><code>${lines.join("\n")}\n</code></pre></figure>\n`;
}
