// What a setting is for by its name alone, in files that belong to no client in particular.
import { exposingPrefix } from "../../facts/exposing.ts";
import { vendorWords } from "../../observe/vocabulary.ts";
import { namesBy } from "../../observe/words.ts";

export type Role = "key" | "baseUrl" | "model" | "models" | "mode";

export interface Named {
  readonly role: Role;
  /** What is left of the name: `MIMO`, `OPENAI`, `LLM`. Settings with one stem belong together. */
  readonly stem: string;
}

const understand = namesBy({ vendors: vendorWords, published: exposingPrefix });

const roles: Partial<Record<NonNullable<ReturnType<typeof understand>["role"]>, Role>> = {
  key: "key",
  address: "baseUrl",
  model: "model",
  models: "models",
  mode: "mode",
};

/** The role of a variable; undefined where its name says nothing. */
export function roleOfVariable(variable: string): Named | undefined {
  const { role, stem } = understand(variable);
  const known = role === null ? undefined : roles[role];
  return known && { role: known, stem: stem.toUpperCase().replaceAll("-", "_") };
}

const properties: Readonly<Record<string, Role>> = {
  apikey: "key",
  apitoken: "key",
  authtoken: "key",
  accesstoken: "key",
  token: "key",
  baseurl: "baseUrl",
  baseuri: "baseUrl",
  apibase: "baseUrl",
  apibaseurl: "baseUrl",
  apiurl: "baseUrl",
  apihost: "baseUrl",
  apiendpoint: "baseUrl",
  endpoint: "baseUrl",
  serverurl: "baseUrl",
  url: "baseUrl",
  model: "model",
  modelid: "model",
  modelname: "model",
  defaultmodel: "model",
  models: "models",
};

const bareOf = (name: string): string => name.replace(/[^A-Za-z]/g, "").toLowerCase();

/** The role of a property of a settings file, in whatever case it is written: `apiKey`, `base_url`, `API-Base`. */
export function roleOfProperty(name: string): Role | undefined {
  if (name.length > 40) return undefined;
  const bare = bareOf(name);
  return Object.hasOwn(properties, bare) ? properties[bare] : undefined;
}

/** In either style: `url`, `base-url`, `bearer_token`. */
export const roleOfName = (name: string): Role | undefined => roleOfProperty(name) ?? roleOfVariable(name)?.role;

/** `OPENAI_API_KEY`: a name that only variables have. */
export const looksLikeVariable = (name: string): boolean => /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/.test(name);

/** `api_key_env`, `envKey`: what stands there is the name of the variable that holds the key. */
export const namesKeyVariable = (name: string): boolean =>
  name.length <= 40 &&
  /^(?:(?:api)?(?:key|token)env(?:var|name|variable)?|env(?:key|var|variable))$/.test(bareOf(name));

/** `isFullUrl`: whether the address that stands there is the whole one. */
export const saysWhole = (name: string): boolean =>
  name.length <= 40 && /^(?:is|use)?full(?:url|endpoint)$/.test(bareOf(name));
