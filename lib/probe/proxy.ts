// Which proxy the environment names for a host, as curl and most clients read it.

export interface Proxy {
  readonly host: string;
  readonly port: number;
  readonly secure: boolean;
  /** `Basic …` where the address holds a name; never shown. */
  readonly authorization: string | null;
}

export type ProxyChoice =
  | { readonly kind: "none" }
  | { readonly kind: "proxy"; readonly proxy: Proxy }
  | { readonly kind: "fault"; readonly code: "proxy-url" | "proxy-scheme" };

type Env = Readonly<Record<string, string | undefined>>;

/** Lower case before upper case; a blank variable is none. */
const variable = (env: Env, name: string): string | undefined =>
  [env[name.toLowerCase()], env[name]].find((value) => value !== undefined && value.trim() !== "")?.trim();

/** Whether `NO_PROXY` exempts a host: `*`, a host, a domain with its subdomains, with or without a port. */
export function isExempt(list: string | undefined, host: string, port: number): boolean {
  const bare = host.replace(/^\[|\]$/g, "").toLowerCase();
  for (const entry of (list ?? "").split(/[\s,]+/)) {
    if (entry === "*") return true;
    const match = /^(?:\*?\.)?(\[[^\]]+\]|[^:]+|[0-9a-f:]+)(?::(\d+))?$/i.exec(entry);
    const name = match?.[1]?.replace(/^\[|\]$/g, "").toLowerCase();
    if (!name || (match?.[2] !== undefined && Number(match[2]) !== port)) continue;
    if (bare === name || bare.endsWith(`.${name}`)) return true;
  }
  return false;
}

/** The proxy for a URL. This machine is never asked through one. */
export function proxyFor(env: Env, host: string, port: number, secure: boolean, loopback: boolean): ProxyChoice {
  const address = variable(env, secure ? "HTTPS_PROXY" : "HTTP_PROXY") ?? variable(env, "ALL_PROXY");
  if (address === undefined || loopback || isExempt(variable(env, "NO_PROXY"), host, port)) return { kind: "none" };
  return readProxy(address);
}

function readProxy(address: string): ProxyChoice {
  let url: URL;
  try {
    url = new URL(address.includes("://") ? address : `http://${address}`);
  } catch {
    return { kind: "fault", code: "proxy-url" };
  }
  if (url.protocol !== "http:" && url.protocol !== "https:") return { kind: "fault", code: "proxy-scheme" };
  if (url.hostname === "") return { kind: "fault", code: "proxy-url" };
  const secure = url.protocol === "https:";
  const name = `${decoded(url.username)}:${decoded(url.password)}`;
  return {
    kind: "proxy",
    proxy: {
      host: url.hostname.replace(/^\[|\]$/g, ""),
      port: url.port === "" ? (secure ? 443 : 80) : Number(url.port),
      secure,
      authorization:
        url.username === "" ? null : `Basic ${btoa(String.fromCharCode(...new TextEncoder().encode(name)))}`,
    },
  };
}

/** A `%` that nobody escaped stands for itself, as in curl. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
