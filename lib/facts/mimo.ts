// When something names MiMo: the test behind "this client is set up".
import { isTable, type Value } from "../model/document.ts";
import type { Facts } from "../model/facts.ts";
import type { Candidate } from "../model/layer.ts";
import type { Path } from "../model/place.ts";
import { Secret } from "../model/secret.ts";

const names: ReadonlySet<string> = new Set(["xiaomi-mimo", "xiaomi_mimo", "xiaomimimo", "xiaomi", "mimo"]);

/** `xiaomi-mimo`, `Xiaomi_MiMo`, `xiaomi-token-plan-cn`: a name that means MiMo. */
export const isMimoName = (name: string): boolean => {
  const lower = name.toLowerCase();
  if (names.has(lower)) return true;
  const bare = lower.replace(/[^a-z0-9]/g, "");
  return (
    names.has(bare) ||
    bare.startsWith("xiaomimimo") ||
    bare.startsWith("xiaomitokenplan") ||
    /^mimo(?:tokenplan|plan|cn|sgp|ams|v2)/.test(bare)
  );
};

type Named = Pick<Facts, "isMimoModel" | "isMimoText" | "namesMimo">;

export function nameLookups({ otherHosts, modelOf }: Pick<Facts, "otherHosts" | "modelOf">): Named {
  const isMimoModel = (text: string): boolean => {
    const lower = text.toLowerCase();
    // Most texts are ruled out without an expression, which would have to be compiled first.
    return (
      lower.includes("mimo-") &&
      (/(?:^|\/)mimo-(?:v\d|auto|chat|pro|flash|omni)/.test(lower) ||
        modelOf(lower.slice(lower.lastIndexOf("/") + 1)) !== undefined)
    );
  };
  const isMimoText = (text: string): boolean => {
    const lower = text.toLowerCase();
    if (!lower.includes("mimo") && !lower.includes("xiaomi")) return otherHosts.some((host) => lower.includes(host));
    return (
      /xiaomi-?mim[io]|mimo\.(?:com|ai|mi\.com|xiaomi\.com)|api(?:-ai)?\.xiaomi\.com|mimo-v2\.com/.test(lower) ||
      isMimoModel(text) ||
      otherHosts.some((host) => lower.includes(host))
    );
  };
  return { isMimoModel, isMimoText, namesMimo: (root) => namesMimo(root, { isMimoModel, isMimoText }) };
}

const bound = 20_000;

function namesMimo(root: Value, { isMimoModel, isMimoText }: Omit<Named, "namesMimo">): boolean {
  const queue: Value[] = [root];
  for (let i = 0; i < queue.length && i < bound; i++) {
    const value = queue[i];
    if (
      typeof value === "string"
        ? isMimoName(value) || isMimoText(value)
        : value instanceof Secret && value.info.plan === "token-plan"
    )
      return true;
    if (Array.isArray(value)) queue.push(...(value as Value[]).slice(0, bound));
    else if (isTable(value))
      for (const [key, child] of Object.entries(value)) {
        if (isMimoName(key) || isMimoModel(key)) return true;
        queue.push(child);
      }
  }
  return false;
}

/** Variables that hold something for MiMo, whoever reads them. */
export const isMimoVariable = (name: string): boolean =>
  /^(?:XIAOMI|MIMO|XIAOMIMIMO)(?:_[A-Z]+)*_(?:KEY|BASE_URL|URL|BASE|MODE|MODEL)$/.test(name);

/** Whether a setting is meant for MiMo, by its name, its table or its value: other providers' settings stand beside it. */
export const isMimoSetting = ({ slot, name, value, place }: Candidate, facts: Facts): boolean =>
  slot === "key" ||
  slot === "mode" ||
  isMimoVariable(name) ||
  (typeof value === "string" && facts.isMimoText(value)) ||
  (place.kind === "file" && (place.keys ?? []).some((key) => isMimoName(String(key))));

/** Paths of the keys in a document that belong to MiMo: `tp-` keys, and others where their table speaks of MiMo. */
export function mimoKeys(root: Value, facts: Facts): readonly { readonly path: Path; readonly secret: Secret }[] {
  const found: { path: Path; secret: Secret }[] = [];
  const queue: { value: Value; path: Path; ours: boolean }[] = [{ value: root, path: [], ours: false }];
  for (let i = 0; i < queue.length && i < bound; i++) {
    const { value, path, ours } = queue[i] as (typeof queue)[number];
    if (value instanceof Secret) {
      if (value.real && !value.info.vendor && (value.info.plan === "token-plan" || ours))
        found.push({ path, secret: value });
    } else if (Array.isArray(value))
      (value as Value[]).forEach((child, n) => queue.push({ value: child, path: [...path, n], ours }));
    else if (isTable(value)) {
      const speaks = ours || Object.values(value).some((child) => typeof child === "string" && facts.isMimoText(child));
      for (const [key, child] of Object.entries(value))
        queue.push({
          value: child,
          path: [...path, key],
          ours: speaks || isMimoName(key) || (path.length === 0 && isMimoVariable(key)),
        });
    }
  }
  return found;
}
