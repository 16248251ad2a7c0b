// `trace` through the built command line: what a client sends is seen, and nothing else is changed or reached.
import { afterEach, describe, expect, test } from "@jest/globals";
import fs from "node:fs";
import net from "node:net";
import path from "node:path";
import { expand } from "./support/keys.ts";
import { program, scratch, stopAll } from "./support/net/children.ts";
import { canSeal, traced, type Machine } from "./support/traced.ts";

afterEach(stopAll);

const sealed = canSeal() ? describe : describe.skip;
const needs = (name: string) => (program(name) ? test : test.skip);
const standard = "sk-0000example";
const plan = "tp-c0000example";
const api = "https://api.xiaomimimo.com";
const china = "https://token-plan-cn.xiaomimimo.com";
const body = JSON.stringify({ model: "mimo-v2.6-pro", messages: [{ role: "user", content: "hi" }], stream: true });

/** A client of our own that takes its key from the environment. */
const asks = (url: string, header = "authorization: Bearer") => [
  "sh",
  "-c",
  `exec curl -sS --max-time 20 -H "${header} $K" -d '${body}' ${url}`,
];
const withKey = (key: string, more: Machine = {}): Machine => ({
  ...more,
  env: { K: key, MIMO_API_KEY: key, ...more.env },
});

sealed("what curl sends", () => {
  const cases = [
    ["over HTTP/2", asks(`${api}/v1/chat/completions`), standard, "authorization", 200, []],
    ["in a header of its own", asks(`${api}/v1/responses`, "api-key:"), standard, "api-key", 200, []],
    [
      "to the other plan",
      asks(`${china}/v1/chat/completions`),
      standard,
      "authorization",
      401,
      ["key-endpoint-mismatch"],
    ],
    ["in the protocol of Anthropic", asks(`${china}/anthropic/v1/messages`), plan, "authorization", 200, []],
    [
      "to a path that is none",
      asks(`${china}/chat/completions`),
      plan,
      "authorization",
      404,
      ["endpoint-path-missing"],
    ],
    [
      "to a region that its letter does not name",
      asks("https://token-plan-ams.xiaomimimo.com/v1/chat/completions"),
      plan,
      "authorization",
      401,
      ["region-hint-mismatch"],
    ],
  ] as const;
  for (const [name, command, key, header, answered, rules] of cases)
    needs("curl")(name, async () => {
      const { report, out, err } = await traced(command, withKey(key));
      expect(report.exchanges).toMatchObject([{ kind: "trace", header, same: "A", status: answered }]);
      expect(report.findings.filter(({ severity }) => severity !== "note").map(({ rule }) => rule)).toEqual(rules);
      expect(report.trace).toMatchObject({ status: 0, end: "itself", via: "sealed" });
      expect(report.resolutions[0]?.outcomes.key.place).toEqual({ kind: "env", name: "MIMO_API_KEY" });
      expect(out + err).not.toContain(expand(key));
    });

  const proxies = {
    "an HTTP proxy": { HTTPS_PROXY: "http://proxy.example:3128" },
    "a SOCKS proxy that resolves": { ALL_PROXY: "socks5h://proxy.example:1081" },
    "a SOCKS proxy that does not": { ALL_PROXY: "socks4://proxy.example:1081" },
  };
  for (const [name, env] of Object.entries(proxies))
    needs("curl")(`through ${name}`, async () => {
      const { report } = await traced(asks(`${api}/v1/chat/completions`), withKey(standard, { env }));
      expect(report.exchanges).toMatchObject([{ url: `${api}/v1/chat/completions`, status: 200 }]);
    });

  needs("curl")("in plain HTTP, to a bridge on this machine", async () => {
    const { report } = await traced(asks("http://127.0.0.1:4321/v1/chat/completions"), withKey(standard));
    expect(report.exchanges).toMatchObject([
      { url: "http://127.0.0.1:4321/v1/chat/completions", status: 200, meaning: "unknown" },
    ]);
    expect(report.summary.verdict).toBe("unknown");
  });

  needs("curl")("its key is found where the profile has it", async () => {
    const machine = {
      home: { ".codewhale/config.toml": `[providers.xiaomi_mimo]\napi_key = "${plan}"\n` },
      env: { K: plan },
    };
    const { report } = await traced(asks(`${china}/v1/chat/completions`), machine);
    expect(report.resolutions[0]?.outcomes.key.place).toMatchObject({ path: "~/.codewhale/config.toml", line: 2 });
  });

  needs("curl")("as the option says: another endpoint, or always the same", async () => {
    const as = await traced(
      asks(`${api}/v1/chat/completions`),
      withKey(standard, { options: ["--answer-as", "token-plan-sgp"] }),
    );
    expect(as.report.exchanges).toMatchObject([{ status: 401 }]);
    const reply = await traced(
      asks(`${api}/v1/chat/completions`),
      withKey(standard, { options: ["--reply", "429-limitation"] }),
    );
    expect(reply.report.exchanges).toMatchObject([{ status: 429 }]);
  });
});

