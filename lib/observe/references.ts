// References of every dialect: which variables a value names, what is taken where they are not set, and whether they can be looked up.
import type { Reference, ReferenceDialect } from "../model/observation.ts";

/** No value that anybody writes is longer; what stands behind is not looked at. */
const longest = 16_384;
/** More references than any value has. */
const most = 64;

const variable = /^[A-Za-z_][A-Za-z0-9_]{0,99}$/;
const keyLike = /^(?:tp|sk)[-_][A-Za-z0-9]{8,}$|^(?=.*\d)(?=.*[a-z])[A-Za-z0-9]{28,}$/;

/** A name that could be a key is not kept. */
const named = (name: string): readonly string[] => (variable.test(name) && !keyLike.test(name) ? [name] : []);

interface Body {
  readonly dialect: ReferenceDialect;
  readonly names: readonly string[];
  readonly otherwise?: string;
  readonly required?: boolean;
  readonly lookup: boolean;
}

/** Most values refer to nothing, and need no closer look. */
const worthwhile =
  /[$%{`]|^\s*(?:!|os\.|process\.env|import\.meta|env|getenv|encrypted:|(?:op|key\w*|vault|secrets?|bws|doppler|ssm|sm|arn|gcp|awssm|akv|infisical):)/i;

/** The references in a value, outermost first, in its order. Linear in its length. */
export function referencesIn(text: string): readonly Reference[] {
  if (!worthwhile.test(text)) return [];
  const whole = ofWhole(text.trim());
  if (whole) {
    const start = text.length - text.trimStart().length;
    return [{ required: false, ...whole, start, end: start + text.trim().length }];
  }
  const found: Reference[] = [];
  const value = text.slice(0, longest);
  for (let at = 0; at < value.length && found.length < most;) {
    const one = referenceAt(value, at);
    if (one) {
      found.push({ required: false, ...one.body, start: at, end: one.end });
      at = one.end;
    } else at++;
  }
  return found;
}

const stores =
  /^(?:op|keychain|keyring|vault|secret|secrets|bws|doppler|ssm|sm|arn|gcp|awssm|akv|infisical):(?:\/\/)?[\w./@:#+ -]+$/;

/** Forms that are a reference only where they are the whole value. */
function ofWhole(core: string): Body | undefined {
  if (core.length > 1_000) return undefined;
  const environ =
    /^os\.environ\/(\S+)$/.exec(core) ?? /^(?:os\.environ|process\.env|ENV)\[["']?(\w+)["']?\]$/.exec(core);
  if (environ) return { dialect: "os.environ", names: named(environ[1] as string), lookup: true };
  const call =
    /^(?:os\.getenv|os\.environ\.get|process\.env\.get|env|getenv)\(\s*["'](\w+)["'](?:\s*,\s*["']([^"']*)["'])?\s*\)$/.exec(
      core,
    );
  if (call)
    return {
      dialect: "os.environ",
      names: named(call[1] as string),
      lookup: true,
      ...(call[2] === undefined ? {} : { otherwise: call[2] }),
    };
  const dotted = /^(?:process\.env|import\.meta\.env)\.(\w+)$/.exec(core);
  if (dotted) return { dialect: "os.environ", names: named(dotted[1] as string), lookup: true };
  const tag = /^!(?:ENV|env)\s+(?:\$\{)?(\w+)(?::-?([^}]*))?\}?$/.exec(core);
  if (tag)
    return {
      dialect: "yaml-tag",
      names: named(tag[1] as string),
      lookup: true,
      ...(tag[2] === undefined ? {} : { otherwise: tag[2] }),
    };
  const colon = /^env:(?:\/\/)?(\S+)$/i.exec(core);
  if (colon) return { dialect: "env-colon", names: named(colon[1] as string), lookup: true };
  if (stores.test(core)) return { dialect: "store", names: [], lookup: false };
  if (/^encrypted:|^ENC\[/.test(core)) return { dialect: "store", names: [], lookup: false };
  if (/^!(?!ENV\b)(?:vault|secret|sops)\b/.test(core)) return { dialect: "store", names: [], lookup: false };
  if (/^![^\s!]\S* \S|^!(?:cat|op|pass|security|gpg|bw|echo|printenv)\b/.test(core))
    return { dialect: "command", names: [], lookup: false };
  return undefined;
}

interface Hit {
  readonly body: Body;
  readonly end: number;
}

function referenceAt(text: string, at: number): Hit | undefined {
  switch (text[at]) {
    case "$":
      return dollarAt(text, at);
    case "{":
      return bracesAt(text, at);
    case "%": {
      const match = /^%([A-Za-z_]\w{0,99})%/.exec(text.slice(at, at + 104));
      return match
        ? { body: { dialect: "batch", names: named(match[1] as string), lookup: true }, end: at + match[0].length }
        : undefined;
    }
    case "`": {
      const end = closing(text, at + 1, "`");
      return end < 0 ? undefined : { body: { dialect: "command", names: [], lookup: false }, end: end + 1 };
    }
    default:
      return undefined;
  }
}

