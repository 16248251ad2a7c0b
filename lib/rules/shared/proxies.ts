// The variables of proxies, and which clients were seen to heed them.

/** For addresses that begin with `https:`, the one that counts first. */
export const proxyNames = ["HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"] as const;
export const noProxyNames = ["NO_PROXY", "no_proxy"] as const;

/** Seen on the wire, 2026-11-23; of other clients nothing is known. */
export const heeding: ReadonlySet<string> = new Set(["claude-code"]);

/** Whether `NO_PROXY` names the host: itself, a domain above it, or everything. */
export const isBypassed = (host: string, list: string): boolean =>
  list
    .split(/[\s,]+/)
    .map((entry) =>
      entry
        .toLowerCase()
        .replace(/^\*?\./, "")
        .replace(/:\d+$/, ""),
    )
    .some((entry) => entry !== "" && (entry === "*" || host === entry || host.endsWith(`.${entry}`)));