sealed("other programs", () => {
  needs("python3")("Python's own client", async () => {
    const code = `import os,urllib.request as u
r=u.Request("${api}/v1/chat/completions",data=b'${body}',headers={"Authorization":"Bearer "+os.environ["K"]})
print(u.urlopen(r).status)`;
    const { report, err } = await traced(["python3", "-c", code], withKey(standard));
    expect(err).toContain("200");
    expect(report.exchanges).toMatchObject([{ status: 200, header: "authorization" }]);
  });

  test("a Node program on the SDK of OpenAI", async () => {
    const sdk = path.resolve(import.meta.dirname, "../node_modules/openai/index.js");
    const code = `const OpenAI=require(${JSON.stringify(sdk)}).default;
new OpenAI().chat.completions.create({model:"mimo-v2.6-pro",messages:[{role:"user",content:"hi"}]}).then(it=>console.log(it.choices[0].message.content))`;
    const env = { OPENAI_API_KEY: standard, OPENAI_BASE_URL: `${api}/v1` };
    const { report, err } = await traced([process.execPath, "-e", code], { env });
    expect(err).toContain("pong");
    expect(report.exchanges).toMatchObject([
      { url: `${api}/v1/chat/completions`, status: 200, header: "authorization" },
    ]);
  });

  needs("python3")("a client that nobody knows, with its key in SQLite", async () => {
    const code = `import os,sqlite3,urllib.request as u
d=sqlite3.connect(os.environ["HOME"]+"/keys.db"); d.execute("create table k(v)"); d.execute("insert into k values(?)",[os.environ.pop("K")]); d.commit()
k=d.execute("select v from k").fetchone()[0]
u.urlopen(u.Request("${china}/v1/chat/completions",data=b'${body}',headers={"Authorization":"Bearer "+k}))`;
    const { report, home } = await traced(["python3", "-c", code], { env: { K: standard } });
    expect(report.findings.map(({ rule }) => rule)).toContain("key-endpoint-mismatch");
    expect(fs.existsSync(path.join(home, "keys.db"))).toBe(false);
  });
});

/** Runs a piece of Python inside; what it prints comes back. */
const inside = async (code: string, machine: Machine = {}): Promise<string> =>
  (await traced(["python3", "-c", `import os,socket,sys\n${code}`], machine)).err;