/** The first such mark within the reach of a reference; -1 where none is. */
function closing(text: string, from: number, mark: string): number {
  const reach = text.slice(from, from + 400);
  const at = reach.indexOf(mark);
  return at < 0 || reach.slice(0, at).includes("\n") ? -1 : from + at;
}

function dollarAt(text: string, at: number): Hit | undefined {
  const next = text[at + 1];
  if (next === "{" && text[at + 2] === "{") {
    const end = closing(text, at + 3, "}}");
    return end < 0 ? undefined : { body: githubIn(text.slice(at + 3, end)), end: end + 2 };
  }
  if (next === "{") {
    const end = balanced(text, at + 2, "{", "}");
    return end < 0 ? undefined : { body: bracedIn(text.slice(at + 2, end)), end: end + 1 };
  }
  if (next === "(") {
    const end = balanced(text, at + 2, "(", ")");
    const inner = text.slice(at + 2, end);
    // Kubernetes and make write a variable like a command.
    return end < 0
      ? undefined
      : {
          body: { dialect: "command", names: /^[A-Z][A-Z0-9_]*$/.test(inner) ? named(inner) : [], lookup: false },
          end: end + 1,
        };
  }
  const match = /^\$(?:env:)?([A-Za-z_]\w{0,99})/i.exec(text.slice(at, at + 106));
  if (!match) return undefined;
  const power = /^\$env:/i.test(match[0]);
  return {
    body: { dialect: power ? "powershell" : "shell", names: named(match[1] as string), lookup: true },
    end: at + match[0].length,
  };
}

/** The mark that closes what was opened before `from`, with others in it; -1 where none does within reach. */
function balanced(text: string, from: number, open: string, close: string): number {
  const last = Math.min(text.length, from + 400);
  for (let i = from, depth = 1; i < last; i++) {
    if (text[i] === open) depth++;
    else if (text[i] === close && --depth === 0) return i;
  }
  return -1;
}

/** `A`, `A:-x`, `A-x`, `A:?message`, `env:A`, `secret:A`, of which the defaults may hold references. */
function bracedIn(inner: string): Body {
  if (/^(?:secret|secrets|vault|op|keyring|input):/i.test(inner)) return { dialect: "store", names: [], lookup: false };
  const env = /^(?:env[:.]|ENV:)(.*)$/s.exec(inner);
  const match = /^(\w+)(?:(:?[-=?+])([^]*)|:([^]*))?$/.exec(env ? (env[1] as string) : inner);
  if (!match) return { dialect: "shell", names: [], lookup: false };
  const [, name = "", mark, text, spring] = match;
  const otherwise = mark !== undefined && /[-=]/.test(mark) ? text : spring;
  return {
    dialect: "shell",
    names: named(name),
    required: mark !== undefined && mark.endsWith("?"),
    // `${A:+x}` is what stands there, whatever A holds.
    lookup: !mark?.endsWith("+"),
    ...(otherwise === undefined ? {} : { otherwise }),
  };
}

function bracesAt(text: string, at: number): Hit | undefined {
  if (text[at + 1] === "{") {
    const end = closing(text, at + 2, "}}");
    if (end < 0) return undefined;
    const inner = text.slice(at + 2, end);
    const env = /\b(?:env|environ)(?:\.|\[["']|\(["']|\s+["'])(\w+)/.exec(inner);
    return { body: { dialect: "template", names: env ? named(env[1] as string) : [], lookup: false }, end: end + 2 };
  }
  const match = /^\{(env|file):([^{}\s]{1,200})\}/.exec(text.slice(at, at + 210));
  if (!match) return undefined;
  const isEnv = match[1] === "env";
  return {
    body: {
      dialect: isEnv ? "env-braces" : "file-braces",
      names: isEnv ? named(match[2] as string) : [],
      lookup: isEnv,
    },
    end: at + match[0].length,
  };
}

/** `secrets.A || vars.B || 'x'`, `format('{0}', …)`, `steps.x.outputs.y`. */
function githubIn(inner: string): Body {
  const names = [
    ...inner.matchAll(/\b(?:secrets|vars|env)(?:\.([\w-]{1,100})|\[\s*['"]([\w-]{1,100})['"]\s*\])/g),
  ].flatMap(([, dotted, quoted]) => named(dotted ?? quoted ?? ""));
  const literal = /\|\|\s*'([^']*)'\s*$/.exec(inner);
  return { dialect: "github", names, lookup: false, ...(literal ? { otherwise: literal[1] as string } : {}) };
}
