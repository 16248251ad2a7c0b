// Loaded before the program: writes down every try to reach another machine, a line each, in the file that WATCH_FILE names.
"use strict";
const fs = require("node:fs");
const file = process.env.WATCH_FILE;
const note = (kind, where) => fs.appendFileSync(file, `${JSON.stringify({ kind, where })}\n`);

const wrap = (object, name, kind, where) => {
  const before = object[name];
  if (typeof before !== "function") return;
  object[name] = function (...words) {
    note(kind, where(words));
    return before.apply(this, words);
  };
};

const net = require("node:net");
// The other end closes with the test that started this, however it ended.
const starter = new net.Socket({ fd: 3 });
starter.on("end", () => process.kill(process.pid, "SIGKILL")).on("error", () => undefined);
starter.resume().unref();
const dns = require("node:dns");
const connectTo = ([first]) => {
  const options = Array.isArray(first) ? first[0] : first;
  if (typeof options !== "object" || options === null) return String(options);
  // TLS over a connection that is there already makes no new one.
  return options.path ? `path ${options.path}` : `${options.host ?? options.servername ?? "localhost"}:${options.port}`;
};
// Every kind of connection begins here: net.connect, tls.connect, http, https, fetch.
wrap(net.Socket.prototype, "connect", "connect", connectTo);
for (const name of Object.keys(dns))
  if (/^(?:lookup|resolve|reverse)/.test(name)) wrap(dns, name, "dns", ([name]) => String(name));
for (const name of Object.keys(dns.promises))
  if (/^(?:lookup|resolve|reverse)/.test(name)) wrap(dns.promises, name, "dns", ([name]) => String(name));
for (const name of Object.getOwnPropertyNames(dns.Resolver.prototype))
  if (/^(?:resolve|reverse)/.test(name)) wrap(dns.Resolver.prototype, name, "dns", ([name]) => String(name));
wrap(require("node:dgram"), "createSocket", "udp", ([kind]) => String(kind?.type ?? kind));
wrap(net.Server.prototype, "listen", "listen", ([options, host]) =>
  typeof options === "object" && options !== null ? `${options.host}:${options.port}` : `${host}:${options}`,
);
// Programs could do it in its place.
for (const name of ["spawn", "spawnSync", "exec", "execSync", "execFile", "execFileSync", "fork"])
  wrap(require("node:child_process"), name, "program", ([program]) => String(program));
