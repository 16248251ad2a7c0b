// A name server on 127.0.0.1:53 that answers every question in one manner: a code of RFC 1035 (0 to 15), `noise`, or `silence`.
import dgram from "node:dgram";

const manner = process.argv[2] ?? "silence";
const server = dgram.createSocket("udp4");
server.on("message", (question, { address, port }) => {
  if (manner === "silence") return;
  const answer = manner === "noise" ? Buffer.from("this is no answer") : Buffer.from(question);
  if (manner === "noise") question.copy(answer, 0, 0, 2);
  else answer.writeUInt16BE(0x8180 | Number(manner), 2);
  server.send(answer, port, address);
});
server.bind(53, "127.0.0.1", () => console.log("ready"));
