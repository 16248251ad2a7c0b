// How nanobot chooses: the provider that the model leads to holds key and address, and its own provider for MiMo has a default.
import { anthropic, own } from "./facts.ts";
import { sources } from "../../facts/sources.ts";
import { entryRoute, withoutProvider } from "../shared/entries.ts";
import { writtenIn } from "../shared/headers.ts";
import { stopped, trimmedBase } from "../shared/route.ts";
import type { Policy, Recorder } from "../../model/contracts.ts";
import { builtin } from "../../model/place.ts";
import type { Route } from "../../model/resolution.ts";
import { msg } from "../../model/message.ts";
import type { Sources } from "./sources.ts";

const won = msg("the provider has it");

function baseUrl(r: Recorder, { id, provider, baseName }: Sources): Route["baseUrl"] {
  const url = r.pick("baseUrl", [{ from: provider, names: [baseName] }], {
    won,
    none: msg("the provider has no `apiBase`"),
  });
  if (url.value !== null) return { ...url, value: trimmedBase(url.value), origin: "client" };
  if (id !== own.id) return { ...url, origin: "client" };
  const because = msg("no `apiBase` is set, so this is the default of the provider");
  return { ...r.derive("baseUrl", own.base, because, builtin), origin: "default" };
}

const policy: Policy<Sources> = {
  client: "nanobot",
  version: "any",
  view: "wire",
  source: sources.nanobot,
  resolve(r, from) {
    const { id, provider, keyName, choice, unset } = from;
    const chosen = r.pick("model", choice ? [{ from: choice, names: ["model"] }] : [], {
      won: msg("the model of the preset, or of the defaults"),
      none: msg("the model that is taken belongs to another provider"),
    });
    const isAnthropic = anthropic.has(id);
    return entryRoute(
      {
        key: r.pick("key", [{ from: provider, names: [keyName] }], {
          won,
          none: msg("the provider has no `apiKey`"),
        }),
        baseUrl: baseUrl(r, from),
        // Its pages write `xiaomi/…`; whether that part is sent was not seen, and MiMo would not know it.
        model: withoutProvider(chosen, ["xiaomi", own.id]),
        header: isAnthropic ? "x-api-key" : "authorization",
        wire: isAnthropic ? "anthropic" : "openai-chat",
        declared: true,
        written: writtenIn(from.headers),
        quirks:
          unset === undefined
            ? []
            : [stopped("file", msg("`{name}` is named in the settings and not set", { name: unset }), null)],
      },
      r.facts,
    );
  },
};

export default [policy];
