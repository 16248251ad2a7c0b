// What runs inside the namespace for us: opens the ports, hands them out, and starts the command.

/** What we tell it. */
export type Order =
  | { readonly kind: "open"; readonly ports: readonly number[] }
  | {
      readonly kind: "run";
      readonly command: readonly [string, ...string[]];
      readonly env: Readonly<Record<string, string>>;
      readonly cwd: string;
    };

/** What it tells us; ports and the name server's sockets come with a handle. */
export type Word =
  | { readonly kind: "ready" }
  | { readonly kind: "tcp"; readonly port: number }
  | { readonly kind: "udp" }
  | { readonly kind: "opened"; readonly ipv6: boolean }
  | { readonly kind: "started" }
  | { readonly kind: "failed"; readonly code: string }
  | { readonly kind: "ended"; readonly status: number | null; readonly signal: string | null };

/**
 * Sent as text to a Node of its own, so it must use nothing that stands outside of it. As the first process of its
 * namespace it takes everything with it when it ends, and it ends when we are gone.
 */
function inside(load: NodeJS.Require): void {
  const net = load("node:net") as typeof import("node:net");
  const fs = load("node:fs") as typeof import("node:fs");
  const dgram = load("node:dgram") as typeof import("node:dgram");
  const { spawn } = load("node:child_process") as typeof import("node:child_process");
  const tell = (word: Word, handle?: import("node:net").Server | import("node:dgram").Socket): void =>
    void process.send?.(word, handle as import("node:net").Server);
  const open: { close(): unknown }[] = [];

  const tcp = (port: number, host: string): Promise<boolean> =>
    new Promise((resolve) => {
      const server = net.createServer();
      server.once("error", () => resolve(false));
      server.listen({ port, host }, () => {
        open.push(server);
        tell({ kind: "tcp", port }, server);
        resolve(true);
      });
    });
  const udp = (type: "udp4" | "udp6", address: string): Promise<boolean> =>
    new Promise((resolve) => {
      const socket = dgram.createSocket(type);
      socket.once("error", () => resolve(false));
      socket.bind(53, address, () => {
        open.push(socket);
        tell({ kind: "udp" }, socket);
        resolve(true);
      });
    });
  const openAll = async (ports: readonly number[]): Promise<void> => {
    const ipv6 = await udp("udp6", "::1");
    await udp("udp4", "127.0.0.1");
    for (const port of ports) if (!ipv6 || !(await tcp(port, "::"))) await tcp(port, "0.0.0.0");
    tell({ kind: "opened", ipv6 });
  };
  /** What our caller left open would lead out: all but ours lacks the mark by which it ends at the command (O_CLOEXEC). */
  const closeInherited = (): void => {
    for (const name of fs.readdirSync("/proc/self/fd")) {
      try {
        const flags = /flags:\t(\d+)/.exec(fs.readFileSync(`/proc/self/fdinfo/${name}`, "latin1"))?.[1] ?? "";
        if (Number(name) > 2 && (parseInt(flags, 8) & 0o2000000) === 0) fs.closeSync(Number(name));
      } catch {
        // The descriptor of the folder itself is closed by then.
      }
    }
  };
  const run = ({ command: [file, ...args], env, cwd }: Extract<Order, { kind: "run" }>): void => {
    for (const it of open) it.close();
    closeInherited();
    // A session of its own: the terminal of the user is not its to type on.
    const child = spawn(file, args, { env, cwd, stdio: "inherit", detached: true });
    child.once("error", (error: NodeJS.ErrnoException) => tell({ kind: "failed", code: error.code ?? "" }));
    child.once("spawn", () => tell({ kind: "started" }));
    child.once("exit", (status, signal) => tell({ kind: "ended", status, signal }));
  };
  process.on("disconnect", () => process.exit());
  process.on("message", (order: Order) => (order.kind === "open" ? void openAll(order.ports) : run(order)));
  tell({ kind: "ready" });
}

export const insideCode = `(${inside.toString()})(require)`;
