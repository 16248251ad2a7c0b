// What is left of a route where the client does not start: no key, no address, and why.
import type { Route, Protocol } from "../../model/resolution.ts";
import { msg, type Message } from "../../model/message.ts";

export const noModes: Route["mode"] = { value: null, place: null, because: msg("this client has no modes") };

export function stoppedRoute(wire: Protocol, because: Message): Route {
  const nothing = { value: null, place: null, because };
  return {
    key: nothing,
    baseUrl: { ...nothing, origin: "client" },
    mode: noModes,
    model: nothing,
    auth: { ...nothing, also: [] },
    protocol: wire,
    pathMode: "unknown",
    conditions: [{ kind: "stopped", at: "file", because, place: null }],
  };
}
