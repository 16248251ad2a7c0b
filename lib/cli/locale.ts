// In which language a person reads here, and where its words are. English needs none, so nothing is loaded for it.
import type { Lang, View } from "../model/format.ts";
import type { Messages } from "../model/message.ts";
import type { Host } from "../model/host.ts";
import type { Showing } from "../report/show.ts";

export const langs: readonly string[] = ["en", "zh-CN"] satisfies readonly Lang[];

const isLang = (word: string | undefined): word is Lang => word !== undefined && langs.includes(word);

/** What `--lang` says, of several the last; whether it is right is looked at where all options are. */
function asked(argv: readonly string[]): Lang | undefined {
  const end = argv.indexOf("--");
  return argv
    .slice(0, end < 0 ? argv.length : end)
    .map((word, n, all) => (word === "--lang" ? all[n + 1] : /^--lang=(.*)$/s.exec(word)?.[1]))
    .findLast(isLang);
}

/** The option, else the first of these variables that is set, as POSIX has it. */
export function langOf(argv: readonly string[], env: Host["env"]): Lang {
  const locale = env["LC_ALL"] || env["LC_MESSAGES"] || env["LANG"] || "";
  return asked(argv) ?? (/^zh/i.test(locale) ? "zh-CN" : "en");
}

/** Wordings of a language; none for English, in which every sentence is written. */
export const wordsOf = async (lang: Lang): Promise<Messages | undefined> =>
  lang === "en" ? undefined : (await import("../locales/zh-cn/index.ts")).default;

/** How places and sentences are shown to the person at the terminal. */
export const showingOf = ({ world, view }: { readonly world: Host; readonly view: View }): Showing => ({
  home: world.home,
  cwd: world.cwd,
  words: view.words,
});
