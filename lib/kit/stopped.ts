// Knows what is left of a route where the client does not start: no key, no address, and why.
import type { Route, Wire } from "../model/resolution.ts";
import { say, type Text } from "../model/text.ts";

export const noModes: Route["mode"] = { value: null, place: null, because: say("this client has no modes") };

export function stoppedRoute(wire: Wire, because: Text): Route {
  const nothing = { value: null, place: null, because };
  return {
    key: nothing,
    baseUrl: { ...nothing, origin: "client" },
    mode: noModes,
    model: nothing,
    auth: { ...nothing, also: [] },
    wire,
    path: "unknown",
    quirks: [{ kind: "stopped", at: "file", because, place: null }],
  };
}
