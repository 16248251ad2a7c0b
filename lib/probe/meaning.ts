// What the form of a request says about the configuration behind it. Pure.
import type { Facts } from "../model/facts.ts";
import { msg, type Message } from "../model/message.ts";
import { isLook, type Received } from "./reply.ts";

/** What strikes about a request, the gravest first. */
export function meaningsOf(received: Received, at: number, facts: Facts): readonly Message[] {
  if (isLook(received)) return [msg("a look whether anybody is there, without a key: some clients begin with it")];
  return [...ofPath(received), ...ofCredentials(received), ...ofModel(received, at, facts)];
}

function ofPath({ path, asks, wire }: Received): readonly Message[] {
  if (/\/v1\/v1\//.test(path))
    return [msg("`/v1` came twice: the base URL ends in `/v1`, and this client adds it itself")];
  if (/(?:chat\/completions|messages|responses).*\/(?:chat\/completions|messages|responses)/.test(path))
    return [msg("the path came twice: the base URL is a whole address, and this client appends its path")];
  if (/\/\//.test(path)) return [msg("two slashes came in a row: the base URL ends in more than one")];
  if (asks === "messages" && !path.includes("/anthropic"))
    return [
      msg("MiMo serves this protocol under `/anthropic`: the base URL lacks it, or belongs to the other protocol"),
    ];
  if ((asks === "chat" || asks === "responses") && path.includes("/anthropic"))
    return [msg("an OpenAI client was given the `/anthropic` address: it wants `/v1`")];
  if (
    (asks === "chat" || asks === "responses" || (asks === "models" && wire !== "anthropic")) &&
    !path.startsWith("/v1/")
  )
    return [msg("MiMo serves this under `/v1`: the base URL lacks it, and this client does not add it")];
  if (asks === "other") return [msg("MiMo has no such path")];
  return [];
}

function ofCredentials({ credentials, wire }: Received): readonly Message[] {
  if (credentials.length === 0) return [msg("no key came: the client found none, or dropped the header")];
  const found: Message[] = [];
  if (credentials.length > 1)
    found.push(msg("keys came in {n} headers: which one counts is the server's choice", { n: credentials.length }));
  for (const { header, key, doubled } of credentials) {
    const { info: traits } = key;
    if (doubled)
      found.push(
        msg("`Bearer` came twice in `{header}`: the word is part of the key in the configuration", { header }),
      );
    else if (traits.blank) found.push(msg("`{header}` came without a key", { header }));
    else if (traits.reference)
      found.push(msg("a reference came in place of a key: this client does not expand it", { header }));
    else if (traits.sample || traits.masked) found.push(msg("a sample text came in place of a key"));
    else if (traits.quoted) found.push(msg("quotation marks came as part of the key"));
    else if (traits.edges === "leading" || traits.edges === "both") found.push(msg("a blank came before the key"));
    if (header === "x-api-key" && wire !== "anthropic")
      found.push(msg("`x-api-key` is refused on this path by Token Plan hosts"));
  }
  return found;
}

function ofModel({ model, asks }: Received, at: number, facts: Facts): readonly Message[] {
  if (asks === "models" || asks === "other") return [];
  if (!model) return [msg("no model came")];
  if (/\[\d+m\]$/i.test(model))
    return [msg("the ending of `{model}` is for Claude Code alone, and came to the server", { model })];
  const retired = facts.retiredAt(model, at);
  if (retired)
    return [
      msg("the model `{model}` is switched off; `{successor}` is its successor", {
        model,
        successor: retired.successor,
      }),
    ];
  if (facts.modelOf(model.toLowerCase()) && model !== model.toLowerCase())
    return [msg("MiMo's model ids are lower case, and `{model}` is not", { model })];
  return facts.modelOf(model) ? [] : [msg("the model `{model}` is not in the list of MiMo's models", { model })];
}
