// What the name server inside a trace says: every name is this machine. RFC 1035.

const types = { a: 1, aaaa: 28 } as const;
const inet = 1;
const address = { a: Buffer.from([127, 0, 0, 1]), aaaa: Buffer.from([...Array<number>(15).fill(0), 1]) } as const;

/** The end of the question; undefined where the message is none. */
function endOfQuestion(message: Buffer): number | undefined {
  if (message.length < 17 || message.readUInt16BE(4) !== 1) return undefined;
  let at = 12;
  for (let length = message[at] ?? 0; length > 0; length = message[at] ?? 0) {
    if (length > 63) return undefined;
    at += length + 1;
  }
  return at + 5 <= message.length ? at + 5 : undefined;
}

/**
 * The answer to one question, without the two bytes of length that TCP puts before it; undefined for what is no question.
 * Only addresses are known: everything else exists and has no records, so that nobody waits.
 */
export function answerTo(message: Buffer, ipv6: boolean): Buffer | undefined {
  const end = endOfQuestion(message);
  if (end === undefined || ((message[2] ?? 0) & 0x80) !== 0) return undefined;
  const [type, kind] = [message.readUInt16BE(end - 4), message.readUInt16BE(end - 2)];
  const found =
    kind !== inet ? undefined : type === types.a ? address.a : type === types.aaaa && ipv6 ? address.aaaa : undefined;
  const head = Buffer.from(message.subarray(0, 12));
  // A response with recursion, as it was asked for; no error.
  head.writeUInt16BE(0x8080 | (message.readUInt16BE(2) & 0x7900), 2);
  head.writeUInt16BE(found ? 1 : 0, 6);
  head.writeUInt32BE(0, 8);
  const question = message.subarray(12, end);
  if (!found) return Buffer.concat([head, question]);
  const record = Buffer.alloc(12);
  // The name is the one at offset 12; a second of life.
  record.writeUInt16BE(0xc00c, 0);
  record.writeUInt16BE(type, 2);
  record.writeUInt16BE(inet, 4);
  record.writeUInt32BE(1, 6);
  record.writeUInt16BE(found.length, 10);
  return Buffer.concat([head, question, record, found]);
}
