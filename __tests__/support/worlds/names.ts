// Names of settings, put together from words: whose it is, what it is, and the case in which it is written.
import type { Random } from "../random.ts";

export type Role = "key" | "address" | "model";
export type Style = "screaming" | "snake" | "camel" | "pascal" | "kebab" | "dotted";

export interface Owner {
  readonly words: readonly string[];
  readonly is: "mimo" | "nobody" | "openai" | "anthropic";
}

export const owners: Readonly<Record<Owner["is"], readonly Owner[]>> = {
  mimo: [["mimo"], ["xiaomi"], ["xiaomi", "mimo"], ["mimo", "plan"], ["mimo", "chat"], ["my", "mimo"]].map((words) => ({
    words,
    is: "mimo",
  })),
  nobody: [[], ["llm"], ["ai"], ["chat"], ["agent"], ["translate"], ["app", "llm"], ["summary"]].map((words) => ({
    words,
    is: "nobody",
  })),
  openai: [{ words: ["openai"], is: "openai" }],
  anthropic: [{ words: ["anthropic"], is: "anthropic" }],
};

/** Names that these libraries read; other words after theirs would be nobody's. */
const fixed = {
  openai: {
    key: [["api", "key"]],
    address: [
      ["base", "url"],
      ["api", "base"],
    ],
    model: [["model"], ["model", "name"]],
  },
  anthropic: {
    key: [
      ["auth", "token"],
      ["api", "key"],
    ],
    address: [["base", "url"]],
    model: [["model"]],
  },
} as const satisfies Readonly<Record<string, Readonly<Record<Role, readonly (readonly string[])[]>>>>;

const free: Readonly<Record<Role, readonly (readonly string[])[]>> = {
  key: [
    ["api", "key"],
    ["apikey"],
    ["key"],
    ["token"],
    ["api", "token"],
    ["auth", "token"],
    ["access", "token"],
    ["secret", "key"],
  ],
  address: [
    ["base", "url"],
    ["baseurl"],
    ["url"],
    ["api", "base"],
    ["api", "url"],
    ["endpoint"],
    ["api", "endpoint"],
    ["model", "base", "url"],
  ],
  model: [["model"], ["model", "name"], ["model", "id"], ["default", "model"], ["chat", "model"]],
};

export type Words = Readonly<Record<Role, readonly string[]>>;

/** The words behind the owner's. */
export function roleWords(owner: Owner, random: Random): Words {
  const table = owner.is === "openai" || owner.is === "anthropic" ? fixed[owner.is] : free;
  return {
    key: random.of<readonly string[]>(table.key),
    address: random.of<readonly string[]>(table.address),
    model: random.of<readonly string[]>(table.model),
  };
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

const written: Readonly<Record<Style, (words: readonly string[]) => string>> = {
  screaming: (words) => words.join("_").toUpperCase(),
  snake: (words) => words.join("_"),
  camel: ([first = "", ...rest]) => first + rest.map(capital).join(""),
  pascal: (words) => words.map(capital).join(""),
  kebab: (words) => words.join("-"),
  dotted: (words) => words.join("."),
};

export const nameOf = (words: readonly string[], style: Style): string => written[style](words);

/** Prefixes of variables that bundlers publish. */
export const published = [
  "VITE_",
  "NEXT_PUBLIC_",
  "REACT_APP_",
  "VUE_APP_",
  "NUXT_PUBLIC_",
  "EXPO_PUBLIC_",
  "GATSBY_",
  "PLASMO_PUBLIC_",
  "STORYBOOK_",
  "PUBLIC_",
] as const;
