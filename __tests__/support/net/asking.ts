// Asks one question through the real sender, and reads what the report would say.
import dns from "node:dns";
import type { Exchange } from "../../../lib/model/exchange.ts";
import { read } from "../../../lib/probe/ask.ts";
import { send } from "../../../lib/probe/send.ts";
import { wrapText } from "../../../lib/read/secrets.ts";
import { expand } from "../keys.ts";
import { sendingOf, targetOf } from "../probes.ts";
import { host } from "./certificates.ts";

export const key = expand("tp-c0000example");

/** What a stubbed resolver says: addresses, the code of an error, or nothing ever. */
export type Names = readonly dns.LookupAddress[] | "silence" | `E${string}`;

/** Where a case wants the question to go. */
export interface Aim {
  /** The port on this machine to which the official host is led; without it the host itself is looked up. */
  readonly port?: number;
  /** An address in its place; 127.0.0.1 where missing. */
  readonly address?: string;
  /** Asked instead of the official host, without being led anywhere. */
  readonly url?: string;
  readonly ca?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Milliseconds; short where a case waits for the end of the time. */
  readonly timeout?: number;
  readonly key?: string;
  /** A stub in place of the resolver of this machine. */
  readonly names?: Names;
}

export const official = `https://${host}/v1/models`;

/** Long enough for everything that answers at all, on a machine that is busy. */
const ample = 5_000;

type Found = (error: NodeJS.ErrnoException | null, addresses: readonly dns.LookupAddress[]) => void;

/** Puts a stub in place of the resolver, and gives what takes it away. */
function stub(names: Names | undefined): () => void {
  const real = dns.lookup;
  if (names === undefined) return () => undefined;
  const lookup = (_name: string, _options: object, found: Found): void => {
    if (names === "silence") return;
    if (typeof names === "string") found(Object.assign(new Error(), { code: names }), []);
    else found(null, names);
  };
  dns.lookup = lookup as unknown as typeof dns.lookup;
  return () => void (dns.lookup = real);
}

/** Sends the question once. */
export async function ask(aim: Aim): Promise<Exchange> {
  const asked = targetOf(aim.url ?? official, { key: wrapText(aim.key ?? key, []) });
  const to = { fromHost: host, fromPort: 443, toHost: aim.address ?? "127.0.0.1", toPort: aim.port ?? null };
  const sending = sendingOf({
    timeout: aim.timeout ?? ample,
    ca: aim.ca,
    connectTo: aim.port === undefined ? [] : [to],
    env: aim.env ?? {},
  });
  const restore = stub(aim.names);
  try {
    return read(asked, "authorization", await send(asked, "authorization", sending));
  } finally {
    restore();
  }
}
