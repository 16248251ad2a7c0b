// Files that are there to be filled in by others.

const template = /(?:^|[._-])(?:example|sample|template|dist|tpl)(?:[._-]|$)/i;

/** Templates and examples hold blanks and samples on purpose. */
export const isTemplateFile = (path: string): boolean => template.test(path.slice(path.lastIndexOf("/") + 1));
