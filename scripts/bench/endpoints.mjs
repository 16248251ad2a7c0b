// Knows how to be the endpoints that a measured probe asks: one that answers, one that never does, one that answers far too much.
//   node endpoints.mjs FOLDER ROUND_TRIP   (`server.pem` and `server.key` in the folder; ports on standard output; ends with its input)
import fs from "node:fs";
import https from "node:https";
import net from "node:net";
import path from "node:path";
import zlib from "node:zlib";

const [folder, milliseconds] = process.argv.slice(2);
const half = Number(milliseconds) / 2;
const flood = 200 * 2 ** 20;

const models = Array.from({ length: 8 }, (_, n) => ({ id: `model-${n}`, object: "model", owned_by: "xiaomi" }));
models[0].id = "mimo-v2.6-pro";
const list = Buffer.from(JSON.stringify({ object: "list", data: models }));
const packed = zlib.gzipSync(Buffer.alloc(flood));
const type = { "content-type": "application/json" };

const answer = (_, response) => response.writeHead(200, { ...type, "content-length": list.length }).end(list);
const bomb = (_, response) => response.writeHead(200, { ...type, "content-encoding": "gzip" }).end(packed);
/** The same unpacked, for a client that stops too late. */
const pour = (_, response) => {
  const chunk = Buffer.alloc(2 ** 16, " ");
  let left = flood / chunk.length;
  const more = () => {
    while (left-- > 0) if (!response.write(chunk)) return void response.once("drain", more);
    response.end();
  };
  response.writeHead(200, type);
  more();
};

const certificate = {
  cert: fs.readFileSync(path.join(folder, "server.pem")),
  key: fs.readFileSync(path.join(folder, "server.key")),
};
const endpoint = (reply) => https.createServer(certificate, reply);

/**
 * A round trip of the real world on loopback: what the client says is handed on half a round trip later, and not before
 * the handshake of TCP, which loopback makes at once, would have been over; what the server says takes the other half.
 */
function far(to) {
  return net.createServer((client) => {
    const open = performance.now() + 2 * half;
    const inner = net.connect({ port: to, host: "127.0.0.1", noDelay: true });
    client.setNoDelay();
    const hand = (from, into, earliest) => {
      const late = (act) => setTimeout(act, Math.max(0, earliest - performance.now()) + half);
      from.on("data", (bytes) => late(() => into.writable && into.write(bytes)));
      from.on("end", () => late(() => into.end()));
      from.on("error", () => into.destroy());
      from.on("close", () => late(() => into.destroy()));
    };
    hand(client, inner, open);
    hand(inner, client, 0);
  });
}

const listening = (it) => new Promise((resolve) => it.listen(0, "127.0.0.1", 511, () => resolve(it.address().port)));

const near = await listening(endpoint(answer));
const ports = {
  near,
  far: await listening(far(near)),
  bomb: await listening(endpoint(bomb)),
  flood: await listening(endpoint(pour)),
  silent: await listening(net.createServer(() => undefined)),
};
console.log(JSON.stringify(ports));
process.stdin.resume().on("end", () => process.exit());