sealed("nothing leaves, and nothing is changed", () => {
  const attempts = {
    "TCP to an address": `socket.create_connection(("192.0.2.1",443),2)`,
    "UDP to a name server": `socket.socket(socket.AF_INET,socket.SOCK_DGRAM).sendto(b"x",("8.8.8.8",53))`,
    "TCP to a name server": `socket.create_connection(("8.8.8.8",53),2)`,
    IPv6: `socket.create_connection(("2001:db8::1",443),2)`,
    "UDP over IPv6": `socket.socket(socket.AF_INET6,socket.SOCK_DGRAM).sendto(b"x",("2001:4860:4860::8888",53))`,
    "a raw socket": `s=socket.socket(socket.AF_INET,socket.SOCK_RAW,socket.IPPROTO_ICMP); s.sendto(b"x"*8,("8.8.8.8",0))`,
    "a packet socket": `s=socket.socket(socket.AF_PACKET,socket.SOCK_RAW); s.bind(("eth0",0)); s.send(b"x"*60)`,
    "a broadcast": `s=socket.socket(socket.AF_INET,socket.SOCK_DGRAM); s.setsockopt(socket.SOL_SOCKET,socket.SO_BROADCAST,1); s.sendto(b"x",("255.255.255.255",9))`,
  };
  for (const [name, code] of Object.entries(attempts))
    needs("python3")(name, async () => {
      expect(await inside(`try:\n ${code}; print("left")\nexcept OSError as e: print("kept",e.errno)`)).toMatch(
        /^kept \d+/,
      );
    });

  needs("python3")("loopback is the only interface, and its counters hold everything that was sent", async () => {
    const said = await inside(`socket.create_connection(("api.xiaomimimo.com",443)).close()
print([l.split(":")[0].strip() for l in open("/proc/net/dev")][2:], open("/proc/net/route").read().count("\\n"))
r=[l.split() for l in open("/proc/net/dev")][2]; print(r[1]==r[9], int(r[9])>0)`);
    expect(said).toContain("['lo'] 1");
    expect(said).toContain("True True");
  });

  for (const [name, address] of [
    ["an abstract socket", "\0mimo-doctor-test"],
    ["a socket in the file system", "host.sock"],
  ] as const)
    needs("python3")(`${name} of a service of this machine`, async () => {
      let reached = 0;
      const server = net.createServer((socket) => (reached++, socket.destroy()));
      const folder = fs.mkdtempSync("/tmp/mimo-doctor-sock-");
      const at = address.startsWith("\0") ? address : path.join(folder, address);
      await new Promise<void>((resolve) => server.listen(at, resolve));
      try {
        const said = await inside(
          `try:\n socket.socket(socket.AF_UNIX).connect(${JSON.stringify(at).replace("\\u0000", "\\0")}); print("left")\nexcept OSError as e: print("kept",e.errno)`,
        );
        expect(said).toMatch(/^kept/);
        expect(reached).toBe(0);
      } finally {
        server.close();
        fs.rmSync(folder, { recursive: true });
      }
    });

  needs("python3")("files are written, renamed and removed inside, and are as they were outside", async () => {
    const said = await inside(
      `h=os.environ["HOME"]
open(h+"/a","w").write("new"); os.remove(h+"/b"); os.rename(h+"/c/d",h+"/c/e"); open("/tmp/mimo-doctor-inside","w").write("x"); open("/dev/shm/mimo-doctor-inside","w").write("x")
print(open(h+"/a").read(), os.listdir(h+"/c"))`,
      { home: { a: "old", b: "old", "c/d": "old" } },
    );
    expect(said).toContain("new ['e']");
  });

  needs("python3")("what was there stays, byte for byte", async () => {
    const { home } = await traced(
      [
        "python3",
        "-c",
        `import os,shutil;h=os.environ["HOME"];open(h+"/a","w").write("new");shutil.rmtree(h+"/c");os.chmod(h+"/b",0o777)`,
      ],
      { home: { a: "old", b: "old", "c/d": "old" } },
    );
    const text = (name: string) => fs.readFileSync(path.join(home, name), "utf8");
    expect([text("a"), text("b"), text("c/d"), fs.statSync(path.join(home, "b")).mode & 0o777]).toEqual([
      "old",
      "old",
      "old",
      0o600,
    ]);
    expect(fs.existsSync("/tmp/mimo-doctor-inside") || fs.existsSync("/dev/shm/mimo-doctor-inside")).toBe(false);
  });

  needs("python3")("descriptors of the caller are closed, core dumps are off, mounts hold", async () => {
    const said = await inside(`import resource,subprocess
print(resource.getrlimit(resource.RLIMIT_CORE)[1] <= 1, subprocess.run(["umount",os.environ["HOME"]],capture_output=True).returncode != 0)
print(sorted(int(n) for n in os.listdir("/proc/self/fd"))[:4], os.path.exists("/proc/1/cwd/etc"))`);
    expect(said).toContain("True True");
    expect(said).toContain("[0, 1, 2, 3]");
  });

  needs("python3")("a process that detaches is ended with the command", async () => {
    const marker = `mimo-doctor-${process.pid}`;
    const { status } = await traced(
      [
        "python3",
        "-c",
        `import os,time
if os.fork()==0:
 os.setsid()
 if os.fork()==0:
  os.execvp("sleep",["sleep","987"])
time.sleep(.2)`,
      ],
      { env: { MARK: marker } },
    );
    expect(status).toBe(0);
    const left = fs.readdirSync("/proc").filter((pid) => {
      try {
        return /^\d+$/.test(pid) && fs.readFileSync(`/proc/${pid}/environ`, "latin1").includes(marker);
      } catch {
        return false;
      }
    });
    expect(left).toEqual([]);
  });
});

