// Tags that a program gives a meaning to: `!ENV NAME`, `!secret name`. To others they are no error, and no part of the value.

export const mayHoldTag = (text: string): boolean => /(?:^|[\s[{,])![A-Za-z]/.test(text);

const environment: ReadonlySet<string> = new Set(["!env", "!envvar", "!env_var", "!environ", "!environment"]);
/** Tags whose value only names what is meant: Home Assistant, Ansible, CloudFormation. */
const naming: ReadonlySet<string> = new Set(
  "!secret !secrets !vault !ref !getatt !importvalue !include !file !cmd !exec".split(" "),
);

/** What a text with a tag means to a reader that does not know the tag: a reference stays one, `${NAME}` or `!secret name`. */
export function meantByTag(tag: string, text: string): string {
  const known = tag.toLowerCase();
  if (naming.has(known)) return `${tag} ${text}`;
  return environment.has(known) && !text.includes("$") ? `\${${text.split(/[\s:,]/, 1)[0] ?? ""}}` : text;
}
