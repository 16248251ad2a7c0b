// Other vendors' hosts and key variables, from a generated list that is read when the first is asked for.
import { vendorLines } from "./vendor-lines.ts";

export interface Vendor {
  readonly vendor: string;
  /** Serves models of several makers, perhaps MiMo's too, under keys of its own. */
  readonly gateway: boolean;
}

interface Pattern extends Vendor {
  /** Labels from the right; `*` stands for any text within one. */
  readonly labels: readonly string[];
  readonly wild: number;
}

interface Tables {
  /** By the two labels at the end, which are never open; the longest first, then the least open. */
  readonly hosts: ReadonlyMap<string, readonly Pattern[]>;
  readonly variables: ReadonlyMap<string, Vendor>;
}

const endOf = (host: string): string => host.split(".").slice(-2).join(".");

function read(): Tables {
  const hosts = new Map<string, Pattern[]>();
  const variables = new Map<string, Vendor>();
  for (const line of vendorLines.split("\n")) {
    const [vendor, gateway, names, keys] = JSON.parse(line) as [string, 0 | 1, string[], string[]];
    const row: Vendor = { vendor, gateway: gateway === 1 };
    for (const name of keys) variables.set(name, row);
    for (const host of names) {
      const labels = host.split(".").reverse();
      const pattern = { ...row, labels, wild: labels.filter((label) => label.includes("*")).length };
      hosts.set(endOf(host), [...(hosts.get(endOf(host)) ?? []), pattern]);
    }
  }
  for (const patterns of hosts.values()) patterns.sort((a, b) => b.labels.length - a.labels.length || a.wild - b.wild);
  return { hosts, variables };
}

let tables: Tables | undefined;
const known = (): Tables => (tables ??= read());

const fits = (label: string | undefined, wanted: string): boolean =>
  label !== undefined &&
  (label === wanted || (wanted.startsWith("*") && label.length >= wanted.length && label.endsWith(wanted.slice(1))));

const bare = ({ vendor, gateway }: Vendor): Vendor => ({ vendor, gateway });

/** Whose API answers at a host or above it; the longest name known counts. `host` in lower case, without a port. */
export function vendorOfHost(host: string): Vendor | undefined {
  const labels = host.replace(/\.$/, "").split(".").reverse();
  const found = known()
    .hosts.get(`${labels[1]}.${labels[0]}`)
    ?.find((pattern) => pattern.labels.every((wanted, n) => fits(labels[n], wanted)));
  return found && bare(found);
}

/** Whose key a variable holds by its name, in any case; undefined where the name is anybody's. */
export function vendorOfVariable(name: string): Vendor | undefined {
  const found = known().variables.get(name.toUpperCase());
  return found && bare(found);
}
