// What MiMo keys look like, what other vendors' keys look like, and what is no key at all.
/** Words that people paste with the key. */
export const schemeWords = ["Bearer", "Token", "ApiKey", "Basic", "Authorization:", "api-key:", "x-api-key:"] as const;

/** The beginning of a line that sets a variable to a key. */
export const assignment =
  /^(?:export |set |\$env:)?[A-Z][A-Z0-9]{0,40}(?:_[A-Z0-9]{1,40}){1,5} {0,2}= {0,2}(?=["'`]?(?:tp|sk)-)/;

/** One of these as a whole word says: replace me. */
export const sampleWords: ReadonlySet<string> = new Set(
  (
    "your yours yourkey yourapikey yourtoken replace replaced replaceme change changeme placeholder insert paste enter put fill " +
    "todo fixme tbd here dummy sample example fake xxx foo bar redacted hidden removed none null undefined nil na empty mykey myapikey"
  ).split(" "),
);

/** Made of nothing but these words, a value is a name or a label, not a key. */
export const labelWords: ReadonlySet<string> = new Set(
  "api key apikey token plan secret mimo xiaomi sk tp my the a real actual valid new test demo access auth id value string user for of".split(
    " ",
  ),
);

/** CodeWhale: look in the secret store instead. */
export const keyringSentinel = "__KEYRING__";

const secretEndings = [
  "key",
  "token",
  "secret",
  "password",
  "passwd",
  "credential",
  "credentials",
  "cookie",
  "authorization",
] as const;
/** Names that end like a secret's and hold the name of a variable, or a number. */
const notSecret =
  /(?:^|[^a-z])(?:max|min|num|count|limit|env|context|output|input|total|per|cost|public)[_-]?(?:api[_-]?)?(?:key|token)$|(?:env|max|public)(?:Key|Token)$/i;

/** Whether a value under this name is a key, in any dialect: `api_key`, `authToken`, `MIMO_API_KEY`. */
export function isSecretName(name: string): boolean {
  const lower = name.toLowerCase();
  // The usual name needs no closer look.
  if (lower === "api_key") return true;
  const ending = secretEndings.find((it) => lower.endsWith(it));
  if (ending === undefined) return false;
  // A word of its own, or one that begins with a capital: `apiKey`, `API_KEY` and `mimoApikey`, not `monkey`.
  const at = name.length - ending.length;
  const begins = (n: number): boolean =>
    n === 0 || /[^a-z]/i.test(name[n - 1] as string) || (name[n] !== lower[n] && name[n - 1] === lower[n - 1]);
  const alone = begins(at) || (lower.endsWith("apikey") && begins(name.length - "apikey".length));
  return alone && !notSecret.test(name);
}
