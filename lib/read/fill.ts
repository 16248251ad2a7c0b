// How references are filled in as text, for clients that do so before they parse a file.

/** The text of a variable. */
export type Variables = (name: string) => string | undefined;

/**
 * `{env:NAME}` gives way to the variable, or to nothing; blanks inside the braces make another name. Undefined where a line
 * end comes in with it, which no JSON text can hold.
 */
export function fill(text: string, variables: Variables): string | undefined {
  if (!text.includes("{env:")) return text;
  let fits = true;
  const filled = text.replace(/\{env:([^}]{1,200})\}/g, (_, name: string) => {
    const value = variables(name) ?? "";
    if (/[\u0000-\u001f]/.test(value)) fits = false;
    return value;
  });
  return fits ? filled : undefined;
}
