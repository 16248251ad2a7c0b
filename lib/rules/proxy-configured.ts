// When variables send requests through a proxy, and which clients heed them.
import { heeding, isBypassed, noProxyNames, proxyNames } from "./shared/proxies.ts";
import { rule, type Page, type Run } from "../model/contracts.ts";
import { msg, type Message } from "../model/message.ts";

export const page: Page = {
  title: msg("A proxy is set"),
  why: msg(
    "With a proxy variable some clients send their requests through the proxy, and others go straight to MiMo. A proxy that refuses, or that answers with a page of its own, looks like a fault of the key.",
  ),
  remedy: msg("Nothing to do where it is meant so. `NO_PROXY` with MiMo's host keeps a client from using it."),
};

const valueOf = (run: Run, names: readonly string[]): string | undefined =>
  names
    .map((name) => run.env.get("config", name)?.value)
    .find((value): value is string => typeof value === "string" && value.trim() !== "");

function sentence(name: string, heed: readonly (string | Message)[], unknown: readonly (string | Message)[]): Message {
  if (heed.length === 0) return msg("`{name}` is set; whether {unknown} heeds it is not known", { name, unknown });
  const args = { name, heed, unknown };
  return unknown.length === 0
    ? msg("`{name}` is set: {heed} sends its requests through that proxy", args)
    : msg("`{name}` is set: {heed} sends its requests through that proxy; of {unknown} it is not known", args);
}

export default rule({
  id: "proxy-configured",
  on: "run",
  severity: "note",
  explains: ["proxy"],
  check({ run }, facts) {
    const name = proxyNames.find((it) => valueOf(run, [it]) !== undefined);
    if (name === undefined) return undefined;
    const bypass = valueOf(run, noProxyNames) ?? "";
    const reached = run.clients.filter(({ setUp, unknown, resolutions }) => {
      if (unknown) return false;
      const hosts = resolutions.flatMap(({ view, endpoint: { host } }) => (view === "wire" && host ? [host] : []));
      return setUp && hosts.some((host) => facts.endpointOfHost(host) && !isBypassed(host, bypass));
    });
    if (reached.length === 0) return undefined;
    const titles = (heeds: boolean): readonly (string | Message)[] =>
      reached.filter(({ client }) => heeding.has(client.id) === heeds).map(({ client }) => client.title);
    return {
      message: sentence(name, titles(true), titles(false)),
      place: { kind: "env", name },
      clients: reached.flatMap(({ resolutions }) => resolutions.map((r) => r.policy)),
    };
  },
});