sealed("what goes wrong", () => {
  test("a command that sends nothing", async () => {
    const { report, status } = await traced(["true"]);
    expect(report).toMatchObject({ exchanges: [], trace: { requests: 0, status: 0 }, summary: { verdict: "unknown" } });
    expect(status).toBe(0);
  });

  test("one that fails", async () => {
    expect((await traced(["sh", "-c", "exit 7"])).report.trace).toMatchObject({
      status: 7,
      signal: null,
      end: "itself",
    });
    expect((await traced(["sh", "-c", "kill -9 $$"])).report.trace).toMatchObject({ end: "itself", signal: "SIGKILL" });
  });

  test("one that hangs, with all that it started", async () => {
    const { report } = await traced(["sh", "-c", "trap '' TERM INT; sleep 987 & sleep 987; sleep 987"], {
      options: ["--timeout", "1"],
    });
    expect(report.trace).toMatchObject({ end: "timeout", status: null });
  });

  needs("python3")("one that floods: all are counted, the first fifty kept", async () => {
    const code = `import http.client,os
c=http.client.HTTPConnection("api.xiaomimimo.com")
for n in range(10000):
 c.request("GET","/v1/models",headers={"api-key":os.environ["K"]}); c.getresponse().read()`;
    const { report } = await traced(["python3", "-c", code], withKey(standard));
    expect(report.trace?.requests).toBe(10_000);
    expect(report.exchanges).toHaveLength(50);
  });

  needs("python3")(
    "garbage, half a request, half a handshake, a question to the name server that is none",
    async () => {
      const code = `for port,data in ((443,b"\\x16\\x03\\x01\\xff\\xff"),(443,b"\\x16nonsense"*99),(80,b"\\0\\1\\2\\3"*99),(80,b"GET / HT"),(443,b"\\5\\1"),(80,b"PRI * HTTP/2.0\\r\\n\\r\\nSM\\r\\n\\r\\n"),(53,b"\\0\\5abcde"),(53,b"\\xff")):
 s=socket.create_connection(("127.0.0.1",port)); s.sendall(data); s.settimeout(.2)
 try: s.recv(99)
 except OSError: pass
socket.socket(socket.AF_INET,socket.SOCK_DGRAM).sendto(b"\\0"*3,("127.0.0.1",53))
print(socket.gethostbyname("still.example"))`;
      const { report, err, status } = await traced(["python3", "-c", `import socket\n${code}`]);
      expect(err).toContain("127.0.0.1");
      expect(report.trace?.garbage).toBeGreaterThan(0);
      expect(status).toBe(0);
    },
  );

  needs("python3")("WebSocket is refused as a request that is known to nobody", async () => {
    const code = `s=socket.create_connection(("api.xiaomimimo.com",80)); s.sendall(b"GET /v1/realtime HTTP/1.1\\r\\nHost: api.xiaomimimo.com\\r\\nConnection: Upgrade\\r\\nUpgrade: websocket\\r\\nSec-WebSocket-Key: eA==\\r\\n\\r\\n"); print(s.recv(99).split()[1])`;
    expect(await inside(code)).toContain("404");
  });

  const distrusting = {
    python3: `import ssl,socket
ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT).wrap_socket(socket.create_connection(("api.xiaomimimo.com",443)),server_hostname="api.xiaomimimo.com")`,
    node: `require("tls").connect({host:"api.xiaomimimo.com",servername:"api.xiaomimimo.com",port:443,ca:[]}).on("error",()=>{})`,
  };
  for (const [name, code] of Object.entries(distrusting))
    needs(name)(`${name}, where it does not trust our certificate, is told apart`, async () => {
      const { report } = await traced([name, name === "node" ? "-e" : "-c", code]);
      expect(report.exchanges).toEqual([]);
      expect(report.trace?.distrusted).toEqual(["api.xiaomimimo.com"]);
    });

  test("a key that the command prints, in pieces of a line", async () => {
    const { err } = await traced(
      [
        "sh",
        "-c",
        'printf %s "$K" | cut -c1-20 | tr -d "\\n"; sleep .5; printf %s "$K" | cut -c21-; printf "\\033[1m%s\\n" "$K" >&2',
      ],
      withKey(standard),
    );
    expect(err).not.toContain(expand(standard).slice(0, 20));
    expect(err).not.toContain(expand(standard).slice(-20));
    expect(err).toContain("sk-****");
  });

  for (const [name, command, options, said] of [
    ["no command", [], [], "wants a command"],
    ["no such command", ["nonesuch-program"], [], "no program `nonesuch-program`"],
    ["a folder", ["/etc"], [], "no program `/etc`"],
    ["no time", ["true"], ["--timeout", "soon"], "wants seconds"],
    ["no such way", ["true"], ["--via", "luck"], "sealed or proxy"],
    ["two ways to answer", ["true"], ["--reply", "401", "--answer-as", "standard"], "exclude each other"],
  ] as const)
    test(name, async () => {
      const { status, err, out } = await traced(command, { options });
      expect([status, out]).toEqual([2, ""]);
      expect(err).toContain(said);
    });
});

