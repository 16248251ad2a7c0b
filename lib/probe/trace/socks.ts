// The greeting of a SOCKS proxy, versions 4, 4a and 5 without a password: RFC 1928.
import type { Duplex } from "node:stream";

/** A target that is asked for, or how many bytes are missing. */
type Asked = { readonly target: string; readonly length: number } | undefined;

const portAt = (bytes: Buffer, at: number): number => bytes.readUInt16BE(at);
const dotted = (bytes: Buffer): string => [...bytes].join(".");

function fifth(bytes: Buffer): Asked {
  const kind = bytes[3];
  const length = kind === 1 ? 4 : kind === 4 ? 16 : kind === 3 ? 1 + (bytes[4] ?? 0) : 0;
  if (length === 0 || bytes.length < 6 + length) return undefined;
  const raw = bytes.subarray(4, 4 + length);
  const host = kind === 1 ? dotted(raw) : kind === 3 ? raw.subarray(1).toString("latin1") : "[::1]";
  return { target: `${host}:${portAt(bytes, 4 + length)}`, length: 6 + length };
}

function fourth(bytes: Buffer): Asked {
  const user = bytes.indexOf(0, 8);
  if (bytes.length < 9 || user < 0) return undefined;
  const named = bytes[4] === 0 && bytes[5] === 0 && bytes[6] === 0;
  const end = named ? bytes.indexOf(0, user + 1) : user;
  if (end < 0) return undefined;
  const host = named ? bytes.subarray(user + 1, end).toString("latin1") : dotted(bytes.subarray(4, 8));
  return { target: `${host}:${portAt(bytes, 2)}`, length: end + 1 };
}

/** Goes through the greeting, then hands over `host:port`; what is no greeting ends. */
export function socks(socket: Duplex, then: (target: string) => void): void {
  let held = Buffer.alloc(0);
  let greeted = false;
  const done = ({ target, length }: NonNullable<Asked>, reply: Buffer): void => {
    socket.off("data", more);
    socket.pause();
    socket.write(reply);
    if (held.length > length) socket.unshift(held.subarray(length));
    then(target);
  };
  const more = (chunk: Buffer): void => {
    held = Buffer.concat([held, chunk]);
    if (held.length > 1_024) return void socket.destroy();
    if (held[0] === 4) {
      const asked = fourth(held);
      if (asked) done(asked, Buffer.from([0, 0x5a, 0, 0, 0, 0, 0, 0]));
      return;
    }
    if (!greeted) {
      const length = 2 + (held[1] ?? 256);
      if (held.length < length) return;
      greeted = true;
      held = held.subarray(length);
      socket.write(Buffer.from([5, 0]));
    }
    const asked = fifth(held);
    if (asked) done(asked, Buffer.from([5, 0, 0, 1, 127, 0, 0, 1, 0, 0]));
  };
  socket.on("data", more);
}