describe("where nothing can be sealed", () => {
  const obstacles = {
    "unshare: unshare failed: Operation not permitted": [1, "lets no user make a namespace"],
    "trace: layer": [98, "lay a layer over files"],
    "trace: loopback": [97, "loopback could not be switched on"],
  } as const;
  for (const [message, [code, said]] of Object.entries(obstacles))
    (process.platform === "linux" ? test : test.skip)(`it says so, and what to do: ${message}`, async () => {
      const folder = scratch();
      fs.writeFileSync(path.join(folder, "unshare"), `#!/bin/sh\necho "${message}" >&2\nexit ${code}\n`, {
        mode: 0o755,
      });
      const env = { PATH: `${folder}:${process.env["PATH"]}` };
      const { status, err, out } = await traced(["true"], { env });
      expect([status, out]).toEqual([3, ""]);
      expect(err).toContain(said);
      expect(err).toContain("--via proxy");
    });

  needs("curl")("the command can be told of a proxy, and it is said what that is worth", async () => {
    const { report, err } = await traced(
      asks(`${china}/v1/chat/completions`),
      withKey(standard, { options: ["--via", "proxy"] }),
    );
    expect(err).toContain("not sealed");
    expect(report.exchanges).toMatchObject([{ url: `${china}/v1/chat/completions`, status: 401 }]);
    expect(report.trace?.via).toBe("proxy");
  });
});

sealed("a client that is known", () => {
  const home = {
    ".claude/settings.json": `{"env":{"ANTHROPIC_BASE_URL":"${china}/anthropic","ANTHROPIC_AUTH_TOKEN":"${plan}","ANTHROPIC_MODEL":"mimo-v2.6-pro"}}`,
  };
  for (const [name, url, differs] of [
    ["does as predicted", `${china}/anthropic/v1/messages`, []],
    ["does otherwise", `${api}/anthropic/v1/messages`, ["client-differs"]],
  ] as const)
    needs("curl")(name, async () => {
      const folder = fs.mkdtempSync("/tmp/mimo-doctor-client-");
      const file = path.join(folder, "claude");
      fs.writeFileSync(file, `#!/bin/sh\nexec curl -sS -H "authorization: Bearer $K" -d '${body}' ${url}\n`, {
        mode: 0o755,
      });
      try {
        const { report } = await traced([file], { home, env: { K: plan } });
        expect(report.findings.map(({ rule }) => rule).filter((rule) => rule === "client-differs")).toEqual(differs);
        expect(report.trace).toMatchObject({
          client: "claude-code",
          predicted: differs.length > 0 ? null : "claude-code@2.1/wire",
        });
      } finally {
        fs.rmSync(folder, { recursive: true });
      }
    });
});
